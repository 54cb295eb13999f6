/// A ``Consumer``'s deliveries. For many small messages ``Consumer/next(atMost:within:)`` costs less.
public struct DeliverySequence: AsyncSequence, Sendable {
    public typealias Element = Delivery
    public typealias Failure = Never

    let consumer: Consumer

    public func makeAsyncIterator() -> Iterator { Iterator(consumer: self.consumer) }

    public struct Iterator: AsyncIteratorProtocol {
        let consumer: Consumer

        /// - Returns: nil at the end, or when the task is cancelled.
        public mutating func next() async -> Delivery? { await self.consumer.next(atMost: 1).first }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> Delivery? {
            await self.consumer.next(atMost: 1).first
        }
    }
}
