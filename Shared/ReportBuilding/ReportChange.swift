public import Model

/// What happened to a passage between two reports of a series.
public enum ReportChange: String, Sendable, Hashable, CaseIterable {
    /// It was not in the corpus before.
    case added = "new"
    /// A person corrected its themes.
    case corrected
    /// The classifier or the taxonomy gives it other themes.
    case rethemed = "re-themed"
    /// Its document was replaced by a later issue.
    case superseded
    /// Its document was taken out of the corpus.
    case withdrawn
    /// Its document, withdrawn or superseded before, counts again.
    case reinstated
}

/// One changed passage, for a report of the kind `changes`.
public struct ChangedEntry: Sendable, Hashable {
    public var change: ReportChange
    /// The passage with its themes as they are now; for what is gone, as it was last.
    public var entry: ReportEntry
    /// Its themes before; `nil` when it was not in the earlier state.
    public var before: [ThemeAssignment]?
    /// Its themes now; `nil` when it is gone.
    public var after: [ThemeAssignment]?
    /// Who corrected it.
    public var correctedBy: [String]
    /// Symbol of what superseded it.
    public var replacedBy: String?
    /// Why it was withdrawn.
    public var reason: String?

    public init(
        change: ReportChange, entry: ReportEntry, before: [ThemeAssignment]? = nil, after: [ThemeAssignment]? = nil,
        correctedBy: [String] = [], replacedBy: String? = nil, reason: String? = nil
    ) {
        (self.change, self.entry, self.before, self.after) = (change, entry, before, after)
        (self.correctedBy, self.replacedBy, self.reason) = (correctedBy, replacedBy, reason)
    }
}

/// The state of the corpus that a `changes` report compares with.
public struct ReportBaseline: Sendable, Hashable {
    /// Period of the earlier report, for example `2026-W46`; `nil` when it has none.
    public var period: String?
    /// Its moment in ISO 8601, as the database knows it.
    public var moment: String

    public init(period: String? = nil, moment: String) { (self.period, self.moment) = (period, moment) }
}
