internal import Synchronization

/// The side of a ``Publisher`` that lives on the connection's thread.
actor PublisherCore: ConnectionDriver {
    private struct Mailbox {
        var requests: [PublishRequest] = []
        var mustRun = false
        var mustClose = false
        var isEnded = false
        var whoAwaitTheEnd: [CheckedContinuation<Void, Never>] = []
    }

    nonisolated let thread = ConnectionThread(name: "amqp-publish")
    nonisolated let status: SharedStatus
    nonisolated private let mailbox = Mutex(Mailbox())
    private let topology: Topology
    private var life: ConnectionLife
    private var line: PublishLine
    private var closesAt: Moment?

    nonisolated var unownedExecutor: UnownedSerialExecutor { self.thread.asUnownedSerialExecutor() }

    init(
        _ configuration: BrokerConfiguration, topology: Topology, window: Int, windowBytes: Int,
        onEvent: @escaping @Sendable (ConnectionEvent) -> Void
    ) {
        // The kernel must not give up sooner than we do while the broker lets publishers wait.
        let life = ConnectionLife(
            configuration,
            userTimeout: max(configuration.publishTimeout, .seconds(2) * Int(configuration.heartbeatSeconds)),
            onEvent: onEvent)
        self.status = life.status
        self.life = life
        self.topology = topology
        self.line = PublishLine(window: window, windowBytes: windowBytes, patience: configuration.publishTimeout)
        self.thread.drive(self)
    }

    isolated deinit {
        // SE-0371: on the thread, so the C handle dies where it lived.
        self.life.handle = nil
        self.thread.stop()
    }

    // MARK: From any thread

    nonisolated func submit(_ request: PublishRequest) {
        let isEnded = self.mailbox.withLock { mailbox in
            if !mailbox.mustClose { mailbox.requests.append(request) }
            return mailbox.mustClose
        }
        if isEnded { request.fail(Self.closed) } else { self.thread.wake() }
    }

    nonisolated func run() {
        self.mailbox.withLock { $0.mustRun = true }
        self.thread.wake()
    }

    nonisolated func requestClose() {
        self.mailbox.withLock { $0.mustClose = true }
        self.thread.wake()
    }

    nonisolated func ended() async {
        await withCheckedContinuation { continuation in
            let isEnded = self.mailbox.withLock { mailbox in
                if !mailbox.isEnded { mailbox.whoAwaitTheEnd.append(continuation) }
                return mailbox.isEnded
            }
            if isEnded { continuation.resume() }
        }
    }

    private static var closed: AMQPError {
        AMQPError(.closed, call: "publish", detail: "the publisher is closed", at: .here())
    }

    // MARK: On the connection's thread

    nonisolated func turn() -> ConnectionThread.Wait { self.assumeIsolated { $0.work() } }

    private func work() -> ConnectionThread.Wait {
        let (requests, mustRun, mustClose, isEnded) = self.mailbox.withLock { mailbox in
            defer { mailbox.requests.removeAll(keepingCapacity: true) }
            return (mailbox.requests, mailbox.mustRun, mailbox.mustClose, mailbox.isEnded)
        }
        for request in requests { self.line.append(request) }
        guard !isEnded else { return ConnectionThread.Wait() }
        if mustClose, self.mayClose() {
            self.end()
            return ConnectionThread.Wait()
        }
        if mustRun, !mustClose, self.life.advance({ handle throws(AMQPError) in try self.prepare(&handle) }) {
            self.line.connected()
        }
        self.serve()
        var deadline = self.line.deadline
        if let closesAt = self.closesAt { deadline = min(deadline ?? closesAt, closesAt) }
        return self.life.wait(also: deadline)
    }

    private func prepare(_ handle: inout ConnectionHandle) throws(AMQPError) {
        try handle.declare(self.topology)
        try handle.selectConfirms()
    }

    private func serve() {
        do throws(AMQPError) {
            if self.life.handle != nil { try self.exchange() }
            try self.line.expire(
                now: .now, isConnected: self.life.handle != nil, lastError: self.status.value.lastError)
        } catch {
            self.life.lost(error)
            self.line.lost(error)
        }
    }

    /// Sends and receives until there is nothing to do without waiting.
    private func exchange() throws(AMQPError) {
        var isBusy = true
        while isBusy {
            try self.life.handle?.send(from: &self.line)
            isBusy = false
            while let event = try self.life.handle?.next() {
                isBusy = true
                try self.take(event)
            }
        }
    }

    private func take(_ event: IncomingEvent) throws(AMQPError) {
        switch event {
        case .confirmed(let tag, let multiple, let accepted):
            try self.line.settled(tag: tag, multiple: multiple, accepted: accepted, now: .now)
        case .returned(let returned): self.line.returned(returned)
        case .blocked(let reason):
            self.line.blockedReason = reason
            self.life.blocked(reason)
        case .unblocked:
            self.line.blockedReason = nil
            self.life.blocked(nil)
        case .closed(let error): throw error
        case .delivery, .consumerCancelled:
            throw AMQPError(.protocolViolation, call: "publish", detail: "a delivery without a consumer", at: .here())
        }
    }

    /// What is in flight may finish first, for as long as one publish may wait.
    private func mayClose() -> Bool {
        guard self.life.handle != nil, !self.line.isEmpty else { return true }
        let closesAt = self.closesAt ?? .now + self.life.configuration.publishTimeout
        self.closesAt = closesAt
        return closesAt <= .now
    }

    private func end() {
        self.life.close()
        self.line.failAll(Self.closed)
        let waiting = self.mailbox.withLock { mailbox in
            mailbox.isEnded = true
            defer { mailbox.whoAwaitTheEnd = [] }
            return mailbox.whoAwaitTheEnd
        }
        for continuation in waiting { continuation.resume() }
    }
}
