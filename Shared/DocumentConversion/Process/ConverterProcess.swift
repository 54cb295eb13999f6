internal import ProcessFence

/// One run of a program that reads an untrusted file from standard input and prints what is in it.
struct ConverterProcess: Sendable {
    /// How the program ended, as far as it decided itself.
    enum Ending: Sendable, Hashable {
        case exited(Int32)
        case signalled(Int32)
    }

    struct Output: Sendable {
        let printed: [UInt8]
        /// The first few kilobytes of standard error. They may quote the file, so they are looked at and never logged.
        let complaints: [UInt8]
        let ending: Ending
    }

    /// Name of the program on the fixed `PATH` of the fence.
    let tool: String
    /// The Debian package that brings it, for ``ConversionError/ReasonCode/converterMissing``.
    let package: String
    let arguments: [String]
    /// Variables beside the fixed ones of the fence.
    var environment: [String: String] = [:]
    let limits: ConversionLimits

    /// Runs the program to its end or to the first limit.
    ///
    /// - Throws: `resource-limit` with the limit, `converter-missing`, `machine-exhausted` or `cancelled`. A program that
    ///   ends with an error of its own is an ordinary ``Output``.
    func run(on input: borrowing InputFile) async throws(ConversionError) -> Output {
        let process = FencedProcess(
            tool: self.tool, package: self.package, arguments: self.arguments, environment: self.environment,
            limits: self.limits.ofProcess)
        do {
            let output = try await process.run(on: input.fenced)
            let ending: Ending =
                switch output.ending {
                case .exited(let code): .exited(code)
                case .signalled(let signal): .signalled(signal)
                }
            return Output(printed: output.printed, complaints: output.complaints, ending: ending)
        } catch {
            throw ConversionError(fence: error)
        }
    }
}

extension ConversionLimits {
    /// Those that hold for each converter process.
    fileprivate var ofProcess: ProcessLimits {
        ProcessLimits(
            memoryBytes: self.memoryBytes, cpuSeconds: self.cpuSeconds, wallClock: self.wallClock,
            outputBytes: self.outputBytes, openFiles: self.openFiles)
    }
}

extension ConversionError {
    /// What the fence says, in the words of a conversion.
    init(fence error: FenceError) {
        switch error {
        case .limit(.memory): self.init(.resourceLimit, limit: .memory)
        case .limit(.cpuTime): self.init(.resourceLimit, limit: .cpuTime)
        case .limit(.wallClock): self.init(.resourceLimit, limit: .wallClock)
        case .limit(.outputBytes): self.init(.resourceLimit, limit: .outputBytes)
        case .toolMissing(let detail): self.init(.converterMissing, detail: detail)
        case .machineExhausted(let detail): self.init(.machineExhausted, detail: detail)
        case .storageFull(let detail): self.init(.temporaryStorageFull, detail: detail)
        case .cancelled: self.init(.cancelled)
        }
    }
}
