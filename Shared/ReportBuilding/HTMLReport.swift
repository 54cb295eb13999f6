internal import Model

/// The report as one self-contained page: style and script inside, nothing asked of a network, readable without a script.
///
/// The page begins with totals, contents and filters, which are known last; so the body is set aside until then.
struct HTMLReport: BlockRenderer {
    /// A line of the contents.
    struct Heading {
        let id: String
        let level: Int
        let text: ContentText
        let count: Int?
    }

    /// What is open in the body.
    private enum List {
        case lines, references
    }

    private let frame: ReportFrame
    private let chrome: PageChrome
    private var file: OutputFile
    private var body: SetAsidePart
    private var html = HTML()
    /// Levels of the sections that are open, the outermost first.
    private var levels: [Int] = []
    private var list: List?
    private var columns: [ReportColumn] = []
    private var headings: [Heading] = []
    private var facets: Facets

    init(_ frame: ReportFrame, file: OutputFile, spool: @escaping () throws -> any ReportSpool) throws {
        (self.frame, self.file) = (frame, file)
        self.chrome = try PageChrome()
        self.body = SetAsidePart(spool)
        self.facets = Facets(labels: frame.labels, themes: frame.plan.themes)
    }

    mutating func take(_ block: ReportBlock) throws {
        switch block {
        case .section(let section):
            self.close(list: nil)
            self.close(from: section.level)
            self.html.begin(section, self.frame)
            self.levels.append(section.level)
            if section.level < 3, section.document == nil {
                self.headings.append(
                    Heading(id: section.id, level: section.level, text: section.heading, count: section.count))
            }
        case .paragraph(let text):
            self.close(list: nil)
            self.html.paragraph(text)
        case .item(let item):
            let tokens = self.facets.tokens(of: item)
            if case .line = item.form {
                self.open(.lines)
                self.html.line(item, tokens: tokens, self.frame)
            } else {
                self.close(list: nil)
                self.html.entry(item, tokens: tokens, self.frame)
            }
        case .reference(let reference, let short, let note):
            self.open(.references)
            self.html.reference(reference, short: short, note: note, self.frame)
        case .beginTable(let table):
            self.close(list: nil)
            self.columns = table.columns
            self.html.begin(table, self.frame)
        case .row(let row): self.html.row(row, self.columns, self.frame)
        case .endTable: self.html.endTable()
        case .chart(let chart):
            self.close(list: nil)
            self.html.chart(chart, self.frame)
        }
        try self.body.append(self.html.take())
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        self.close(list: nil)
        self.close(from: 1)
        try self.body.append(self.html.take())
        self.html.beginPage(self.frame, self.chrome, summary, self.facets, self.headings)
        try self.file.write(self.html.take())
        try self.body.copy(to: &self.file)
        self.html.back(self.frame, summary)
        self.html.endPage(self.chrome)
        try self.file.write(self.html.take())
        try self.file.flush()
        return self.file.size
    }

    private mutating func open(_ wanted: List) {
        guard self.list != wanted else { return }
        self.close(list: wanted)
        self.html.markup(
            wanted == .lines ? "<ul class=\"lines\">\n" : "<ul class=\"references\">\n")
    }

    private mutating func close(list wanted: List?) {
        if self.list != nil { self.html.markup("</ul>\n") }
        self.list = wanted
    }

    private mutating func close(from level: Int) {
        while let last = self.levels.last, last >= level {
            self.html.markup("</section>\n")
            self.levels.removeLast()
        }
    }
}
