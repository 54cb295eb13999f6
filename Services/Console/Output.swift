import Foundation
import Logging
import Model
import ServiceKit
import Synchronization

/// Machine output on standard output, people's words on standard error.
enum Output {
    /// The program's settings, from the environment.
    static func settings() throws -> ServiceSettings {
        try ServiceSettings(.console, environment: ProcessInfo.processInfo.environment)
    }

    static func write(_ text: String, terminator: String = "\n") { self.write(Array((text + terminator).utf8)) }

    /// Writes all bytes, or leaves quietly when nobody reads any more (`rapporteur … | head`).
    static func write(_ bytes: [UInt8]) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            exit(ExitCode.failed)
        }
    }

    /// A word to the person at the terminal or the log of a job.
    static func tell(_ sentence: String) {
        Progress.shared.clear()
        try? FileHandle.standardError.write(contentsOf: Data((sentence + "\n").utf8))
    }

    /// Columns of text, each as wide as its widest cell; the last is not padded.
    static func table(_ rows: [[String]]) -> String {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.count)
            }
        }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count + 2)
            }.joined()
        }.joined(separator: "\n")
    }
}

/// A bar on standard error, on a terminal only.
final class Progress: Sendable {
    static let shared = Progress()

    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let shown = Mutex(false)

    func show(_ done: Int, of total: Int, _ what: String) {
        guard self.isTerminal, total > 0 else { return }
        let filled = done * 24 / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(bar) \(done)/\(total) \(what)".utf8))
        self.shown.withLock { $0 = true }
    }

    func clear() {
        guard self.shown.withLock({ shown in defer { shown = false }; return shown }) else { return }
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
    }
}
