import Foundation
import Synchronization

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
        guard
            self.shown.withLock({ shown in
                defer { shown = false }; return shown
            })
        else { return }
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
    }
}
