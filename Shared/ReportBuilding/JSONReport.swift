internal import Model

/// The report for programs: `Data/report.schema.json` describes it. Citations and names of fields are English in every report.
///
/// A compilation's `entries` stream, each passage once, in the order in which they come; an index has `index`, every other kind
/// `parts`, both made from the kind's blocks.
struct JSONReport: ReportFormatter, BlockRenderer {
    let frame: ReportFrame
    var file: OutputFile
    var json = JSON()
    /// What is open of an index or of parts.
    var state = BlockState()

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
        self.json.lineBreak()
        switch frame.context.request.kind {
        case .compilation: self.json.key("entries")
        case .index: self.json.key("index")
        case .practices, .commitments, .changes, .recurrence, .coverage: self.json.key("parts")
        }
        self.json.beginArray()
        try self.file.write(self.json.take())
    }

    mutating func add(_ placed: PlacedEntry) throws {
        guard !placed.placement.core.isEmpty || !placed.placement.touch.isEmpty else { return }
        self.json.lineBreak()
        self.entry(placed)
        try self.file.write(self.json.take())
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        self.closeBlocks()
        self.json.endArray()
        self.json.lineBreak()
        self.totals(summary)
        self.json.endObject()
        try self.file.write(self.json.take() + [0x0A])
        try self.file.flush()
        return self.file.size
    }

    mutating func entry(_ placed: PlacedEntry) {
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
}
