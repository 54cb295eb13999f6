internal import ProcessFence

/// Why a report could not be brought into a format that needs another program. Safe to log: no word of the report is in it.
public struct ReportConversionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable names, for logs, events and tests.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The program, or the package that brings it, is not installed here.
        case converterMissing = "converter-missing"
        /// The report is too large for the format.
        case resourceLimit = "resource-limit"
        /// The program ended with an error of its own: a fault of Rapporteur or of the program, not of the request.
        case conversionFailed = "conversion-failed"
        /// The format needs no conversion, or what was handed in is not the source of one.
        case wrongSource = "wrong-source"
        case temporaryStorageFull = "temporary-storage-full"
        case machineExhausted = "machine-exhausted"
        case cancelled
    }

    public let code: Code
    /// What happened, and what to do.
    public let message: String

    init(_ code: Code, _ message: String) { (self.code, self.message) = (code, message) }

    /// Whether the same report may be converted later: the fault lies with this machine.
    public var isTransient: Bool {
        switch self.code {
        case .converterMissing, .temporaryStorageFull, .machineExhausted, .cancelled: true
        case .resourceLimit, .conversionFailed, .wrongSource: false
        }
    }

    public var description: String { "\(self.code.rawValue): \(self.message)" }

    init(_ error: FenceError, format: String, limits: ReportConversionLimits) {
        let remedy = "Ask for html, or narrow the report by a filter."
        switch error {
        case .limit(.memory):
            self.init(
                .resourceLimit,
                "the report does not fit \(limits.memoryBytes >> 20) MiB of memory as \(format). \(remedy)")
        case .limit(.cpuTime):
            self.init(
                .resourceLimit, "the report takes more than \(limits.cpuSeconds) s to become \(format). \(remedy)")
        case .limit(.wallClock):
            self.init(
                .resourceLimit, "the report takes more than \(limits.wallClock) to become \(format). \(remedy)")
        case .limit(.outputBytes):
            self.init(
                .resourceLimit, "the report is larger than \(limits.outputBytes >> 20) MiB as \(format). \(remedy)")
        case .toolMissing(let detail):
            self.init(
                .converterMissing,
                "\(format) cannot be made here: \(detail). Install the package, or ask for html, md, csv or json.")
        case .machineExhausted(let detail): self.init(.machineExhausted, "\(format) was not made: \(detail)")
        case .storageFull(let detail):
            self.init(.temporaryStorageFull, "\(format) was not made, the temporary folder does not take it: \(detail)")
        case .cancelled: self.init(.cancelled, "the work was called off")
        }
    }
}
