/// A message to publish.
public struct OutgoingMessage: Sendable, Hashable {
    /// The empty name is the default exchange, which routes to the queue named by ``routingKey``.
    public var exchange: String
    public var routingKey: String
    public var properties: MessageProperties
    public var body: [UInt8]
    /// Whether the broker gives the message back when no queue takes it. Default: true.
    public var isMandatory: Bool

    public init(
        exchange: String, routingKey: String, properties: MessageProperties = MessageProperties(), body: [UInt8],
        isMandatory: Bool = true
    ) {
        self.exchange = exchange
        self.routingKey = routingKey
        self.properties = properties
        self.body = body
        self.isMandatory = isMandatory
    }
}
