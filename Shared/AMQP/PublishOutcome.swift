/// The broker's word on one published message.
public enum PublishOutcome: Sendable, Hashable {
    /// It is the broker's now: stored by every queue it was routed to (RabbitMQ, "Publisher Confirms").
    case confirmed
    /// `basic.nack`: a queue is full, or failed. Publish it again, later.
    case refused
    /// `basic.return`: it reached no queue, and is gone. Code 312 is "no route".
    case returned(code: UInt16, text: String)
}
