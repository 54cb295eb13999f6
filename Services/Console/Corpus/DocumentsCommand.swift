import ArgumentParser
import Codec
import DocumentReading
import Foundation
import Model
import ServiceKit
import Store

/// `rapporteur documents`: what is stored.
struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "List and show stored documents, their families and languages.",
        subcommands: [
            ListCommand.self, ShowCommand.self, WithdrawCommand.self, ReinstateCommand.self,
        ], defaultSubcommand: ListCommand.self)

    struct ListCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List stored documents by symbol and language.")

        @Option(help: "Only documents of this symbol.")
        var symbol: String?

        @Flag(help: "One JSON object per line.")
        var json = false

        func run() async throws {
            try await Servers().withStore { store in
                var rows = [["symbol", "language", "passages", "verdict", "stored", "id"]]
                var last: String?
                while case let page = try await store.documents(symbol: self.symbol, after: last, limit: 500),
                    !page.isEmpty
                {
                    last = page.last?.head.id
                    if self.json {
                        for document in page { Output.write(document.json) }
                    } else {
                        rows += page.map { document in
                            [
                                document.head.symbol, document.head.language?.rawValue ?? "-", "\(document.passages)",
                                document.head.verdict.state.rawValue, document.storedAt, document.head.id,
                            ]
                        }
                    }
                }
                if !self.json { Output.write(rows.count == 1 ? "no documents" : Output.table(rows)) }
            }
        }
    }

    struct ShowCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a document: verdict, family, languages, corrigenda.",
            discussion: """
                A symbol shows each of its language versions, and how their passages align. What is superseded is left out of \
                reports of what is current.
                """)

        @Argument(help: "Symbol, or the id of a document.")
        var document: String

        @Option(help: "Only this language version: ar, en, es, fr, ru or zh.")
        var language: Language?

        @Flag(help: "One JSON object per document.")
        var json = false

        func run() async throws {
            try await Servers().withStore { store in
                let ids = try await NamedDocument.ids(self.document, language: self.language, in: store)
                let documents = try await store.storedDocuments(ids)
                let corrigenda = Dictionary(
                    grouping: try await store.corrigenda(ofDocuments: ids), by: \.documentID)
                let details = try await store.details(ofDocuments: ids)
                for document in documents {
                    let page = DocumentPage(
                        document: document, details: details[document.head.id],
                        family: try await store.family(ofDocument: document.head.id),
                        corrigenda: corrigenda[document.head.id] ?? [],
                        alignments: documents.filter { $0.head.id != document.head.id }.map { other in
                            (
                                other.head,
                                DocumentAlignment(document.passages.map(\.passage), other.passages.map(\.passage))
                            )
                        })
                    Output.write(self.json ? page.json : page.text)
                }
            }
        }
    }

    struct WithdrawCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw",
            abstract: "Take documents out of the reports of what is current; nothing is deleted.")

        @Argument(help: "Symbol, or the id of a document.")
        var document: String

        @Option(help: "Only this language version.")
        var language: Language?

        @Option(help: "Why, in a sentence.")
        var why: String

        @Option(help: "Who decides. Default: the user at this machine.")
        var who: String?

        func run() async throws {
            try await Servers().withStore { store in
                let ids = try await NamedDocument.ids(self.document, language: self.language, in: store)
                let count = try await store.withdraw(
                    documents: ids, by: self.who ?? ProcessInfo.processInfo.userName, reason: self.why)
                Output.write("withdrew \(count) of \(ids.count) documents")
            }
        }
    }

    struct ReinstateCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reinstate", abstract: "Put withdrawn documents back.")

        @Argument(help: "Symbol, or the id of a document.")
        var document: String

        @Option(help: "Only this language version.")
        var language: Language?

        func run() async throws {
            try await Servers().withStore { store in
                let ids = try await NamedDocument.ids(self.document, language: self.language, in: store)
                let count = try await store.withdraw(
                    documents: ids, by: ProcessInfo.processInfo.userName, reason: nil)
                Output.write("reinstated \(count) of \(ids.count) documents")
            }
        }
    }
}

extension DocumentSummary {
    /// One JSON object without its line end.
    fileprivate var json: [UInt8] {
        var bytes = JSONWriter.object { json in
            json.member("id", self.head.id)
            json.member("symbol", self.head.symbol)
            json.member("language", self.head.language?.rawValue)
            json.member("kind", self.head.kind.rawValue)
            json.member("title", self.head.title)
            json.member("date", self.head.date?.description)
            json.member("passages", self.passages)
            json.member("verdict", self.head.verdict.state.rawValue)
            json.member("storedAt", self.storedAt)
            json.member("sha256", self.sha256)
        }
        bytes.append(0x0A)
        return bytes
    }
}
