/// A message handed to us, to be acknowledged or rejected once.
public struct Delivery: Sendable {
    /// The delivery's number on its connection, from 1.
    public let tag: UInt64
    /// Which of the owner's successive connections brought it; a tag means nothing on another.
    public let connection: UInt64
    /// Whether the broker handed it out before. `false` is certain, `true` says "perhaps seen".
    public let isRedelivered: Bool
    public let exchange: String
    public let routingKey: String
    public let properties: MessageProperties
    public let body: [UInt8]

    public init(
        tag: UInt64, connection: UInt64, isRedelivered: Bool, exchange: String, routingKey: String,
        properties: MessageProperties, body: [UInt8]
    ) {
        self.tag = tag
        self.connection = connection
        self.isRedelivered = isRedelivered
        self.exchange = exchange
        self.routingKey = routingKey
        self.properties = properties
        self.body = body
    }
}
