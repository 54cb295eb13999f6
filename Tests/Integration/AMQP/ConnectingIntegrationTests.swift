import AMQP
import Foundation
import Testing

@Suite("Connecting to a real broker", .needsServers, .timeLimit(.minutes(2)))
struct ConnectingIntegrationTests {
    let broker: BrokerFixture
    let queue = BrokerFixture.name()

    init() throws { self.broker = try BrokerFixture() }

    @Test("the broker says what it is")
    func properties() async throws {
        let properties = try await withSession(self.broker.configuration()) { await $0.serverProperties }
        #expect(properties["product"] == "RabbitMQ")
        #expect(properties["version"]?.isEmpty == false)
    }

    @Test("a wrong password is refused with the broker's words and without the password")
    func wrongPassword() async throws {
        let configuration = try self.broker.configuration(password: "not-the-s3cret")
        let error = await #expect(throws: AMQPError.self) { try await BrokerSession.open(configuration) }
        #expect(error?.code == .accessRefused)
        #expect(error?.reply?.code == 403)
        #expect(error?.isTransient == false)
        #expect(error.map { String(reflecting: $0) }?.contains("s3cret") == false)
    }

    @Test("a virtual host that does not exist is named")
    func missingVirtualHost() async throws {
        let configuration = try self.broker.configuration(virtualHost: "nowhere")
        let error = await #expect(throws: AMQPError.self) { try await BrokerSession.open(configuration) }
        #expect(error?.code == .accessRefused)
        #expect(error?.reply?.code == 530)
        #expect(error?.description.contains("nowhere") == true)
    }

    @Test("a password file is read at each connect, so a rotated password needs no restart")
    func passwordFile() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "password-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("wrong".utf8).write(to: file)
        var configuration = try self.broker.configuration(password: "unused")
        configuration.passwordFile = file.path
        let wrong = configuration
        let error = await #expect(throws: AMQPError.self) { try await BrokerSession.open(wrong) }
        #expect(error?.code == .accessRefused)
        try Data("\(self.broker.url.password ?? "")\n".utf8).write(to: file)
        try await withSession(configuration) { _ = try await $0.status(ofQueue: "any") }
    }

    @Test("of several hosts, those that are down are passed over")
    func severalHosts() async throws {
        let proxy = try BreakableProxy(to: self.broker.port)
        let closedPort = proxy.port
        proxy.stop()
        let one = try self.broker.configuration()
        let (user, password) = (self.broker.url.percentEncodedUser ?? "", self.broker.url.percentEncodedPassword ?? "")
        let uri = "amqp://\(user):\(password)@127.0.0.1"
        let several = try BrokerConfiguration(
            "\(uri):\(closedPort)/%2f,\(uri):\(self.broker.port)/%2f,\(uri):\(closedPort)/%2f")
        for _ in 0..<6 { try await withSession(several) { _ = try await $0.status(ofQueue: "any") } }
        #expect(several.hosts.contains(one.hosts[0]))
    }

    @Test("nobody there, a name that does not resolve, a peer that speaks something else: each is said")
    func unreachable() async throws {
        let proxy = try BreakableProxy(to: self.broker.port)
        let closedPort = proxy.port
        proxy.stop()
        let refused = await #expect(throws: AMQPError.self) {
            try await BrokerSession.open(self.broker.configuration(port: closedPort))
        }
        #expect(refused?.code == .refused)
        #expect(refused?.description.contains("Connection refused") == true)
        let unknown = await #expect(throws: AMQPError.self) {
            try await BrokerSession.open(self.broker.configuration(host: "no-such-host.invalid"))
        }
        #expect(unknown?.isTransient == true)
        #expect(unknown?.description.contains("no-such-host.invalid") == true)
    }

    @Test("a peer that accepts and says nothing is left after the connect timeout")
    func silentPeer() async throws {
        let proxy = try BreakableProxy(to: self.broker.port)
        defer { proxy.stop() }
        proxy.freeze()
        var configuration = try self.broker.configuration(port: proxy.port)
        configuration.connectTimeout = .milliseconds(200)
        let impatient = configuration
        let error = await #expect(throws: AMQPError.self) { try await BrokerSession.open(impatient) }
        #expect(error?.code == .timedOut)
    }

    @Test("a declaration that clashes names queue, argument and both values; the session lives on")
    func drift() async throws {
        try await withSession(self.broker.configuration()) { session in
            try await session.declare(BrokerFixture.topology(self.queue, arguments: ["x-max-length": 3]))
            let error = await #expect(throws: AMQPError.self) {
                try await session.declare(BrokerFixture.topology(self.queue, arguments: ["x-max-length": 5]))
            }
            #expect(error?.code == .preconditionFailed)
            for word in [self.queue, "x-max-length", "5", "3"] { #expect(error?.description.contains(word) == true) }
            #expect(try await session.status(ofQueue: self.queue)?.messages == 0)
            try await session.delete(queue: self.queue)
            #expect(try await session.status(ofQueue: self.queue) == nil)
        }
    }

    @Test("exchanges, bindings, purge and replay through one session")
    func session() async throws {
        let exchange = BrokerFixture.name("exchange")
        try await withSession(self.broker.configuration()) { session in
            var topology = BrokerFixture.topology(self.queue)
            topology.exchanges = [.init(name: exchange, kind: .topic)]
            topology.bindings = [.init(exchange: exchange, queue: self.queue, routingKey: "document.*")]
            try await session.declare(topology)
            try await session.declare(topology)
            func publish(_ key: String) async throws -> [PublishOutcome] {
                try await session.publish([OutgoingMessage(exchange: exchange, routingKey: key, body: Array(key.utf8))])
            }
            #expect(try await publish("document.submitted") == [.confirmed])
            #expect(try await publish("report.requested") == [.returned(code: 312, text: "NO_ROUTE")])
            let delivery = try #require(try await session.get(self.queue))
            #expect(delivery.exchange == exchange)
            try await session.reject(delivery, requeue: true)
            let again = await #expect(throws: AMQPError.self) { try await session.acknowledge(delivery) }
            #expect(again?.code == .misuse)
            #expect(try await session.purge(self.queue) == 1)
            try await session.unbind(topology.bindings[0])
            #expect(try await publish("document.submitted") == [.returned(code: 312, text: "NO_ROUTE")])
            let unknown = await #expect(throws: AMQPError.self) {
                try await session.publish([OutgoingMessage(exchange: "no.such.exchange", routingKey: "x", body: [])])
            }
            #expect(unknown?.code == .notFound)
            try await session.delete(exchange: exchange)
            try await session.delete(queue: self.queue)
        }
    }

    @Test("an idle session keeps its heartbeats")
    func idleSession() async throws {
        var configuration = try self.broker.configuration()
        configuration.heartbeat = .seconds(1)
        let short = configuration
        try await withSession(short) { session in
            try await session.declare(BrokerFixture.topology(self.queue))
            _ = try await session.publish([BrokerFixture.message(self.queue, "x")])
            let delivery = try #require(try await session.get(self.queue))
            // The time itself is what is tested: the broker cuts after two heartbeats without one.
            try await Task.sleep(for: .seconds(4))
            try await session.acknowledge(delivery)
            #expect(try await session.status(ofQueue: self.queue)?.messages == 0)
        }
    }
}
