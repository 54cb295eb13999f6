public import Model

/// Builds one report in all formats that its request names, entry by entry.
///
/// Entries come in the order of ``precedes(_:_:)`` (symbol, language, document, ordinal), each once, with all its theme
/// assignments; ``add(_:)`` puts it where it belongs. Hand in passages without themes too: they are counted.
///
/// Memory: CSV and JSON compilations stream, and HTML and Markdown compilations keep their parts in spools, so with spools
/// over files memory grows only with the documents and the distinct filter values. An index keeps every distinct
/// line (about half a kilobyte each) until the end, because equal lines are merged across documents.
public struct ReportBuilder {
    private let frame: ReportFrame
    private let anchors: Anchors
    private let rules: ShortLine.Rules
    private var formatters: [(name: ReportFileName, formatter: any ReportFormatter)]
    private var totals: Totals
    private var facets: Facets
    private var lines: IndexLines
    private var last: (document: DocumentHead, ordinal: Int)?
    private var isFinished = false

    /// - Parameters:
    ///   - open: Gives the sink of each file, called once per format, sorted by name, before anything is written.
    ///   - spool: Gives an empty spool, called up to three times per theme for HTML and for Markdown.
    /// - Throws: ``ReportBuildingError`` for an empty request, and whatever `open` throws.
    public init(
        _ context: ReportContext, open: (_ file: ReportFileName) throws -> any ReportSink,
        spool: @escaping () throws -> any ReportSpool = { MemorySpool() }
    ) throws {
        let plan = ThemePlan(context)
        let names = Set(context.request.formats).map { ReportFileName(kind: context.request.kind, format: $0) }.sorted()
        guard !names.isEmpty else {
            throw ReportBuildingError(.emptyRequest, "the request names no format; name at least one")
        }
        guard !plan.themes.isEmpty else {
            throw ReportBuildingError(.emptyRequest, "none of the themes asked for is in the taxonomy")
        }
        let labels = try Labels(context.request.language)
        self.frame = ReportFrame(
            context: context, plan: plan, labels: labels, documents: context.documents.sorted(by: Self.precedes))
        self.anchors = Anchors(context.documents)
        self.rules = try ShortLine.Rules()
        self.totals = Totals(themes: plan.themes.count)
        self.facets = Facets(labels: labels, themes: plan.themes)
        self.lines = IndexLines(themes: plan.themes.count)
        self.formatters = []
        for name in names {
            let file = OutputFile(try open(name))
            let formatter: any ReportFormatter =
                switch name.format {
                case .html: try HTMLReport(self.frame, file: file, spool: spool)
                case .markdown: MarkdownReport(self.frame, file: file, spool: spool)
                case .csv: try CSVReport(self.frame, file: file)
                case .json: try JSONReport(self.frame, file: file)
                }
            self.formatters.append((name, formatter))
        }
    }

    /// Takes the next passage.
    /// - Throws: ``ReportBuildingError`` when it is out of order or of an unknown document; whatever a sink or spool throws.
    public mutating func add(_ entry: ReportEntry) throws {
        guard !self.isFinished else {
            throw ReportBuildingError(.finished, "the report is finished; no entry can be added")
        }
        try self.checkOrder(entry)
        var entry = entry
        entry.assignments.sort { ($0.theme, $0.grade.rawValue) < ($1.theme, $1.grade.rawValue) }
        let placement = self.frame.plan.placement(of: entry.assignments)
        self.totals.count(entry, placement)
        guard !placement.core.isEmpty || !placement.touch.isEmpty else { return }
        let placed = try self.placed(entry, placement)
        if self.frame.isIndex { self.lines.add(placed) }
        for index in self.formatters.indices { try self.formatters[index].formatter.add(placed) }
    }

    /// Writes what is left. The builder cannot be used afterwards.
    /// - Returns: The files, sorted by name.
    /// - Throws: Whatever a sink or spool throws.
    public mutating func finish() throws -> [BuiltFile] {
        guard !self.isFinished else { throw ReportBuildingError(.finished, "the report is finished already") }
        self.isFinished = true
        let summary = ReportSummary(totals: self.totals, facets: self.facets, lines: self.lines)
        var files: [BuiltFile] = []
        for index in self.formatters.indices {
            let size = try self.formatters[index].formatter.finish(summary)
            files.append(BuiltFile(name: self.formatters[index].name, size: size))
        }
        return files
    }

    /// Whether `left` comes before `right`: by symbol and then language, as UTF-8 bytes (`COLLATE "C"`; a missing language
    /// comes first), then document id, then ordinal.
    public static func precedes(_ left: ReportEntry, _ right: ReportEntry) -> Bool {
        left.document.id == right.document.id
            ? left.ordinal < right.ordinal : Self.precedes(left.document, right.document)
    }

    /// Builds from entries in any order, in memory. For small sets: a command on one machine, a test.
    /// - Throws: ``ReportBuildingError``.
    public static func build(_ context: ReportContext, entries: [ReportEntry]) throws -> [ReportFileName: [UInt8]] {
        var sinks: [ReportFileName: MemorySpool] = [:]
        var builder = try ReportBuilder(
            context,
            open: { name in
                let sink = MemorySpool()
                sinks[name] = sink
                return sink
            })
        for entry in entries.sorted(by: Self.precedes) { try builder.add(entry) }
        _ = try builder.finish()
        return sinks.mapValues(\.bytes)
    }

    static func precedes(_ left: DocumentHead, _ right: DocumentHead) -> Bool {
        func key(_ head: DocumentHead) -> [String] { [head.symbol, head.language?.rawValue ?? "", head.id] }
        for (mine, other) in zip(key(left), key(right)) where mine != other {
            return mine.utf8.lexicographicallyPrecedes(other.utf8)
        }
        return false
    }

    private mutating func checkOrder(_ entry: ReportEntry) throws(ReportBuildingError) {
        defer { self.last = (entry.document, entry.ordinal) }
        guard let last = self.last else { return }
        let isNext =
            last.document.id == entry.document.id
            ? last.ordinal < entry.ordinal : Self.precedes(last.document, entry.document)
        guard isNext else {
            throw ReportBuildingError(
                .entryOutOfOrder,
                "entry \(entry.ordinal) of document \(entry.document.id) came after entry \(last.ordinal) of \(last.document.id);"
                    + " hand entries in sorted by symbol, language, document and ordinal, each once")
        }
    }

    private mutating func placed(_ entry: ReportEntry, _ placement: ThemePlan.Placement) throws(ReportBuildingError)
        -> PlacedEntry
    {
        guard let anchor = self.anchors.anchor(document: entry.document.id, label: entry.passage.label) else {
            throw ReportBuildingError(
                .unknownDocument, "document \(entry.document.id) is not in the report's list of documents")
        }
        let labels = self.frame.labels
        let citation = Citation(symbol: entry.document.symbol, passage: entry.passage)
        let layout = PassageLayout(
            entry.passage, evidence: entry.assignments.filter { $0.grade == .core }.flatMap(\.evidence))
        var headings: [Int: PlacedEntry.Heading] = [:]
        for theme in placement.core {
            let subtheme = placement.subthemes[theme].flatMap {
                self.frame.plan.label(ofSubtheme: $0, in: labels.language)
            }
            headings[theme] = PlacedEntry.Heading(of: entry, subtheme: subtheme, labels: labels)
        }
        return PlacedEntry(
            entry: entry, placement: placement, anchor: anchor, citation: citation.description,
            localCitation: labels.text(of: citation), layout: layout,
            line: ShortLine(layout.text, rule: self.rules[entry.document.language]),
            tokens: placement.core.isEmpty ? [] : self.facets.tokens(of: entry, core: placement.core),
            headings: headings)
    }
}
