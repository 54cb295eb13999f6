import AMQP
import Foundation
import Synchronization
import Testing

/// What every test against the broker starts from.
struct BrokerFixture {
    let url: URLComponents

    init() throws {
        let address = try #require(TestServers.amqpURL)
        self.url = try #require(URLComponents(string: address))
    }

    var port: UInt16 { UInt16(self.url.port ?? 5672) }

    /// The test broker's address, with parts replaced.
    func configuration(
        port: UInt16? = nil, password: String? = nil, virtualHost: String? = nil, scheme: String = "amqp",
        host: String = "127.0.0.1", query: String = ""
    ) throws -> BrokerConfiguration {
        let user = self.url.percentEncodedUser ?? "guest"
        let password = password ?? self.url.percentEncodedPassword ?? "guest"
        var configuration = try BrokerConfiguration(
            "\(scheme)://\(user):\(password)@\(host):\(port ?? self.port)/\(virtualHost ?? "%2f")\(query)")
        configuration.backoff = Backoff(base: .milliseconds(20), maximum: .milliseconds(200))
        return configuration
    }

    /// A name no other test has.
    static func name(_ word: String = "queue") -> String { "test.\(word).\(UUID().uuidString)" }

    /// A queue that the broker forgets by itself when the test died before it could delete it.
    static func topology(_ queue: String, arguments: [String: FieldValue] = [:]) -> Topology {
        var arguments = arguments
        arguments["x-expires"] = 120_000
        return Topology(queues: [.init(name: queue, arguments: arguments)])
    }

    static func message(_ queue: String, _ text: String, id: String? = nil) -> OutgoingMessage {
        OutgoingMessage(
            exchange: "", routingKey: queue, properties: MessageProperties(contentType: "text/plain", messageID: id),
            body: Array(text.utf8))
    }
}

/// Events of a connection, to be waited for.
final class EventLog: Sendable {
    let stream: AsyncStream<ConnectionEvent>
    private let continuation: AsyncStream<ConnectionEvent>.Continuation

    init() { (self.stream, self.continuation) = AsyncStream.makeStream(of: ConnectionEvent.self) }

    var record: @Sendable (ConnectionEvent) -> Void { { [continuation] in continuation.yield($0) } }

    /// Waits for the first event that fits; those before it are forgotten.
    @discardableResult
    func first<T>(_ pick: (ConnectionEvent) -> T?) async throws -> T {
        for await event in self.stream { if let found = pick(event) { return found } }
        throw CancellationError()
    }

    func connected() async throws {
        try await self.first { if case .connected = $0 { true } else { nil } }
    }

    func disconnected() async throws -> AMQPError {
        try await self.first { if case .disconnected(let error) = $0 { error } else { nil } }
    }
}

/// Runs a publisher for the time of `body`.
func withPublisher<T: Sendable>(
    _ configuration: BrokerConfiguration, topology: Topology = Topology(), window: Int = 256,
    log: EventLog = EventLog(),
    _ body: @Sendable (Publisher) async throws -> T
) async throws -> T {
    let publisher = Publisher(configuration, topology: topology, window: window, onEvent: log.record)
    async let life: Void = publisher.run()
    do {
        let result = try await body(publisher)
        await publisher.close()
        await life
        return result
    } catch {
        await publisher.close()
        await life
        throw error
    }
}

/// Runs a consumer for the time of `body`.
func withConsumer<T: Sendable>(
    _ configuration: BrokerConfiguration, topology: Topology = Topology(), queue: String, prefetch: UInt16 = 100,
    log: EventLog = EventLog(), _ body: @Sendable (Consumer) async throws -> T
) async throws -> T {
    let consumer = Consumer(configuration, topology: topology, queue: queue, prefetch: prefetch, onEvent: log.record)
    async let life: Void = consumer.run()
    do {
        let result = try await body(consumer)
        await consumer.close()
        await life
        return result
    } catch {
        await consumer.close()
        await life
        throw error
    }
}

/// Runs a session for the time of `body`.
func withSession<T: Sendable>(
    _ configuration: BrokerConfiguration, _ body: @Sendable (BrokerSession) async throws -> T
) async throws -> T {
    let session = try await BrokerSession.open(configuration)
    do {
        let result = try await body(session)
        await session.close()
        return result
    } catch {
        await session.close()
        throw error
    }
}
