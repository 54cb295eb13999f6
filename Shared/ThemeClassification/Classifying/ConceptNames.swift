/// The concepts that the wordings of any language define, numbered: one meaning, whatever the language.
///
/// Concepts that stand near each other in a sentence say more than each alone: "shelter" near "survivor". A concept alone is
/// its pair with itself.
struct ConceptNames: Sendable, Hashable {
    /// Sorted; without the concepts that have a meaning of their own for the matching.
    let names: [String]

    init(_ taxonomy: Taxonomy) {
        let all = taxonomy.languages.flatMap(\.concepts).map(\.name)
        self.names = Set(all).subtracting([CueMatcher.Role.asks]).sorted()
    }

    /// Number of pairs, those of a concept with itself among them.
    var pairCount: Int { self.names.count * (self.names.count + 1) / 2 }

    /// The number of a pair, in any order.
    func pair(_ one: Int, _ other: Int) -> Int {
        let (low, high) = (min(one, other), max(one, other))
        return high * (high + 1) / 2 + low
    }

    /// `assist+victim`, or `victim` for a concept alone.
    func name(ofPair pair: Int) -> String {
        let (low, high) = self.concepts(ofPair: pair)
        return low == high ? self.names[low] : "\(self.names[low])+\(self.names[high])"
    }

    /// The two concepts of a pair, the smaller number first.
    func concepts(ofPair pair: Int) -> (low: Int, high: Int) {
        var high = 0
        while (high + 1) * (high + 2) / 2 <= pair { high += 1 }
        return (pair - high * (high + 1) / 2, high)
    }
}
