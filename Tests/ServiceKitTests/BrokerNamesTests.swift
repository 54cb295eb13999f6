import AMQP
import Codec
import Testing

@testable import ServiceKit

@Suite("Names at the broker", .timeLimit(.minutes(1)))
struct BrokerNamesTests {
    private let names = BrokerNames(prefix: "p")

    private func queue(_ name: String) throws -> Topology.Queue {
        try #require(self.names.topology.queues.first { $0.name == name })
    }

    @Test("each stage's queue is bound to what the stage takes, and to nothing else", arguments: StageName.allCases)
    func bindings(stage: StageName) {
        let bound = self.names.topology.bindings.filter { $0.queue == self.names.queue(stage) }
        #expect(bound.allSatisfy { $0.exchange == "p" })
        #expect(Set(bound.map(\.routingKey)) == Set(stage.takes.map(\.routingKey)))
    }

    @Test("no event goes to two stages")
    func noEventTwice() {
        let all = StageName.allCases.flatMap(\.takes)
        #expect(Set(all).count == all.count)
    }

    @Test(
        "a work queue's dead letters reach the stage's dead-letter queue, which ends there",
        arguments: StageName.allCases)
    func deadLetters(stage: StageName) throws {
        let (work, dead) = (try self.queue(self.names.queue(stage)), try self.queue(self.names.deadQueue(stage)))
        #expect(work.arguments["x-dead-letter-exchange"] == .string(self.names.deadExchange))
        #expect(work.arguments["x-dead-letter-routing-key"] == .string(work.name))
        #expect(work.arguments["x-delivery-limit"] == .int(20))
        #expect(
            self.names.topology.bindings.contains {
                $0.exchange == self.names.deadExchange && $0.queue == dead.name && $0.routingKey == work.name
            })
        #expect(dead.arguments["x-dead-letter-exchange"] == nil)
        #expect(dead.arguments["x-message-ttl"] == nil)
        #expect(dead.arguments["x-delivery-limit"] == .int(1_000_000_000))
    }

    @Test("a delay queue gives its messages back by the default exchange and their own routing key")
    func delays() throws {
        var last: Int64 = 0
        for tier in BrokerNames.RetryTier.allCases {
            let queue = try self.queue(self.names.retry(tier))
            #expect(queue.arguments["x-dead-letter-exchange"] == .string(""))
            #expect(queue.arguments["x-dead-letter-routing-key"] == nil)
            #expect(queue.arguments["x-message-ttl"] == .int(tier.milliseconds))
            #expect(tier.milliseconds > last)
            last = tier.milliseconds
            #expect(self.names.topology.bindings.contains { $0.exchange == queue.name && $0.queue == queue.name })
        }
    }

    @Test("all queues are quorum queues, and everything has the prefix")
    func prefix() {
        let topology = self.names.topology
        #expect(topology.queues.allSatisfy { $0.arguments["x-queue-type"] == .string("quorum") })
        #expect(
            (topology.queues.map(\.name) + topology.exchanges.map(\.name)).allSatisfy {
                $0 == "p" || $0.hasPrefix("p.")
            })
        #expect(Set(topology.queues.map(\.name)).count == topology.queues.count)
    }

    @Test("the broker's account of deaths and our own stays behind; the rest travels")
    func leftBehind() {
        let stays = [
            "x-death", "x-first-death-queue", "x-last-death-reason", "x-delivery-count", "x-acquired-count",
            MessageHeader.attempt, MessageHeader.reason, MessageHeader.eventID,
        ]
        let travels = [MessageHeader.replay, "ce-id", "cloudEvents:source", "traceparent", "x-mine", "deathly"]
        #expect(stays.allSatisfy(MessageHeader.isLeftBehind))
        #expect(!travels.contains(where: MessageHeader.isLeftBehind))
    }
}
