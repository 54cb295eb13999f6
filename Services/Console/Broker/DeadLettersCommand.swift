import AMQP
import ArgumentParser
import Foundation
import ServiceKit
import Store

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

        func validate() throws {
            if self.limit < 1 { throw ValidationError("--limit is at least 1") }
        }

        func run() async throws {
            let letters = try await DeadLetterBox(try Servers()).letters(self.stage, limit: self.limit)
            if self.json {
                for letter in letters { Output.write(String(decoding: letter.json, as: UTF8.self)) }
            } else if letters.isEmpty {
                Output.write("no dead letters")
            } else {
                Output.write(
                    Output.table(
                        [["id", "stage", "reason", "bytes", "event", "what"]]
                            + letters.map {
                                [$0.id, $0.stage.rawValue, $0.reason, String($0.size), $0.eventID, $0.sentence]
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
            let box = DeadLetterBox(try Servers())
            let letter = try await box.letters(nil).named(self.id)
            Output.write(
                Output.table([
                    ["id", letter.id], ["stage", letter.stage.rawValue], ["reason", letter.reason],
                    ["what", letter.sentence], ["where", letter.pointer], ["remedy", letter.remedy],
                    ["event source", letter.eventSource], ["event id", letter.eventID],
                    ["content type", letter.contentType], ["bytes", String(letter.size)], ["SHA-256", letter.sha256],
                    ["replay", "rapporteur dead-letters replay \(letter.id)"],
                ]))
            guard let bodyFile = self.bodyFile else { return }
            try await box.visit([letter]) { _, _, delivery in
                try Output.write(delivery.body, to: URL(filePath: bodyFile))
                return false
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
            if [!self.ids.isEmpty, self.all, self.reason != nil].count(where: \.self) != 1 {
                throw ValidationError("name either ids, or --reason CODE, or --all")
            }
        }

        func run() async throws {
            let servers = try Servers()
            let box = DeadLetterBox(servers)
            let letters = try await box.letters(self.stage)
            // All are looked for before any is sent.
            let chosen =
                self.ids.isEmpty
                ? letters.filter { letter in self.reason.map { $0 == letter.reason } ?? true }
                : try self.ids.map { try letters.named($0) }
            // Asked before anything is sent: what fails anew must count anew.
            let onRecord = await Self.onRecord(chosen, servers)
            var replayed = 0
            var sent: Set<DeadLetter> = []
            do {
                try await box.visit(chosen) { session, letter, delivery in
                    Progress.shared.show(replayed, of: chosen.count, "replayed")
                    try await box.replay(letter, delivery, through: session)
                    replayed += 1
                    sent.insert(letter)
                    return true
                }
            } catch {
                await Self.mark(chosen.filter(sent.contains), onRecord, servers)
                throw error
            }
            Progress.shared.clear()
            await Self.mark(chosen.filter(sent.contains), onRecord, servers)
            Output.write("replayed \(replayed) of \(letters.count) dead letters")
        }

        /// What the database has of each; nothing, and a word to the person, while it is away: the letters are sent all the same.
        private static func onRecord(_ letters: [DeadLetter], _ servers: Servers) async -> [DeadLetter: [String]] {
            do {
                return try await servers.withStore { store in
                    var found: [DeadLetter: [String]] = [:]
                    for letter in letters {
                        found[letter] = try await store.quarantined([
                            QuarantinedEvent(
                                consumer: letter.stage.rawValue, source: letter.eventSource, id: letter.eventID)
                        ])
                    }
                    return found
                }
            } catch {
                Output.tell("rapporteur: the quarantine on record will not be marked as replayed: \(error)")
                return [:]
            }
        }

        private static func mark(_ sent: [DeadLetter], _ onRecord: [DeadLetter: [String]], _ servers: Servers) async {
            let ids = sent.flatMap { onRecord[$0] ?? [] }
            guard !ids.isEmpty else { return }
            do {
                try await servers.withStore { try await $0.markReplayed(ids) }
            } catch {
                Output.tell("rapporteur: the quarantine on record could not be marked as replayed: \(error)")
            }
        }
    }
}
