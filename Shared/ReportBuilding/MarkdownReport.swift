internal import Model

/// The report as Markdown, for repositories, wikis and pandoc.
struct MarkdownReport: BlockRenderer {
    private let frame: ReportFrame
    private var file: OutputFile
    private var markdown = Markdown()
    private var columns: [ReportColumn] = []
    /// Whether the last thing written was an item of a list, which an empty line must end.
    private var isInList = false

    init(_ frame: ReportFrame, file: OutputFile) { (self.frame, self.file) = (frame, file) }

    mutating func begin(_ summary: ReportSummary) throws {
        self.markdown.frontMatter(self.frame, summary)
        try self.file.write(self.markdown.take())
    }

    mutating func take(_ block: ReportBlock) throws {
        switch block {
        case .section(let section):
            self.endList()
            self.markdown.begin(section, self.frame)
        case .paragraph(let text):
            self.endList()
            self.markdown.paragraph(text)
        case .item(let item):
            if case .line = item.form {
                self.markdown.line(item, self.frame)
                self.isInList = true
            } else {
                self.endList()
                self.markdown.entry(item, self.frame)
            }
        case .reference(let reference, let short, let note):
            self.markdown.reference(reference, short: short, note: note, self.frame)
            self.isInList = true
        case .beginTable(let table):
            self.endList()
            self.columns = table.columns
            self.markdown.begin(table, self.frame)
        case .row(let row): self.markdown.row(row, self.columns, self.frame)
        case .endTable: self.markdown.markup("\n")
        case .chart(let chart):
            self.endList()
            self.markdown.chart(chart)
        }
        try self.file.write(self.markdown.take())
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        self.endList()
        self.markdown.annex(self.frame, summary)
        try self.file.write(self.markdown.take())
        try self.file.flush()
        return self.file.size
    }

    private mutating func endList() {
        if self.isInList { self.markdown.markup("\n") }
        self.isInList = false
    }
}
