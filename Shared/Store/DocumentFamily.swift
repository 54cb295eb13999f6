public import Model

/// What else there is of a document's family, as stored.
public struct DocumentFamily: Sendable, Hashable {
    /// Another document of the family.
    public struct Member: Sendable, Hashable {
        public var documentID: String
        /// In canonical spelling.
        public var symbol: String
        public var language: Language?
        public var relation: FamilySymbol.Relation
        /// Whether a later issue stands in its place, or it was withdrawn.
        public var isCurrent: Bool
        public var verdict: Verdict.State

        public init(
            documentID: String, symbol: String, language: Language?, relation: FamilySymbol.Relation, isCurrent: Bool,
            verdict: Verdict.State
        ) {
            (self.documentID, self.symbol, self.language) = (documentID, symbol, language)
            (self.relation, self.isCurrent, self.verdict) = (relation, isCurrent, verdict)
        }
    }

    /// Symbols of the issues that stand in place of the document, the latest revision first; empty: it is current.
    public var supersededBy: [String]
    /// All documents of the family, the asked one among them: by symbol, then language.
    public var members: [Member]

    public init(supersededBy: [String], members: [Member]) {
        (self.supersededBy, self.members) = (supersededBy, members)
    }
}

/// A corrigendum's word on one passage.
public struct CorrigendumNote: Sendable, Hashable {
    /// The corrected document and the place of its passage.
    public var documentID: String
    public var ordinal: Int
    /// The passage's label.
    public var label: String
    public var corrigendumID: String
    /// `CTOC/COP/WG.4/2019/6/Corr.1`
    public var corrigendumSymbol: String
    /// Sub-paragraph; `nil`: the whole passage.
    public var item: String?
    /// Whether both are of one language: what is corrected in one language may be right in another.
    public var isSameLanguage: Bool
}

/// What is known of a document beside its head.
public struct DocumentDetails: Sendable, Hashable {
    public var jointSymbols: [String]
    public var dates: DocumentDates
    public var originalLanguage: Language?
    public var jobNumber: String?
    /// The symbol that stands in its place now; `nil`: it is current.
    public var supersededBy: String?
    /// When a person took it out of the reports (ISO 8601 in UTC), and why.
    public var withdrawnAt: String?
    public var withdrawnReason: String?
}
