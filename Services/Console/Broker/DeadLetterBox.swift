import AMQP
import ServiceKit

/// The dead-letter queues. What is looked at goes back when the session ends.
struct DeadLetterBox {
    private let servers: Servers

    init(_ servers: Servers) { self.servers = servers }

    /// The letters of one stage or all, each message once however many copies a crash has left.
    ///
    /// - Parameter limit: At most so many of a stage.
    func letters(_ stage: StageName?, limit: Int = .max) async throws -> [DeadLetter] {
        var letters: [DeadLetter] = []
        try await self.servers.withBroker { session in
            for stage in stage.map({ [$0] }) ?? StageName.allCases {
                var ids: Set<String> = []
                while ids.count < limit, let delivery = try await session.get(self.servers.names.deadQueue(stage)) {
                    let letter = DeadLetter(stage: stage, delivery)
                    if ids.insert(letter.id).inserted { letters.append(letter) }
                }
            }
        }
        return letters
    }

    /// Calls `body` with each chosen letter as it lies in its queue, and takes it away where `body` says so. A further copy
    /// of a letter that was taken away goes too.
    ///
    /// - Parameter chosen: Letters that ``letters(_:limit:)`` found.
    func visit(
        _ chosen: [DeadLetter], _ body: (BrokerSession, DeadLetter, Delivery) async throws -> Bool
    ) async throws {
        try await self.servers.withBroker { session in
            for stage in StageName.allCases {
                let wanted = Dictionary(chosen.filter { $0.stage == stage }.map { ($0.id, $0) }) { first, _ in first }
                guard !wanted.isEmpty else { continue }
                let queue = self.servers.names.deadQueue(stage)
                // Letters that come while we are at it, among them those that failed again, are left for another time.
                let count = try await session.status(ofQueue: queue)?.messages ?? 0
                var gone: [String: Int] = [:]
                for _ in 0..<count {
                    guard let delivery = try await session.get(queue) else { break }
                    let letter = DeadLetter(stage: stage, delivery)
                    guard wanted[letter.id] != nil else { continue }
                    if let replays = gone[letter.id] {
                        if letter.replays <= replays { try await session.acknowledge(delivery) }
                    } else if try await body(session, letter, delivery) {
                        try await session.acknowledge(delivery)
                        gone[letter.id] = letter.replays
                    }
                }
            }
        }
    }

    /// Sends a copy to the stage's queue, as a new try with an outcome of its own.
    func replay(_ letter: DeadLetter, _ delivery: Delivery, through session: BrokerSession) async throws {
        let copy = Self.copy(
            of: letter, delivery, to: self.servers.names.queue(letter.stage), as: self.servers.settings.broker.user)
        guard try await session.publish([copy]) == [.confirmed] else {
            throw Failure(
                ServiceKit.ExitCode.tryAgain,
                "the broker did not take the message back into '\(copy.routingKey)'; the dead letter stays where it is")
        }
    }

    /// The message as it came, without the account of its death, and counted as one more replay.
    ///
    /// - Parameter user: Ours at the broker. Where a worker's copy names the message's first publisher, the name stays, and
    ///   counts where worker and command line are the same user.
    static func copy(
        of letter: DeadLetter, _ delivery: Delivery, to queue: String, as user: String? = nil
    ) -> OutgoingMessage {
        var properties = delivery.properties
        properties.headers = properties.headers.filter { !MessageHeader.isLeftBehind($0.key) }
        properties.headers[MessageHeader.replay] = .int(Int64(letter.replays + 1))
        // The broker refuses a user that is not the publishing connection's, and an expiry would lose the copy.
        properties.expiration = nil
        properties.userID = properties.userID == nil ? nil : user
        return OutgoingMessage(
            exchange: "", routingKey: queue, properties: properties, body: delivery.body, isMandatory: true)
    }
}

extension Collection<DeadLetter> {
    /// The one letter whose id is `id` or begins with it.
    func named(_ id: String) throws -> DeadLetter {
        let found = self.filter { !id.isEmpty && $0.id.hasPrefix(id) }
        guard let letter = found.first else {
            throw Failure(ServiceKit.ExitCode.failed, "there is no dead letter '\(id)'")
        }
        guard found.count == 1 else {
            throw Failure(ServiceKit.ExitCode.usage, "'\(id)' is the beginning of \(found.count) ids; give more of it")
        }
        return letter
    }
}
