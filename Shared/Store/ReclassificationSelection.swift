public import Model

/// Which documents are to be classified again. What is empty or `nil` does not restrict: nothing at all means all.
public struct ReclassificationSelection: Sendable, Hashable, Codable {
    /// Ids of documents, lower-case UUID text.
    public var documents: [String]
    /// Symbols, also joint ones.
    public var symbols: [String]
    public var languages: [Language]
    /// Documents with a passage of one of these themes, as they stand.
    public var themes: [ThemeID]
    /// Only what was classified by another taxonomy than this version, or never.
    public var notOfTaxonomy: String?
    /// Only documents without a standing correction of a person.
    public var uncorrectedOnly: Bool

    public init(
        documents: [String] = [], symbols: [String] = [], languages: [Language] = [], themes: [ThemeID] = [],
        notOfTaxonomy: String? = nil, uncorrectedOnly: Bool = false
    ) {
        (self.documents, self.symbols, self.languages) = (documents, symbols, languages)
        (self.themes, self.notOfTaxonomy, self.uncorrectedOnly) = (themes, notOfTaxonomy, uncorrectedOnly)
    }

    /// Whether all documents are meant.
    public var isEverything: Bool { self == ReclassificationSelection() }

    func check(_ input: InputCheck) throws(StoreError) {
        for id in self.documents { try input.uuid(id, "selection.documents") }
        try input.texts(self.symbols + self.themes.map(\.rawValue) + [self.notOfTaxonomy ?? ""], "selection")
    }
}

/// How far a reclassification has come.
public struct ReclassificationProgress: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        case running
        case finished
        case cancelled
    }

    public var id: String
    public var selection: ReclassificationSelection
    public var state: State
    /// Documents selected when it was asked for.
    public var total: Int
    /// Documents looked at, those that failed among them.
    public var done: Int
    /// Documents of which the themes came out differently.
    public var changed: Int
    /// Documents that could not be classified, whose themes stayed as they were.
    public var failed: Int
    /// The first hundred of them, by id.
    public var failedDocuments: [String]
    public var requestedBy: String?
    /// ISO 8601 in UTC, by the database's clock.
    public var requestedAt: String
    /// When a worker last got on with it.
    public var updatedAt: String
    /// When it ended; `nil` while it runs.
    public var finishedAt: String?
}

/// The next documents of a reclassification, lent to one worker.
public struct ReclassificationLease: Sendable, Hashable {
    /// The reclassification's id.
    public var id: String
    /// The documents, by id; empty when none is left.
    public var documents: [String]
    /// What was looked at before these; `nil` at the beginning.
    public var after: String?
    /// How often these were begun, this time included.
    public var attempt: Int
}
