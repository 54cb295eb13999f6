internal import Synchronization

/// What a service needs to do its work, and whether it has it.
public enum Dependency: String, Sendable, CaseIterable {
    case consuming
    case publishing
    case database
    /// What the stage itself needs on its machine: converters, scratch space, the report folder.
    case machine
}

/// Who is up and who is not, with a sentence for `/readyz`.
///
/// Ready means the service could take a message now. Live means only that its own loops turn: an outage of a
/// dependency must not make an orchestrator restart every worker.
public final class Readiness: Sendable {
    private struct State {
        var trouble: [Dependency: String] = Dictionary(
            uniqueKeysWithValues: Dependency.allCases.filter { $0 != .machine }.map { ($0, "not connected yet") })
        var isStopping = false
        /// Since when the worker's loop is on the same step; `nil` while it waits for messages.
        var busySince: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let metrics: MetricRegistry

    public init(metrics: MetricRegistry) {
        self.metrics = metrics
        for dependency in Dependency.allCases {
            metrics.set(.dependencyUp, dependency.rawValue, to: dependency == .machine ? 1 : 0)
        }
    }

    /// Records that `dependency` answers, or why it does not. The sentence must be safe to show.
    ///
    /// - Returns: Whether it answered until now.
    @discardableResult
    public func report(_ dependency: Dependency, trouble: String?) -> Bool {
        let before = self.state.withLock { state in
            defer { state.trouble[dependency] = trouble }
            return state.trouble[dependency]
        }
        self.metrics.set(.dependencyUp, dependency.rawValue, to: trouble == nil ? 1 : 0)
        return before == nil
    }

    /// From now on not ready: the process takes nothing more.
    public func stop() { self.state.withLock { $0.isStopping = true } }

    /// Whether the process takes nothing more.
    public var isStopping: Bool { self.state.withLock { $0.isStopping } }

    /// Whether the worker's loop waits for messages.
    public var isIdle: Bool { self.state.withLock { $0.busySince == nil } }

    /// The worker's loop waits for messages.
    public func idle() { self.state.withLock { $0.busySince = nil } }

    /// The worker's loop takes a step; an attempt that failed and is made again is one, too.
    public func step() { self.state.withLock { $0.busySince = .now } }

    /// Why the service is not ready, one sentence each; empty when it is.
    public var troubles: [String] {
        self.state.withLock { state in
            (state.isStopping ? ["stopping"] : [])
                + Dependency.allCases.compactMap { name in state.trouble[name].map { "\(name.rawValue): \($0)" } }
        }
    }

    /// How long the worker's loop has been on one step; zero while it waits for messages.
    public var stepTime: Duration { self.state.withLock { $0.busySince?.duration(to: .now) ?? .zero } }
}
