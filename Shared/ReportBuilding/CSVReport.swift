internal import Model

/// The report as a table: one line per passage and theme, in the order in which passages come.
///
/// Index and compilation have the same columns; an index leaves out what only touches a theme. Lists within
/// a cell are separated by `; `, headings of a path by ` › `. Names of columns and citations are English in every report.
struct CSVReport: ReportFormatter {
    /// Names of the columns, in order.
    static let columns = [
        "theme", "theme_label", "grade", "score", "decided_by", "evidence", "sub_heading", "citation", "symbol",
        "language",
        "label", "kind", "number", "short", "text", "section", "footnotes", "page", "verb", "strength", "addressees",
        "deadline",
        "cites", "document_title", "document_kind", "body", "session", "date", "verdict", "verdict_reasons",
        "document_id",
        "anchor",
    ]

    private let frame: ReportFrame
    private var file: OutputFile
    private var csv = CSV()

    init(_ frame: ReportFrame, file: OutputFile) throws {
        (self.frame, self.file) = (frame, file)
        for column in Self.columns { self.csv.cell(column) }
        self.csv.endLine()
        try self.file.write(self.csv.take())
    }

    mutating func add(_ placed: PlacedEntry) throws {
        for assignment in placed.entry.assignments {
            guard let position = self.frame.plan.position(of: assignment.theme) else { continue }
            switch assignment.grade {
            case .core: self.line(placed, assignment, position)
            case .touch: if !self.frame.isIndex { self.line(placed, assignment, position) }
            }
        }
        try self.file.write(self.csv.take())
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        try self.file.flush()
        return self.file.size
    }

    private mutating func line(_ placed: PlacedEntry, _ assignment: ThemeAssignment, _ position: Int) {
        let (passage, document) = (placed.passage, placed.entry.document)
        let theme = self.frame.context.themes.first { $0.id == assignment.theme }
        func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }
        let cells: [String] = [
            assignment.theme.rawValue, theme?.label(in: self.frame.language) ?? "", assignment.grade.rawValue,
            Decimals.two(assignment.score), assignment.decidedBy.rawValue,
            assignment.evidence.map(\.text).joined(separator: "; "), placed.headings[position]?.text ?? "",
            placed.citation, document.symbol, document.language?.rawValue ?? "", passage.label, passage.kind.rawValue,
            passage.number ?? "", placed.shortText, passage.text, placed.section,
            placed.entry.footnotes.map { "\($0.mark) \($0.text)" }.joined(separator: "; "), number(passage.page),
            passage.verb ?? "", passage.strength?.rawValue ?? "", passage.addressees.joined(separator: "; "),
            passage.deadline ?? "", passage.citations.joined(separator: "; "), document.title ?? "",
            document.kind.rawValue,
            document.body ?? "", number(document.session), document.date?.description ?? "",
            document.verdict.state.rawValue, document.verdict.reasons.joined(separator: "; "), document.id,
            placed.anchor,
        ]
        for cell in cells { self.csv.cell(cell) }
        self.csv.endLine()
    }
}
