internal import CRabbitMQ

extension ConnectionHandle {
    /// Declares exchanges, queues, bindings. An error names the object; the broker's text names the argument and both
    /// values.
    borrowing func declare(_ topology: Topology) throws(AMQPError) {
        for exchange in topology.exchanges { try self.declare(exchange) }
        for queue in topology.queues { try self.declare(queue) }
        for binding in topology.bindings { try self.bind(binding) }
    }

    borrowing func declare(_ exchange: Topology.Exchange) throws(AMQPError) {
        self.arena.recycle()
        _ = amqp_exchange_declare(
            self.raw, Self.channel, self.arena.bytes(exchange.name), self.arena.bytes(exchange.kind.rawValue), 0,
            exchange.isDurable ? 1 : 0, 0, 0, self.arena.table(exchange.arguments))
        try self.checkLastReply("exchange.declare \(exchange.name)")
    }

    borrowing func declare(_ queue: Topology.Queue) throws(AMQPError) {
        self.arena.recycle()
        _ = amqp_queue_declare(
            self.raw, Self.channel, self.arena.bytes(queue.name), 0, queue.isDurable ? 1 : 0, 0, 0,
            self.arena.table(queue.arguments))
        try self.checkLastReply("queue.declare \(queue.name)")
    }

    borrowing func bind(_ binding: Topology.Binding) throws(AMQPError) {
        self.arena.recycle()
        _ = amqp_queue_bind(
            self.raw, Self.channel, self.arena.bytes(binding.queue), self.arena.bytes(binding.exchange),
            self.arena.bytes(binding.routingKey), self.arena.table([:]))
        try self.checkLastReply("queue.bind \(binding.queue) to \(binding.exchange)")
    }

    borrowing func unbind(_ binding: Topology.Binding) throws(AMQPError) {
        self.arena.recycle()
        _ = amqp_queue_unbind(
            self.raw, Self.channel, self.arena.bytes(binding.queue), self.arena.bytes(binding.exchange),
            self.arena.bytes(binding.routingKey), self.arena.table([:]))
        try self.checkLastReply("queue.unbind \(binding.queue) from \(binding.exchange)")
    }

    /// A passive declaration: asks, and changes nothing.
    borrowing func status(ofQueue name: String) throws(AMQPError) -> QueueStatus {
        self.arena.recycle()
        let found = amqp_queue_declare(
            self.raw, Self.channel, self.arena.bytes(name), 1, 0, 0, 0, self.arena.table([:]))
        guard let found else {
            try self.checkLastReply("queue.declare (passive) \(name)")
            throw AMQPError(
                .protocolViolation, call: "queue.declare (passive) \(name)", detail: "no reply", at: .here())
        }
        return QueueStatus(
            name: name, messages: Int(found.pointee.message_count), consumers: Int(found.pointee.consumer_count))
    }

    /// - Returns: how many messages were dropped.
    borrowing func purge(_ queue: String) throws(AMQPError) -> Int {
        self.arena.recycle()
        let reply = amqp_queue_purge(self.raw, Self.channel, self.arena.bytes(queue))
        try self.checkLastReply("queue.purge \(queue)")
        return Int(reply?.pointee.message_count ?? 0)
    }

    borrowing func delete(queue: String) throws(AMQPError) {
        self.arena.recycle()
        _ = amqp_queue_delete(self.raw, Self.channel, self.arena.bytes(queue), 0, 0)
        try self.checkLastReply("queue.delete \(queue)")
    }

    borrowing func delete(exchange: String) throws(AMQPError) {
        self.arena.recycle()
        _ = amqp_exchange_delete(self.raw, Self.channel, self.arena.bytes(exchange), 0)
        try self.checkLastReply("exchange.delete \(exchange)")
    }
}
