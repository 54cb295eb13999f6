public import AMQP
internal import Codec

/// Every name that Rapporteur has at the broker, and how the pieces are joined. The only place with these names.
public struct BrokerNames: Sendable, Hashable {
    /// How long a message that failed waits before it is tried again, the first failure first.
    public enum RetryTier: String, Sendable, Hashable, CaseIterable {
        case fiveSeconds = "5s"
        case thirtySeconds = "30s"
        case twoMinutes = "2m"
        case tenMinutes = "10m"
        case oneHour = "1h"

        /// Milliseconds, as RabbitMQ's `x-message-ttl` takes them.
        var milliseconds: Int64 {
            switch self {
            case .fiveSeconds: 5000
            case .thirtySeconds: 30_000
            case .twoMinutes: 120_000
            case .tenMinutes: 600_000
            case .oneHour: 3_600_000
            }
        }
    }

    /// What every name begins with; `rapporteur` unless set.
    public let prefix: String

    public init(prefix: String) { self.prefix = prefix }

    /// The topic exchange that all events go through.
    public var exchange: String { self.prefix }
    /// Where messages go that no worker can handle.
    public var deadExchange: String { self.prefix + ".dead" }
    public func queue(_ stage: StageName) -> String { "\(self.prefix).\(stage.rawValue)" }
    public func deadQueue(_ stage: StageName) -> String { "\(self.prefix).\(stage.rawValue).dead" }
    /// Exchange and queue of one delay. A message is published here with the name of its work queue as routing key.
    public func retry(_ tier: RetryTier) -> String { "\(self.prefix).retry.\(tier.rawValue)" }

    /// How often a quorum queue hands out a message before it gives it up; RabbitMQ 4's own default, so that 3.10 to 4.x
    /// behave alike. Only a terminal queue hangs on it: the attempt ledger is what guards.
    static let deliveryLimit: Int64 = 20
    /// How often a message is handed out before the broker gives it up: the limit counts what comes after the first time.
    public static var deliveries: Int { Int(Self.deliveryLimit) + 1 }
    /// Looking at a dead letter counts as a delivery; RabbitMQ 4 would drop it after twenty looks without a limit of ours.
    static let deadDeliveryLimit: Int64 = 1_000_000_000

    /// All exchanges, queues and bindings.
    public var topology: Topology {
        var exchanges = [
            Topology.Exchange(name: self.exchange, kind: .topic),
            Topology.Exchange(name: self.deadExchange, kind: .direct),
        ]
        var queues: [Topology.Queue] = []
        var bindings: [Topology.Binding] = []
        // Dead-lettered messages stay where they are until the target has them (at-least-once needs reject-publish).
        let safely: [String: FieldValue] = [
            "x-queue-type": .string("quorum"), "x-dead-letter-strategy": .string("at-least-once"),
            "x-overflow": .string("reject-publish"),
        ]
        for stage in StageName.allCases {
            let (queue, dead) = (self.queue(stage), self.deadQueue(stage))
            queues.append(
                Topology.Queue(
                    name: queue,
                    arguments: safely.merging([
                        "x-delivery-limit": .int(Self.deliveryLimit),
                        "x-dead-letter-exchange": .string(self.deadExchange),
                        "x-dead-letter-routing-key": .string(queue),
                    ]) { $1 }))
            queues.append(
                Topology.Queue(
                    name: dead,
                    arguments: [
                        "x-queue-type": .string("quorum"), "x-delivery-limit": .int(Self.deadDeliveryLimit),
                    ]))
            bindings.append(Topology.Binding(exchange: self.deadExchange, queue: dead, routingKey: queue))
            bindings += stage.takes.map {
                Topology.Binding(exchange: self.exchange, queue: queue, routingKey: $0.routingKey)
            }
        }
        for tier in RetryTier.allCases {
            let name = self.retry(tier)
            exchanges.append(Topology.Exchange(name: name, kind: .fanout))
            // On expiry the default exchange returns the message to the queue that its routing key names.
            queues.append(
                Topology.Queue(
                    name: name,
                    arguments: safely.merging([
                        "x-message-ttl": .int(tier.milliseconds), "x-dead-letter-exchange": .string(""),
                    ]) { $1 }))
            bindings.append(Topology.Binding(exchange: name, queue: name, routingKey: ""))
        }
        return Topology(exchanges: exchanges, queues: queues, bindings: bindings)
    }
}

/// The headers that Rapporteur itself puts on messages.
public enum MessageHeader {
    /// How often the message has failed so far; missing for never.
    public static let attempt = "rapporteur-attempt"
    /// How often a person has sent a dead letter again; each of these tries has an outcome of its own.
    public static let replay = "rapporteur-replay"
    /// On a copy of ours (a retry, a dead letter): the broker user that published the message first.
    public static let userID = "rapporteur-user-id"
    /// On a dead letter: stage, reason code, sentence and remedy.
    public static let stage = "rapporteur-stage"
    public static let reason = "rapporteur-reason"
    public static let sentence = "rapporteur-sentence"
    public static let remedy = "rapporteur-remedy"
    public static let pointer = "rapporteur-pointer"
    /// On a dead letter: `source` and `id` of the event as they were understood.
    public static let eventSource = "rapporteur-event-source"
    public static let eventID = "rapporteur-event-id"

    static let deadLetter = [stage, reason, sentence, remedy, pointer, eventSource, eventID]

    /// Headers that must not travel with a message that is published again: the broker's account of its deaths
    /// (RabbitMQ before 4.0 reads it and drops what it takes for a cycle), its delivery count, and our own.
    public static func isLeftBehind(_ name: String) -> Bool {
        name.hasPrefix("x-death") || name.hasPrefix("x-first-death") || name.hasPrefix("x-last-death")
            || name == "x-delivery-count" || name == "x-acquired-count" || self.deadLetter.contains(name)
            || name == self.attempt
    }
}
