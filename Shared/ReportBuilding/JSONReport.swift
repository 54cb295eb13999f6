internal import Model

/// The report for programs: `Data/report.schema.json` describes it. Citations and names of fields are English in every report.
///
/// A compilation's `entries` stream, each passage once, in the order in which they come; an index has `index` instead.
struct JSONReport: ReportFormatter {
    private let frame: ReportFrame
    private var file: OutputFile
    private var json = JSON()

    init(_ frame: ReportFrame, file: OutputFile) throws {
        (self.frame, self.file) = (frame, file)
        self.json.beginObject()
        self.json.lineBreak()
        self.head()
        self.json.lineBreak()
        self.json.key("documents")
        self.json.beginArray()
        for document in frame.documents {
            self.json.lineBreak()
            self.document(document)
        }
        self.json.endArray()
        if !frame.isIndex {
            self.json.lineBreak()
            self.json.key("entries")
            self.json.beginArray()
        }
        try self.file.write(self.json.take())
    }

    mutating func add(_ placed: PlacedEntry) throws {
        guard !self.frame.isIndex else { return }
        self.json.lineBreak()
        self.entry(placed)
        try self.file.write(self.json.take())
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        if self.frame.isIndex {
            try self.index(summary.lines)
        } else {
            self.json.endArray()
        }
        self.json.lineBreak()
        self.totals(summary)
        self.json.endObject()
        try self.file.write(self.json.take() + [0x0A])
        try self.file.flush()
        return self.file.size
    }

    private mutating func head() {
        let context = self.frame.context
        let request = context.request
        self.json.key("format")
        self.json.string("org.rapporteur.report.v1")
        self.json.lineBreak()
        self.json.key("report")
        self.json.beginObject()
        self.field("id", context.reportID)
        self.field("kind", request.kind.rawValue)
        self.field("title", self.frame.title)
        self.field("language", request.language.rawValue)
        self.field("series", request.series)
        self.field("period", request.period)
        self.field("corpusState", context.corpusState)
        self.field("taxonomyVersion", context.taxonomyVersion)
        self.field("classifierVersion", context.classifierVersion)
        self.json.key("filters")
        self.filters(request.filters)
        self.json.endObject()
        self.json.lineBreak()
        self.json.key("themes")
        self.json.beginArray()
        for theme in self.frame.context.themes where self.frame.plan.position(of: theme.id) != nil {
            self.json.beginObject()
            self.field("id", theme.id.rawValue)
            self.field("label", theme.label(in: self.frame.language))
            self.field("parent", context.parents[theme.id]?.rawValue)
            self.json.endObject()
        }
        self.json.endArray()
        self.json.lineBreak()
        self.json.key("quality")
        self.json.beginArray()
        for figure in context.quality { self.quality(figure) }
        self.json.endArray()
    }

    private mutating func filters(_ filters: ReportRequest.Filters) {
        self.json.beginObject()
        self.field("themes", filters.themes.map(\.rawValue))
        self.field("symbols", filters.symbols)
        self.field("bodies", filters.bodies)
        self.field("languages", filters.languages.map(\.rawValue))
        self.field("passageKinds", filters.passageKinds.map(\.rawValue))
        self.field("from", filters.from?.description)
        self.field("to", filters.to?.description)
        self.json.endObject()
    }

    private mutating func quality(_ figure: QualityFigure) {
        self.json.beginObject()
        switch figure.scope {
        case .theme(let id):
            self.field("scope", "theme")
            self.field("theme", id.rawValue)
        case .macro: self.field("scope", "macro")
        case .micro: self.field("scope", "micro")
        }
        self.field("language", figure.language?.rawValue)
        self.field("goldSet", figure.goldSet)
        self.json.key("precision")
        self.json.number(figure.precision)
        self.json.key("recall")
        self.json.number(figure.recall)
        self.json.key("f1")
        self.json.number(figure.f1)
        self.json.key("units")
        self.json.number(figure.units)
        self.json.endObject()
    }

    private mutating func document(_ document: DocumentHead) {
        self.json.beginObject()
        self.field("id", document.id)
        self.field("symbol", document.symbol)
        self.field("title", document.title)
        self.field("kind", document.kind.rawValue)
        self.field("language", document.language?.rawValue)
        self.field("body", document.body)
        self.json.key("session")
        self.json.number(document.session)
        self.field("date", document.date?.description)
        self.json.key("verdict")
        self.json.beginObject()
        self.field("state", document.verdict.state.rawValue)
        self.field("reasons", document.verdict.reasons)
        self.json.endObject()
        self.json.endObject()
    }

    private mutating func entry(_ placed: PlacedEntry) {
        let passage = placed.passage
        self.json.beginObject()
        self.field("anchor", placed.anchor)
        self.field("citation", placed.citation)
        self.field("document", placed.entry.document.id)
        self.field("symbol", placed.entry.document.symbol)
        self.field("language", placed.entry.document.language?.rawValue)
        self.field("label", passage.label)
        self.field("kind", passage.kind.rawValue)
        self.field("number", passage.number)
        self.field("section", passage.section)
        self.field("short", placed.shortText)
        self.field("text", passage.text)
        self.json.key("subparagraphs")
        self.subparagraphs(passage.subparagraphs)
        self.json.key("footnotes")
        self.json.beginArray()
        for note in placed.entry.footnotes {
            self.json.beginObject()
            self.field("mark", note.mark)
            self.field("text", note.text)
            self.json.endObject()
        }
        self.json.endArray()
        self.json.key("page")
        self.json.number(passage.page)
        self.field("verb", passage.verb)
        self.field("strength", passage.strength?.rawValue)
        self.field("addressees", passage.addressees)
        self.field("deadline", passage.deadline)
        self.field("citations", passage.citations)
        self.field("placedUnder", placed.placement.core.first.map { self.frame.plan.themes[$0].id.rawValue })
        self.field("alsoUnder", placed.placement.core.dropFirst().map { self.frame.plan.themes[$0].id.rawValue })
        self.field("touches", placed.placement.touch.map { self.frame.plan.themes[$0].id.rawValue })
        self.json.key("assignments")
        self.json.beginArray()
        for assignment in placed.entry.assignments where self.frame.plan.position(of: assignment.theme) != nil {
            self.assignment(assignment)
        }
        self.json.endArray()
        self.json.endObject()
    }

    private mutating func subparagraphs(_ items: [Subparagraph]) {
        self.json.beginArray()
        for item in items {
            self.json.beginObject()
            self.field("label", item.label)
            self.field("text", item.text)
            self.json.key("subparagraphs")
            self.subparagraphs(item.subparagraphs)
            self.json.endObject()
        }
        self.json.endArray()
    }

    private mutating func assignment(_ assignment: ThemeAssignment) {
        self.json.beginObject()
        self.field("theme", assignment.theme.rawValue)
        self.field("grade", assignment.grade.rawValue)
        self.json.key("score")
        self.json.number(assignment.score)
        self.field("decidedBy", assignment.decidedBy.rawValue)
        self.json.key("evidence")
        self.json.beginArray()
        // A span that runs backwards or begins before the text is nobody's evidence, and the schema has no place for it.
        for span in assignment.evidence where 0 <= span.start && span.start <= span.end {
            self.json.beginObject()
            self.json.key("start")
            self.json.number(span.start)
            self.json.key("end")
            self.json.number(span.end)
            self.field("text", span.text)
            self.field("cue", span.cue)
            self.json.key("weight")
            self.json.number(span.weight)
            self.json.endObject()
        }
        self.json.endArray()
        self.json.endObject()
    }

    private mutating func index(_ lines: IndexLines) throws {
        self.json.lineBreak()
        self.json.key("index")
        self.json.beginArray()
        for (position, theme) in self.frame.plan.themes.enumerated() {
            self.json.lineBreak()
            self.json.beginObject()
            self.field("theme", theme.id.rawValue)
            self.json.key("groups")
            self.json.beginArray()
            for group in lines.groups[position] {
                self.json.beginObject()
                self.field("heading", group.heading)
                self.field("language", group.language?.rawValue)
                self.json.key("lines")
                self.json.beginArray()
                for line in group.lines { self.line(line) }
                self.json.endArray()
                self.json.endObject()
                try self.file.write(self.json.take())
            }
            self.json.endArray()
            self.json.endObject()
        }
        self.json.endArray()
    }

    private mutating func line(_ line: IndexLines.Line) {
        self.json.lineBreak()
        self.json.beginObject()
        self.field("short", line.text)
        self.json.key("complete")
        self.json.bool(line.isComplete)
        self.field("language", line.language?.rawValue)
        self.json.key("citations")
        self.json.beginArray()
        for reference in line.references {
            self.json.beginObject()
            self.field("citation", reference.citation)
            self.field("document", reference.document.id)
            self.field("symbol", reference.document.symbol)
            self.field("label", reference.label)
            self.field("anchor", reference.anchor)
            self.json.endObject()
        }
        self.json.endArray()
        self.json.endObject()
    }

    private mutating func totals(_ summary: ReportSummary) {
        self.json.key("totals")
        self.json.beginObject()
        self.field("documents", self.frame.documents.count)
        self.field("passages", summary.totals.passages)
        self.field("placed", summary.totals.placed)
        self.field("touchingOnly", summary.totals.touching)
        self.json.key("themes")
        self.json.beginArray()
        for (position, theme) in self.frame.plan.themes.enumerated() {
            self.json.beginObject()
            self.field("theme", theme.id.rawValue)
            self.field("passages", summary.totals.core[position])
            self.json.endObject()
        }
        self.json.endArray()
        self.json.endObject()
    }

    private mutating func field(_ name: StaticString, _ value: String?) {
        self.json.key(name)
        self.json.string(value)
    }

    private mutating func field(_ name: StaticString, _ values: [String]) {
        self.json.key(name)
        self.json.strings(values)
    }

    private mutating func field(_ name: StaticString, _ value: Int) {
        self.json.key(name)
        self.json.number(value)
    }
}
