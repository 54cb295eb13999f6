/// When to connect, when to wait, when to stop. Pure: no I/O, no lock, no clock, no randomness of its own; the
/// connection's actor does what it returns.
struct ReconnectState: Equatable {
    enum Phase: Equatable {
        case idle
        case connecting(failures: Int)
        case open(failures: Int)
        case waiting(failures: Int)
        case closed
    }

    enum Action: Equatable {
        case none
        case connect
        case wait(Duration)
        case closeConnection
    }

    /// A connection that held this long clears the count of failures; one that dies sooner adds to it, or a proxy that
    /// resets every connection would be dialled without pause.
    static let steadyAfter: Duration = .seconds(10)

    private(set) var phase: Phase = .idle
    let backoff: Backoff

    init(backoff: Backoff) { self.backoff = backoff }

    mutating func start() -> Action {
        guard self.phase == .idle else { return .none }
        self.phase = .connecting(failures: 0)
        return .connect
    }

    mutating func connected() -> Action {
        switch self.phase {
        case .connecting(let failures):
            self.phase = .open(failures: failures)
            return .none
        // close() won the race.
        case .closed: return .closeConnection
        case .idle, .open, .waiting: return .none
        }
    }

    /// - Parameter fraction: drawn from 0 ..< 1.
    mutating func connectFailed(_ error: AMQPError, fraction: Double) -> Action {
        guard case .connecting(let failures) = self.phase else { return .none }
        return self.wait(failures: failures + 1, error, fraction)
    }

    /// - Parameter held: how long the connection had been open.
    mutating func lost(_ error: AMQPError, after held: Duration, fraction: Double) -> Action {
        guard case .open(let failures) = self.phase else { return .none }
        return self.wait(failures: held >= Self.steadyAfter ? 1 : failures + 1, error, fraction)
    }

    mutating func waited() -> Action {
        guard case .waiting(let failures) = self.phase else { return .none }
        self.phase = .connecting(failures: failures)
        return .connect
    }

    mutating func close() -> Action {
        defer { self.phase = .closed }
        if case .open = self.phase { return .closeConnection }
        return .none
    }

    private mutating func wait(failures: Int, _ error: AMQPError, _ fraction: Double) -> Action {
        self.phase = .waiting(failures: failures)
        return .wait(self.backoff.delay(attempt: failures, fraction: fraction, floor: self.floor(for: error)))
    }

    /// What only a person can mend is asked rarely: the broker logs each refusal.
    private func floor(for error: AMQPError) -> Duration {
        let floor: Duration =
            switch error.code {
            case .accessRefused, .tlsFailed, .invalidConfiguration: .seconds(5)
            case .preconditionFailed: .seconds(10)
            case .notFound: .seconds(2)
            default: .zero
            }
        return min(floor, self.backoff.maximum)
    }
}
