import AMQP
import Foundation
import ServiceKit

/// Sends messages of its own the two ways that a failed message goes: to the dead letters, and round the delay queue.
///
/// The probe's queue has the arguments of a stage's queue, and a name that policies for our queues match, so what it
/// sees is what a stage's queue would do.
struct DeadLetterProbe {
    private let names: BrokerNames
    private let work: String
    private let grave: String
    /// Longest wait for one message; the shortest delay queue holds it for five seconds.
    private let patience = Duration.seconds(15)

    init(names: BrokerNames) {
        self.names = names
        let mark = UUID().uuidString.lowercased()
        (self.work, self.grave) = ("\(names.queue(.ingest)).probe.\(mark)", "\(names.prefix).probe.\(mark)")
    }

    func findings(_ session: BrokerSession) async -> [Finding] {
        do {
            try await self.declare(session)
        } catch let error as AMQPError where error.code == .notFound {
            return [
                Finding(
                    .broker, "dead-letter route", .fault, "there is no exchange \(self.names.deadExchange)",
                    advice: "run `rapporteur setup`")
            ]
        } catch {
            return [
                Finding(
                    .broker, "dead-letter route", .unseen, "this user may not declare a queue for a probe: \(error)",
                    advice: "run the doctor as the user that runs `rapporteur setup`")
            ]
        }
        var findings: [Finding] = []
        do {
            findings = [try await self.deadLetter(session), try await self.delay(session)]
        } catch {
            findings.append(Finding(.broker, "dead-letter route", .fault, "the probe failed: \(error)"))
        }
        for queue in [self.work, self.grave] { try? await session.delete(queue: queue) }
        return findings
    }

    private func declare(_ session: BrokerSession) async throws {
        let model = self.names.topology.queues.first { $0.name == self.names.queue(.ingest) }?.arguments ?? [:]
        var arguments = model
        arguments["x-dead-letter-routing-key"] = .string(self.grave)
        arguments["x-expires"] = .int(120_000)
        try await session.declare(
            Topology(
                queues: [
                    .init(name: self.work, arguments: arguments),
                    .init(name: self.grave, arguments: ["x-queue-type": "quorum", "x-expires": .int(120_000)]),
                ], bindings: [.init(exchange: self.names.deadExchange, queue: self.grave, routingKey: self.grave)]))
    }

    /// Hands the probe back until the broker gives it up.
    private func deadLetter(_ session: BrokerSession) async throws -> Finding {
        try await self.publish(to: "", routingKey: self.work, session)
        var deliveries = 0
        let limit = ContinuousClock.now + self.patience
        while ContinuousClock.now < limit {
            if let delivery = try await session.get(self.work) {
                deliveries += 1
                try await session.reject(delivery, requeue: true)
            } else if let dead = try await session.get(self.grave) {
                try await session.acknowledge(dead)
                return self.judge(deliveries)
            } else {
                try await Task.sleep(for: .milliseconds(20))
            }
            if deliveries > 200 { break }
        }
        return Finding(
            .broker, "dead-letter route", .fault,
            "a message that was handed back \(deliveries) times did not reach \(self.names.deadExchange)",
            advice: "run `rapporteur setup`; look for a policy that changes delivery-limit or dead-letter-exchange")
    }

    private func judge(_ deliveries: Int) -> Finding {
        let sentence = "a message is given up after \(deliveries) deliveries and reaches \(self.names.deadExchange)"
        // The limit counts what comes after the first delivery.
        return deliveries >= BrokerNames.deliveries
            ? Finding(.broker, "dead-letter route", .good, sentence)
            : Finding(
                .broker, "dead-letter route", .warning, sentence,
                advice: "a policy has lowered the delivery limit of \(BrokerNames.deliveries - 1): raise it again")
    }

    /// Whether the shortest delay queue brings a message back.
    private func delay(_ session: BrokerSession) async throws -> Finding {
        let tier = BrokerNames.RetryTier.fiveSeconds
        try await self.publish(to: self.names.retry(tier), routingKey: self.work, session)
        let start = ContinuousClock.now
        while ContinuousClock.now < start + self.patience {
            if let delivery = try await session.get(self.work) {
                try await session.acknowledge(delivery)
                let seconds = (ContinuousClock.now - start) / .seconds(1)
                return Finding(
                    .broker, "retry route", .good,
                    "a message came back from \(self.names.retry(tier)) after \(String(format: "%.1f", seconds)) s")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        return Finding(
            .broker, "retry route", .fault, "a message did not come back from \(self.names.retry(tier))",
            advice: "run `rapporteur setup`; look for a policy on the retry queues")
    }

    private func publish(to exchange: String, routingKey: String, _ session: BrokerSession) async throws {
        let message = OutgoingMessage(
            exchange: exchange, routingKey: routingKey,
            properties: MessageProperties(type: "org.rapporteur.probe", appID: "rapporteur"),
            body: Array("probe".utf8), isMandatory: true)
        guard case .confirmed = try await session.publish([message]).first else {
            throw Failure(ServiceKit.ExitCode.failed, "the broker did not take a message for \(routingKey)")
        }
    }
}
