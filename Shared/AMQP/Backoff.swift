/// How long to wait before connecting again: full jitter, that is a random time between zero and a bound that doubles
/// with each failure ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015), so that many workers that lost one
/// broker do not come back at once.
public struct Backoff: Sendable, Hashable {
    /// The first bound. Default: 0.2 s.
    public var base: Duration
    /// The largest bound. Default: 30 s.
    public var maximum: Duration

    public init(base: Duration = .milliseconds(200), maximum: Duration = .seconds(30)) {
        self.base = max(base, .milliseconds(1))
        self.maximum = max(maximum, self.base)
    }

    /// The bound after `attempt` failures in a row (one or more).
    public func bound(attempt: Int) -> Duration {
        // 2^30 times a millisecond is past any sensible maximum, and cannot overflow.
        min(self.base * (1 << min(max(attempt, 1) - 1, 30)), self.maximum)
    }

    /// The wait after `attempt` failures in a row, given `fraction` drawn from 0 ..< 1, never below `floor`.
    ///
    /// A floor keeps its jitter: the wait is between the floor and one and a half times it.
    public func delay(attempt: Int, fraction: Double, floor: Duration = .zero) -> Duration {
        let jittered = self.bound(attempt: attempt) * fraction
        return jittered >= floor ? jittered : floor + floor * (fraction / 2)
    }
}
