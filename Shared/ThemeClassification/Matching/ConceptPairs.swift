/// Where two concepts stand near each other, or one stands.
struct ConceptPair: Hashable {
    /// Number in ``ConceptNames``.
    let pair: Int
    /// The place of the one that begins first.
    let first: WordSpan
    /// The place of the other; the same for a concept alone.
    let second: WordSpan
}

/// Finds concepts that stand near each other in one sentence.
enum ConceptPairs {
    /// Most words between the beginnings of two concepts.
    static let reach: Int32 = 14

    /// - Parameter places: Concepts and places, in any order.
    /// - Returns: Each pair once, at its first place; sorted by its number.
    static func find(
        _ places: [(concept: Int, span: WordSpan)], names: ConceptNames, _ words: WordIndex
    ) -> [ConceptPair] {
        var sorted = places
        sorted.sort { left, right in
            left.span == right.span ? left.concept < right.concept : left.span < right.span
        }
        // One bit a pair: passages are short, and most pairs are in none.
        var marks = [UInt64](repeating: 0, count: names.pairCount / 64 + 1)
        var found: [ConceptPair] = []
        func note(_ pair: Int, _ first: WordSpan, _ second: WordSpan) {
            let bit: UInt64 = 1 << UInt64(pair & 63)
            guard marks[pair >> 6] & bit == 0 else { return }
            marks[pair >> 6] |= bit
            found.append(ConceptPair(pair: pair, first: first, second: second))
        }
        for index in sorted.indices {
            let place = sorted[index]
            note(names.pair(place.concept, place.concept), place.span, place.span)
            let sentence = words.words[Int(place.span.first)].sentence
            var next = index + 1
            while next < sorted.count {
                let other = sorted[next]
                next += 1
                guard other.span.first - place.span.first <= Self.reach else { break }
                guard other.concept != place.concept, !other.span.overlaps(place.span) else { continue }
                guard words.words[Int(other.span.first)].sentence == sentence else { break }
                note(names.pair(place.concept, other.concept), place.span, other.span)
            }
        }
        found.sort { $0.pair < $1.pair }
        return found
    }
}
