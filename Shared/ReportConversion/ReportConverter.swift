public import Foundation
public import Model
internal import ProcessFence

/// Makes the formats of a report that other programs write: DOCX by pandoc, PDF by weasyprint.
///
/// Both run in the fence of ``ProcessFence``: without network, environment or files of their own, within
/// ``ReportConversionLimits``. The same source and cover give the same bytes from the same release of the program. Neither
/// program is needed until one of its formats is asked for.
public struct ReportConverter: Sendable {
    public let limits: ReportConversionLimits
    private let temporaryDirectory: URL
    private let slots: ProcessSlots

    /// - Parameter temporaryDirectory: Where the source lies without a name while it is converted, and for DOCX the reference
    ///   document.
    public init(
        limits: ReportConversionLimits = ReportConversionLimits(),
        temporaryDirectory: URL = FileManager.default.temporaryDirectory
    ) {
        (self.limits, self.temporaryDirectory) = (limits, temporaryDirectory)
        self.slots = ProcessSlots(count: limits.concurrentConversions)
    }

    /// - Parameters:
    ///   - source: What the report builder wrote for the format: pandoc's list of blocks for `docx`, a page for `pdf`.
    ///   - format: `docx` or `pdf`.
    /// - Throws: ``ReportConversionError``.
    public func convert(
        _ source: [UInt8], to format: ReportRequest.Format, cover: ReportCover
    ) async throws(ReportConversionError) -> [UInt8] {
        let most = format == .pdf ? self.limits.pageBytes : self.limits.blockBytes
        guard source.count <= most else {
            throw ReportConversionError(
                .resourceLimit,
                "the report is too large for \(format.rawValue): \(source.count >> 10) KiB, and \(most >> 10) KiB can be converted."
                    + " Ask for html, or narrow the report by a filter.")
        }
        guard await self.slots.enter() else { throw ReportConversionError(.cancelled, "the work was called off") }
        defer { self.slots.leave() }
        switch format {
        case .docx: return try await WordReport(cover: cover, converter: self).convert(source)
        case .pdf: return try await PrintedReport(cover: cover, converter: self).convert(source)
        case .html, .site, .markdown, .csv, .json, .ics, .graphml, .akn:
            throw ReportConversionError(.wrongSource, "\(format.rawValue) needs no conversion")
        }
    }

    /// As ``convert(_:to:cover:)``, from one file to another, which is written beside its place and moved there whole.
    ///
    /// - Throws: ``ReportConversionError``; `temporary-storage-full` where the files cannot be read or written.
    public func convert(
        _ format: ReportRequest.Format, source: URL, to file: URL, cover: ReportCover
    ) async throws(ReportConversionError) {
        let bytes: [UInt8]
        do {
            bytes = [UInt8](try Data(contentsOf: source))
        } catch {
            throw ReportConversionError(
                .temporaryStorageFull, "\(source.path) cannot be read: \(error.localizedDescription)")
        }
        let made = try await self.convert(bytes, to: format, cover: cover)
        do {
            try Data(made).write(to: file, options: .atomic)
        } catch {
            throw ReportConversionError(
                .temporaryStorageFull, "\(file.path) cannot be written: \(error.localizedDescription)")
        }
    }

    /// Runs one program on `input`.
    func run(
        _ tool: String, package: String, _ arguments: [String], on input: [UInt8], for format: ReportRequest.Format
    ) async throws(ReportConversionError) -> FencedProcess.Output {
        let process = FencedProcess(
            tool: tool, package: package, arguments: arguments,
            // Times in the file: 1 January 2000, 0 h UTC (reproducible-builds.org), after which DOS times of archives begin too.
            environment: ["SOURCE_DATE_EPOCH": "946684800", "PYTHONHASHSEED": "0"],
            limits: ProcessLimits(
                memoryBytes: self.limits.memoryBytes, cpuSeconds: self.limits.cpuSeconds,
                wallClock: self.limits.wallClock, outputBytes: self.limits.outputBytes))
        do {
            return try await process.run(on: FencedInput(input, in: self.temporaryDirectory))
        } catch {
            throw ReportConversionError(error, format: format.rawValue, limits: self.limits)
        }
    }

    /// Gives `work` a folder that only this user can read, and removes it afterwards.
    func withFolder<Result: Sendable>(
        _ work: (URL) async throws(ReportConversionError) -> Result
    ) async throws(ReportConversionError) -> Result {
        let folder = self.temporaryDirectory.appending(
            path: "rapporteur-\(UUID().uuidString)", directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ReportConversionError(
                .temporaryStorageFull, "\(self.temporaryDirectory.path) takes no folder: \(error.localizedDescription)")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder)
    }
}
