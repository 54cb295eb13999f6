public import Model

/// The passages of a document were given their themes.
public struct DocumentClassified: Sendable, Hashable {
    /// How many passages have a theme, by grade.
    public struct Counts: Sendable, Hashable {
        public var core: Int
        public var touch: Int

        public init(core: Int, touch: Int) { (self.core, self.touch) = (core, touch) }
    }

    /// The document's derived id, lower-case UUID text.
    public var documentID: String
    public var symbol: String?
    /// One entry for each theme that a passage has.
    public var themes: [ThemeID: Counts]
    public var classifierVersion: String
    public var taxonomyVersion: String

    public init(
        documentID: String, symbol: String? = nil, themes: [ThemeID: Counts], classifierVersion: String,
        taxonomyVersion: String
    ) {
        (self.documentID, self.symbol, self.themes) = (documentID, symbol, themes)
        (self.classifierVersion, self.taxonomyVersion) = (classifierVersion, taxonomyVersion)
    }
}
