import AMQP
import ArgumentParser
import Codec
import Foundation
import Identity
import ServiceKit

/// `rapporteur dead-letters`: messages that no worker could handle.
struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters", abstract: "List, show and replay messages that no worker could handle.",
        subcommands: [ListCommand.self, ShowCommand.self, ReplayCommand.self], defaultSubcommand: ListCommand.self)

    struct ListCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List dead letters.")

        @Option(help: "Only those of one stage: ingest, classify or report.")
        var stage: StageName?

        @Option(help: "At most so many per stage.")
        var limit: Int = 1000

        @Flag(help: "One JSON object per line.")
        var json = false

        func run() async throws {
            let servers = try Servers()
            let letters = try await servers.withBroker { session in
                try await DeadLetterBox(servers, session).letters(self.stage, limit: self.limit)
            }
            if self.json {
                for letter in letters { Output.write(String(decoding: letter.json, as: UTF8.self)) }
            } else if letters.isEmpty {
                Output.write("no dead letters")
            } else {
                Output.write(
                    Output.table(
                        [["id", "stage", "reason", "bytes", "event", "what"]]
                            + letters.map {
                                [$0.id, $0.stage.rawValue, $0.reason, String($0.delivery.body.count), $0.eventID, $0.sentence]
                            }))
                Output.tell("show one: rapporteur dead-letters show ID; send again: rapporteur dead-letters replay ID")
            }
        }
    }

    struct ShowCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one dead letter.")

        @Argument(help: "Id, or the beginning of one, as `list` shows it.")
        var id: String

        @Option(name: .customLong("body"), help: "Also write the message's body to this file.", completion: .file())
        var bodyFile: String?

        func run() async throws {
            let servers = try Servers()
            try await servers.withBroker { session in
                let letter = try await DeadLetterBox(servers, session).letter(self.id)
                Output.write(
                    Output.table([
                        ["id", letter.id], ["stage", letter.stage.rawValue], ["reason", letter.reason],
                        ["what", letter.sentence], ["where", letter.pointer], ["remedy", letter.remedy],
                        ["event source", letter.eventSource], ["event id", letter.eventID],
                        ["content type", letter.delivery.properties.contentType ?? "none"],
                        ["bytes", String(letter.delivery.body.count)],
                        ["SHA-256", Derivation.sha256(letter.delivery.body)],
                        ["replay", "rapporteur dead-letters replay \(letter.id)"],
                    ]))
                if let bodyFile = self.bodyFile {
                    try Data(letter.delivery.body).write(to: URL(filePath: bodyFile), options: .atomic)
                }
            }
        }
    }

    struct ReplayCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay", abstract: "Send dead letters to their queue again.",
            discussion: "A letter leaves the dead-letter queue once the broker has confirmed its copy.")

        @Argument(help: "Ids, or the beginnings of some, as `list` shows them.")
        var ids: [String] = []

        @Flag(help: "All of them.")
        var all = false

        @Option(help: "All with this reason.")
        var reason: String?

        @Option(help: "Only those of one stage: ingest, classify or report.")
        var stage: StageName?

        func validate() throws {
            if self.ids.isEmpty, !self.all, self.reason == nil {
                throw ValidationError("name ids, or --reason CODE, or --all")
            }
        }

        func run() async throws {
            let servers = try Servers()
            try await servers.withBroker { session in
                let box = DeadLetterBox(servers, session)
                let letters = try await box.letters(self.stage, limit: .max)
                for id in self.ids where !letters.contains(where: { $0.id.hasPrefix(id) }) {
                    throw Failure(ServiceKit.ExitCode.failed, "there is no dead letter '\(id)'; nothing was replayed")
                }
                let chosen = letters.filter { letter in
                    if !self.ids.isEmpty { return self.ids.contains { letter.id.hasPrefix($0) } }
                    return self.reason.map { $0 == letter.reason } ?? true
                }
                for (index, letter) in chosen.enumerated() {
                    Progress.shared.show(index, of: chosen.count, "replayed")
                    try await box.replay(letter)
                }
                Progress.shared.clear()
                Output.write("replayed \(chosen.count) of \(letters.count) dead letters")
            }
        }
    }
}


/// A message in a dead-letter queue, with the reason that its headers give.
struct DeadLetter {
    let stage: StageName
    let delivery: Delivery

    /// The same for every copy of the same message: derived from the event and its body.
    var id: String {
        Derivation.uuid(
            "rapporteur.dead-letter",
            [self.stage.rawValue, self.eventSource, self.eventID, Derivation.sha256(self.delivery.body)])
    }

    var reason: String { self.header(MessageHeader.reason) ?? self.brokersReason }
    var sentence: String {
        self.header(MessageHeader.sentence) ?? "The broker gave it up: delivered too often without an acknowledgement."
    }
    var remedy: String {
        self.header(MessageHeader.remedy) ?? "Look at the workers' logs; replay it once the cause is mended."
    }
    var pointer: String { self.header(MessageHeader.pointer) ?? "-" }
    var eventSource: String { self.header(MessageHeader.eventSource) ?? "-" }
    var eventID: String {
        self.header(MessageHeader.eventID) ?? self.delivery.properties.messageID ?? "-"
    }

    /// What RabbitMQ itself says, of a message that it dead-lettered without a worker's word.
    private var brokersReason: String { self.header("x-first-death-reason") ?? "unknown" }

    private func header(_ name: String) -> String? {
        if case .string(let text)? = self.delivery.properties.headers[name] { text } else { nil }
    }

    var json: [UInt8] {
        JSONWriter.object { json in
            json.member("id", self.id)
            json.member("stage", self.stage.rawValue)
            json.member("reason", self.reason)
            json.member("sentence", self.sentence)
            json.member("remedy", self.remedy)
            json.member("pointer", self.pointer)
            json.member("eventSource", self.eventSource)
            json.member("eventId", self.eventID)
            json.member("bytes", self.delivery.body.count)
        }
    }
}

/// The dead-letter queues, for the time of one session: what it looks at and does not replay goes back when it ends.
struct DeadLetterBox {
    private let servers: Servers
    private let session: BrokerSession

    init(_ servers: Servers, _ session: BrokerSession) { (self.servers, self.session) = (servers, session) }

    /// The letters of one stage or all, each message once however many copies a crash has left.
    func letters(_ stage: StageName?, limit: Int) async throws -> [DeadLetter] {
        var letters: [DeadLetter] = []
        var seen: Set<String> = []
        for stage in stage.map({ [$0] }) ?? StageName.allCases {
            var count = 0
            while count < limit, let delivery = try await self.session.get(self.servers.names.deadQueue(stage)) {
                let letter = DeadLetter(stage: stage, delivery: delivery)
                if seen.insert(letter.id).inserted {
                    letters.append(letter)
                    count += 1
                } else {
                    try await self.session.acknowledge(delivery)
                }
            }
        }
        return letters
    }

    /// The one letter whose id begins with `id`.
    func letter(_ id: String) async throws -> DeadLetter {
        let found = try await self.letters(nil, limit: .max).filter { $0.id.hasPrefix(id) }
        guard let letter = found.first else { throw Failure(ServiceKit.ExitCode.failed, "there is no dead letter '\(id)'") }
        guard found.count == 1 else {
            throw Failure(ServiceKit.ExitCode.usage, "'\(id)' is the beginning of \(found.count) ids; give more of it")
        }
        return letter
    }

    /// Sends a copy to the stage's queue, as a new try with an outcome of its own, and takes the letter away.
    func replay(_ letter: DeadLetter) async throws {
        var properties = letter.delivery.properties
        var replays = 0
        if case .int(let count)? = properties.headers[MessageHeader.replay] { replays = Int(clamping: count) }
        properties.headers = properties.headers.filter { !MessageHeader.isLeftBehind($0.key) }
        properties.headers[MessageHeader.replay] = .int(Int64(replays + 1))
        (properties.userID, properties.expiration) = (nil, nil)
        let copy = OutgoingMessage(
            exchange: "", routingKey: self.servers.names.queue(letter.stage), properties: properties, body: letter.delivery.body,
            isMandatory: true)
        guard try await self.session.publish([copy]) == [.confirmed] else {
            throw Failure(
                ServiceKit.ExitCode.tryAgain,
                "the broker did not take the message back into '\(copy.routingKey)'; the dead letter stays where it is")
        }
        try await self.session.acknowledge(letter.delivery)
    }
}
