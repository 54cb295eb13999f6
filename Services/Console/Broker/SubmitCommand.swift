import AMQP
import ArgumentParser
import Codec
import Foundation
import Identity
import Model
import ServiceKit
import Synchronization

/// `rapporteur submit`: documents to the queue.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Publish documents to the queue.",
        discussion: """
            Each file becomes one document.submitted event, confirmed by the broker. With --wait, a line per file tells what \
            became of it: ingested and classified, duplicate, or quarantined with the reason; the exit code is 1 when a \
            document was quarantined, 75 when the time is over.
            """)

    @Argument(help: "Documents.", completion: .file())
    var files: [String]

    @Option(help: "Symbol, when the document does not show it. Only for a single file.")
    var symbol: String?

    @Option(help: "Language, when the document does not show it: ar, en, es, fr, ru or zh.")
    var language: Language?

    @Option(help: "Id of the event, to make a submission repeatable. Only for a single file. Default: a new one.")
    var id: String?

    @Flag(help: "Wait for the outcome of each.")
    var wait = false

    @Option(help: "Longest wait, in seconds.")
    var timeout: Int = 300

    func validate() throws {
        if self.files.count > 1, self.symbol != nil || self.id != nil {
            throw ValidationError("--symbol and --id are for a single file")
        }
        if self.timeout < 1 { throw ValidationError("--timeout is at least 1 second") }
    }

    func run() async throws {
        let servers = try Servers()
        let files = try InputFiles(self.files)
        for file in files.readable where file.bytes.count > servers.settings.messageLimit {
            throw Failure(
                ServiceKit.ExitCode.failed,
                "'\(file.path)' has \(file.bytes.count) bytes, more than the \(servers.settings.messageLimit) that a message may have; nothing was submitted")
        }
        let submissions = files.readable.map { (id: self.id ?? UUID().uuidString.lowercased(), file: $0) }
        let outcomes = try await servers.withBroker { session in
            let feed =
                self.wait
                ? try await EventFeed(
                    servers, session: session,
                    types: [.documentIngested, .documentDuplicate, .documentQuarantined, .documentClassified]) : nil
            for (index, (id, file)) in submissions.enumerated() {
                Progress.shared.show(index, of: submissions.count, "submitted")
                try await servers.publish(self.message(id, file), of: .documentSubmitted, through: session)
                if feed == nil { Output.write("\(file.path)\t\(id)") }
            }
            Progress.shared.clear()
            guard let feed else { return OutcomeBook(submissions.map(\.id)) }
            let book = try await within(.seconds(self.timeout), waitingFor: "outcome of every document") {
                var book = OutcomeBook(submissions.map(\.id))
                while !book.isComplete {
                    Progress.shared.show(book.settled, of: book.total, "settled")
                    for event in await feed.next() { book.note(event) }
                }
                return book
            }
            await feed.close()
            try await session.delete(queue: feed.queue)
            return book
        }
        Progress.shared.clear()
        if self.wait {
            Output.write(Output.table(submissions.map { [$0.file.path] + outcomes.words(for: $0.id) }))
            if outcomes.hasQuarantined { throw Failure(ServiceKit.ExitCode.failed, "") }
        }
        if files.hasFaults { throw Failure(ServiceKit.ExitCode.failed, "") }
    }

    /// Binary mode: the body is the file itself.
    private func message(_ id: String, _ file: InputFile) -> WireMessage {
        let submission = Submission(
            content: file.bytes, contentType: Self.mediaType(of: file.name), fileName: file.name, symbol: self.symbol,
            language: self.language)
        return EventEncoder().binary(
            Event(
                id: id, source: "urn:rapporteur:cli", subject: self.symbol, time: LogTime.now(), data: .submitted(submission)))
    }

    /// A hint from the name; the bytes decide.
    private static func mediaType(of name: String) -> String {
        switch name.split(separator: ".").last?.lowercased() {
        case "pdf": "application/pdf"
        case "md", "markdown": "text/markdown"
        case "txt", "text": "text/plain"
        case "html", "htm": "text/html"
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case "odt": "application/vnd.oasis.opendocument.text"
        case "doc": "application/msword"
        case "rtf": "application/rtf"
        default: "application/octet-stream"
        }
    }
}

/// What became of each submission.
struct OutcomeBook: Sendable {
    private enum Outcome {
        case ingested(DocumentIngested)
        case classified(DocumentIngested, DocumentClassified)
        case duplicate(DocumentDuplicate)
        case quarantined(DocumentQuarantined)
    }

    private var outcomes: [String: Outcome?]
    /// Which submission an ingested event came of, so that its classification is recognised.
    private var submission: [String: String] = [:]

    init(_ ids: [String]) { self.outcomes = Dictionary(ids.map { ($0, nil) }) { first, _ in first } }

    var total: Int { self.outcomes.count }

    var settled: Int {
        self.outcomes.values.count { outcome in
            switch outcome {
            case .classified, .duplicate, .quarantined: true
            case .ingested, nil: false
            }
        }
    }

    var isComplete: Bool { self.settled == self.total }

    var hasQuarantined: Bool {
        self.outcomes.values.contains { if case .quarantined = $0 { true } else { false } }
    }

    mutating func note(_ event: Event) {
        guard case .string(let cause)? = event.extensions["causationid"] else { return }
        if let id = self.submission[cause] {
            if case .classified(let classified) = event.data, case .ingested(let ingested)? = self.outcomes[id] {
                self.outcomes[id] = .classified(ingested, classified)
            } else if case .quarantined(let quarantined) = event.data {
                self.outcomes[id] = .quarantined(quarantined)
            }
            return
        }
        guard case .some(.none) = self.outcomes[cause] else { return }
        switch event.data {
        case .ingested(let ingested):
            self.outcomes[cause] = .ingested(ingested)
            self.submission[event.id] = cause
        case .duplicate(let duplicate): self.outcomes[cause] = .duplicate(duplicate)
        case .quarantined(let quarantined): self.outcomes[cause] = .quarantined(quarantined)
        case .submitted, .classified, .classificationRequested, .correction, .reportRequested, .reportPublished: break
        }
    }

    /// The cells of a table: outcome, then what there is to say of it.
    func words(for id: String) -> [String] {
        switch self.outcomes[id] {
        case .classified(let ingested, let classified):
            let themes = classified.themes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.core)" }
            return [
                "ingested",
                "\(ingested.symbol ?? "no symbol"), \(ingested.language?.rawValue ?? "?"), \(ingested.passages) passages, \(ingested.verdict.state.rawValue); \(themes.joined(separator: ", "))",
            ]
        case .ingested(let ingested): return ["ingested", "\(ingested.symbol ?? "no symbol"), \(ingested.passages) passages"]
        case .duplicate(let duplicate): return ["duplicate", "stored before as \(duplicate.documentID)"]
        case .quarantined(let quarantined): return ["quarantined", "\(quarantined.reason): \(quarantined.sentence)"]
        case nil, .some(.none): return ["submitted", "no outcome yet"]
        }
    }
}
