internal import Glibc

/// A moment of the monotonic clock.
struct Deadline: Sendable {
    /// Nanoseconds of `CLOCK_MONOTONIC`; the largest value means never.
    fileprivate let moment: UInt64

    static let never = Deadline(moment: .max)

    private init(moment: UInt64) { self.moment = moment }

    /// - Parameter patience: zero or less means that there is no deadline, as PostgreSQL reads its time limits.
    init(after patience: Duration) {
        let nanoseconds = patience.nanoseconds
        self.moment = nanoseconds == 0 ? .max : Self.now &+ nanoseconds
    }

    var hasPassed: Bool { self.moment != .max && Self.now >= self.moment }

    /// For `poll`: rounded up, at most a minute (callers loop), -1 for never.
    var millisecondsLeft: CInt {
        guard self.moment != .max else { return -1 }
        let now = Self.now
        guard self.moment > now else { return 0 }
        return CInt(min((self.moment - now + 999_999) / 1_000_000, 60_000))
    }

    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}

extension Deadline: Comparable {
    static func < (left: Deadline, right: Deadline) -> Bool { left.moment < right.moment }
}

extension Duration {
    /// Whole nanoseconds, 0 when negative, clamped to a hundred years.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = self.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return UInt64(min(seconds, 3_155_760_000)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }

    /// Whole milliseconds, rounded up.
    var milliseconds: UInt64 { (self.nanoseconds + 999_999) / 1_000_000 }
}
