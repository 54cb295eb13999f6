import AMQP
import Foundation
import Testing

@Suite("Publishing to a real broker", .needsServers, .timeLimit(.minutes(2)))
struct PublisherIntegrationTests {
    let broker: BrokerFixture
    let queue = BrokerFixture.name()

    init() throws { self.broker = try BrokerFixture() }

    @Test("thousands of messages in one call are confirmed in windows, each once and in order")
    func windows() async throws {
        let messages = (0..<3000).map { BrokerFixture.message(self.queue, "\($0)") }
        let outcomes = try await withPublisher(
            self.broker.configuration(), topology: BrokerFixture.topology(self.queue), window: 64
        ) { try await $0.publish(messages) }
        #expect(outcomes == Array(repeating: .confirmed, count: 3000))
        try await withConsumer(self.broker.configuration(), queue: self.queue) { consumer in
            var bodies: [String] = []
            while bodies.count < 3000 {
                let lot = await consumer.next(atMost: 100)
                bodies += lot.map { String(decoding: $0.body, as: UTF8.self) }
                try await consumer.acknowledge(try #require(lot.last), multiple: true)
            }
            #expect(bodies == (0..<3000).map(String.init))
        }
        try await withSession(self.broker.configuration()) { session in
            #expect(
                try await session.status(ofQueue: self.queue)
                    == QueueStatus(name: self.queue, messages: 0, consumers: 0))
            try await session.delete(queue: self.queue)
        }
    }

    @Test("calls made at the same time do not mix up their outcomes")
    func concurrentCalls() async throws {
        try await withPublisher(
            self.broker.configuration(), topology: BrokerFixture.topology(self.queue), window: 16
        ) { publisher in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<40 {
                    group.addTask {
                        let messages = (0..<25).map { index in
                            // Every third goes nowhere.
                            BrokerFixture.message(
                                index % 3 == caller % 3 ? BrokerFixture.name("nowhere") : self.queue, "x",
                                id: "\(caller).\(index)")
                        }
                        let outcomes = try await publisher.publish(messages)
                        for (index, outcome) in outcomes.enumerated() {
                            #expect(
                                outcome
                                    == (index % 3 == caller % 3 ? .returned(code: 312, text: "NO_ROUTE") : .confirmed))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("a full queue refuses: its nacks are said of the right messages")
    func nacks() async throws {
        let topology = BrokerFixture.topology(
            self.queue, arguments: ["x-max-length": 3, "x-overflow": "reject-publish"])
        try await withPublisher(self.broker.configuration(), topology: topology) { publisher in
            var outcomes: [PublishOutcome] = []
            for index in 0..<6 {
                outcomes += try await publisher.publish([BrokerFixture.message(self.queue, "\(index)")])
            }
            #expect(outcomes == [.confirmed, .confirmed, .confirmed, .refused, .refused, .refused])
            let many = try await publisher.publish((0..<50).map { BrokerFixture.message(self.queue, "\($0)") })
            #expect(many == Array(repeating: .refused, count: 50))
        }
    }

    @Test(
        "bodies from nothing to many frames arrive as they went",
        arguments: [0, 1, 131_064, 131_065, 1_048_576, 5_000_001])
    func sizes(count: Int) async throws {
        var random = SystemRandomNumberGenerator()
        let body = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        try await withPublisher(self.broker.configuration(), topology: BrokerFixture.topology(self.queue)) {
            publisher in
            let outcomes = try await publisher.publish([
                OutgoingMessage(exchange: "", routingKey: self.queue, body: body)
            ])
            #expect(outcomes == [.confirmed])
        }
        try await withConsumer(self.broker.configuration(), queue: self.queue) { consumer in
            let delivery = try #require(await consumer.next(atMost: 1).first)
            #expect(delivery.body == body)
            #expect(delivery.routingKey == self.queue)
            try await consumer.acknowledge(delivery)
        }
    }

    @Test("all properties and a large table of headers arrive as they went")
    func properties() async throws {
        var properties = MessageProperties(
            contentType: "application/pdf", contentEncoding: "identity", isPersistent: false, priority: 3,
            correlationID: "c", replyTo: "r", expiration: "60000", messageID: "m", timestamp: 1_700_000_000, type: "t",
            appID: "a")
        for index in 0..<800 { properties.headers["header-\(index)"] = .string(String(repeating: "é", count: 50)) }
        properties.headers["nested"] = .table([
            "list": .array([1, true, .double(0.5), .bytes([0, 255])]), "none": .void,
        ])
        let sent = properties
        try await withPublisher(self.broker.configuration(), topology: BrokerFixture.topology(self.queue)) {
            publisher in
            _ = try await publisher.publish([
                OutgoingMessage(exchange: "", routingKey: self.queue, properties: sent, body: [1])
            ])
        }
        try await withSession(self.broker.configuration()) { session in
            let delivery = try #require(try await session.get(self.queue))
            #expect(delivery.properties == sent)
            try await session.acknowledge(delivery)
            #expect(try await session.get(self.queue) == nil)
        }
    }

    @Test("a connection cut while confirms are owed fails the call, and the next call works")
    func cut() async throws {
        let proxy = try BreakableProxy(to: self.broker.port)
        defer { proxy.stop() }
        let log = EventLog()
        try await withPublisher(
            self.broker.configuration(port: proxy.port), topology: BrokerFixture.topology(self.queue), log: log
        ) { publisher in
            _ = try await publisher.publish([BrokerFixture.message(self.queue, "first")])
            proxy.freeze()
            async let owed = publisher.publish([BrokerFixture.message(self.queue, "owed")])
            proxy.cut()
            proxy.thaw()
            do {
                // The cut may come before the message was sent at all: then it goes out on the next connection.
                #expect(try await owed == [.confirmed])
            } catch let error as AMQPError {
                #expect(error.code == .connectionLost)
                #expect(error.isTransient)
            }
            #expect(try await publisher.publish([BrokerFixture.message(self.queue, "again")]) == [.confirmed])
            #expect(publisher.status.reconnects == 1)
            #expect(publisher.status.isConnected)
        }
    }

    @Test("a broker that stops reading does not hold the publisher: the watchdog frees it")
    func blockedWrite() async throws {
        let proxy = try BreakableProxy(to: self.broker.port)
        defer { proxy.stop() }
        var configuration = try self.broker.configuration(port: proxy.port)
        configuration.publishTimeout = .milliseconds(400)
        try await withPublisher(configuration, topology: BrokerFixture.topology(self.queue)) { publisher in
            _ = try await self.publishAgain(publisher)
            proxy.freeze()
            // More than all buffers on the way hold, so the write itself is stuck.
            let large = OutgoingMessage(
                exchange: "", routingKey: self.queue, body: Array(repeating: 0, count: 60_000_000))
            let error = await #expect(throws: AMQPError.self) { try await publisher.publish([large]) }
            #expect(error?.code == .blocked)
            proxy.thaw()
            let outcomes = try await self.publishAgain(publisher)
            #expect(outcomes == [.confirmed])
        }
    }

    /// As a caller does: again while the failure is a transient one.
    func publishAgain(_ publisher: Publisher) async throws -> [PublishOutcome] {
        while true {
            do {
                return try await publisher.publish([BrokerFixture.message(self.queue, "again")])
            } catch {
                guard error.isTransient else { throw error }
            }
        }
    }

    @Test("a broker that owes confirms for too long is left")
    func owedConfirms() async throws {
        let proxy = try BreakableProxy(to: self.broker.port)
        defer { proxy.stop() }
        var configuration = try self.broker.configuration(port: proxy.port)
        configuration.publishTimeout = .milliseconds(300)
        try await withPublisher(configuration, topology: BrokerFixture.topology(self.queue)) { publisher in
            _ = try await self.publishAgain(publisher)
            proxy.freeze()
            let error = await #expect(throws: AMQPError.self) {
                try await publisher.publish([BrokerFixture.message(self.queue, "owed")])
            }
            #expect(error?.code == .timedOut)
            #expect(error?.isTransient == true)
        }
    }

    @Test("without a broker, a publish gives up in time and says why")
    func noBroker() async throws {
        let proxy = try BreakableProxy(to: self.broker.port)
        defer { proxy.stop() }
        proxy.refuse(true)
        var configuration = try self.broker.configuration(port: proxy.port)
        configuration.publishTimeout = .milliseconds(300)
        let log = EventLog()
        try await withPublisher(configuration, topology: BrokerFixture.topology(self.queue), log: log) { publisher in
            _ = try await log.disconnected()
            let error = await #expect(throws: AMQPError.self) {
                try await publisher.publish([BrokerFixture.message(self.queue, "x")])
            }
            #expect(error?.code == .timedOut)
            #expect(error?.description.contains("the last attempt") == true, "\(String(describing: error))")
            proxy.refuse(false)
            let outcomes = try await self.publishAgain(publisher)
            #expect(outcomes == [.confirmed])
        }
    }

    @Test("after close() nothing is taken; close() twice and before run() returns")
    func closing() async throws {
        let publisher = Publisher(try self.broker.configuration())
        await publisher.close()
        await publisher.close()
        await publisher.run()
        let error = await #expect(throws: AMQPError.self) {
            try await publisher.publish([BrokerFixture.message(self.queue, "x")])
        }
        #expect(error?.code == .closed)
        let none = try await withPublisher(self.broker.configuration()) { try await $0.publish([]) }
        #expect(none.isEmpty)
    }

    @Test("cancelling run() closes in good order")
    func cancelling() async throws {
        let publisher = Publisher(try self.broker.configuration(), topology: BrokerFixture.topology(self.queue))
        let life = Task { await publisher.run() }
        _ = try await publisher.publish([BrokerFixture.message(self.queue, "x")])
        life.cancel()
        await life.value
        #expect(!publisher.status.isConnected)
    }
}
