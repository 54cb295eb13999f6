/// An event that a recorded outcome causes, encoded and ready to publish.
public struct OutgoingEvent: Sendable, Hashable {
    /// For example `document.ingested`.
    public var routingKey: String
    /// The event's derived id: the same for every attempt to publish it.
    public var id: String
    /// The CloudEvents `type`.
    public var type: String
    /// Media type of `body`.
    public var contentType: String
    /// The message body as it goes to the broker.
    public var body: [UInt8]

    public init(routingKey: String, id: String, type: String, contentType: String, body: [UInt8]) {
        (self.routingKey, self.id, self.type, self.contentType, self.body) = (routingKey, id, type, contentType, body)
    }
}
