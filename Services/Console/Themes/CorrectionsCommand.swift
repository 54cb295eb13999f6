import ArgumentParser
import Codec
import Foundation
import Identity
import Model
import ServiceKit
import Store

/// `rapporteur corrections`: what people decided on themes.
struct CorrectionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections", abstract: "List, import, take back and export people's corrections of themes.",
        subcommands: [
            ListCommand.self, ShowCommand.self, ImportCommand.self, UndoCommand.self, ConflictsCommand.self,
            ExportCommand.self,
        ], defaultSubcommand: ListCommand.self)

    struct ListCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List corrections.")

        @Option(help: "Only of the document of this symbol or id.")
        var document: String?

        @Option(help: "Only of this person.")
        var who: String?

        @Option(help: "Only of this batch.")
        var batch: String?

        @Option(help: "Only of this theme.")
        var theme: String?

        @Flag(help: "Also those that were taken back.")
        var undone = false

        @Option(help: "At most so many.")
        var limit: Int = 10_000

        @Flag(help: "One JSON object per line.")
        var json = false

        func validate() throws {
            if self.limit < 1 { throw ValidationError("--limit is at least 1") }
        }

        func run() async throws {
            let records = try await Servers().withStore { store in
                try await store.corrections(
                    matching: CorrectionFilter(
                        document: self.document, author: self.who, batch: self.batch,
                        theme: self.theme.map { ThemeID($0) }, includesUndone: self.undone), limit: self.limit)
            }
            if self.json {
                for record in records { Output.write(record.json) }
            } else {
                Output.write(
                    records.isEmpty ? "no corrections" : Output.table([CorrectionRecord.header] + records.map(\.row)))
            }
        }
    }

    struct ShowCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one correction.")

        @Argument(help: "Id, as `list` shows it.")
        var id: String

        @Flag(help: "One JSON object.")
        var json = false

        func run() async throws {
            guard Derivation.isUUID(self.id),
                let record = try await Servers().withStore({ try await $0.correction(self.id.lowercased()) })
            else { throw Failure(ServiceKit.ExitCode.failed, "there is no correction '\(self.id)'") }
            Output.write(self.json ? record.json : record.page)
        }
    }

    struct ImportCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Hand in a batch of corrections from a file: all, or none.",
            discussion: """
                JSON Lines, or CSV with a header: document (an id) or symbol, language, label, theme, action (add, remove), grade \
                (core, touch), who, why. All faults are listed at once, and nothing is handed in as long as there is one. The \
                same file under the same name is one batch, however often it is imported.
                """)

        @Argument(help: "The file.", completion: .file())
        var file: String

        @Option(
            help:
                "Name of the batch, by which it can be listed and taken back. Default: the file's, without its ending.")
        var batch: String?

        @Option(help: "Why, where a line gives no reason of its own.")
        var why: String?

        @Option(help: "Who decides, where a line does not say so. Default: the user at this machine.")
        var who: String?

        @OptionGroup var patience: Patience

        private var name: String {
            self.batch ?? URL(filePath: self.file).deletingPathExtension().lastPathComponent
        }

        func validate() throws {
            guard (1...128).contains(self.name.utf8.count), self.name.utf8.first.map(Self.isWord) ?? false,
                self.name.utf8.allSatisfy({ Self.isWord($0) || "._-".utf8.contains($0) })
            else {
                throw ValidationError(
                    "a batch's name has 1 to 128 letters, digits, '.', '_' and '-'; give another than '\(self.name)' with --batch"
                )
            }
        }

        private static func isWord(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }

        func run() async throws {
            let file = try CorrectionFile(
                path: self.file, who: self.who ?? ProcessInfo.processInfo.userName, why: self.why)
            let servers = try Servers()
            let corrections = file.lines.map(\.correction)
            let data = EventData.corrections(CorrectionsSubmitted(batch: self.name, corrections: corrections))
            // From what is handed in and nothing else, so that the same batch is the same event.
            let content = EventEncoder().binary(Event(id: self.name, source: Servers.source, data: data)).body
            let event = Event(
                id: Derivation.uuid("rapporteur.corrections", [self.name, Derivation.sha256(content)]),
                source: Servers.source, time: LogTime.now(), data: data)
            let first = Derivation.eventID(causeSource: event.source, causeID: "\(event.id)/0", type: "correction")
            try await servers.withStore { store in
                var faults = file.faults
                let lookup = try await CorrectionLookup(store, servers.settings)
                for (line, fault) in zip(file.lines, try await lookup.faults(corrections)) {
                    if let fault { faults.append("line \(line.number): \(fault)") }
                }
                if corrections.count > CodecLimits().listLength {
                    faults.append("\(corrections.count) corrections, a batch has \(CodecLimits().listLength) at most")
                }
                guard faults.isEmpty else {
                    for fault in faults { Output.tell("\(self.file): \(fault)") }
                    throw Failure(
                        ServiceKit.ExitCode.failed, "\(faults.count) faults; nothing was handed in")
                }
                if try await store.correction(first) != nil {
                    Output.write("batch \(self.name) was imported before")
                    return
                }
                let others = try await store.corrections(
                    matching: CorrectionFilter(batch: self.name, includesUndone: true), limit: 1)
                guard others.isEmpty else {
                    throw Failure(
                        ServiceKit.ExitCode.usage,
                        "there is a batch '\(self.name)' with other corrections; give another name with --batch")
                }
                try await servers.withBroker { try await servers.publish(event, through: $0) }
                try await self.patience.wait(for: "batch of corrections") { try await store.correction(first) != nil }
                Output.write(
                    "\(self.patience.wait ? "recorded" : "handed in") batch \(self.name): \(corrections.count) corrections"
                )
            }
        }
    }

    struct UndoCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo", abstract: "Take corrections back; they stay on record.")

        @Argument(help: "Ids, as `list` shows them.")
        var ids: [String] = []

        @Option(help: "All of this batch.")
        var batch: String?

        @Option(help: "Why, in a sentence.")
        var why: String

        @Option(help: "Who takes them back. Default: the user at this machine.")
        var who: String?

        @OptionGroup var patience: Patience

        func validate() throws {
            if self.ids.isEmpty == (self.batch == nil) { throw ValidationError("name either ids, or --batch NAME") }
            for id in self.ids where !Derivation.isUUID(id) { throw ValidationError("'\(id)' is no correction's id") }
        }

        func run() async throws {
            let servers = try Servers()
            let ids = self.ids.map { $0.lowercased() }
            try await servers.withStore { store in
                var standing: [CorrectionRecord] = []
                if let batch = self.batch {
                    standing = try await store.corrections(
                        matching: CorrectionFilter(batch: batch, includesUndone: true), limit: .max)
                    guard !standing.isEmpty else {
                        throw Failure(ServiceKit.ExitCode.failed, "there is no batch '\(batch)'")
                    }
                }
                for id in ids {
                    guard let record = try await store.correction(id) else {
                        throw Failure(
                            ServiceKit.ExitCode.failed, "there is no correction '\(id)'; nothing was taken back")
                    }
                    standing.append(record)
                }
                let wanted = standing.filter { $0.undoneAt == nil }.map(\.correction.id)
                guard let last = wanted.last else {
                    Output.write("taken back before")
                    return
                }
                let event = Event(
                    id: UUID().uuidString.lowercased(), source: Servers.source, time: LogTime.now(),
                    data: .correctionsWithdrawn(
                        CorrectionsWithdrawn(
                            self.batch.map { .batch($0) } ?? .corrections(ids),
                            who: self.who ?? ProcessInfo.processInfo.userName, why: self.why)))
                try await servers.withBroker { try await servers.publish(event, through: $0) }
                try await self.patience.wait(for: "corrections taken back") {
                    try await store.correction(last)?.undoneAt != nil
                }
                Output.write("\(self.patience.wait ? "took back" : "asked to take back") \(wanted.count) corrections")
            }
        }
    }

    struct ConflictsCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "conflicts",
            abstract: "Show where people disagree with one another, or a person with the document's own heading.",
            discussion: "The last decision stands. Exit code 0 also where there are conflicts.")

        @Flag(help: "One JSON object per line and conflict.")
        var json = false

        func run() async throws {
            let conflicts = try await Servers().withStore { try await $0.correctionConflicts() }
            if self.json {
                for conflict in conflicts { Output.write(conflict.json) }
            } else if conflicts.isEmpty {
                Output.write("no conflicts")
            } else {
                Output.write(
                    Output.table(
                        [["conflict"] + CorrectionRecord.header]
                            + conflicts.flatMap { conflict in
                                conflict.corrections.map { [conflict.kind.rawValue] + $0.row }
                            }))
            }
        }
    }
}
