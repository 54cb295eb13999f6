import Identity
import Model
import ReportAssembly
import ReportBuilding
import ThemeClassification

/// The documents of one run, in memory.
struct LocalCorpus {
    private let classifier: ThemeClassifier
    private(set) var documents: [DocumentHead] = []
    private var entries: [String: [ReportEntry]] = [:]
    private var texts: [String: String] = [:]

    init(classifier: ThemeClassifier) { self.classifier = classifier }

    /// Adds a document, unless the same file is there already.
    ///
    /// - Parameter text: As it was extracted.
    mutating func add(_ document: Document, text: String, fileName: String, sha256: String) -> Verdict {
        let id = Derivation.documentID(
            symbol: document.symbol, language: document.language, sha256: sha256)
        guard document.verdict.state != .unreadable, self.texts[id] == nil else { return document.verdict }
        let head = DocumentHead(
            id: id, symbol: document.symbol ?? fileName, title: document.title, kind: document.kind,
            language: document.language, body: document.body, session: document.session, date: document.date,
            verdict: document.verdict)
        self.documents.append(head)
        self.texts[id] = text
        let notes = Dictionary(document.footnotes.map { ($0.mark, $0) }) { first, _ in first }
        self.entries[id] = document.passages.enumerated().map { ordinal, passage in
            ReportAssembly.placed(
                ReportEntry(
                    document: head, ordinal: ordinal, passage: passage,
                    footnotes: passage.footnotes.compactMap { notes[$0] },
                    assignments: self.classifier.classify(
                        passage.text, language: passage.language ?? document.language, headings: passage.section,
                        kind: passage.kind)), in: self.classifier.taxonomy)
        }
        return document.verdict
    }

    /// Whether any passage asks for something.
    var hasRecommendations: Bool {
        self.entries.values.contains { $0.contains { PassageKind.recommending.contains($0.passage.kind) } }
    }

    /// The files of one report by name, sorted, the archives apart; those of `docx` and `pdf` are the converter's source.
    func report(_ request: ReportRequest, companion: String?) throws -> [(name: ReportFileName, bytes: [UInt8])] {
        var context = self.context(request)
        context.companion = companion
        context.site = request.formats.contains(.site) ? "site/" : nil
        return try ReportBuilder.build(context, entries: context.documents.flatMap { self.entries[$0.id] ?? [] })
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The site's pages, one by one.
    func site(
        _ request: ReportRequest, kinds: [ReportRequest.Kind], write: @escaping (String, [UInt8]) throws -> Void
    ) throws {
        var site = try SiteBuilder(self.context(request), kinds: kinds, write: write)
        for document in self.siteDocuments(request) { try site.add(document) }
        _ = try site.finish()
    }

    /// The archive of Akoma Ntoso files.
    func corpusArchive(_ request: ReportRequest) throws -> [UInt8] {
        final class Open { var archive = ZipArchive(MemorySpool()) }
        let (spool, open) = (MemorySpool(), Open())
        open.archive = ZipArchive(spool)
        let writer = try CorpusArchive(self.context(request)) { try open.archive.add($0, $1) }
        for document in self.siteDocuments(request) { try writer.add(document) }
        try open.archive.finish()
        return spool.bytes
    }

    private func siteDocuments(_ request: ReportRequest) -> [SiteDocument] {
        self.documents.filter(request.filters.allows).sorted(by: ReportBuilder.precedes).map {
            SiteDocument(head: $0, text: self.texts[$0.id] ?? "", entries: self.entries[$0.id] ?? [])
        }
    }

    private func context(_ request: ReportRequest) -> ReportContext {
        let documents = self.documents.filter(request.filters.allows)
        let state = Derivation.uuid("rapporteur.local-corpus", documents.map(\.id).sorted())
        return ReportAssembly.context(
            request, classifier: self.classifier, documents: documents, corpusState: state,
            reportID: ReportAssembly.reportID(request, corpusState: state))
    }
}
