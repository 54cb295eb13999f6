/// One language version of one issue of a document, as it was read.
public struct Document: Sendable, Hashable, Codable {
    /// `CTOC/COP/WG.4/2019/6`; `nil` when the file does not say.
    public var symbol: String?
    /// Further symbols under which the same document was issued (`A/72/5`, `S/2017/8`), without ``symbol``.
    public var jointSymbols: [String]
    public var title: String?
    public var kind: DocumentKind
    public var language: Language?
    /// The body that issued it, in English ("General Assembly").
    public var body: String?
    /// Number of the body's session or meeting, from 1.
    public var session: Int?
    /// As printed: `106`, `3 (a)`.
    public var agendaItem: String?
    /// Adopted, or else distributed.
    public var date: CalendarDate?
    /// All dates that the document gives of itself.
    public var dates: DocumentDates
    /// The language in which it was submitted ("Original: English"); `nil` when the file does not say.
    public var originalLanguage: Language?
    /// As printed at the foot of the first page: `V.19-10293`; `nil` when the file does not say.
    public var jobNumber: String?
    public var verdict: Verdict
    public var passages: [Passage]
    public var footnotes: [Footnote]

    public init(
        symbol: String? = nil, jointSymbols: [String] = [], title: String? = nil, kind: DocumentKind,
        language: Language? = nil, body: String? = nil, session: Int? = nil, agendaItem: String? = nil,
        date: CalendarDate? = nil, dates: DocumentDates = DocumentDates(), originalLanguage: Language? = nil,
        jobNumber: String? = nil, verdict: Verdict, passages: [Passage] = [], footnotes: [Footnote] = []
    ) {
        (self.jointSymbols, self.dates, self.originalLanguage) = (jointSymbols, dates, originalLanguage)
        self.jobNumber = jobNumber
        (self.symbol, self.title, self.kind, self.language, self.body) = (symbol, title, kind, language, body)
        (self.session, self.agendaItem, self.date, self.verdict) = (session, agendaItem, date, verdict)
        (self.passages, self.footnotes) = (passages, footnotes)
    }
}
