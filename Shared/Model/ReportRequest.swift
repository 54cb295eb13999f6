/// What a report is made of and in which form.
public struct ReportRequest: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case index
        case compilation
    }
    public enum Format: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
        case html
        case markdown = "md"
        case csv
        case json

        public static func < (left: Format, right: Format) -> Bool { left.rawValue < right.rawValue }

        /// Media type of the file (RFC 6838).
        public var mediaType: String {
            switch self {
            case .html: "text/html; charset=utf-8"
            case .markdown: "text/markdown; charset=utf-8"
            case .csv: "text/csv; charset=utf-8"
            case .json: "application/json"
            }
        }
    }
    /// What goes in; an empty list does not restrict.
    public struct Filters: Sendable, Hashable, Codable {
        public var themes: [ThemeID]
        public var symbols: [String]
        public var bodies: [String]
        public var languages: [Language]
        public var passageKinds: [PassageKind]
        /// First and last date of the documents, both inclusive.
        public var from: CalendarDate?
        public var to: CalendarDate?

        public init(
            themes: [ThemeID] = [], symbols: [String] = [], bodies: [String] = [], languages: [Language] = [],
            passageKinds: [PassageKind] = [], from: CalendarDate? = nil, to: CalendarDate? = nil
        ) {
            (self.themes, self.symbols, self.bodies, self.languages) = (themes, symbols, bodies, languages)
            (self.passageKinds, self.from, self.to) = (passageKinds, from, to)
        }
    }

    public var kind: Kind
    public var filters: Filters
    /// Language of headings and labels; quotes stay in their own.
    public var language: Language
    /// At least one.
    public var formats: [Format]
    /// Name of a run of reports, for example `weekly`; `nil` for a single one.
    public var series: String?
    /// The period of the series, for example `2026-W47`; the same series and period give the same report, once.
    public var period: String?

    public init(
        kind: Kind, filters: Filters = Filters(), language: Language = .english, formats: [Format] = Format.allCases,
        series: String? = nil, period: String? = nil
    ) {
        (self.kind, self.filters, self.language, self.formats) = (kind, filters, language, formats)
        (self.series, self.period) = (series, period)
    }
}

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
