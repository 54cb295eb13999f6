/// What the broker sent, once it is whole.
enum IncomingEvent {
    case delivery(Delivery)
    /// A mandatory message that reached no queue.
    case returned(identity: ConfirmWindow<InFlightMessage>.Identity, code: UInt16, text: String)
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
