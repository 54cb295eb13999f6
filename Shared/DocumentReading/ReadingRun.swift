internal import Model

/// One document on its way through the stages.
struct ReadingRun {
    private let source: ExtractedText
    private let hints: ReadingHints
    private var bytes: [UInt8] = []
    private var marks: [FootnoteMark] = []
    private var repairs: [BrokenWord] = []
    private var furniture: [(line: Int, reason: ReadingTrace.Furniture.Reason)] = []
    private var table: LineTable
    private var zones: [NoteZone] = []
    private var language = LanguageFinder.Finding(language: nil, isSure: false)
    private var lexicon: Lexicon
    private var orphans = 0
    private var hasRaisedMarks = false

    init(_ source: ExtractedText, _ hints: ReadingHints) {
        (self.source, self.hints) = (source, hints)
        self.lexicon = Lexicon.none
        self.table = [UInt8]().withUnsafeBufferPointer { LineTable($0) }
    }

    /// Cleans the text and finds its lines, language, furniture and notes.
    mutating func prepare() {
        var cleaner = SourceCleaner(self.source)
        cleaner.run()
        (self.bytes, self.marks, self.repairs) = (cleaner.bytes, cleaner.marks, cleaner.repairs)
        let raised = RaisedMarks.find(self.source)
        self.marks += raised.map(\.mark)
        self.remove(raised.map(\.range))
        self.hasRaisedMarks = !raised.isEmpty
        if self.source.format != .markdown {
            let bracketed = BracketMarks.find(self.bytes)
            self.marks += bracketed.map(\.mark)
            self.marks.sort { $0.offset < $1.offset }
            self.remove(bracketed.map(\.range))
        }
        self.bytes.withUnsafeBufferPointer { bytes in
            self.table = LineTable(bytes)
            self.table.indent(self.source.lines)
            self.language = LanguageFinder.find(bytes)
            if self.language.language == nil { self.language.language = self.hints.language }
            self.lexicon = Lexicon.of(self.language.language)
            self.table.part(at: GluedHead.breaks(bytes, self.table, self.lexicon), bytes)
            TableCells(bytes, self.lexicon).run(&self.table, self.source.tables)
            var furniture = FurnitureFinder(bytes, self.table, self.lexicon)
            self.furniture = furniture.run(&self.table)
            ContentsFinder(bytes, self.lexicon).run(&self.table)
            var notes = NoteFinder(bytes)
            notes.run(&self.table, furniture: furniture, marks: self.marks)
            self.zones = notes.zones.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
        }
    }

    /// Takes plain footnote marks and the blanks inside broken words out of the text.
    mutating func repair() {
        var removals: [Range<Int>] = []
        self.bytes.withUnsafeBufferPointer { bytes in
            if !self.zones.isEmpty, !self.hasRaisedMarks, !self.hasMarksForNotes {
                var finder = MarkFinder(bytes, self.lexicon)
                finder.run(self.table, self.zones)
                self.marks += finder.marks
                removals += finder.removals
            }
            var words = WordRepair(bytes, self.lexicon)
            words.run(self.table)
            self.repairs += words.repairs
            removals += words.removals
            self.orphans = words.orphans
        }
        self.remove(removals)
        removals.removeAll()
        self.marks.sort { $0.offset < $1.offset }
        self.bytes.withUnsafeBufferPointer { bytes in
            let body = self.table.indices.filter { self.table[$0].role == .body }
            self.repairs += LineJoints.run(bytes, &self.table, body: body, removals: &removals)
        }
        self.remove(removals)
    }

    /// The marks found by their form are as many as the notes: no plain number is one.
    private var hasMarksForNotes: Bool {
        let notes = Set(self.zones.flatMap(\.notes).map(\.mark).filter { Int($0) != nil })
        return !notes.isEmpty && notes.isSubset(of: Set(self.marks.map(\.mark)))
    }

    private mutating func remove(_ ranges: [Range<Int>]) {
        for range in ranges { for index in range { self.bytes[index] = Scalar.removed } }
    }

    /// Structure, passages, meaning, verdict.
    func finish() -> Reading {
        self.bytes.withUnsafeBufferPointer { bytes in
            let body = BodyText(bytes, self.table, self.lexicon)
            let assembler = TextAssembler(bytes: bytes, lines: body.lines)
            let metadata = MetadataReader(bytes: bytes, table: self.table, lexicon: self.lexicon)
            let symbol = metadata.symbol()
            let head = GenreHead.lines(bytes, self.table)
            let genre = GenreFinder(body: body, head: head, symbol: symbol ?? self.hints.symbol)
            let isCorrigendum = genre.isCorrigendum()
            let kind = isCorrigendum ? .unknown : genre.find()
            let structure =
                isCorrigendum
                ? Structure(headEnd: min(body.count, 40))
                : StructureReader(body: body, assembler: assembler, genre: kind).read()
            let counter = ScalarCounter(self.source.utf8)
            let maker = PassageMaker(
                body: body, assembler: assembler, marks: self.marks, counter: counter, hasPages: self.hasPages,
                states: kind == .universalPeriodicReview ? RecommendingStates(lexicon: self.lexicon) : nil)
            var document = Document(kind: kind, language: self.language.language, verdict: Verdict(.faithful))
            document.passages = maker.make(structure.units)
            let scribe = DocumentScribe(
                body: body, assembler: assembler, metadata: metadata, structure: structure, hints: self.hints)
            scribe.fill(&document, symbol: symbol)
            var meaning = MeaningFinder(lexicon: self.lexicon, language: self.language, document: document)
            for index in document.passages.indices { meaning.fill(&document.passages[index]) }
            document.footnotes = self.footnotes(bytes)
            document.verdict = SourceJudge.verdict(
                self.verdict(document, structure, body, counter, isCorrigendum: isCorrigendum), on: self.source)
            return Reading(
                document: document, trace: self.trace(body, structure, counter),
                text: String(decoding: self.source.utf8, as: UTF8.self))
        }
    }

    private var hasPages: Bool { self.source.pageCount != nil || self.table.lines.last.map { $0.page > 1 } ?? false }

    private func footnotes(_ bytes: UnsafeBufferPointer<UInt8>) -> [Footnote] {
        self.zones.flatMap(\.notes).map { note in
            var output: [UInt8] = []
            let assembler = TextAssembler(bytes: bytes, lines: [])
            for piece in note.pieces {
                if !output.isEmpty { output.append(0x20) }
                assembler.append(piece, to: &output)
            }
            return Footnote(
                mark: note.mark, text: String(decoding: output, as: UTF8.self), page: self.hasPages ? note.page : nil)
        }
    }

    /// Where line `line` stands, for a person who looks for it.
    private func place(_ body: BodyText, _ line: Int, _ counter: ScalarCounter) -> String {
        guard line < body.count else { return "the end" }
        if self.hasPages { return "page \(body.lines[line].page)" }
        return "character \(counter.scalars(before: body.lines[line].start))"
    }

    private func verdict(
        _ document: Document, _ structure: Structure, _ body: BodyText, _ counter: ScalarCounter, isCorrigendum: Bool
    ) -> Verdict {
        let coverage = CoverageFinder(body: body, structure: structure, passages: document.passages)
        let uncovered = coverage.uncovered()
        let letters = self.table.lines.reduce(0) { $0 + $1.count }
        return VerdictMaker(
            kind: document.kind, language: self.language, passages: document.passages, gaps: structure.gaps,
            uncovered: uncovered.bytes, uncoveredPlace: self.place(body, uncovered.line, counter),
            unread: coverage.unreadNumbers() ?? coverage.runOn(), swollen: coverage.swollen(),
            trailing: coverage.trailing(), repeated: coverage.repeated(),
            pageFault: PrintedPages(bytes: body.bytes, table: self.table).fault(),
            loss: LossFinder(
                body: body, structure: structure, passages: document.passages, kind: document.kind),
            isCorrigendum: isCorrigendum,
            missingNotes: CoverageFinder.missing(document.footnotes),
            gluedMarks: document.footnotes.isEmpty ? coverage.gluedMarks() : 0,
            bodyBytes: body.lines.reduce(0) { $0 + $1.count }, letters: letters,
            pages: self.source.pageCount, orphans: self.orphans,
            isReversed: self.language.language == .arabic && ScriptDirection.isReversed(body.bytes),
            doubled: self.language.language == .arabic ? ScriptDirection.repeatedLetters(body.bytes) : 0
        ).verdict()
    }

    private func trace(_ body: BodyText, _ structure: Structure, _ counter: ScalarCounter) -> ReadingTrace {
        var trace = ReadingTrace()
        let dropped = DroppedLines(table: self.table, body: body, headEnd: structure.headEnd)
        trace.furniture = dropped.all(beside: self.furniture).map { line, reason in
            let range = self.table[line].range
            return ReadingTrace.Furniture(
                reason: reason, text: String(decoding: self.source.utf8[range], as: UTF8.self),
                range: counter.range(range))
        }
        for unit in structure.units {
            for line in unit.lines.dropFirst() {
                if let reason = self.join(body, line) {
                    trace.joins.append(
                        ReadingTrace.Join(reason: reason, position: counter.scalars(before: body.lines[line].start)))
                }
            }
        }
        trace.repairs = self.repairs.map { repair in
            ReadingTrace.Repair(
                reason: repair.reason, original: String(decoding: self.source.utf8[repair.range], as: UTF8.self),
                repaired: repair.repaired, range: counter.range(repair.range))
        }
        return trace
    }

    private func join(_ body: BodyText, _ line: Int) -> ReadingTrace.Join.Reason? {
        guard body.traits[line].followsGap else {
            return body.lines[line].blanks > 0 && body.shape != .paragraphs ? .blankLine : nil
        }
        let between = body.tableIndices[line - 1] + 1..<body.tableIndices[line]
        return between.contains { self.table[$0].role == .note } ? .footnote : .page
    }
}
