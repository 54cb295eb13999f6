import AMQP
import Codec
import Foundation
import Model
import Postgres
import ServiceKit
import Store

/// What commands need of the two servers.
struct Servers {
    let settings: ServiceSettings
    let names: BrokerNames

    init() throws {
        self.settings = try Output.settings()
        self.names = BrokerNames(prefix: self.settings.prefix)
    }

    /// A session with the broker for the time of `body`.
    func withBroker<Result>(_ body: (BrokerSession) async throws -> Result) async throws -> Result {
        let session = try await BrokerSession.open(self.settings.broker)
        do {
            let result = try await body(session)
            await session.close()
            return result
        } catch {
            await session.close()
            throw error
        }
    }

    /// The store for the time of `body`.
    func withStore<Result>(_ body: (Store) async throws -> Result) async throws -> Result {
        let pool = PGPool(self.settings.database, size: 1)
        do {
            let result = try await body(Store(pool: pool))
            await pool.close()
            return result
        } catch {
            await pool.close()
            throw error
        }
    }

    /// Publishes an event of our own and waits for the broker's confirm.
    func publish(_ event: Event, through session: BrokerSession) async throws {
        try await self.publish(EventEncoder().structured(event), of: event.type, through: session)
    }

    func publish(_ message: WireMessage, of type: EventType, through session: BrokerSession) async throws {
        var headers: [String: FieldValue] = [:]
        for (name, value) in message.headers {
            switch value {
            case .string(let text): headers[name] = .string(text)
            case .boolean(let flag): headers[name] = .boolean(flag)
            case .integer(let number): headers[name] = .int(number)
            case .bytes(let bytes): headers[name] = .bytes(bytes)
            case .other: break
            }
        }
        let outgoing = OutgoingMessage(
            exchange: self.names.exchange, routingKey: type.routingKey,
            properties: MessageProperties(
                contentType: message.contentType, headers: headers, messageID: message.messageID,
                type: type.cloudEventsType, appID: "rapporteur"),
            body: message.body, isMandatory: true)
        switch try await session.publish([outgoing]).first {
        case .confirmed: return
        case .returned:
            throw Failure(
                ServiceKit.ExitCode.failed,
                "no queue is bound for \(type.routingKey) on exchange '\(self.names.exchange)': run `rapporteur setup`")
        case .refused, nil:
            throw Failure(ServiceKit.ExitCode.tryAgain, "the broker took no more messages: a queue is full; try again later")
        }
    }
}

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
        let consumer = Consumer(servers.settings.broker, topology: topology, queue: queue, prefetch: 256)
        (self.queue, self.consumer) = (queue, consumer)
        self.life = Task { await consumer.run() }
    }

    /// The next events; empty when there are none any more.
    func next() async -> [Event] {
        let deliveries = await self.consumer.next(atMost: 256, within: .zero)
        guard let last = deliveries.last else { return [] }
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

/// Runs `body` and ends it after `limit`.
///
/// - Throws: ``Failure`` with exit code 75 when the time is over.
func within<Result: Sendable>(
    _ limit: Duration, waitingFor what: String, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw Failure(
                ServiceKit.ExitCode.tryAgain, "no \(what) within \(limit.components.seconds) s; are the services running?")
        }
        defer { group.cancelAll() }
        guard let result = try await group.next() else { preconditionFailure("a group of two has a first result") }
        return result
    }
}
