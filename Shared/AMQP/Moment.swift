internal import Glibc

/// A point on the monotonic clock: no jump of the wall clock moves a deadline.
struct Moment: Comparable, Hashable, Sendable {
    /// Nanoseconds since some fixed start.
    let nanoseconds: Int64

    static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    static func < (left: Moment, right: Moment) -> Bool { left.nanoseconds < right.nanoseconds }

    static func + (moment: Moment, duration: Duration) -> Moment {
        Moment(nanoseconds: moment.nanoseconds &+ duration.wholeNanoseconds)
    }

    static func - (later: Moment, earlier: Moment) -> Duration {
        .nanoseconds(later.nanoseconds - earlier.nanoseconds)
    }

    /// Milliseconds from `now` until this, rounded up, for `poll`: never so short that the poll comes back too early and
    /// spins.
    func milliseconds(from now: Moment) -> Int32 {
        guard self > now else { return 0 }
        return Int32(clamping: (self.nanoseconds - now.nanoseconds + 999_999) / 1_000_000)
    }
}

extension Duration {
    /// Clamped to about 146 years either way, so that adding one to a ``Moment`` cannot overflow.
    var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = self.components
        return min(max(seconds, -4_600_000_000), 4_600_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    var timeval: Glibc.timeval {
        let nanoseconds = max(self.wholeNanoseconds, 0)
        return Glibc.timeval(
            tv_sec: Int(nanoseconds / 1_000_000_000), tv_usec: Int(nanoseconds % 1_000_000_000 / 1000))
    }
}
