/// What a ``Consumer``'s callers and its connection's thread share, under one lock.
struct ConsumerMailbox {
    typealias Taker = CheckedContinuation<[Delivery], Never>

    var buffer = DeliveryBuffer<Taker>()
    /// Of the present connection.
    var unsettled = UnsettledTags()
    /// The present connection; 0 while there is none.
    var connection: UInt64 = 0
    var settlements: [Settlement] = []
    var mustRun = false
    var mustStop = false
    var mustClose = false
    var isStopped = false
    var isEnded = false
    var whoAwaitTheStop: [CheckedContinuation<Void, Never>] = []
    var whoAwaitTheEnd: [CheckedContinuation<Void, Never>] = []
    private var lastTaker: UInt64 = 0

    mutating func nextTaker() -> UInt64 {
        self.lastTaker += 1
        return self.lastTaker
    }

    /// A new connection numbers deliveries from 1; what the old one brought comes again.
    mutating func connected(_ number: UInt64) {
        self.disconnected()
        self.connection = number
    }

    mutating func disconnected() {
        self.connection = 0
        self.unsettled = UnsettledTags()
        self.settlements = []
        _ = self.buffer.dropAll()
    }

    mutating func arrived(_ deliveries: [Delivery]) {
        for index in deliveries.indices { self.unsettled.delivered(deliveries[index].tag) }
        self.buffer.append(deliveries)
    }

    mutating func settle(_ delivery: Delivery, _ kind: Settlement.Kind, multiple: Bool) throws(AMQPError) {
        guard delivery.connection == self.connection, !self.isEnded else {
            throw AMQPError(
                .staleDelivery, call: "basic.\(kind)", detail: "the connection that brought the delivery is gone",
                at: .here())
        }
        guard self.unsettled.settle(delivery.tag, multiple: multiple) else {
            throw AMQPError(
                .misuse, call: "basic.\(kind)", detail: "delivery \(delivery.tag) was settled before", at: .here())
        }
        self.settlements.append(Settlement(tag: delivery.tag, kind: kind, isMultiple: multiple))
    }

    /// Gives back what nobody took.
    mutating func handBack() {
        for delivery in self.buffer.dropAll() where self.unsettled.settle(delivery.tag, multiple: false) {
            self.settlements.append(Settlement(tag: delivery.tag, kind: .handBack))
        }
    }
}
