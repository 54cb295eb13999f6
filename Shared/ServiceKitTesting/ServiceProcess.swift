public import Foundation
internal import Synchronization

/// One of our programs, running as a process of its own.
public final class ServiceProcess: Sendable {
    /// How a process ended.
    public struct Ending: Sendable, Hashable {
        public let status: Int32
        /// Whether a signal ended it; then `status` is the signal.
        public let wasKilled: Bool

        public init(status: Int32, wasKilled: Bool) { (self.status, self.wasKilled) = (status, wasKilled) }
    }

    public let name: String
    /// Standard error of the process, for a failed test to show.
    public let log: URL
    private let process: Process
    private let ended: AsyncStream<Ending>
    private let ending = Mutex<Ending?>(nil)

    /// Starts `executable`.
    public init(
        _ executable: URL, _ arguments: [String] = [], environment: [String: String], log: URL,
        output: FileHandle? = nil
    ) throws {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output ?? FileHandle.nullDevice
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        process.standardError = try FileHandle(forWritingTo: log)
        let (stream, continuation) = AsyncStream.makeStream(of: Ending.self)
        process.terminationHandler = { process in
            continuation.yield(
                Ending(status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal))
            continuation.finish()
        }
        (self.name, self.log, self.process, self.ended) = (executable.lastPathComponent, log, process, stream)
        try process.run()
    }

    public var identifier: Int32 { self.process.processIdentifier }

    /// Sends a signal, for example `SIGTERM` or `SIGKILL`.
    public func send(_ signal: Int32) { kill(self.process.processIdentifier, signal) }

    /// Waits until the process has ended. To be awaited by one task.
    public func end() async -> Ending {
        if let ending = self.ending.withLock({ $0 }) { return ending }
        for await ending in self.ended {
            self.ending.withLock { $0 = ending }
            return ending
        }
        return Ending(status: -1, wasKilled: false)
    }

    /// Waits until a line of the log contains `words`.
    ///
    /// - Throws: ``Mishap`` when the process ends first.
    public func waitForLog(containing words: String) async throws {
        // tail follows the file and ends with the process, so nothing is polled.
        let follower = Process()
        let pipe = Pipe()
        follower.executableURL = URL(filePath: "/usr/bin/tail")
        follower.arguments = ["-n", "+1", "-f", "--pid=\(self.identifier)", self.log.path]
        follower.standardOutput = pipe
        let (chunks, continuation) = AsyncStream.makeStream(of: Data.self)
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty { continuation.finish() } else { continuation.yield(data) }
        }
        try follower.run()
        defer {
            pipe.fileHandleForReading.readabilityHandler = nil
            follower.terminate()
        }
        var text = Data()
        for await chunk in chunks {
            text += chunk
            if text.range(of: Data(words.utf8)) != nil { return }
        }
        throw Mishap("\(self.name) ended before it said '\(words)': \(self.lastWords)")
    }

    /// The last lines of the log, for a failure's comment.
    public var lastWords: String {
        let text = (try? String(contentsOf: self.log, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(15).joined(separator: "\n")
    }
}
