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
        if let id = self.id, id.isEmpty || id.utf8.count > 256 { throw ValidationError("--id has 1 to 256 bytes") }
        if self.timeout < 1 { throw ValidationError("--timeout is at least 1 second") }
    }

    func run() async throws {
        let servers = try Servers()
        let files = try InputFiles(self.files)
        for file in files.readable where file.size > servers.settings.messageLimit {
            throw Failure(
                ServiceKit.ExitCode.failed,
                """
                '\(file.path)' has \(file.size) bytes, more than the \(servers.settings.messageLimit) that a message may have; \
                nothing was submitted
                """)
        }
        let submissions = files.readable.map { (id: self.id ?? UUID().uuidString.lowercased(), file: $0) }
        let book = Mutex(OutcomeBook(submissions.map(\.id)))
        var overdue: Failure?
        try await servers.withBroker { session in
            let feed =
                self.wait
                ? try await EventFeed(
                    servers, session: session,
                    types: [.documentIngested, .documentDuplicate, .documentQuarantined, .documentClassified]) : nil
            var first = 0
            while first < submissions.count {
                let group = Self.group(submissions.map(\.file.size), from: first)
                Progress.shared.show(first, of: submissions.count, "submitted")
                try await servers.publish(
                    try submissions[group].map { try self.message($0.id, $0.file) }, of: .documentSubmitted,
                    through: session)
                if feed == nil {
                    for (id, file) in submissions[group] { Output.write("\(file.path)\t\(id)") }
                }
                first = group.upperBound
            }
            Progress.shared.clear()
            guard let feed else { return }
            do {
                try await within(.seconds(self.timeout), waitingFor: "outcome of every document") {
                    while case let (settled, total) = book.withLock({ ($0.settled, $0.total) }), settled < total {
                        Progress.shared.show(settled, of: total, "settled")
                        guard let events = await feed.next() else { break }
                        book.withLock { book in for event in events { book.note(event) } }
                    }
                }
            } catch let failure as Failure {
                // What is known by then is told all the same.
                overdue = failure
            }
            await feed.close()
            try await session.delete(queue: feed.queue)
        }
        Progress.shared.clear()
        if self.wait {
            let outcomes = book.withLock { $0 }
            Output.write(Output.table(submissions.map { [$0.file.path] + outcomes.words(for: $0.id) }))
            if let overdue { throw overdue }
            if outcomes.hasQuarantined { throw Failure(ServiceKit.ExitCode.failed, "") }
        }
        if files.hasFaults { throw Failure(ServiceKit.ExitCode.failed, "") }
    }

    /// The next files that go out together, their confirms waited for together: as many as keep the line busy, in few enough
    /// bytes that the memory stays small. At least one.
    static func group(_ sizes: [Int], from first: Int) -> Range<Int> {
        var (end, bytes) = (first, 0)
        while end < sizes.count, end - first < 256, end == first || bytes + sizes[end] <= 16 << 20 {
            bytes += sizes[end]
            end += 1
        }
        return first..<end
    }

    /// Binary mode: the body is the file itself.
    private func message(_ id: String, _ file: InputFile) throws -> WireMessage {
        let submission = Submission(
            content: try file.bytes(), contentType: Self.mediaType(of: file.name), fileName: file.name,
            symbol: self.symbol,
            language: self.language)
        return EventEncoder().binary(
            Event(
                id: id, source: "urn:rapporteur:cli", subject: self.symbol, time: LogTime.now(),
                data: .submitted(submission)))
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
