internal import Model

/// A kind's records as one table: items and table rows, each in a line, in reading order.
///
/// The first columns are the same for all kinds (``RecordColumns``); the kind's own follow. Lists within a cell are separated
/// by `; `, headings of a path by ` › `. Names of columns, codes and citations are English in every report.
struct RecordsCSV: BlockRenderer {
    private let frame: ReportFrame
    private let columns: [ReportColumn]
    private var file: OutputFile
    private var csv = CSV()
    private var part: (id: String, heading: String) = ("", "")
    private var table: ReportTable?

    init(_ frame: ReportFrame, columns: [ReportColumn], file: OutputFile) throws {
        (self.frame, self.file) = (frame, file)
        self.columns = columns.filter { !RecordColumns.names.contains($0.csvName) }
        for name in RecordColumns.names + self.columns.map(\.csvName) { self.csv.cell(name) }
        self.csv.endLine()
        try self.file.write(self.csv.take())
    }

    mutating func take(_ block: ReportBlock) throws {
        switch block {
        case .section(let section): self.part = (section.id, section.heading.text)
        case .item(let item):
            for cell in RecordColumns.cells(item, part: self.part, self.frame) { self.csv.cell(cell) }
            for column in self.columns {
                self.csv.cell(item.values.first { $0.column.key == column.key }.map { Self.text($0.value) } ?? "")
            }
            self.csv.endLine()
        case .beginTable(let table): self.table = table
        case .row(let row):
            guard let table = self.table else { break }
            func text(_ name: String) -> String {
                let index = table.columns.firstIndex { $0.csvName == name }
                return index.flatMap { $0 < row.cells.count ? row.cells[$0] : nil }.map(Self.text) ?? ""
            }
            // A table's column that records of every kind have, such as `language`, fills that.
            self.csv.cell(table.id)
            self.csv.cell(table.caption)
            for name in RecordColumns.names.dropFirst(2) + self.columns.map(\.csvName) { self.csv.cell(text(name)) }
            self.csv.endLine()
        case .paragraph, .reference, .endTable, .chart: break
        }
        try self.file.write(self.csv.take())
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        try self.file.flush()
        return self.file.size
    }

    private static func text(_ value: ReportValue) -> String {
        switch value {
        case .text(let text): text.text
        case .code(let code, _): code
        case .list(let texts): texts.map(\.text).joined(separator: "; ")
        case .codes(let codes): codes.map(\.code).joined(separator: "; ")
        case .number(let number): String(number)
        case .decimal(let number): number.isFinite ? "\(number)" : ""
        case .date(let date): date.description
        case .flag(let flag): flag ? "true" : "false"
        case .references(let references): references.map(\.citation).joined(separator: "; ")
        }
    }
}

/// The columns that records of every kind have.
enum RecordColumns {
    static let names = [
        "part", "part_heading", "citation", "symbol", "language", "label", "kind", "number", "text", "section",
        "footnotes", "page", "verb", "strength", "addressees", "themes", "document_title", "body", "session", "date",
        "verdict", "document_id", "anchor",
    ]

    static func cells(_ item: ReportItem, part: (id: String, heading: String), _ frame: ReportFrame) -> [String] {
        let (passage, document) = (item.passage.passage, item.passage.entry.document)
        func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }
        return [
            part.id, part.heading, item.passage.citation, document.symbol, item.passage.language?.rawValue ?? "",
            passage.label, passage.kind.rawValue, passage.number ?? "", passage.text, item.passage.section,
            item.passage.entry.footnotes.map { "\($0.mark) \($0.text)" }.joined(separator: "; "), number(passage.page),
            passage.verb ?? "", passage.strength?.rawValue ?? "", passage.addressees.joined(separator: "; "),
            item.passage.placement.core.map { frame.plan.themes[$0].id.rawValue }.joined(separator: "; "),
            document.title ?? "", document.body ?? "", number(document.session), document.date?.description ?? "",
            document.verdict.state.rawValue, document.id, item.id,
        ]
    }
}
