public import Model

/// Two language versions of one work, side by side: which passage of the one is which of the other.
///
/// Pure and symmetric. Printed numbers pair first; between them, what does not change with the language decides: the kind,
/// the numbers named in the text (years, resolutions, articles), the count of items, and how long the passage is beside its
/// neighbours.
public struct DocumentAlignment: Sendable, Hashable {
    /// What tells that a pair, or the absence of one, should be looked at by a person.
    public enum Difference: Sendable, Hashable {
        /// One version has no such passage.
        case missing
        /// One calls it a recommendation, the other a paragraph.
        case kind
        /// The numbers printed differ.
        case number
        /// The versions have so many lettered and numbered items, at all depths.
        case subparagraphs(Int, Int)
        /// Cited by one version only, in canonical form.
        case citations([String])
        /// One is at least three times longer, beside its neighbours, than the other.
        case length
    }

    /// A passage of the one version, of the other, or of both.
    public struct Pair: Sendable, Hashable {
        /// Label in the first version; `nil` when only the second has the passage.
        public var first: String?
        /// Label in the second version; `nil` when only the first has the passage.
        public var second: String?
        /// Empty where the two agree.
        public var differences: [Difference]

        public init(first: String?, second: String?, differences: [Difference] = []) {
            (self.first, self.second, self.differences) = (first, second, differences)
        }
    }

    /// In the order of the documents; every passage of both stands in exactly one pair.
    public var pairs: [Pair]

    /// Every passage has its counterpart, and nothing differs.
    public var isComplete: Bool { self.pairs.allSatisfy(\.differences.isEmpty) }

    /// Passages of one version without a counterpart in the other.
    public var gaps: [Pair] { self.pairs.filter { $0.first == nil || $0.second == nil } }

    /// Aligns the passages of two versions; the order of the versions decides only which label comes first.
    public init(_ first: Document, _ second: Document) {
        self.init(first.passages, second.passages)
    }

    /// Aligns passages in the order of their documents.
    public init(_ first: [Passage], _ second: [Passage]) {
        let left = first.map(PassageFeatures.init)
        let right = second.map(PassageFeatures.init)
        let table = AlignmentTable(left, right)
        self.pairs = table.pairs().map { place in
            Pair(
                first: place.left.map { first[$0].label }, second: place.right.map { second[$0].label },
                differences: table.differences(place))
        }
    }
}
