/// What the broker sent, once it is whole.
enum IncomingEvent {
    case delivery(Delivery)
    /// A mandatory message that reached no queue.
    case returned(ReturnedMessage)
    /// `basic.ack` (accepted) or `basic.nack` for messages we published.
    case confirmed(tag: UInt64, multiple: Bool, accepted: Bool)
    case blocked(reason: String)
    case unblocked
    /// `basic.cancel`: the queue is gone.
    case consumerCancelled
    /// channel.close or connection.close. The connection is of no further use: after a channel error the library goes on
    /// to say OK while messages vanish.
    case closed(AMQPError)
}

/// What `basic.return` tells of a message that reached no queue. It names no number, so the message is known by what it says
/// of itself.
struct ReturnedMessage {
    let code: UInt16
    let text: String
    let exchange: String
    let routingKey: String
    let messageID: String?
    let bodySize: Int

    func isReturn(of message: borrowing OutgoingMessage) -> Bool {
        message.isMandatory && message.routingKey == self.routingKey && message.exchange == self.exchange
            && message.properties.messageID == self.messageID && message.body.count == self.bodySize
    }
}
