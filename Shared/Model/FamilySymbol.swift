/// Where one symbol of a document stands in its family. What supersedes, corrects and adds to what follows from these
/// places alone, in whatever order the documents arrive.
public struct FamilySymbol: Sendable, Hashable {
    /// What the document is by this symbol.
    public enum Relation: String, Sendable, Hashable, CaseIterable {
        /// The first issue of a work.
        case first
        /// A new text in place of the one before.
        case revision
        /// Changes parts of a text that stays in force.
        case corrigendum
        /// Stands beside a text.
        case addendum
        /// Changes a text by a decision of its own.
        case amendment
    }

    /// In canonical spelling.
    public var symbol: String
    /// Without the marks behind it: what the whole family shares.
    public var base: String
    /// What all revisions of one text share; of a corrigendum, that of what it corrects.
    public var lineage: String
    /// Number of the revision, 0 for the first issue; of a corrigendum, that of what it corrects.
    public var revision: Int
    public var relation: Relation
    /// Of the last mark (`Corr.2`: 2); `nil` for a first issue.
    public var number: Int?
    /// The symbol that the last mark belongs to; `nil` for a first issue.
    public var target: String?
    /// Issued again for technical reasons: an asterisk behind the symbol.
    public var isReissue: Bool

    public init(
        symbol: String, base: String, lineage: String, revision: Int, relation: Relation, number: Int? = nil,
        target: String? = nil, isReissue: Bool = false
    ) {
        (self.symbol, self.base, self.lineage, self.revision) = (symbol, base, lineage, revision)
        (self.relation, self.number, self.target, self.isReissue) = (relation, number, target, isReissue)
    }
}

/// A paragraph that a corrigendum says it changes.
public struct CorrigendumTarget: Sendable, Hashable {
    /// As printed: `12`, `128.26`.
    public var number: String
    /// Raw value of the kind of passage, where the corrigendum says it; `nil`: any numbered passage.
    public var kind: String?
    /// Sub-paragraph: `a`, `b (ii)`; `nil`: the whole paragraph.
    public var item: String?

    public init(number: String, kind: String? = nil, item: String? = nil) {
        (self.number, self.kind, self.item) = (number, kind, item)
    }
}
