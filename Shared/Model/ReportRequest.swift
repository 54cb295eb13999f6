/// What a report is made of and in which form.
public struct ReportRequest: Sendable, Hashable {
    /// What a report tells.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Theme, sub-theme, short line, citations.
        case index
        /// Full texts by theme.
        case compilation
        /// What States and bodies told that they do, with measure, figures and evidence grade.
        case practices
        /// Who is asked to do what, how strongly and by when; and what is proposed for future meetings.
        case commitments
        /// What is new, corrected, re-themed, withdrawn or superseded since the last report of the series.
        case changes
        /// Recommendations that return over documents and years, word for word or reworded.
        case recurrence
        /// Documents and themes in figures, citations between documents, what needs review, quality.
        case coverage
    }

    /// The order of an index's lines under their heading.
    public enum Order: String, Sendable, Hashable, Codable, CaseIterable {
        /// By the line's words, as UTF-8 bytes of the folded text.
        case alphabetical
        /// The strongest verb first, then alphabetical.
        case strength
    }

    public var kind: Kind
    public var filters: Filters
    /// Language of headings and labels; quotes stay in their own.
    public var language: Language
    /// At least one.
    public var formats: [Format]
    /// Of an index; other kinds have their own order.
    public var order: Order
    /// Name of a run of reports, for example `weekly`; `nil` for a single one.
    public var series: String?
    /// The period of the series, for example `2026-W47`; the same series and period give the same report, once.
    public var period: String?

    /// - Parameter formats: What the kind is usually made in (``Kind/usualFormats``) when `nil`.
    public init(
        kind: Kind, filters: Filters = Filters(), language: Language = .english, formats: [Format]? = nil,
        order: Order = .alphabetical, series: String? = nil, period: String? = nil
    ) {
        (self.kind, self.filters, self.language) = (kind, filters, language)
        (self.formats, self.order) = (formats ?? kind.usualFormats, order)
        (self.series, self.period) = (series, period)
    }
}

// A request that was stored by an older version lacks what came later; and what is at its default is not written, so that
// the same request keeps its derived id from one version to the next.
extension ReportRequest: Codable {
    private enum CodingKeys: String, CodingKey { case kind, filters, language, formats, order, series, period }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        self.init(
            kind: kind, filters: try container.decodeIfPresent(Filters.self, forKey: .filters) ?? Filters(),
            language: try container.decodeIfPresent(Language.self, forKey: .language) ?? .english,
            formats: try container.decodeIfPresent([Format].self, forKey: .formats),
            order: try container.decodeIfPresent(Order.self, forKey: .order) ?? .alphabetical,
            series: try container.decodeIfPresent(String.self, forKey: .series),
            period: try container.decodeIfPresent(String.self, forKey: .period))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.kind, forKey: .kind)
        try container.encode(self.filters, forKey: .filters)
        try container.encode(self.language, forKey: .language)
        try container.encode(self.formats, forKey: .formats)
        if self.order != .alphabetical { try container.encode(self.order, forKey: .order) }
        try container.encodeIfPresent(self.series, forKey: .series)
        try container.encodeIfPresent(self.period, forKey: .period)
    }
}
