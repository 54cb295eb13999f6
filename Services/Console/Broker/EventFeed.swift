import AMQP
import Codec
import Foundation
import ServiceKit

/// Events that come by while a command waits, through a queue of its own that the broker deletes when it is left.
struct EventFeed {
    let queue: String
    private let consumer: Consumer
    private let life: Task<Void, Never>

    /// Declares the queue and binds it, so that nothing published from now on is missed.
    init(_ servers: Servers, session: BrokerSession, types: [EventType]) async throws {
        let queue = "\(servers.names.prefix).watch.\(UUID().uuidString.lowercased())"
        let topology = Topology(
            queues: [.init(name: queue, arguments: ["x-expires": .int(120_000)])],
            bindings: types.map { .init(exchange: servers.names.exchange, queue: queue, routingKey: $0.routingKey) })
        try await session.declare(topology)
        let consumer = Consumer(servers.settings.broker, topology: topology, queue: queue, prefetch: 256) { event in
            if case .disconnected(let error) = event { Output.tell("rapporteur: RabbitMQ: \(error); trying again") }
        }
        (self.queue, self.consumer) = (queue, consumer)
        self.life = Task { await consumer.run() }
    }

    /// The next events, without what is no event of ours; `nil` at the end, also when the waiting task is cancelled.
    func next() async -> [Event]? {
        let deliveries = await self.consumer.next(atMost: 256, within: .zero)
        guard let last = deliveries.last else { return nil }
        // A lost acknowledgement only means that an event is seen twice.
        try? await self.consumer.acknowledge(last, multiple: true)
        let decoder = EventDecoder()
        return deliveries.compactMap { try? decoder.decode(WireMessage($0), expecting: Set(EventType.allCases)) }
    }

    func close() async {
        await self.consumer.close()
        await self.life.value
    }
}
