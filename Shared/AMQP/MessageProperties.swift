/// What a message says of itself (AMQP 0-9-1, class `basic`). Texts are at most 255 bytes of UTF-8.
public struct MessageProperties: Sendable, Hashable {
    /// Media type of the body, for example `application/pdf`.
    public var contentType: String?
    /// For example `gzip`.
    public var contentEncoding: String?
    /// Header names are at most 128 bytes. All headers together must fit into one frame of 128 KiB.
    public var headers: [String: FieldValue]
    /// Whether the broker writes the message to disk (delivery mode 2). Default: true.
    public var isPersistent: Bool
    /// 0 … 9. Default: nil.
    public var priority: UInt8?
    public var correlationID: String?
    public var replyTo: String?
    /// Time to live in milliseconds, as digits (RabbitMQ, "Per-Message TTL").
    public var expiration: String?
    public var messageID: String?
    /// Seconds since 1970-01-01 00:00 UTC.
    public var timestamp: Int64?
    /// Kind of message, for example a CloudEvents type.
    public var type: String?
    /// The broker refuses a name other than the connection's user.
    public var userID: String?
    public var appID: String?

    public init(
        contentType: String? = nil, contentEncoding: String? = nil, headers: [String: FieldValue] = [:],
        isPersistent: Bool = true, priority: UInt8? = nil, correlationID: String? = nil, replyTo: String? = nil,
        expiration: String? = nil, messageID: String? = nil, timestamp: Int64? = nil, type: String? = nil,
        userID: String? = nil, appID: String? = nil
    ) {
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.headers = headers
        self.isPersistent = isPersistent
        self.priority = priority
        self.correlationID = correlationID
        self.replyTo = replyTo
        self.expiration = expiration
        self.messageID = messageID
        self.timestamp = timestamp
        self.type = type
        self.userID = userID
        self.appID = appID
    }
}
