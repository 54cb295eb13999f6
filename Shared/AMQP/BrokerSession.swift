internal import Synchronization

/// One plain connection, for tools: setting up, asking, reading and replaying dead letters.
///
/// After an error of the broker's (404, 406, …) the connection is made anew by the next call: AMQP closes the channel with
/// the error, and what was got and not settled goes back to its queue.
public actor BrokerSession {
    private let thread: ConnectionThread
    private let pulse: Pulse
    private let configuration: BrokerConfiguration
    private var handle: ConnectionHandle?
    private var line: PublishLine
    private var number: UInt64 = 0
    private var unsettled = UnsettledTags()
    private var lastError: AMQPError?
    private var isClosed = false
    /// What the broker says of itself, for example `product` and `version`.
    public private(set) var serverProperties: [String: String] = [:]

    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.thread.asUnownedSerialExecutor() }

    /// Gives the session its turns between calls, for the heartbeats.
    private final class Pulse: ConnectionDriver {
        private struct Owner { weak var session: BrokerSession? }
        private let owner = Mutex(Owner())

        func belongs(to session: BrokerSession) { self.owner.withLock { $0.session = session } }

        func turn() -> ConnectionThread.Wait {
            guard let session = self.owner.withLock({ $0.session }) else { return ConnectionThread.Wait() }
            return session.assumeIsolated { $0.idle() }
        }
    }

    /// Connects to the first node that answers.
    public static func open(_ configuration: BrokerConfiguration) async throws(AMQPError) -> BrokerSession {
        let session = BrokerSession(configuration)
        try await session.connect()
        return session
    }

    private init(_ configuration: BrokerConfiguration) {
        self.thread = ConnectionThread(name: "amqp-session")
        self.pulse = Pulse()
        self.configuration = configuration
        self.line = PublishLine(window: 256, windowBytes: 16 * 1024 * 1024, patience: configuration.publishTimeout)
        self.pulse.belongs(to: self)
        self.thread.drive(self.pulse)
    }

    isolated deinit {
        self.handle = nil
        self.thread.stop()
    }

    // MARK: Topology

    /// Declares what is missing.
    /// - Throws: `preconditionFailed` when something exists with other arguments: the text names the queue or exchange,
    ///   the argument and both values.
    public func declare(_ topology: Topology) throws(AMQPError) {
        try self.perform { handle throws(AMQPError) in try handle.declare(topology) }
    }

    /// - Returns: nil when there is no such queue.
    public func status(ofQueue name: String) throws(AMQPError) -> QueueStatus? {
        do throws(AMQPError) {
            return try self.perform { handle throws(AMQPError) in try handle.status(ofQueue: name) }
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    public func bind(_ binding: Topology.Binding) throws(AMQPError) {
        try self.perform { handle throws(AMQPError) in try handle.bind(binding) }
    }

    public func unbind(_ binding: Topology.Binding) throws(AMQPError) {
        try self.perform { handle throws(AMQPError) in try handle.unbind(binding) }
    }

    /// Drops all messages that are ready.
    /// - Returns: how many.
    @discardableResult
    public func purge(_ queue: String) throws(AMQPError) -> Int {
        try self.perform { handle throws(AMQPError) in try handle.purge(queue) }
    }

    /// With its messages. Deleting what does not exist is no error.
    public func delete(queue: String) throws(AMQPError) {
        try self.perform { handle throws(AMQPError) in try handle.delete(queue: queue) }
    }

    /// Deleting what does not exist is no error.
    public func delete(exchange: String) throws(AMQPError) {
        try self.perform { handle throws(AMQPError) in try handle.delete(exchange: exchange) }
    }

    // MARK: Messages

    /// Takes one message, to be settled.
    /// - Returns: nil when the queue is empty.
    public func get(_ queue: String) throws(AMQPError) -> Delivery? {
        let patience = self.configuration.rpcTimeout
        let delivery = try self.perform { handle throws(AMQPError) in try handle.get(queue, within: patience) }
        if let delivery { self.unsettled.delivered(delivery.tag) }
        return delivery
    }

    /// - Throws: `staleDelivery` when its connection is gone; `misuse` when it was settled before.
    public func acknowledge(_ delivery: Delivery) throws(AMQPError) {
        try self.settle(delivery, .acknowledge)
    }

    /// Gives the message back, or to the queue's dead-letter exchange.
    /// - Throws: as ``acknowledge(_:)``.
    public func reject(_ delivery: Delivery, requeue: Bool) throws(AMQPError) {
        try self.settle(delivery, requeue ? .requeue : .reject)
    }

    private func settle(_ delivery: Delivery, _ kind: Settlement.Kind) throws(AMQPError) {
        guard delivery.connection == self.number, self.handle != nil else {
            throw AMQPError(
                .staleDelivery, call: "basic.\(kind)", detail: "the connection that brought the delivery is gone",
                at: .here())
        }
        guard self.unsettled.settle(delivery.tag, multiple: false) else {
            throw AMQPError(
                .misuse, call: "basic.\(kind)", detail: "delivery \(delivery.tag) was settled before", at: .here())
        }
        try self.perform { handle throws(AMQPError) in try handle.settle(Settlement(tag: delivery.tag, kind: kind)) }
    }

    /// Sends all in windows and waits for the broker's word on each, at most `publishTimeout` for each next one. Other
    /// calls wait until it is done.
    /// - Throws: as ``Publisher/publish(_:)``.
    public func publish(_ messages: [OutgoingMessage]) throws(AMQPError) -> [PublishOutcome] {
        for message in messages { try message.checkLimits(maximumBodySize: self.configuration.maximumBodySize) }
        guard !messages.isEmpty else { return [] }
        try self.connect()
        var result: Result<[PublishOutcome], AMQPError>?
        self.line.append(PublishRequest(messages) { result = $0 })
        while result == nil {
            do throws(AMQPError) {
                try self.handle?.send(from: &self.line)
                let patience = max(min((self.line.deadline ?? .now) - .now, .seconds(1)), .milliseconds(1))
                if let event = try self.handle?.next(within: patience) { try self.take(event) }
                try self.line.expire(now: .now, isConnected: self.handle != nil, lastError: self.lastError)
            } catch {
                self.lost(error)
            }
        }
        return try result?.get() ?? []
    }

    // MARK: The connection

    /// Closes in good order, so that all acknowledgements are surely read. Idempotent.
    public func close() {
        self.handle?.closeInOrder()
        self.handle = nil
        self.isClosed = true
    }

    private func connect() throws(AMQPError) {
        guard !self.isClosed else {
            throw AMQPError(.closed, call: "session", detail: "the session is closed", at: .here())
        }
        guard self.handle == nil else { return }
        var failure: AMQPError?
        for endpoint in self.configuration.endpoints.shuffled() {
            do throws(AMQPError) {
                let handle = try ConnectionHandle.open(
                    endpoint, self.configuration, number: self.number + 1,
                    userTimeout: max(
                        self.configuration.publishTimeout, .seconds(2) * Int(self.configuration.heartbeatSeconds)))
                try handle.selectConfirms()
                self.serverProperties = handle.serverProperties
                self.handle = consume handle
                self.number += 1
                self.unsettled = UnsettledTags()
                self.line.connected()
                return
            } catch { failure = error }
        }
        throw failure ?? AMQPError(.invalidConfiguration, call: "connect", detail: "no broker is named", at: .here())
    }

    /// Runs `body` on a live connection; any failure ends that connection.
    private func perform<T>(
        _ body: (inout ConnectionHandle) throws(AMQPError) -> T
    ) throws(AMQPError) -> T {
        try self.connect()
        guard var handle = self.handle.take() else {
            throw AMQPError(.connectionLost, call: "session", at: .here())
        }
        do throws(AMQPError) {
            let result = try body(&handle)
            self.handle = consume handle
            return result
        } catch {
            self.lost(error)
            throw error
        }
    }

    private func lost(_ error: AMQPError) {
        self.handle = nil
        self.lastError = error
        self.line.lost(error)
    }

    private func take(_ event: IncomingEvent) throws(AMQPError) {
        switch event {
        case .confirmed(let tag, let multiple, let accepted):
            try self.line.settled(tag: tag, multiple: multiple, accepted: accepted, now: .now)
        case .returned(let returned): self.line.returned(returned)
        case .blocked(let reason): self.line.blockedReason = reason
        case .unblocked: self.line.blockedReason = nil
        case .closed(let error): throw error
        case .delivery, .consumerCancelled:
            throw AMQPError(.protocolViolation, call: "session", detail: "a delivery without a consumer", at: .here())
        }
    }

    /// Between calls: heartbeats, and what the broker says unasked.
    private func idle() -> ConnectionThread.Wait {
        var wait = ConnectionThread.Wait()
        guard self.handle != nil else { return wait }
        do throws(AMQPError) {
            while let event = try self.handle?.next() { try self.take(event) }
        } catch {
            self.lost(error)
            return wait
        }
        let half = Duration.milliseconds(500) * Int(self.configuration.heartbeatSeconds)
        wait.descriptor = self.handle?.descriptor ?? -1
        wait.deadline = self.handle?.hasBufferedInput == true ? .now : .now + half
        return wait
    }
}
