internal import Foundation

/// Writes whole lines to standard error, one at a time.
///
/// Standard error, because standard output belongs to what a program was asked for.
final class LogWriter: Sendable {
    static let standardError = LogWriter()

    private let lock = NSLock()

    func write(_ line: [UInt8]) {
        self.lock.withLock {
            var rest = line[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
                // A log that cannot be written must not stop the work.
                guard written > 0 else { if errno == EINTR { continue } else { return } }
                rest = rest.dropFirst(written)
            }
        }
    }
}

/// The time of a log line: RFC 3339, UTC, milliseconds.
public enum LogTime {
    public static func now() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var seconds = now.tv_sec
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let milliseconds = String(now.tv_nsec / 1_000_000 + 1000).dropFirst()
        return
            "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)).\(milliseconds)Z"
    }

    static func secondsSince1970() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
