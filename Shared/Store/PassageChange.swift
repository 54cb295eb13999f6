public import Model

/// What became of one passage between two states of the corpus.
public struct PassageChange: Sendable, Hashable {
    public enum Cause: Sendable, Hashable {
        /// Its document was stored.
        case new
        /// Its document is back: it was put back, or what stood in its place was withdrawn.
        case reinstated
        /// A later issue came, of this symbol.
        case superseded(by: String)
        /// A person took its document out, for this reason.
        case withdrawn(reason: String)
        /// People decided on its themes, or took decisions back; sorted names of their authors.
        case corrected(by: [String])
        /// It was classified again, by another classifier or taxonomy.
        case reclassified
    }

    /// The passage with its themes as they are; of one that is gone, as they were.
    public var entry: ReportEntry
    /// Its themes before; `nil`: it was not part of what was current.
    public var before: [ThemeAssignment]?
    /// Its themes now; `nil`: it is not part of what is current any more.
    public var after: [ThemeAssignment]?
    public var cause: Cause

    public init(entry: ReportEntry, before: [ThemeAssignment]?, after: [ThemeAssignment]?, cause: Cause) {
        (self.entry, self.before, self.after, self.cause) = (entry, before, after, cause)
    }
}
