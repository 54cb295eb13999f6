internal import Synchronization

/// The side of a ``Consumer`` that lives on the connection's thread.
actor ConsumerCore: ConnectionDriver {
    nonisolated let thread = ConnectionThread(name: "amqp-consume")
    nonisolated let status: SharedStatus
    nonisolated let mailbox = Mutex(ConsumerMailbox())
    private let topology: Topology
    private let queue: String
    private let prefetch: UInt16
    private var life: ConnectionLife

    nonisolated var unownedExecutor: UnownedSerialExecutor { self.thread.asUnownedSerialExecutor() }

    init(
        _ configuration: BrokerConfiguration, topology: Topology, queue: String, prefetch: UInt16,
        onEvent: @escaping @Sendable (ConnectionEvent) -> Void
    ) {
        let life = ConnectionLife(
            configuration, userTimeout: .seconds(2) * Int(configuration.heartbeatSeconds), onEvent: onEvent)
        self.status = life.status
        self.life = life
        self.topology = topology
        self.queue = queue
        self.prefetch = max(prefetch, 1)
        self.thread.drive(self)
    }

    isolated deinit {
        // SE-0371: on the thread, so the C handle dies where it lived.
        self.life.handle = nil
        self.thread.stop()
    }

    nonisolated func turn() -> ConnectionThread.Wait { self.assumeIsolated { $0.work() } }

    private func work() -> ConnectionThread.Wait {
        let (mustRun, mustStop, mustClose, isStopped, isEnded) = self.mailbox.withLock {
            ($0.mustRun, $0.mustStop, $0.mustClose, $0.isStopped, $0.isEnded)
        }
        guard !isEnded else { return ConnectionThread.Wait() }
        if mustClose {
            self.stop()
            self.end()
            return ConnectionThread.Wait()
        }
        if mustStop, !isStopped { self.stop() }
        // Stopped, there is nothing to come back for: what was taken belongs to the old connection.
        if mustRun, !mustStop, self.life.advance({ handle throws(AMQPError) in try self.prepare(&handle) }) {
            let number = self.life.number
            self.mailbox.withLock { $0.connected(number) }
        }
        if self.life.handle != nil { self.serve() }
        return self.life.wait(also: self.serveTakers())
    }

    private func prepare(_ handle: inout ConnectionHandle) throws(AMQPError) {
        try handle.declare(self.topology)
        try handle.setPrefetch(self.prefetch)
        try handle.consume(self.queue)
    }

    private func serve() {
        do throws(AMQPError) {
            try self.exchange()
        } catch {
            self.lost(error)
        }
    }

    /// Sends and receives until there is nothing to do without waiting. Deliveries are handed on in lots, so that many cost
    /// one lock and takers begin before all are read.
    private func exchange() throws(AMQPError) {
        let lot = 32
        var arrived: [Delivery] = []
        var isOpen = true
        while isOpen {
            while arrived.count < lot {
                guard let event = try self.life.handle?.next() else {
                    isOpen = false
                    break
                }
                if let delivery = try self.take(event) { arrived.append(delivery) }
            }
            if !arrived.isEmpty {
                let taken = arrived
                arrived = []
                self.mailbox.withLock { $0.arrived(taken) }
                _ = self.serveTakers()
            }
            try self.sendSettlements()
        }
    }

    private func take(_ event: IncomingEvent) throws(AMQPError) -> Delivery? {
        switch event {
        case .delivery(let delivery): return delivery
        case .consumerCancelled:
            throw AMQPError(
                .consumerCancelled, call: "basic.consume \(self.queue)", detail: "the broker ended the consumer",
                at: .here())
        case .closed(let error): throw error.during("consuming \(self.queue)")
        case .blocked(let reason): self.life.blocked(reason)
        case .unblocked: self.life.blocked(nil)
        // Nothing was published here.
        case .returned, .confirmed: break
        }
        return nil
    }

    private func sendSettlements() throws(AMQPError) {
        let settlements = self.mailbox.withLock { mailbox in
            defer { mailbox.settlements.removeAll(keepingCapacity: true) }
            return mailbox.settlements
        }
        guard !settlements.isEmpty, let descriptor = self.life.handle?.descriptor else { return }
        let guardian = Watchdog.shared.arm(descriptor, for: self.life.configuration.rpcTimeout)
        defer { Watchdog.shared.disarm(guardian) }
        for settlement in settlements { try self.life.handle?.settle(settlement) }
    }

    /// - Returns: when takers are to be looked at again although nothing came.
    private func serveTakers() -> Moment? {
        let (served, deadline) = self.mailbox.withLock { ($0.buffer.serve(now: .now), $0.buffer.deadline) }
        for (taker, deliveries) in served { taker.resume(returning: deliveries) }
        return deadline
    }

    private func lost(_ error: AMQPError) {
        self.mailbox.withLock { $0.disconnected() }
        self.life.lost(error)
    }

    /// Cancels the consumer, gives back what nobody took, ends the sequence. Settling what was taken goes on.
    private func stop() {
        if self.life.handle != nil {
            do throws(AMQPError) {
                try self.sendSettlements()
                try self.life.handle?.cancelConsumer()
                // What came before the broker's cancel-ok.
                try self.exchange()
                self.mailbox.withLock { $0.handBack() }
                try self.sendSettlements()
            } catch { self.lost(error) }
        }
        let (waiting, served) = self.mailbox.withLock { mailbox in
            mailbox.isStopped = true
            mailbox.buffer.end()
            defer { mailbox.whoAwaitTheStop = [] }
            return (mailbox.whoAwaitTheStop, mailbox.buffer.serve(now: .now))
        }
        for (taker, deliveries) in served { taker.resume(returning: deliveries) }
        for continuation in waiting { continuation.resume() }
    }

    private func end() {
        self.life.close()
        let waiting = self.mailbox.withLock { mailbox in
            mailbox.disconnected()
            mailbox.isEnded = true
            defer { mailbox.whoAwaitTheEnd = [] }
            return mailbox.whoAwaitTheEnd
        }
        for continuation in waiting { continuation.resume() }
    }
}
