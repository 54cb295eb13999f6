public import Model

/// Documents are to be classified again.
public struct ClassificationRequested: Sendable, Hashable {
    public enum Selection: Sendable, Hashable {
        /// The whole corpus.
        case all
        /// Ids of documents, at least one, lower-case UUID text.
        case documents([String])
        /// What fits every part that is given; at least one is.
        case matching(Matching)
    }

    /// A part of the corpus; an empty list does not restrict.
    public struct Matching: Sendable, Hashable {
        public var symbols: [String]
        public var languages: [Language]
        /// Documents with a passage of one of these themes.
        public var themes: [ThemeID]
        /// Documents that were classified by another taxonomy than of this version, or never.
        public var notOfTaxonomy: String?
        /// Only documents that no person has corrected.
        public var uncorrectedOnly: Bool

        public init(
            symbols: [String] = [], languages: [Language] = [], themes: [ThemeID] = [], notOfTaxonomy: String? = nil,
            uncorrectedOnly: Bool = false
        ) {
            (self.symbols, self.languages, self.themes) = (symbols, languages, themes)
            (self.notOfTaxonomy, self.uncorrectedOnly) = (notOfTaxonomy, uncorrectedOnly)
        }

        /// Whether no part is given.
        public var isEmpty: Bool { self == Matching() }
    }

    public var selection: Selection
    /// Who asked, for the log.
    public var requestedBy: String?

    public init(_ selection: Selection, requestedBy: String? = nil) {
        (self.selection, self.requestedBy) = (selection, requestedBy)
    }
}
