internal import Model

/// Which works cite which, gathered passage by passage.
///
/// A work is known by its symbol, so the language versions of a document are one; works that are cited and not in the corpus
/// are in the network too. A citation of a part ("…, article 9") counts for the whole. Memory grows with the works and the
/// pairs of them, not with the passages, apart from the labels that each link names.
struct CitationNetwork {
    struct Work: Hashable {
        /// The symbol, or the name of an instrument.
        let name: String
        /// The first of its titles in the order of the documents; `nil` for a work outside the corpus.
        var title: String?
        var date: CalendarDate?
        var kind: DocumentKind?
        var isInCorpus: Bool
    }
    struct Link: Hashable {
        let from: String
        let to: String
        /// The citing passages' labels, each once, in the order of the passages.
        var labels: [String]
    }

    private var known: [String: Work] = [:]
    private var pairs: [String: [String: [String]]] = [:]

    /// - Parameter documents: All documents of the report, in its order.
    init(_ documents: [DocumentHead]) {
        for document in documents {
            guard let work = self.known[document.symbol] else {
                self.known[document.symbol] = Work(
                    name: document.symbol, title: document.title, date: document.date, kind: document.kind,
                    isInCorpus: true)
                continue
            }
            self.known[document.symbol]?.title = work.title ?? document.title
            self.known[document.symbol]?.date = work.date ?? document.date
        }
    }

    /// Takes what a passage cites. What it says about its own document is no link.
    mutating func add(_ entry: ReportEntry) {
        let from = entry.document.symbol
        for citation in entry.passage.citations {
            let to = Self.work(citation)
            guard to != from, !to.isEmpty else { continue }
            if self.known[to] == nil { self.known[to] = Work(name: to, isInCorpus: false) }
            let labels = self.pairs[from]?[to] ?? []
            // Language versions of a document say the same under the same labels.
            if !labels.contains(entry.passage.label) {
                self.pairs[from, default: [:]][to] = labels + [entry.passage.label]
            }
        }
    }

    /// All works, sorted by name as UTF-8 bytes.
    var works: [Work] {
        self.known.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// All links, sorted by both ends.
    var links: [Link] {
        func isBefore(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
        return self.pairs.keys.sorted(by: isBefore).flatMap { from in
            let targets = self.pairs[from] ?? [:]
            return targets.keys.sorted(by: isBefore).map { Link(from: from, to: $0, labels: targets[$0] ?? []) }
        }
    }

    /// The work that a citation names, without the part of it: `A/RES/64/293, paragraph 4` → `A/RES/64/293`.
    ///
    /// A part begins in lower case; a comma inside an instrument's name stands before a capital.
    static func work(_ citation: String) -> String {
        let bytes = Array(citation.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: ",") {
            guard index + 2 < bytes.count, bytes[index + 1] == 0x20 else { continue }
            if (0x61...0x7A).contains(bytes[index + 2]) { return String(decoding: bytes[..<index], as: UTF8.self) }
        }
        return citation
    }
}
