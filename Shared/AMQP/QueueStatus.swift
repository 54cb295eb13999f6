/// What a passive declaration tells of a queue.
public struct QueueStatus: Sendable, Hashable {
    public let name: String
    /// Messages ready to be delivered; those handed out and not yet acknowledged are not counted.
    public let messages: Int
    public let consumers: Int

    public init(name: String, messages: Int, consumers: Int) {
        self.name = name
        self.messages = messages
        self.consumers = consumers
    }
}
