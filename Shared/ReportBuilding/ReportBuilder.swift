public import Model

/// Builds one report in all formats that its request names, entry by entry.
///
/// Entries come in the order of ``precedes(_:_:)`` (symbol, language, document, ordinal), each once, with all its theme
/// assignments; ``add(_:)`` puts it where it belongs. Hand in passages without themes too: they are counted.
///
/// Memory: what is set aside goes through spools (``SortingSpool``), so with spools over files memory grows only with the
/// documents and the distinct filter values; a `recurrence` report also keeps 140 bytes a passage.
public struct ReportBuilder {
    private let frame: ReportFrame
    private let placer: EntryPlacer
    private var kind: any ReportKindBuilder
    /// Formats that take passages as they come.
    private var formatters: [(name: ReportFileName, formatter: any ReportFormatter)] = []
    /// Formats that take the kind's blocks, in the order of the writer's.
    private var rendererNames: [ReportFileName] = []
    private var writer: BlockWriter
    private var totals: Totals
    private var last: (document: DocumentHead, ordinal: Int)?
    private var isFinished = false

    /// - Parameters:
    ///   - open: Gives the sink of each file, called once per format, sorted by name, before anything is written. The archives
    ///     (`site`, `akn`) are not built here; see ``SiteBuilder``. What goes to the sinks of `docx` and `pdf` is the source for the
    ///     converter; see ``BuiltFile/needsConversion``.
    ///   - spool: Gives an empty spool.
    /// - Throws: ``ReportBuildingError`` for a request that is empty or asks for what does not go together, and whatever `open` throws.
    public init(
        _ context: ReportContext, open: (_ file: ReportFileName) throws -> any ReportSink,
        spool: @escaping () throws -> any ReportSpool = { MemorySpool() }
    ) throws {
        let request = context.request
        let plan = ThemePlan(context)
        guard !request.formats.isEmpty else {
            throw ReportBuildingError(.emptyRequest, "the request names no format; name at least one")
        }
        if let unfit = request.unfitFormats.first {
            throw ReportBuildingError(
                .unfitFormat,
                ReportRequest.sentence(on: unfit)
                    + ", not for \(request.kind.rawValue); ask for \(request.kind.rawValue) in "
                    + request.kind.formats.map(\.rawValue).joined(separator: ", "))
        }
        guard !plan.themes.isEmpty else {
            throw ReportBuildingError(.emptyRequest, "none of the themes asked for is in the taxonomy")
        }
        let documents = context.documents.sorted(by: Self.precedes)
        self.frame = ReportFrame(
            context: context, plan: plan, labels: try Labels(request.language), documents: documents,
            anchors: Anchors(documents))
        self.placer = try EntryPlacer(self.frame)
        self.totals = Totals(themes: plan.themes.count)
        let kit = KindKit(frame: self.frame, placer: self.placer, coding: EntryCoding(documents), spool: spool)
        self.kind = try kit.builder()
        var renderers: [any BlockRenderer] = []
        let names = Set(request.formats).filter { $0 != .site && $0 != .akn }
            .map { ReportFileName(kind: request.kind, format: $0) }.sorted()
        for name in names {
            let file = OutputFile(try open(name))
            switch try kit.output(name, file: file, columns: self.kind.columns) {
            case .passages(let formatter): self.formatters.append((name, formatter))
            case .blocks(let renderer):
                self.rendererNames.append(name)
                renderers.append(renderer)
            }
        }
        self.writer = BlockWriter(renderers)
    }

    /// Takes the next passage.
    /// - Throws: ``ReportBuildingError`` when it is out of order or of an unknown document; whatever a sink or spool throws.
    public mutating func add(_ entry: ReportEntry) throws {
        guard !self.isFinished else {
            throw ReportBuildingError(.finished, "the report is finished; no entry can be added")
        }
        try self.checkOrder(entry)
        guard let placed = try self.admitted(entry) else { return }
        try self.kind.add(placed)
        for index in self.formatters.indices { try self.formatters[index].formatter.add(placed) }
    }

    /// Takes the next changed passage of a `changes` report, in the same order as entries.
    /// - Throws: As ``add(_:)-(ReportEntry)``; also when the report is of another kind.
    public mutating func add(_ changed: ChangedEntry) throws {
        guard !self.isFinished else {
            throw ReportBuildingError(.finished, "the report is finished; no entry can be added")
        }
        try self.checkOrder(changed.entry)
        guard let placed = try self.admitted(changed.entry) else { return }
        try self.kind.add(placed, changed)
    }

    /// The passage with its place, counted; `nil` when the request's filters leave it out.
    private mutating func admitted(_ entry: ReportEntry) throws -> PlacedEntry? {
        let filters = self.frame.context.request.filters
        guard filters.allows(entry.passage) else { return nil }
        var entry = entry
        entry.assignments.sort { ($0.theme, $0.grade.rawValue) < ($1.theme, $1.grade.rawValue) }
        if !filters.subthemes.isEmpty {
            guard entry.assignments.contains(where: { $0.grade == .core && filters.subthemes.contains($0.theme) })
            else {
                return nil
            }
        }
        let placed = try self.placer.place(entry)
        if !filters.themes.isEmpty, placed.placement.core.isEmpty, placed.placement.touch.isEmpty { return nil }
        self.totals.count(entry, placed.placement)
        return placed
    }

    /// Writes what is left. The builder cannot be used afterwards.
    /// - Returns: The files, sorted by name.
    /// - Throws: Whatever a sink or spool throws.
    public mutating func finish() throws -> [BuiltFile] {
        guard !self.isFinished else { throw ReportBuildingError(.finished, "the report is finished already") }
        self.isFinished = true
        let summary = ReportSummary(totals: self.totals)
        for index in self.writer.renderers.indices {
            try self.writer.renderers[index].begin(summary)
        }
        if !self.writer.renderers.isEmpty { try self.kind.finish(summary, to: &self.writer) }
        var files: [BuiltFile] = []
        for index in self.formatters.indices {
            let size = try self.formatters[index].formatter.finish(summary)
            files.append(BuiltFile(name: self.formatters[index].name, size: size))
        }
        for (index, name) in self.rendererNames.enumerated() {
            files.append(BuiltFile(name: name, size: try self.writer.renderers[index].finish(summary)))
        }
        return files.sorted { $0.name < $1.name }
    }

    /// How many records the report holds; known when it is finished. For an index lines, for a compilation passages.
    public var records: Int { self.writer.items }

    /// The heading of the request's kind, in its language.
    /// - Throws: ``ReportBuildingError`` when the language's data is damaged.
    public static func title(of request: ReportRequest) throws(ReportBuildingError) -> String {
        try Labels(request.language).title(of: request.kind)
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

    /// Whether `left` comes before `right`: by symbol, language and id, as ``precedes(_:_:)-(ReportEntry,ReportEntry)`` has it.
    public static func precedes(_ left: DocumentHead, _ right: DocumentHead) -> Bool {
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
}
