public import Model

/// Builds the pages beside a report: a start page, one page per document with its extracted text and the passages marked, and
/// pages for each theme. Every citation of the report and of the theme pages leads to its place in the document's page.
///
/// Documents come in the order of ``ReportBuilder/precedes(_:_:)``, one at a time; memory is one document's text and, per theme, one
/// page. Names of pages and of places in them depend on symbol, language and label only, so a link stays good.
public struct SiteBuilder {
    /// Passages on a theme's page, and documents on a page of the list.
    static let pageLength = 400

    /// A theme's page that is being filled.
    private struct ThemePage {
        var number = 1
        var entries = 0
        /// Entries on all pages.
        var total = 0
        var html = HTML()
    }

    private let frame: ReportFrame
    private let placer: EntryPlacer
    private let chrome: PageChrome
    private let write: (_ name: String, _ bytes: [UInt8]) throws -> Void
    private let kinds: [ReportRequest.Kind]
    private var themes: [ThemePage]
    private var list = HTML()
    private var listed = 0
    private var listPages = 0
    private var passages = 0
    private var last: DocumentHead?

    /// - Parameters:
    ///   - context: Of the report; its documents are those that get a page.
    ///   - kinds: Of the reports in the folder above, which the start page leads to.
    ///   - write: Takes one finished page: its file name without a folder, and its bytes. Called once per name.
    /// - Throws: ``ReportBuildingError``.
    public init(
        _ context: ReportContext, kinds: [ReportRequest.Kind]? = nil,
        write: @escaping (_ name: String, _ bytes: [UInt8]) throws -> Void
    ) throws {
        var context = context
        (context.site, context.companion) = ("", nil)
        let documents = context.documents.sorted(by: ReportBuilder.precedes)
        self.frame = ReportFrame(
            context: context, plan: ThemePlan(context), labels: try Labels(context.request.language),
            documents: documents, anchors: Anchors(documents))
        self.placer = try EntryPlacer(self.frame)
        self.chrome = try PageChrome()
        self.write = write
        self.kinds = kinds ?? [context.request.kind]
        self.themes = Array(repeating: ThemePage(), count: self.frame.plan.themes.count)
    }

    /// Writes the document's page and puts its passages on the pages of their themes.
    /// - Throws: ``ReportBuildingError`` when it comes out of order or is not in the report's list; what `write` throws.
    public mutating func add(_ document: SiteDocument) throws {
        if let last = self.last, !ReportBuilder.precedes(last, document.head) {
            throw ReportBuildingError(
                .entryOutOfOrder,
                "document \(document.head.id) came after \(last.id); hand documents in sorted by symbol, language and id"
            )
        }
        guard let name = self.frame.pageName(of: document.head) else {
            throw ReportBuildingError(
                .unknownDocument, "document \(document.head.id) is not in the report's list of documents")
        }
        self.last = document.head
        var placed: [PlacedEntry] = []
        for entry in document.entries.sorted(by: { $0.ordinal < $1.ordinal }) {
            var entry = entry
            entry.assignments.sort { ($0.theme, $0.grade.rawValue) < ($1.theme, $1.grade.rawValue) }
            placed.append(try self.placer.place(entry))
        }
        self.passages += placed.count
        var html = HTML()
        html.beginSitePage(title: document.head.symbol, language: self.frame.language, self.frame, self.chrome)
        html.documentPage(document, placed, self.frame)
        html.endSitePage()
        try self.write(name, html.take())
        try self.list(document.head, passages: placed.count)
        for entry in placed {
            for (number, theme) in entry.placement.core.enumerated() {
                try self.add(entry, to: theme, isFirst: number == 0)
            }
        }
    }

    /// Writes what is left: the last pages and the start page, `index.html`.
    /// - Returns: Passages on the pages of documents.
    public mutating func finish() throws -> Int {
        for theme in self.themes.indices { try self.endThemePage(theme, hasNext: false) }
        try self.endList()
        var html = HTML()
        html.beginSitePage(
            title: self.frame.labels[.siteStart], language: self.frame.language, self.frame, self.chrome)
        html.startPage(
            self.frame, themes: self.themes.map { (count: $0.total, pages: $0.number) }, listPages: self.listPages,
            passages: self.passages, kinds: self.kinds)
        html.endSitePage()
        try self.write("index.html", html.take())
        return self.passages
    }

    static func themePageName(_ theme: Theme, _ number: Int) -> String {
        "\(HTML.themeID(theme)).\(number).html"
    }

    static func listPageName(_ number: Int) -> String { "documents.\(number).html" }

    private mutating func add(_ placed: PlacedEntry, to theme: Int, isFirst: Bool) throws {
        if self.themes[theme].entries == Self.pageLength {
            try self.endThemePage(theme, hasNext: true)
            self.themes[theme].number += 1
            self.themes[theme].entries = 0
        }
        self.themes[theme].entries += 1
        self.themes[theme].total += 1
        self.themes[theme].html.entry(ReportItem(id: placed.anchor, placed), tokens: [], self.frame)
    }

    private mutating func endThemePage(_ theme: Int, hasNext: Bool) throws {
        let (value, page) = (self.frame.plan.themes[theme], self.themes[theme])
        let title = value.label(in: self.frame.language)
        var html = HTML()
        html.beginSitePage(title: title, language: self.frame.language, self.frame, self.chrome)
        html.pageHead(title, note: self.frame.labels.text(.siteThemePage, ["number": String(page.number)]))
        html.pager(
            previous: page.number > 1 ? Self.themePageName(value, page.number - 1) : nil,
            next: hasNext ? Self.themePageName(value, page.number + 1) : nil, self.frame)
        html.append(page.html)
        if page.entries == 0 { html.paragraph(self.frame.labels[.noneInTheme]) }
        html.endSitePage()
        try self.write(Self.themePageName(value, page.number), html.take())
        self.themes[theme].html = HTML()
    }

    private mutating func list(_ document: DocumentHead, passages: Int) throws {
        if self.listed == Self.pageLength { try self.endList(hasNext: true) }
        self.listed += 1
        self.list.listRow(document, passages: passages, self.frame)
    }

    private mutating func endList(hasNext: Bool = false) throws {
        guard self.listed > 0 else { return }
        self.listPages += 1
        let labels = self.frame.labels
        var html = HTML()
        html.beginSitePage(title: labels[.documents], language: self.frame.language, self.frame, self.chrome)
        html.pageHead(labels[.documents], note: labels.text(.siteThemePage, ["number": String(self.listPages)]))
        html.pager(
            previous: self.listPages > 1 ? Self.listPageName(self.listPages - 1) : nil,
            next: hasNext ? Self.listPageName(self.listPages + 1) : nil, self.frame)
        html.beginList(self.frame)
        html.append(self.list)
        html.endTable()
        html.endSitePage()
        try self.write(Self.listPageName(self.listPages), html.take())
        (self.list, self.listed) = (HTML(), 0)
    }
}
