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
    public let identifier: Int32
    private let ended: AsyncStream<Ending>
    private let ending = Mutex<Ending?>(nil)

    /// Starts `executable`.
    ///
    /// posix_spawn and waitpid, because Foundation's `Process` waits for every process that has inherited its socket:
    /// a script that leaves a server running would never seem to end.
    public init(
        _ executable: URL, _ arguments: [String] = [], environment: [String: String], log: URL, output: URL? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let create = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output?.path ?? "/dev/null", create, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, log.path, create, 0o600)
        var words: [UnsafeMutablePointer<CChar>?] = ([executable.path] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var identifier: pid_t = 0
        let status = posix_spawn(&identifier, executable.path, &actions, nil, &words, &variables)
        guard status == 0 else {
            throw Mishap("\(executable.path) cannot be started: \(String(cString: strerror(status)))")
        }
        let (stream, continuation) = AsyncStream.makeStream(of: Ending.self)
        (self.name, self.log, self.identifier, self.ended) = (executable.lastPathComponent, log, identifier, stream)
        Thread.detachNewThread { [identifier] in
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) == -1, errno == EINTR {}
            // The macros of <sys/wait.h>: the low seven bits are the signal, the next byte the exit status.
            let signal = status & 0x7F
            continuation.yield(
                signal == 0
                    ? Ending(status: status >> 8 & 0xFF, wasKilled: false) : Ending(status: signal, wasKilled: true))
            continuation.finish()
        }
    }

    /// Sends a signal, for example `SIGTERM` or `SIGKILL`.
    public func send(_ signal: Int32) { kill(self.identifier, signal) }

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
