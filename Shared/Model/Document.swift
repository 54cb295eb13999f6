/// One language version of one issue of a document, as it was read.
public struct Document: Sendable, Hashable, Codable {
    /// `CTOC/COP/WG.4/2019/6`; `nil` when the file does not say.
    public var symbol: String?
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
    public var verdict: Verdict
    public var passages: [Passage]
    public var footnotes: [Footnote]

    public init(
        symbol: String? = nil, title: String? = nil, kind: DocumentKind, language: Language? = nil, body: String? = nil,
        session: Int? = nil, agendaItem: String? = nil, date: CalendarDate? = nil, verdict: Verdict,
        passages: [Passage] = [], footnotes: [Footnote] = []
    ) {
        (self.symbol, self.title, self.kind, self.language, self.body) = (symbol, title, kind, language, body)
        (self.session, self.agendaItem, self.date, self.verdict) = (session, agendaItem, date, verdict)
        (self.passages, self.footnotes) = (passages, footnotes)
    }
}
