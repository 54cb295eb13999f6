/// Takes messages from one queue, over a connection of its own that is made again whenever it is lost.
///
/// Heartbeats are kept whatever handlers do: the connection has a thread of its own. At-least-once: what is not
/// acknowledged when a connection ends is delivered again, also a message whose acknowledgement was under way.
public final class Consumer: Sendable {
    private let core: ConsumerCore

    /// Nothing happens before ``run()``.
    /// - Parameters:
    ///   - topology: declared at each connect, before consuming. Default: nothing.
    ///   - prefetch: deliveries not yet settled the broker may have out with us, taken or not; at least 1.
    ///   - onEvent: called on the connection's thread.
    public init(
        _ configuration: BrokerConfiguration, topology: Topology = Topology(), queue: String, prefetch: UInt16,
        onEvent: @escaping @Sendable (ConnectionEvent) -> Void = { _ in }
    ) {
        self.core = ConsumerCore(
            configuration, topology: topology, queue: queue, prefetch: prefetch, onEvent: onEvent)
    }

    /// The consumer's life: connects, declares, consumes, connects again. Returns after ``close()``, or when its task is
    /// cancelled, which closes in good order too.
    public func run() async {
        await withTaskCancellationHandler {
            self.core.run()
            await self.core.ended()
        } onCancel: {
            self.core.requestClose()
        }
    }

    /// The deliveries, one by one, over all reconnects. Ends after ``stopConsuming()`` or ``close()``.
    public var deliveries: DeliverySequence { DeliverySequence(consumer: self) }

    /// The next deliveries: waits until there is one, then gathers until there are `atMost` or `within` has passed.
    ///
    /// - Parameter within: how long to gather; zero takes what is there. Default: zero.
    /// - Returns: at least one delivery; an empty array only at the end, or when the waiting task is cancelled.
    public func next(atMost: Int, within: Duration = .zero) async -> [Delivery] {
        await self.core.take(atMost: max(atMost, 1), within: within)
    }

    /// Tells the broker that it may forget the message. Returns at once: only ``close()`` makes sure that it was read.
    /// - Parameter multiple: with all deliveries before it. Default: false.
    /// - Throws: `staleDelivery` when its connection is gone (harmless: it comes again); `misuse` when it was settled before.
    public func acknowledge(_ delivery: Delivery, multiple: Bool = false) async throws(AMQPError) {
        try self.core.settle(delivery, .acknowledge, multiple: multiple)
    }

    /// Gives the message back (`requeue`, counted by quorum queues as a failed delivery), or to the queue's dead-letter
    /// exchange; without one it is dropped.
    /// - Throws: as ``acknowledge(_:multiple:)``.
    public func reject(_ delivery: Delivery, requeue: Bool) async throws(AMQPError) {
        try self.core.settle(delivery, requeue ? .requeue : .reject, multiple: false)
    }

    /// Ends the sequence: what nobody took goes back to the queue, what was taken can still be settled until ``close()``.
    /// Nothing is made anew if the connection is lost after this. Idempotent.
    public func stopConsuming() async { await self.core.stopConsuming() }

    /// Takers wait from now on, also for what is here already (at most the prefetch). The connection and its heartbeats
    /// go on.
    public func pause() async { self.core.setPaused(true) }

    /// Undoes ``pause()``.
    public func resume() async { self.core.setPaused(false) }

    /// As ``stopConsuming()``, then closes in good order, so that all acknowledgements are surely read. Idempotent.
    public func close() async {
        self.core.requestClose()
        await self.core.ended()
    }

    public var status: ConnectionStatus { self.core.status.value }
}
