/// Documents are to be classified again.
public struct ClassificationRequested: Sendable, Hashable {
    public enum Selection: Sendable, Hashable {
        /// The whole corpus.
        case all
        /// Ids of documents, at least one, lower-case UUID text.
        case documents([String])
    }

    public var selection: Selection
    /// Who asked, for the log.
    public var requestedBy: String?

    public init(_ selection: Selection, requestedBy: String? = nil) {
        (self.selection, self.requestedBy) = (selection, requestedBy)
    }
}
