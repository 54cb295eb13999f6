/// Corrections are taken back: the themes are again what classifier, headings and other people say.
public struct CorrectionsWithdrawn: Sendable, Hashable {
    public enum Selection: Sendable, Hashable {
        /// Ids of corrections, at least one, lower-case UUID text.
        case corrections([String])
        /// All of a batch.
        case batch(String)
    }

    public var selection: Selection
    /// Who takes them back; never empty.
    public var who: String
    /// The reason; never empty.
    public var why: String

    public init(_ selection: Selection, who: String, why: String) {
        (self.selection, self.who, self.why) = (selection, who, why)
    }
}
