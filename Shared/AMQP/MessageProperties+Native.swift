internal import CRabbitMQ

extension NativeArena {
    borrowing func properties(_ properties: MessageProperties) -> amqp_basic_properties_t {
        var native = amqp_basic_properties_t()
        var flags = AMQP_BASIC_DELIVERY_MODE_FLAG
        native.delivery_mode = properties.isPersistent ? 2 : 1
        if let text = properties.contentType {
            (flags, native.content_type) = (flags | AMQP_BASIC_CONTENT_TYPE_FLAG, self.bytes(text))
        }
        if let text = properties.contentEncoding {
            (flags, native.content_encoding) = (flags | AMQP_BASIC_CONTENT_ENCODING_FLAG, self.bytes(text))
        }
        if !properties.headers.isEmpty {
            (flags, native.headers) = (flags | AMQP_BASIC_HEADERS_FLAG, self.table(properties.headers))
        }
        if let priority = properties.priority {
            (flags, native.priority) = (flags | AMQP_BASIC_PRIORITY_FLAG, priority)
        }
        if let text = properties.correlationID {
            (flags, native.correlation_id) = (flags | AMQP_BASIC_CORRELATION_ID_FLAG, self.bytes(text))
        }
        if let text = properties.replyTo {
            (flags, native.reply_to) = (flags | AMQP_BASIC_REPLY_TO_FLAG, self.bytes(text))
        }
        if let text = properties.expiration {
            (flags, native.expiration) = (flags | AMQP_BASIC_EXPIRATION_FLAG, self.bytes(text))
        }
        if let text = properties.messageID {
            (flags, native.message_id) = (flags | AMQP_BASIC_MESSAGE_ID_FLAG, self.bytes(text))
        }
        if let seconds = properties.timestamp {
            (flags, native.timestamp) = (flags | AMQP_BASIC_TIMESTAMP_FLAG, UInt64(bitPattern: seconds))
        }
        if let text = properties.type { (flags, native.type) = (flags | AMQP_BASIC_TYPE_FLAG, self.bytes(text)) }
        if let text = properties.userID {
            (flags, native.user_id) = (flags | AMQP_BASIC_USER_ID_FLAG, self.bytes(text))
        }
        if let text = properties.appID { (flags, native.app_id) = (flags | AMQP_BASIC_APP_ID_FLAG, self.bytes(text)) }
        native._flags = UInt32(flags)
        return native
    }
}

extension MessageProperties {
    /// A copy of what the C library decoded.
    init(_ native: amqp_basic_properties_t) {
        let flags = Int32(bitPattern: native._flags)
        func text(_ flag: Int32, _ bytes: amqp_bytes_t) -> String? { flags & flag != 0 ? bytes.string : nil }
        // One by one: going through the other initialiser would copy them all once more.
        self.contentType = text(AMQP_BASIC_CONTENT_TYPE_FLAG, native.content_type)
        self.contentEncoding = text(AMQP_BASIC_CONTENT_ENCODING_FLAG, native.content_encoding)
        self.headers = flags & AMQP_BASIC_HEADERS_FLAG != 0 ? FieldValue.fields(native.headers) : [:]
        self.isPersistent = flags & AMQP_BASIC_DELIVERY_MODE_FLAG != 0 && native.delivery_mode == 2
        self.priority = flags & AMQP_BASIC_PRIORITY_FLAG != 0 ? native.priority : nil
        self.correlationID = text(AMQP_BASIC_CORRELATION_ID_FLAG, native.correlation_id)
        self.replyTo = text(AMQP_BASIC_REPLY_TO_FLAG, native.reply_to)
        self.expiration = text(AMQP_BASIC_EXPIRATION_FLAG, native.expiration)
        self.messageID = text(AMQP_BASIC_MESSAGE_ID_FLAG, native.message_id)
        self.timestamp = flags & AMQP_BASIC_TIMESTAMP_FLAG != 0 ? Int64(bitPattern: native.timestamp) : nil
        self.type = text(AMQP_BASIC_TYPE_FLAG, native.type)
        self.userID = text(AMQP_BASIC_USER_ID_FLAG, native.user_id)
        self.appID = text(AMQP_BASIC_APP_ID_FLAG, native.app_id)
    }
}
