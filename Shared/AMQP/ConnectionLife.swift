internal import Synchronization

/// What others may ask of a connection from any thread.
final class SharedStatus: Sendable {
    private let state = Mutex(ConnectionStatus())

    var value: ConnectionStatus { self.state.withLock { $0 } }

    func change(_ body: (inout ConnectionStatus) -> Void) { self.state.withLock { body(&$0) } }
}

/// A connection that is made again whenever it is lost: carries out what ``ReconnectState`` decides, on the connection's
/// thread. Its owner says what a connection needs before it serves.
struct ConnectionLife: ~Copyable {
    let configuration: BrokerConfiguration
    let status = SharedStatus()
    var handle: ConnectionHandle?
    /// Which connection this is, from 1.
    private(set) var number: UInt64 = 0
    /// When to connect next, while waiting.
    private(set) var retryAt: Moment?

    private let userTimeout: Duration
    private let onEvent: @Sendable (ConnectionEvent) -> Void
    private var state: ReconnectState
    private var openedAt = Moment(nanoseconds: 0)
    private var pending: ReconnectState.Action

    init(
        _ configuration: BrokerConfiguration, userTimeout: Duration,
        onEvent: @escaping @Sendable (ConnectionEvent) -> Void
    ) {
        self.configuration = configuration
        self.userTimeout = userTimeout
        self.onEvent = onEvent
        self.state = ReconnectState(backoff: configuration.backoff)
        self.pending = .none
    }

    /// Connects if it is time to. `prepare` declares and subscribes on the new connection.
    /// - Returns: whether there is a new connection.
    mutating func advance(_ prepare: (inout ConnectionHandle) throws(AMQPError) -> Void) -> Bool {
        if self.state.phase == .idle { self.pending = self.state.start() }
        if let retryAt, retryAt <= .now {
            self.retryAt = nil
            self.pending = self.state.waited()
        }
        guard self.pending == .connect else { return false }
        self.pending = .none
        do throws(AMQPError) {
            try self.connect(prepare)
            return true
        } catch {
            self.report(error)
            self.perform(self.state.connectFailed(error, fraction: .random(in: 0..<1)))
            return false
        }
    }

    /// Tries each node once, in random order.
    private mutating func connect(_ prepare: (inout ConnectionHandle) throws(AMQPError) -> Void) throws(AMQPError) {
        var failure: AMQPError?
        for endpoint in self.configuration.endpoints.shuffled() {
            do throws(AMQPError) {
                var handle = try ConnectionHandle.open(
                    endpoint, self.configuration, number: self.number + 1, userTimeout: self.userTimeout)
                try prepare(&handle)
                self.handle = consume handle
                self.opened(endpoint.address)
                return
            } catch { failure = error }
        }
        throw failure ?? AMQPError(.invalidConfiguration, call: "connect", detail: "no broker is named", at: .here())
    }

    private mutating func opened(_ address: String) {
        self.number += 1
        self.openedAt = .now
        _ = self.state.connected()
        let isFirst = self.number == 1
        self.status.change {
            $0.isConnected = true
            $0.isBlocked = false
            $0.host = address
            $0.lastError = nil
            if !isFirst { $0.reconnects += 1 }
        }
        self.onEvent(.connected(host: address))
    }

    /// The connection is of no more use.
    mutating func lost(_ error: AMQPError) {
        guard self.handle != nil else { return }
        self.handle = nil
        if error.code == .consumerCancelled { self.onEvent(.consumerCancelled) }
        self.report(error)
        self.perform(self.state.lost(error, after: .now - self.openedAt, fraction: .random(in: 0..<1)))
    }

    private func report(_ error: AMQPError) {
        self.status.change {
            $0.isConnected = false
            $0.isBlocked = false
            $0.lastError = error
        }
        self.onEvent(.disconnected(error))
    }

    private mutating func perform(_ action: ReconnectState.Action) {
        guard case .wait(let duration) = action else { return }
        self.retryAt = .now + duration
        self.onEvent(.retrying(in: duration))
    }

    func blocked(_ reason: String?) {
        self.status.change { $0.isBlocked = reason != nil }
        self.onEvent(reason.map { .blocked(reason: $0) } ?? .unblocked)
    }

    /// For good, in good order.
    mutating func close() {
        if self.state.close() == .closeConnection { self.handle?.closeInOrder() }
        self.handle = nil
        self.retryAt = nil
        self.status.change {
            $0.isConnected = false
            $0.isBlocked = false
        }
    }

    /// What to wait for: the socket, the next attempt, and half a heartbeat, since heartbeats leave only when the library
    /// is called.
    mutating func wait(also deadline: Moment?) -> ConnectionThread.Wait {
        var wait = ConnectionThread.Wait()
        var deadlines = [deadline, self.retryAt].compactMap { $0 }
        if let descriptor = self.handle?.descriptor {
            wait.descriptor = descriptor
            let half = Duration.milliseconds(500) * Int(self.configuration.heartbeatSeconds)
            deadlines.append(self.handle?.hasBufferedInput == true ? .now : .now + half)
        }
        wait.deadline = deadlines.min()
        return wait
    }
}
