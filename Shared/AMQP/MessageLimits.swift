extension OutgoingMessage {
    /// Refuses what the protocol cannot carry before anything is sent: the broker's answer would be to close the channel,
    /// and the library cuts a long text without a word.
    func checkLimits(maximumBodySize: Int) throws(AMQPError) {
        let texts: [(String, String?)] = [
            ("exchange", self.exchange), ("routing key", self.routingKey),
            ("content type", self.properties.contentType),
            ("content encoding", self.properties.contentEncoding), ("correlation id", self.properties.correlationID),
            ("reply-to", self.properties.replyTo), ("expiration", self.properties.expiration),
            ("message id", self.properties.messageID), ("type", self.properties.type),
            ("user id", self.properties.userID), ("app id", self.properties.appID),
        ]
        for (name, text) in texts {
            guard let text, text.utf8.count > 255 else { continue }
            throw AMQPError(
                .messageTooLarge, call: "basic.publish",
                detail: "the \(name) has \(text.utf8.count) bytes of at most 255",
                at: .here())
        }
        guard self.body.count <= maximumBodySize else {
            throw AMQPError(
                .messageTooLarge, call: "basic.publish",
                detail: "the body has \(self.body.count) bytes of at most \(maximumBodySize)", at: .here())
        }
        guard !self.properties.headers.isEmpty else { return }
        let size = FieldValue.table(self.properties.headers).encodedSize
        guard size <= Self.maximumHeaderSize else {
            throw AMQPError(
                .messageTooLarge, call: "basic.publish",
                detail: "the headers have \(size) bytes of at most \(Self.maximumHeaderSize)", at: .here())
        }
        guard self.properties.headers.keys.allSatisfy({ $0.utf8.count <= 128 }) else {
            throw AMQPError(
                .messageTooLarge, call: "basic.publish", detail: "a header's name has more than 128 bytes", at: .here())
        }
    }

    /// One frame of 131,072 bytes, less room for the frame's own bytes and for all other properties.
    static let maximumHeaderSize = 131_072 - 4096
}

extension FieldValue {
    /// Bytes on the wire, with the type's byte (AMQP 0-9-1, section 4.2.5).
    var encodedSize: Int {
        switch self {
        case .boolean: 2
        case .int, .double, .timestamp: 9
        case .decimal: 6
        case .string(let text): 5 + text.utf8.count
        case .bytes(let bytes): 5 + bytes.count
        case .array(let values): values.reduce(5) { $0 + $1.encodedSize }
        case .table(let fields): fields.reduce(5) { $0 + 1 + $1.key.utf8.count + $1.value.encodedSize }
        case .void: 1
        }
    }
}
