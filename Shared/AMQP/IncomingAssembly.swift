internal import CRabbitMQ

/// Puts frames together into events: method, header, bodies (AMQP 0-9-1, section 4.2.6).
///
/// Done here and not by `amqp_read_message`, which waits without a timeout and copies each body once more.
struct IncomingAssembly {
    private enum Kind {
        case delivery(tag: UInt64, isRedelivered: Bool)
        case returned(code: UInt16, text: String)
    }

    /// A content of which the header, or part of the body, is still to come.
    private struct Partial {
        let kind: Kind
        let exchange: String
        let routingKey: String
    }

    private var partial: Partial?
    /// From the header on.
    private var content: Delivery.Content?
    /// Bytes of the body still to come.
    private var missing = 0
    private let connection: UInt64
    private let maximumBodySize: Int
    // The names of the last message: most have the same, so they need no new string.
    private var exchange = RepeatedText()
    private var routingKey = RepeatedText()

    /// - Parameter connection: the number deliveries carry.
    init(connection: UInt64, maximumBodySize: Int) {
        self.connection = connection
        self.maximumBodySize = maximumBodySize
    }

    /// Takes one frame; all of it that is kept is copied.
    /// - Returns: the event it completes.
    mutating func accept(_ frame: amqp_frame_t) throws(AMQPError) -> IncomingEvent? {
        switch Int32(frame.frame_type) {
        case AMQP_FRAME_METHOD:
            return try self.method(frame.payload.method)
        case AMQP_FRAME_HEADER:
            try self.header(size: frame.payload.properties.body_size, frame.payload.properties.decoded)
        case AMQP_FRAME_BODY:
            try self.body(frame.payload.body_fragment)
        default:
            throw Self.violation("a frame of unknown type \(frame.frame_type)")
        }
        return self.completed()
    }

    /// The library has read a `basic.get-ok`; header and bodies follow.
    mutating func begin(_ method: amqp_basic_get_ok_t) {
        self.partial = Partial(
            kind: .delivery(tag: method.delivery_tag, isRedelivered: method.redelivered != 0),
            exchange: method.exchange.string, routingKey: method.routing_key.string)
    }

    private mutating func method(_ method: amqp_method_t) throws(AMQPError) -> IncomingEvent? {
        guard let decoded = method.decoded else { throw Self.violation("a method without its fields") }
        // Class 10 is the connection's own, on channel 0, and may come between any two frames.
        guard self.content == nil || method.id >> 16 == 10 || method.id == rap_method_channel_close else {
            throw Self.violation("a method in the middle of a body")
        }
        switch method.id {
        case rap_method_basic_deliver:
            let deliver = decoded.assumingMemoryBound(to: amqp_basic_deliver_t.self).pointee
            self.partial = Partial(
                kind: .delivery(tag: deliver.delivery_tag, isRedelivered: deliver.redelivered != 0),
                exchange: self.exchange.text(deliver.exchange), routingKey: self.routingKey.text(deliver.routing_key))
            return nil
        case rap_method_basic_ack:
            let ack = decoded.assumingMemoryBound(to: amqp_basic_ack_t.self).pointee
            return .confirmed(tag: ack.delivery_tag, multiple: ack.multiple != 0, accepted: true)
        case rap_method_basic_nack:
            let nack = decoded.assumingMemoryBound(to: amqp_basic_nack_t.self).pointee
            return .confirmed(tag: nack.delivery_tag, multiple: nack.multiple != 0, accepted: false)
        case rap_method_basic_return:
            let returned = decoded.assumingMemoryBound(to: amqp_basic_return_t.self).pointee
            self.partial = Partial(
                kind: .returned(code: returned.reply_code, text: returned.reply_text.string),
                exchange: returned.exchange.string, routingKey: returned.routing_key.string)
            return nil
        case rap_method_basic_cancel: return .consumerCancelled
        case rap_method_connection_blocked:
            return .blocked(
                reason: decoded.assumingMemoryBound(to: amqp_connection_blocked_t.self).pointee.reason.string)
        case rap_method_connection_unblocked: return .unblocked
        case rap_method_channel_close, rap_method_connection_close: return .closed(Self.close(method))
        // An answer nobody waits for any more (its RPC timed out) means nothing.
        default: return nil
        }
    }

    private static func close(_ method: amqp_method_t) -> AMQPError {
        var code: UInt16 = 0
        var text = amqp_bytes_t()
        let kind = rap_close_of_method(method.id, method.decoded, &code, &text)
        return AMQPError.closed(code: code, text: text.string, call: kind == 1 ? "channel" : "connection")
    }

    private mutating func header(size: UInt64, _ decoded: UnsafeMutableRawPointer?) throws(AMQPError) {
        guard let partial = self.partial, self.content == nil, let decoded else {
            throw Self.violation("a content header without its method")
        }
        guard size <= UInt64(self.maximumBodySize) else {
            throw AMQPError(
                .messageTooLarge, call: "basic.deliver",
                detail: "a body of \(size) bytes is larger than the \(self.maximumBodySize) accepted", at: .here())
        }
        self.missing = Int(size)
        self.content = Delivery.Content(
            exchange: partial.exchange, routingKey: partial.routingKey,
            properties: MessageProperties(decoded.assumingMemoryBound(to: amqp_basic_properties_t.self).pointee),
            body: [])
    }

    private mutating func body(_ fragment: amqp_bytes_t) throws(AMQPError) {
        guard let content = self.content, fragment.len <= self.missing else {
            throw Self.violation("more bytes of a body than its header announced")
        }
        if content.body.isEmpty {
            if fragment.len == self.missing {
                content.body = fragment.array
            } else {
                content.body.reserveCapacity(self.missing)
                content.body.append(contentsOf: fragment.buffer)
            }
        } else {
            content.body.append(contentsOf: fragment.buffer)
        }
        self.missing -= fragment.len
    }

    private mutating func completed() -> IncomingEvent? {
        guard self.missing == 0, let content = self.content.take(), let partial = self.partial.take() else {
            return nil
        }
        switch partial.kind {
        case .delivery(let tag, let isRedelivered):
            return .delivery(
                Delivery(tag: tag, connection: self.connection, isRedelivered: isRedelivered, content: content))
        case .returned(let code, let text):
            return .returned(
                ReturnedMessage(
                    code: code, text: text, exchange: partial.exchange, routingKey: partial.routingKey,
                    messageID: content.properties.messageID, bodySize: content.body.count))
        }
    }

    private static func violation(_ detail: String) -> AMQPError {
        AMQPError(.protocolViolation, call: "reading frames", detail: detail, at: .here())
    }
}

/// A text that is mostly the same as the last time.
private struct RepeatedText {
    private var last = ""

    mutating func text(_ bytes: amqp_bytes_t) -> String {
        let buffer = bytes.buffer
        let isSame = self.last.withUTF8 { $0.count == buffer.count && buffer.elementsEqual($0) }
        if !isSame { self.last = bytes.string }
        return self.last
    }
}
