/// Publishes with the broker's confirmation, over a connection of its own that is made again whenever it is lost.
///
/// Publishing and consuming have a connection each: the broker blocks publishers under an alarm, and acknowledgements must
/// not wait behind them (RabbitMQ, "Memory and Disk Alarms").
public final class Publisher: Sendable {
    private let core: PublisherCore
    private let maximumBodySize: Int

    /// Nothing happens before ``run()``.
    /// - Parameters:
    ///   - topology: declared at each connect. Default: nothing.
    ///   - window: messages in flight without a confirm. Default: 256; smaller ones are slower, larger ones cost memory.
    ///   - windowBytes: bytes of bodies in flight; one message alone may be larger. Default: 16 MiB.
    ///   - onEvent: called on the connection's thread.
    public init(
        _ configuration: BrokerConfiguration, topology: Topology = Topology(), window: Int = 256,
        windowBytes: Int = 16 * 1024 * 1024, onEvent: @escaping @Sendable (ConnectionEvent) -> Void = { _ in }
    ) {
        self.core = PublisherCore(
            configuration, topology: topology, window: window, windowBytes: windowBytes, onEvent: onEvent)
        self.maximumBodySize = configuration.maximumBodySize
    }

    /// The publisher's life: connects, declares, serves, connects again. Returns after ``close()``, or when its task is
    /// cancelled, which closes in good order too.
    public func run() async {
        await withTaskCancellationHandler {
            self.core.run()
            await self.core.ended()
        } onCancel: {
            self.core.requestClose()
        }
    }

    /// Sends all, in windows and in this order, and waits for the broker's word on each.
    ///
    /// Waits for a connection at most `publishTimeout`, and as long for each next confirm. Cancelling the task does not cut
    /// it short: the messages may be with the broker already.
    /// - Returns: one outcome for each message, in the same order.
    /// - Throws: ``AMQPError``: `messageTooLarge` before anything is sent; `timedOut` or `blocked` when no connection
    ///   or no window came in time (if part of it was sent, nothing is known of the rest); `closed`; and what broke the
    ///   connection before all were confirmed: then nothing is known, and they are to be published again with the same ids.
    public func publish(_ messages: [OutgoingMessage]) async throws(AMQPError) -> [PublishOutcome] {
        for message in messages { try message.checkLimits(maximumBodySize: self.maximumBodySize) }
        guard !messages.isEmpty else { return [] }
        let result = await withCheckedContinuation { continuation in
            self.core.submit(PublishRequest(messages) { continuation.resume(returning: $0) })
        }
        return try result.get()
    }

    /// Lets what is in flight finish, at most for `publishTimeout`, then closes in good order. Idempotent.
    public func close() async {
        self.core.requestClose()
        await self.core.ended()
    }

    public var status: ConnectionStatus { self.core.status.value }
}
