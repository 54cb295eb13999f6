import AMQP
import ServiceKit

/// What the doctor asks the broker.
struct BrokerExamination {
    let settings: ServiceSettings
    let names: BrokerNames

    static func unreached(_ error: any Error, _ settings: ServiceSettings) -> Finding {
        Finding(
            .broker, "connection", .fault, "\(settings.broker) does not answer: \(error)",
            advice: "check RAPPORTEUR_AMQP_URL (address, user, vhost), the password file and the certificates")
    }

    func findings(_ session: BrokerSession) async throws -> [Finding] {
        var findings = [await self.version(session), self.encryption]
        var missing: [String] = []
        for queue in self.names.topology.queues {
            if let finding = try await self.queue(queue, session) {
                findings.append(finding)
            } else {
                missing.append(queue.name)
            }
        }
        if !missing.isEmpty {
            findings.append(
                Finding(
                    .broker, "missing queues", .fault, missing.joined(separator: ", "), advice: "run `rapporteur setup`"
                )
            )
        }
        findings += try await self.people(session)
        findings += await DeadLetterProbe(names: self.names).findings(session)
        findings.append(
            Finding(
                .broker, "consumer timeout", .unseen, "AMQP does not show it",
                advice:
                    "`rabbitmqctl environment | grep consumer_timeout` is 1800000 ms (30 minutes) by default; it must be above twice the longest batch"
            ))
        return findings
    }

    private func version(_ session: BrokerSession) async -> Finding {
        let properties = await session.serverProperties
        let version = properties["version"] ?? "?"
        let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
        let sentence = "\(properties["product"] ?? "a broker") \(version)"
        if numbers.lexicographicallyPrecedes([3, 10]) {
            return Finding(
                .broker, "version", .fault, sentence,
                advice: "at least 3.10 is needed: older quorum queues lose messages on their way to a dead-letter queue"
            )
        }
        if numbers.lexicographicallyPrecedes([3, 13]) {
            return Finding(
                .broker, "version", .warning, sentence,
                advice: "works; out of its maker's support, so plan the way to 3.13 and 4")
        }
        return Finding(.broker, "version", .good, sentence)
    }

    private var encryption: Finding {
        if self.settings.broker.isEncrypted {
            return Finding(.broker, "encryption", .good, "TLS, the broker's certificate is checked")
        }
        if self.settings.broker.isLoopback {
            return Finding(.broker, "encryption", .good, "none, and none is needed on this machine's loopback")
        }
        return Finding(
            .broker, "encryption", .warning, "none, over a network",
            advice: "use amqps:// and RAPPORTEUR_AMQP_CA_FILE, unless the network is the deployment's alone")
    }

    /// Whether the queue is as we declare it; `nil` when it is not there.
    private func queue(_ queue: Topology.Queue, _ session: BrokerSession) async throws -> Finding? {
        let subject = "queue \(queue.name)"
        guard let status = try await session.status(ofQueue: queue.name) else { return nil }
        do {
            try await session.declare(Topology(queues: [queue]))
        } catch {
            switch error.code {
            case .preconditionFailed:
                return Finding(
                    .broker, subject, .fault, "\(error)",
                    advice:
                        "somebody declared it otherwise: delete it when it is empty and run `rapporteur setup`, or choose another RAPPORTEUR_PREFIX"
                )
            case .accessRefused:
                return Finding(.broker, subject, .unseen, "is there; this user may not compare its arguments")
            default: throw error
            }
        }
        return Finding(.broker, subject, .good, "\(status.messages) messages, \(status.consumers) consumers")
    }

    /// Queues nobody works on, and dead letters nobody looked at.
    private func people(_ session: BrokerSession) async throws -> [Finding] {
        var findings: [Finding] = []
        for stage in StageName.allCases {
            if let queue = try await session.status(ofQueue: self.names.queue(stage)), queue.consumers == 0 {
                findings.append(
                    Finding(
                        .broker, "workers of \(stage.rawValue)", .warning,
                        "none is connected, \(queue.messages) messages wait",
                        advice: "start rapporteur-\(stage.rawValue)"))
            }
            if let dead = try await session.status(ofQueue: self.names.deadQueue(stage)), dead.messages > 0 {
                findings.append(
                    Finding(
                        .broker, "dead letters of \(stage.rawValue)", .warning, "\(dead.messages)",
                        advice: "`rapporteur dead-letters list` says why"))
            }
        }
        return findings
    }
}
