import ArgumentParser
import Codec
import Foundation
import Identity
import Model
import ServiceKit
import Store
import ThemeClassification

/// `rapporteur reclassify`: run the classifier again.
struct ReclassifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reclassify", abstract: "Have documents classified again; people's corrections stay.",
        discussion: """
            The classify workers do it a few documents at a time while nothing fresh is waiting, and go on where they were after \
            a stop. Give a selection, of which a document has to fit all parts, or --all.
            """,
        subcommands: [RequestCommand.self, StatusCommand.self, CancelCommand.self],
        defaultSubcommand: RequestCommand.self)

    struct RequestCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "request", abstract: "Ask for it (this is what reclassify alone does).")

        @Argument(help: "Ids of documents.")
        var ids: [String] = []

        @Flag(help: "All documents.")
        var all = false

        @Option(help: "Documents of this symbol; may be given several times.")
        var symbol: [String] = []

        @Option(help: "Documents in this language; may be given several times.")
        var language: [Language] = []

        @Option(help: "Documents with a passage of this theme; may be given several times.")
        var theme: [String] = []

        @Flag(help: "Documents classified by another taxonomy than the one in force, or never.")
        var outdated = false

        @Flag(help: "Only documents that no person has corrected.")
        var uncorrected = false

        @OptionGroup var patience: Patience

        private var matching: ClassificationRequested.Matching {
            ClassificationRequested.Matching(
                symbols: self.symbol, languages: self.language, themes: self.theme.map { ThemeID($0) },
                uncorrectedOnly: self.uncorrected)
        }

        func validate() throws {
            let selects = !self.matching.isEmpty || self.outdated
            guard [!self.ids.isEmpty, self.all, selects].count(where: \.self) == 1 else {
                throw ValidationError("name ids of documents, or a selection, or --all")
            }
            for id in self.ids where !Derivation.isUUID(id) { throw ValidationError("'\(id)' is not a document's id") }
        }

        func run() async throws {
            let servers = try Servers()
            try await servers.withStore { store in
                var matching = self.matching
                if self.outdated {
                    let inForce = try await store.taxonomyVersionInForce()
                    matching.notOfTaxonomy = try inForce ?? servers.settings.taxonomy().version
                }
                let selection: ClassificationRequested.Selection =
                    self.all
                    ? .all : self.ids.isEmpty ? .matching(matching) : .documents(self.ids.map { $0.lowercased() })
                try await ReclassificationRequest(selection).send(servers, store, self.patience)
            }
        }
    }

    struct StatusCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Show how far reclassifications have come, the latest first.")

        @Argument(help: "Only the one of this id.")
        var id: String?

        @Option(help: "At most so many.")
        var limit: Int = 20

        @Flag(help: "One JSON object per line.")
        var json = false

        func validate() throws {
            if let id = self.id, !Derivation.isUUID(id) { throw ValidationError("'\(id)' is no reclassification's id") }
            if self.limit < 1 { throw ValidationError("--limit is at least 1") }
        }

        func run() async throws {
            let found = try await Servers().withStore {
                try await $0.reclassifications(self.id?.lowercased(), limit: self.limit)
            }
            if self.id != nil, found.isEmpty {
                throw Failure(ServiceKit.ExitCode.failed, "there is no reclassification '\(self.id ?? "")'")
            }
            if self.json {
                for one in found { Output.write(one.json) }
            } else if found.isEmpty {
                Output.write("no reclassifications")
            } else {
                Output.write(
                    Output.table(
                        [["id", "state", "done", "changed", "failed", "asked for", "by"]]
                            + found.map { one in
                                [
                                    one.id, one.state.rawValue, "\(one.done) of \(one.total)", "\(one.changed)",
                                    "\(one.failed)", one.requestedAt, one.requestedBy ?? "-",
                                ]
                            }))
            }
        }
    }

    struct CancelCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel", abstract: "End a reclassification; what was classified by then stays.")

        @Argument(help: "Its id.")
        var id: String

        func validate() throws {
            guard Derivation.isUUID(self.id) else { throw ValidationError("'\(self.id)' is no reclassification's id") }
        }

        func run() async throws {
            guard try await Servers().withStore({ try await $0.cancelReclassification(self.id.lowercased()) }) else {
                throw Failure(ServiceKit.ExitCode.failed, "no reclassification '\(self.id)' is running")
            }
            Output.write("cancelled")
        }
    }
}

/// A request to classify again, sent and waited for.
struct ReclassificationRequest {
    private let event: Event

    init(_ selection: ClassificationRequested.Selection) {
        self.event = Event(
            id: UUID().uuidString.lowercased(), source: Servers.source, time: LogTime.now(),
            data: .classificationRequested(
                ClassificationRequested(selection, requestedBy: ProcessInfo.processInfo.userName)))
    }

    /// Publishes it, and with patience shows how it gets on until it is done.
    func send(_ servers: Servers, _ store: Store, _ patience: Patience) async throws {
        let id = Derivation.eventID(causeSource: self.event.source, causeID: self.event.id, type: "reclassification")
        try await servers.withBroker { try await servers.publish(self.event, through: $0) }
        let key = InboxKey(consumer: StageName.classify.rawValue, source: self.event.source, id: self.event.id)
        try await patience.wait(for: "reclassification") {
            // A single document is classified at once and has no row of its own.
            guard let outcome = try await store.recordedOutcomes([key])[key] else { return false }
            guard let one = try await store.reclassifications(id).first else { return outcome.outcome != .handled }
            Progress.shared.show(one.done, of: one.total, "classified again")
            return one.state != .running
        }
        Progress.shared.clear()
        guard patience.wait else { return Output.write("asked for as \(id); see rapporteur reclassify status") }
        guard let one = try await store.reclassifications(id).first else { return Output.write("classified again") }
        Output.write("\(one.state.rawValue): \(one.done) documents, \(one.changed) changed, \(one.failed) failed")
        if one.failed > 0 {
            throw Failure(
                ServiceKit.ExitCode.failed,
                "not classified, and left as they were: \(one.failedDocuments.joined(separator: ", "))")
        }
    }
}

extension ReclassificationProgress {
    /// One JSON object, without its line end.
    fileprivate var json: String {
        let bytes = JSONWriter.object { json in
            json.member("id", self.id)
            json.member("state", self.state.rawValue)
            json.member("total", self.total)
            json.member("done", self.done)
            json.member("changed", self.changed)
            json.member("failed", self.failed)
            json.member("failedDocuments", self.failedDocuments)
            json.member("requestedBy", self.requestedBy)
            json.member("requestedAt", self.requestedAt)
            json.member("updatedAt", self.updatedAt)
            json.member("finishedAt", self.finishedAt)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
