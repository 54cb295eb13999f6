import AMQP
import Foundation
import Testing

@Suite("Consuming from a real broker", .needsServers, .timeLimit(.minutes(2)))
struct ConsumerIntegrationTests {
    let broker: BrokerFixture
    let queue = BrokerFixture.name()

    init() throws { self.broker = try BrokerFixture() }

    func fill(_ count: Int, arguments: [String: FieldValue] = [:]) async throws {
        try await withPublisher(
            self.broker.configuration(), topology: BrokerFixture.topology(self.queue, arguments: arguments)
        ) {
            let outcomes = try await $0.publish((0..<count).map { BrokerFixture.message(self.queue, "\($0)") })
            #expect(outcomes.allSatisfy { $0 == .confirmed })
        }
    }

    func messagesLeft() async throws -> Int? {
        try await withSession(self.broker.configuration()) { try await $0.status(ofQueue: self.queue)?.messages }
    }

    @Test("no more than the prefetch are out; acknowledging brings more; close() makes acks count")
    func prefetch() async throws {
        try await self.fill(25)
        try await withConsumer(self.broker.configuration(), queue: self.queue, prefetch: 10) { consumer in
            let first = await consumer.next(atMost: 10, within: .seconds(30))
            #expect(first.map(\.tag) == Array(1...10))
            let none = await consumer.next(atMost: 1, cancelledAfter: .milliseconds(100))
            #expect(none.isEmpty)
            try await consumer.acknowledge(first[9], multiple: true)
            let second = await consumer.next(atMost: 10, within: .seconds(30))
            #expect(second.count == 10)
            for delivery in second { try await consumer.acknowledge(delivery) }
            let third = await consumer.next(atMost: 10, within: .milliseconds(200))
            #expect(third.count == 5)
            try await consumer.acknowledge(try #require(third.last), multiple: true)
        }
        #expect(try await self.messagesLeft() == 0)
    }

    @Test("settling twice is told apart, and the channel lives on")
    func twice() async throws {
        try await self.fill(2)
        try await withConsumer(self.broker.configuration(), queue: self.queue) { consumer in
            let first = try #require(await consumer.next(atMost: 1).first)
            try await consumer.acknowledge(first)
            let error = await #expect(throws: AMQPError.self) { try await consumer.acknowledge(first) }
            #expect(error?.code == .misuse)
            let second = try #require(await consumer.next(atMost: 1).first)
            try await consumer.acknowledge(second)
            #expect(consumer.status.isConnected)
            #expect(consumer.status.reconnects == 0)
        }
        #expect(try await self.messagesLeft() == 0)
    }

    @Test("what is not acknowledged when the connection is cut comes again, marked; old tags are stale")
    func redelivery() async throws {
        try await self.fill(3)
        let proxy = try BreakableProxy(to: self.broker.port)
        defer { proxy.stop() }
        let log = EventLog()
        try await withConsumer(self.broker.configuration(port: proxy.port), queue: self.queue, log: log) { consumer in
            var iterator = consumer.deliveries.makeAsyncIterator()
            let first = try #require(await iterator.next())
            #expect(!first.isRedelivered)
            try await log.connected()
            proxy.cut()
            #expect(try await log.disconnected().code == .connectionLost)
            try await log.connected()
            let error = await #expect(throws: AMQPError.self) { try await consumer.acknowledge(first) }
            #expect(error?.code == .staleDelivery)
            var bodies: Set<String> = []
            for _ in 0..<3 {
                let again = try #require(await iterator.next())
                #expect(again.isRedelivered)
                #expect(again.connection == 2)
                bodies.insert(String(decoding: again.body, as: UTF8.self))
                try await consumer.acknowledge(again)
            }
            #expect(bodies == ["0", "1", "2"])
        }
        #expect(try await self.messagesLeft() == 0)
    }

    @Test("heartbeats go on while a handler is busy for several of them")
    func heartbeats() async throws {
        try await self.fill(1)
        var configuration = try self.broker.configuration()
        configuration.heartbeat = .seconds(1)
        try await withConsumer(configuration, queue: self.queue) { consumer in
            let delivery = try #require(await consumer.next(atMost: 1).first)
            // The time itself is what is tested: the broker cuts after two heartbeats without one.
            let start = ContinuousClock.now
            var sum: UInt64 = 0
            while ContinuousClock.now - start < .seconds(5) { sum &+= 1 }
            #expect(sum > 0)
            try await consumer.acknowledge(delivery)
            #expect(consumer.status.reconnects == 0)
            #expect(consumer.status.isConnected)
        }
        #expect(try await self.messagesLeft() == 0)
    }

    @Test("a peer that falls silent is noticed after two heartbeats")
    func silence() async throws {
        let proxy = try BreakableProxy(to: self.broker.port)
        defer { proxy.stop() }
        var configuration = try self.broker.configuration(port: proxy.port)
        configuration.heartbeat = .seconds(1)
        let log = EventLog()
        let topology = BrokerFixture.topology(self.queue)
        try await withConsumer(configuration, topology: topology, queue: self.queue, log: log) { _ in
            try await log.connected()
            proxy.freeze()
            let error = try await log.disconnected()
            #expect(error.code == .connectionLost)
            proxy.thaw()
            try await log.connected()
        }
    }

    @Test("a queue deleted under the consumer is noticed, declared anew and consumed")
    func cancelled() async throws {
        let log = EventLog()
        let topology = BrokerFixture.topology(self.queue)
        try await withConsumer(self.broker.configuration(), topology: topology, queue: self.queue, log: log) {
            consumer in
            try await log.connected()
            try await withSession(self.broker.configuration()) { try await $0.delete(queue: self.queue) }
            try await log.first { $0 == .consumerCancelled ? true : nil }
            try await log.connected()
            try await self.fill(1)
            let delivery = try #require(await consumer.next(atMost: 1).first)
            try await consumer.acknowledge(delivery)
        }
    }

    @Test("stopConsuming() hands back what nobody took; what was taken can still be settled; then the sequence ends")
    func stopping() async throws {
        try await self.fill(10)
        try await withConsumer(self.broker.configuration(), queue: self.queue, prefetch: 6) { consumer in
            let taken = await consumer.next(atMost: 2)
            #expect(taken.count <= 2)
            await consumer.stopConsuming()
            #expect(await consumer.next(atMost: 5).isEmpty)
            for await _ in consumer.deliveries { Issue.record("the sequence goes on") }
            for delivery in taken { try await consumer.acknowledge(delivery) }
            await consumer.close()
            #expect(try await self.messagesLeft() == 10 - taken.count)
        }
    }

    @Test("paused, nothing is handed out and the connection lives; resumed, it goes on")
    func pausing() async throws {
        try await self.fill(2)
        try await withConsumer(self.broker.configuration(), queue: self.queue) { consumer in
            let first = try #require(await consumer.next(atMost: 1).first)
            await consumer.pause()
            #expect(await consumer.next(atMost: 1, cancelledAfter: .milliseconds(100)).isEmpty)
            try await consumer.acknowledge(first)
            async let second = consumer.next(atMost: 1)
            await consumer.resume()
            try await consumer.acknowledge(try #require(await second.first))
        }
        #expect(try await self.messagesLeft() == 0)
    }

    @Test("a rejected delivery comes again when put back, and not when dropped")
    func rejecting() async throws {
        try await self.fill(1)
        try await withConsumer(self.broker.configuration(), queue: self.queue) { consumer in
            let first = try #require(await consumer.next(atMost: 1).first)
            try await consumer.reject(first, requeue: true)
            let again = try #require(await consumer.next(atMost: 1).first)
            #expect(again.isRedelivered)
            try await consumer.reject(again, requeue: false)
        }
        #expect(try await self.messagesLeft() == 0)
    }

    @Test("acks before close() are never lost", arguments: 0..<20)
    func acksCount(round: Int) async throws {
        try await self.fill(20)
        try await withConsumer(self.broker.configuration(), queue: self.queue) { consumer in
            var count = 0
            while count < 20 {
                for delivery in await consumer.next(atMost: 20) {
                    try await consumer.acknowledge(delivery)
                    count += 1
                }
            }
        }
        #expect(try await self.messagesLeft() == 0)
    }

    @Test("close() and cancellation end a consumer that waits, runs or never ran")
    func ending() async throws {
        let idle = Consumer(try self.broker.configuration(), queue: self.queue, prefetch: 1)
        async let nothing = idle.next(atMost: 1)
        await idle.close()
        #expect(await nothing.isEmpty)
        await idle.run()
        let waiting = Consumer(
            try self.broker.configuration(), topology: BrokerFixture.topology(self.queue), queue: self.queue,
            prefetch: 1)
        let life = Task { await waiting.run() }
        async let none = waiting.next(atMost: 1)
        life.cancel()
        await life.value
        #expect(await none.isEmpty)
    }
}

extension Consumer {
    /// Takes until the time is over: for what must *not* come, so it has to wait for some time.
    fileprivate func next(atMost count: Int, cancelledAfter patience: Duration) async -> [Delivery] {
        let taker = Task { await self.next(atMost: count) }
        try? await Task.sleep(for: patience)
        taker.cancel()
        return await taker.value
    }
}
