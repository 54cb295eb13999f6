import ArgumentParser
import DocumentReading
import Foundation
import Identity
import Model
import ReportAssembly
import ReportBuilding
import ServiceKit
import ThemeClassification

/// `rapporteur digest`: reports from files, in this process.
struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Read documents, classify them and write the reports. Needs no servers.")

    @Argument(help: "Documents.", completion: .file())
    var files: [String]

    @Option(help: "Folder for the reports; made when missing.", completion: .directory)
    var out: String

    @Option(help: "Language of headings and labels: ar, en, es, fr, ru or zh.")
    var language: Language = .english

    @Option(name: .customLong("format"), help: "Formats: html, md, csv, json. Default: all.")
    var formats: [ReportRequest.Format] = ReportRequest.Format.allCases

    func run() async throws {
        let settings = try Output.settings()
        let files = try InputFiles(self.files)
        let taxonomy: Taxonomy = try settings.taxonomySource().map { try Taxonomy(yaml: $0.yaml, name: $0.name) } ?? .builtIn()
        let classifier = try ThemeClassifier(taxonomy: taxonomy)
        let reader = FileReader(settings, language: nil)
        var corpus = LocalCorpus(classifier: classifier)
        for (index, file) in files.readable.enumerated() {
            Progress.shared.show(index, of: files.readable.count, file.name)
            let verdict = corpus.add(file, (await reader.read(file)).reading.document)
            if verdict.state != .faithful {
                Output.tell("\(file.name): \(verdict.state.rawValue): \(verdict.reasons.joined(separator: "; "))")
            }
        }
        Progress.shared.clear()
        let folder = URL(filePath: self.out, directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(ServiceKit.ExitCode.failed, "the folder '\(self.out)' cannot be made: \(error.localizedDescription)")
        }
        for kind in ReportRequest.Kind.allCases {
            let request = ReportRequest(kind: kind, language: self.language, formats: Array(Set(self.formats)).sorted())
            for (name, bytes) in try corpus.report(request) {
                let file = folder.appending(path: name)
                do {
                    try Data(bytes).write(to: file, options: .atomic)
                } catch {
                    throw Failure(
                        ServiceKit.ExitCode.failed, "'\(file.path)' cannot be written: \(error.localizedDescription)")
                }
                Output.write(file.path(percentEncoded: false))
            }
        }
        if corpus.documents.isEmpty || files.hasFaults { throw Failure(ServiceKit.ExitCode.failed, "") }
    }
}


/// The documents of one run, in memory.
struct LocalCorpus {
    private let classifier: ThemeClassifier
    private(set) var documents: [DocumentHead] = []
    private var entries: [ReportEntry] = []

    init(classifier: ThemeClassifier) { self.classifier = classifier }

    /// Adds a document, unless the same file is there already.
    mutating func add(_ file: InputFile, _ document: Document) -> Verdict {
        let id = Derivation.documentID(
            symbol: document.symbol, language: document.language, sha256: Derivation.sha256(file.bytes))
        guard document.verdict.state != .unreadable, !self.documents.contains(where: { $0.id == id }) else {
            return document.verdict
        }
        let head = DocumentHead(
            id: id, symbol: document.symbol ?? file.name, title: document.title, kind: document.kind,
            language: document.language, body: document.body, session: document.session, date: document.date,
            verdict: document.verdict)
        self.documents.append(head)
        let notes = Dictionary(document.footnotes.map { ($0.mark, $0) }) { first, _ in first }
        for (ordinal, passage) in document.passages.enumerated() {
            self.entries.append(
                ReportEntry(
                    document: head, ordinal: ordinal, passage: passage, footnotes: passage.footnotes.compactMap { notes[$0] },
                    assignments: self.classifier.classify(
                        passage.text, language: document.language, headings: passage.section, kind: passage.kind)))
        }
        return document.verdict
    }

    /// The files of one report by name, sorted.
    func report(_ request: ReportRequest) throws -> [(name: String, bytes: [UInt8])] {
        let state = Derivation.uuid("rapporteur.local-corpus", self.documents.map(\.id).sorted())
        let context = ReportAssembly.context(
            request, classifier: self.classifier, documents: self.documents, corpusState: state,
            reportID: ReportAssembly.reportID(request, corpusState: state))
        return try ReportBuilder.build(context, entries: self.entries.map { ReportAssembly.placed($0, in: self.classifier.taxonomy) }).sorted { $0.key < $1.key }
            .map { ($0.key.description, $0.value) }
    }
}
