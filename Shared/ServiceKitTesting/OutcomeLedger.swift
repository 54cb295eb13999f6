internal import AMQP
public import Codec
internal import Foundation
internal import ServiceKit
internal import Synchronization

/// Listens to a deployment's events and keeps account of what became of each submission.
public final class OutcomeLedger: Sendable {
    private let consumer: Consumer
    private let life: Task<Void, Never>
    private let queue: String
    /// Everything that came so far, each event id once.
    private let book = Mutex<(events: [Event], ids: Set<String>)>(([], []))

    /// Binds a queue of its own, so that no event from now on is missed.
    public init(_ deployment: Deployment) async throws {
        let queue = "\(deployment.prefix).ledger.\(UUID().uuidString.lowercased())"
        let outcomes = EventType.allCases.filter { ![.documentSubmitted, .reportRequested].contains($0) }
        let topology = Topology(
            queues: [.init(name: queue, arguments: ["x-expires": .int(600_000)])],
            bindings: outcomes.map { .init(exchange: deployment.prefix, queue: queue, routingKey: $0.routingKey) })
        try await deployment.withBroker { try await $0.declare(topology) }
        let consumer = Consumer(
            try BrokerConfiguration(deployment.amqpURL), topology: topology, queue: queue, prefetch: 1000)
        (self.queue, self.consumer) = (queue, consumer)
        self.life = Task { await consumer.run() }
    }

    /// Collects events until `isComplete` says so of all that ever came, each event id once, in order of coming.
    public func events(until isComplete: ([Event]) -> Bool) async throws -> [Event] {
        while true {
            let events = self.book.withLock { $0.events }
            if isComplete(events) { return events }
            let deliveries = await self.consumer.next(atMost: 1000, within: .zero)
            guard let last = deliveries.last else { throw Mishap("the ledger's queue ended") }
            for delivery in deliveries {
                let event = try EventDecoder().decode(WireMessage(delivery), expecting: Set(EventType.allCases))
                self.book.withLock { book in
                    if book.ids.insert(event.id).inserted { book.events.append(event) }
                }
            }
            // A lost acknowledgement only brings an event again, which the book knows.
            try? await self.consumer.acknowledge(last, multiple: true)
        }
    }

    public func close(_ deployment: Deployment) async throws {
        await self.consumer.close()
        await self.life.value
        try await deployment.withBroker { try await $0.delete(queue: self.queue) }
    }
}

extension Event {
    /// `id` of the event that caused this one.
    public var causationID: String? {
        if case .string(let id)? = self.extensions["causationid"] { id } else { nil }
    }

    /// Whether the event is the one outcome of a submission.
    public var isOutcome: Bool {
        switch self.data {
        case .ingested, .duplicate: true
        case .quarantined(let quarantined): quarantined.stage == "ingest"
        case .submitted, .classified, .classificationRequested, .correction, .corrections, .correctionsWithdrawn,
            .reportRequested, .reportPublished:
            false
        }
    }
}
