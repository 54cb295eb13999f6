internal import CRabbitMQ

extension ConnectionHandle {
    /// The next whole event, waiting for it at most `patience`; nil when none came.
    ///
    /// Call it at least once in half a heartbeat: the library has no thread of its own, and sends heartbeats and notices
    /// missing ones only inside calls like this.
    mutating func next(within patience: Duration = .zero) throws(AMQPError) -> IncomingEvent? {
        let deadline = patience > .zero ? Moment.now + patience : nil
        var timeout = patience.timeval
        while true {
            var frame = amqp_frame_t()
            let status = amqp_simple_wait_frame_noblock(self.raw, &frame, &timeout)
            if status == AMQP_STATUS_TIMEOUT.rawValue {
                self.releaseBuffers()
                return nil
            }
            try Self.check(status, "reading frames")
            let event = try self.assembly.accept(frame)
            if Int32(frame.frame_type) == AMQP_FRAME_BODY { self.unreleased += frame.payload.body_fragment.len }
            self.unreleased += 256
            if let event {
                if Int32(frame.frame_type) == AMQP_FRAME_METHOD, frame.payload.method.id == rap_method_connection_close
                {
                    rap_answer_connection_close(self.raw)
                }
                if self.unreleased > 256 * 1024 { self.releaseBuffers() }
                return event
            }
            if let deadline { timeout = (deadline - .now).timeval }
        }
    }

    /// amqp.h, `amqp_maybe_release_buffers`: only when no frame is half read. Without it memory only grows. Everything
    /// kept was copied before.
    private mutating func releaseBuffers() {
        guard self.unreleased > 0 else { return }
        amqp_maybe_release_buffers(self.raw)
        self.unreleased = 0
    }

    /// Returns as soon as the bytes are the kernel's: whether the broker has them, its confirm says.
    borrowing func publish(_ message: borrowing OutgoingMessage) throws(AMQPError) {
        self.arena.recycle()
        var properties = self.arena.properties(message.properties)
        let exchange = self.arena.bytes(message.exchange)
        let routingKey = self.arena.bytes(message.routingKey)
        let isMandatory: amqp_boolean_t = message.isMandatory ? 1 : 0
        let status = message.body.withUnsafeBytes { body in
            amqp_basic_publish(
                self.raw, Self.channel, exchange, routingKey, isMandatory, 0, &properties,
                amqp_bytes_t(len: body.count, bytes: UnsafeMutableRawPointer(mutating: body.baseAddress)))
        }
        try Self.check(status, "basic.publish")
    }

    /// From here on the broker confirms each message, numbered from 1.
    borrowing func selectConfirms() throws(AMQPError) {
        _ = amqp_confirm_select(self.raw, Self.channel)
        try self.checkLastReply("confirm.select")
    }

    /// Prefetch per consumer: quorum queues refuse the global kind.
    borrowing func setPrefetch(_ count: UInt16) throws(AMQPError) {
        _ = amqp_basic_qos(self.raw, Self.channel, 0, count, 0)
        try self.checkLastReply("basic.qos")
    }

    /// Under the consumer tag ``consumerTag``, with manual acknowledgements.
    borrowing func consume(_ queue: String) throws(AMQPError) {
        self.arena.recycle()
        _ = amqp_basic_consume(
            self.raw, Self.channel, self.arena.bytes(queue), self.arena.bytes(Self.consumerTag), 0, 0, 0,
            self.arena.table([:]))
        try self.checkLastReply("basic.consume \(queue)")
    }

    borrowing func cancelConsumer() throws(AMQPError) {
        self.arena.recycle()
        _ = amqp_basic_cancel(self.raw, Self.channel, self.arena.bytes(Self.consumerTag))
        try self.checkLastReply("basic.cancel")
    }

    /// Tags are a channel's own, and there is one consumer on it.
    private static var consumerTag: String { "rapporteur" }

    /// Fire and forget: an error of the broker's comes as a closed channel.
    borrowing func settle(_ settlement: Settlement) throws(AMQPError) {
        let status =
            switch settlement.kind {
            case .acknowledge:
                amqp_basic_ack(self.raw, Self.channel, settlement.tag, settlement.isMultiple ? 1 : 0)
            case .reject: amqp_basic_reject(self.raw, Self.channel, settlement.tag, 0)
            case .requeue: amqp_basic_reject(self.raw, Self.channel, settlement.tag, 1)
            // nack and not reject: from RabbitMQ 4.3 on it does not count as a failed delivery.
            case .handBack: amqp_basic_nack(self.raw, Self.channel, settlement.tag, 0, 1)
            }
        try Self.check(status, "basic.\(settlement.kind)")
    }

    /// - Returns: nil when the queue is empty.
    mutating func get(_ queue: String, within patience: Duration) throws(AMQPError) -> Delivery? {
        self.arena.recycle()
        let reply = amqp_basic_get(self.raw, Self.channel, self.arena.bytes(queue), 0)
        try reply.check("basic.get \(queue)")
        guard reply.reply.id == rap_method_basic_get_ok, let decoded = reply.reply.decoded else { return nil }
        self.assembly.begin(decoded.assumingMemoryBound(to: amqp_basic_get_ok_t.self).pointee)
        let deadline = Moment.now + patience
        while Moment.now < deadline {
            switch try self.next(within: deadline - .now) {
            case .delivery(let delivery): return delivery
            case .closed(let error): throw error
            case .returned, .confirmed, .blocked, .unblocked, .consumerCancelled, nil: continue
            }
        }
        throw AMQPError(.timedOut, call: "basic.get \(queue)", detail: "the body did not come", at: .here())
    }

    /// Product, version and the like: the texts among the broker's properties.
    var serverProperties: [String: String] {
        guard let table = amqp_get_server_properties(self.raw) else { return [:] }
        return FieldValue.fields(table.pointee).compactMapValues(\.stringValue)
    }
}

/// What becomes of a delivery.
struct Settlement: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case acknowledge
        /// To the dead-letter exchange if the queue has one, else dropped.
        case reject
        /// Back to the queue, counted as a failed delivery.
        case requeue
        /// Back to the queue, because we never looked at it.
        case handBack
    }

    let tag: UInt64
    let kind: Kind
    var isMultiple = false
}
