import Identity
import Model
import ReportAssembly
import ReportBuilding
import ThemeClassification

/// The documents of one run, in memory.
struct LocalCorpus {
    private let classifier: ThemeClassifier
    private(set) var documents: [DocumentHead] = []
    private var entries: [ReportEntry] = []

    init(classifier: ThemeClassifier) { self.classifier = classifier }

    /// Adds a document, unless the same file is there already.
    mutating func add(_ document: Document, fileName: String, sha256: String) -> Verdict {
        let id = Derivation.documentID(
            symbol: document.symbol, language: document.language, sha256: sha256)
        guard document.verdict.state != .unreadable, !self.documents.contains(where: { $0.id == id }) else {
            return document.verdict
        }
        let head = DocumentHead(
            id: id, symbol: document.symbol ?? fileName, title: document.title, kind: document.kind,
            language: document.language, body: document.body, session: document.session, date: document.date,
            verdict: document.verdict)
        self.documents.append(head)
        let notes = Dictionary(document.footnotes.map { ($0.mark, $0) }) { first, _ in first }
        for (ordinal, passage) in document.passages.enumerated() {
            self.entries.append(
                ReportEntry(
                    document: head, ordinal: ordinal, passage: passage,
                    footnotes: passage.footnotes.compactMap { notes[$0] },
                    assignments: self.classifier.classify(
                        passage.text, language: document.language, headings: passage.section, kind: passage.kind)))
        }
        return document.verdict
    }

    /// Whether any passage asks for something.
    var hasRecommendations: Bool {
        self.entries.contains { PassageKind.recommending.contains($0.passage.kind) }
    }

    /// The files of one report by name, sorted. Of the filters only the kinds of passage are heeded.
    func report(_ request: ReportRequest) throws -> [(name: String, bytes: [UInt8])] {
        let state = Derivation.uuid("rapporteur.local-corpus", self.documents.map(\.id).sorted())
        let context = ReportAssembly.context(
            request, classifier: self.classifier, documents: self.documents, corpusState: state,
            reportID: ReportAssembly.reportID(request, corpusState: state),
            companion: request.kind == .index && request.formats.contains(.html) ? "compilation.html" : nil)
        let kinds = request.filters.passageKinds
        let entries = self.entries.filter { kinds.isEmpty || kinds.contains($0.passage.kind) }.map {
            ReportAssembly.placed($0, in: self.classifier.taxonomy)
        }
        return try ReportBuilder.build(context, entries: entries).sorted { $0.key < $1.key }
            .map { ($0.key.description, $0.value) }
    }
}
