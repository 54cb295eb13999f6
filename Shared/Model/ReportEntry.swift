/// The document a passage of a report comes from.
public struct DocumentHead: Sendable, Hashable, Codable {
    /// The document's derived id, lower-case UUID text.
    public var id: String
    /// The symbol, or where the file had none, its file name or id: never empty.
    public var symbol: String
    public var title: String?
    public var kind: DocumentKind
    public var language: Language?
    public var body: String?
    public var session: Int?
    public var date: CalendarDate?
    public var verdict: Verdict

    public init(
        id: String, symbol: String, title: String? = nil, kind: DocumentKind, language: Language? = nil,
        body: String? = nil,
        session: Int? = nil, date: CalendarDate? = nil, verdict: Verdict
    ) {
        (self.id, self.symbol, self.title, self.kind, self.language) = (id, symbol, title, kind, language)
        (self.body, self.session, self.date, self.verdict) = (body, session, date, verdict)
    }
}

/// One passage on its way into a report.
public struct ReportEntry: Sendable, Hashable {
    public var document: DocumentHead
    /// The passage's place in its document, from 0.
    public var ordinal: Int
    public var passage: Passage
    /// The notes that the passage refers to, in order.
    public var footnotes: [Footnote]
    /// All themes of the passage, any grade, sorted by theme.
    public var assignments: [ThemeAssignment]

    public init(
        document: DocumentHead, ordinal: Int, passage: Passage, footnotes: [Footnote] = [],
        assignments: [ThemeAssignment]
    ) {
        (self.document, self.ordinal, self.passage) = (document, ordinal, passage)
        (self.footnotes, self.assignments) = (footnotes, assignments)
    }
}
