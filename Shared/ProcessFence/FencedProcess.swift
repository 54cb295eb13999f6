internal import Glibc
internal import Subprocess
internal import Synchronization
internal import SystemPackage

/// One run of a program that reads an untrusted file from standard input and prints what is in it.
public struct FencedProcess: Sendable {
    /// How the program ended, as far as it decided itself.
    public enum Ending: Sendable, Hashable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// What a program left behind.
    public struct Output: Sendable {
        public let printed: [UInt8]
        /// The first few kilobytes of standard error. They may quote the file, so they are looked at and never logged.
        public let complaints: [UInt8]
        public let ending: Ending
    }

    /// Name of the program on the fixed `PATH` of ``Sandbox/environment``.
    let tool: String
    /// The Debian package that brings it, for ``FenceError/toolMissing(_:)``.
    let package: String
    let arguments: [String]
    /// Variables beside those of ``Sandbox/environment``.
    let environment: [String: String]
    let limits: ProcessLimits

    private static let complaintBytes = 8 << 10

    /// - Parameters:
    ///   - tool: Name of the program on the fixed `PATH`, or its absolute path.
    ///   - package: The Debian package that brings it, for ``FenceError/toolMissing(_:)``.
    ///   - environment: Variables beside the fixed ones; nothing of the parent's is handed on.
    public init(
        tool: String, package: String, arguments: [String], environment: [String: String] = [:], limits: ProcessLimits
    ) {
        (self.tool, self.package, self.arguments) = (tool, package, arguments)
        (self.environment, self.limits) = (environment, limits)
    }

    /// Runs the program to its end or to the first limit.
    ///
    /// - Throws: ``FenceError``. A program that ends with an error of its own is an ordinary ``Output``.
    public func run(on input: borrowing FencedInput) async throws(FenceError) -> Output {
        guard let sandbox = await Sandbox.strongest() else {
            throw .toolMissing("setpriv of the package util-linux does not run here")
        }
        let command = sandbox.command(self.tool, self.arguments, limits: self.limits)
        var options = PlatformOptions()
        // A process group of its own, so that whatever the converter starts can be killed with it.
        options.processGroupID = 0
        let stop = Stop()
        let limits = self.limits
        let output: Output
        do {
            let result = try await Subprocess.run(
                .name(command.executable), arguments: Arguments(command.arguments),
                environment: Sandbox.environment(with: self.environment),
                workingDirectory: "/", platformOptions: options,
                input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false), output: .sequence,
                error: .sequence
            ) { execution in
                let timer = Task {
                    try? await Task.sleep(for: limits.wallClock)
                    if !Task.isCancelled { stop.now(.wallClock) { Self.kill(execution.processIdentifier) } }
                }
                async let complaints = Self.read(execution.standardError, keeping: Self.complaintBytes) {}
                let printed = await Self.read(execution.standardOutput, keeping: limits.outputBytes) {
                    stop.now(.outputBytes) { Self.kill(execution.processIdentifier) }
                }
                let complained = await complaints
                await Self.waitForEnd(execution.processIdentifier)
                timer.cancel()
                await timer.value
                // The converter has ended but is not yet reaped, so its number still names its group and no other.
                Self.kill(execution.processIdentifier)
                return (printed, complained)
            }
            output = Output(
                printed: result.closureResult.0, complaints: result.closureResult.1,
                ending: Ending(result.terminationStatus))
        } catch {
            throw Task.isCancelled ? .cancelled : Self.failedStart(error, of: command.executable)
        }
        if Task.isCancelled { throw .cancelled }
        if let limit = stop.limit ?? self.limitReached(output) { throw .limit(limit) }
        // No limit of ours: the kernel, short of memory, chose this process (or somebody killed it by hand).
        if output.ending == .signalled(SIGKILL) {
            throw .machineExhausted("\(self.tool) was killed from outside")
        }
        // The exit codes of env(1) and its kin for "found but did not run" and "not found".
        if output.ending == .exited(127) || output.ending == .exited(126) {
            throw .toolMissing("\(self.tool) of the package \(self.package) is not installed")
        }
        return output
    }

    /// The limit of the kernel's that the program ran into, as its end shows it.
    private func limitReached(_ output: Output) -> FenceError.Limit? {
        switch output.ending {
        case .signalled(SIGXCPU): .cpuTime
        // Memory that is refused shows as an abort (C++ `bad_alloc`) or as these words of poppler and of Haskell programs.
        case .signalled(SIGABRT): .memory
        case .signalled, .exited:
            Self.memoryComplaints.contains { output.complaints.contains($0) } ? .memory : nil
        }
    }

    private static let memoryComplaints: [[UInt8]] = [
        "Out of memory", "bad_alloc", "memory exhausted", "eap exhausted", "annot allocate memory",
    ].map { Array($0.utf8) }

    /// Reads to the end and keeps at most `limit` bytes; calls `tooLong` once for the first byte beyond.
    private static func read(
        _ sequence: SubprocessOutputSequence, keeping limit: Int, tooLong: () -> Void
    ) async -> [UInt8] {
        var kept: [UInt8] = []
        var total = 0
        do {
            for try await buffer in sequence {
                if total <= limit, total + buffer.count > limit { tooLong() }
                total += buffer.count
                if kept.count < limit {
                    buffer.withUnsafeBytes { kept.append(contentsOf: $0.prefix(limit - kept.count)) }
                }
            }
        } catch {
            // The pipe went away with a process that was killed; what ended it is known from elsewhere.
        }
        return kept
    }

    /// Waits until the process has ended, without reaping it. A converter closes its output when it ends, so this hardly ever
    /// waits; one that closes it earlier still meets the wall clock.
    private static func waitForEnd(_ process: ProcessIdentifier) async {
        guard process.processDescriptor >= 0 else { return }
        while !Task.isCancelled {
            var descriptor = pollfd(fd: process.processDescriptor, events: Int16(POLLIN), revents: 0)
            if poll(&descriptor, 1, 0) != 0 { return }
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    private static func kill(_ process: ProcessIdentifier) {
        _ = Glibc.kill(-process.value, SIGKILL)
    }

    private static func failedStart(_ error: any Error, of program: String) -> FenceError {
        guard let error = error as? SubprocessError else { return .machineExhausted("") }
        if error.code == .executableNotFound {
            return .toolMissing("\(program) of the package util-linux is not installed")
        }
        return .machineExhausted("\(program): \(error.underlyingError.map { "\($0)" } ?? "not started")")
    }

    /// Remembers why a converter was stopped.
    private final class Stop: Sendable {
        private let reason = Mutex<FenceError.Limit?>(nil)

        var limit: FenceError.Limit? { self.reason.withLock { $0 } }

        func now(_ limit: FenceError.Limit, kill: () -> Void) {
            self.reason.withLock { $0 = $0 ?? limit }
            kill()
        }
    }
}

extension FencedProcess.Ending {
    fileprivate init(_ status: TerminationStatus) {
        switch status {
        case .exited(let code): self = .exited(code)
        case .signaled(let signal): self = .signalled(signal)
        }
    }
}
