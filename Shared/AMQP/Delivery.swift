/// A message handed to us, to be acknowledged or rejected once.
public struct Delivery: Sendable {
    /// Kept apart, so that passing a delivery on costs one reference and not a dozen.
    ///
    /// @unchecked: `body` grows only while the connection's thread, its only owner then, puts the frames together.
    final class Content: @unchecked Sendable {
        let exchange: String
        let routingKey: String
        let properties: MessageProperties
        var body: [UInt8]

        init(exchange: String, routingKey: String, properties: consuming MessageProperties, body: [UInt8]) {
            self.exchange = exchange
            self.routingKey = routingKey
            self.properties = properties
            self.body = body
        }
    }

    /// The delivery's number on its connection, from 1.
    public let tag: UInt64
    /// Which of the owner's successive connections brought it; a tag means nothing on another.
    public let connection: UInt64
    /// Whether the broker handed it out before. `false` is certain, `true` says "perhaps seen".
    public let isRedelivered: Bool
    private let content: Content

    public init(
        tag: UInt64, connection: UInt64, isRedelivered: Bool, exchange: String, routingKey: String,
        properties: MessageProperties, body: [UInt8]
    ) {
        self.tag = tag
        self.connection = connection
        self.isRedelivered = isRedelivered
        self.content = Content(exchange: exchange, routingKey: routingKey, properties: properties, body: body)
    }

    init(tag: UInt64, connection: UInt64, isRedelivered: Bool, content: Content) {
        self.tag = tag
        self.connection = connection
        self.isRedelivered = isRedelivered
        self.content = content
    }

    /// Where it was published to; empty for the default exchange.
    public var exchange: String { self.content.exchange }
    public var routingKey: String { self.content.routingKey }
    public var properties: MessageProperties { self.content.properties }
    public var body: [UInt8] { self.content.body }
}
