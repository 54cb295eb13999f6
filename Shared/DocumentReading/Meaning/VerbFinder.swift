internal import Model

/// Finds the verb that carries a passage, and the other verbs by which it asks.
struct VerbFinder {
    struct Verb {
        /// Bytes of the folded text.
        var range: Range<Int>
        var strength: Strength
        /// The one asked stands before the verb: "States parties should".
        var isModal: Bool
    }

    let lexicon: Lexicon

    /// An operative paragraph's verb opens it; a recommendation's is the first that asks.
    func carrying(_ text: UnsafeBufferPointer<UInt8>, _ kind: PassageKind, _ hits: [PassageScan.Hit]) -> Verb? {
        switch kind {
        case .operative: self.opening(text) ?? self.asking(text, hits).first
        case .recommendation: self.asking(text, hits).first ?? self.bare(text)
        case .narrative: self.asking(text, hits).first
        case .preambular: nil
        }
    }

    private func opening(_ text: UnsafeBufferPointer<UInt8>) -> Verb? {
        guard !text.isEmpty else { return nil }
        var start = 0
        for _ in 0..<3 {
            if let verb = self.lexicon.verbs.match(text, at: start) {
                return self.verb(text, start, start + verb.length, verb.value)
            }
            guard let adverb = self.lexicon.adverbs.match(text, at: start) else { return nil }
            start += adverb.length
            while start < text.count, text[start] == 0x20 || text[start] == 0x2C { start += 1 }
            guard start < text.count else { return nil }
        }
        return nil
    }

    /// `Consider ratifying …`: a recommendation that begins with what is to be done.
    private func bare(_ text: UnsafeBufferPointer<UInt8>) -> Verb? {
        guard !text.isEmpty, let found = self.lexicon.meaning.openings.match(text, at: 0) else { return nil }
        return Verb(
            range: 0..<found.length, strength: self.lexicon.meaning.openingStrengths[found.value], isModal: false)
    }

    /// The verbs that ask for something, in order; what merely affirms or notes does not count.
    func asking(_ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit]) -> [Verb] {
        var verbs: [Verb] = []
        for hit in hits where hit.kind == .verb {
            let strength = self.lexicon.strengths[hit.value]
            guard strength != .affirms, strength != .takesNote, !self.isPartOfWord(text, hit.start) else { continue }
            verbs.append(self.verb(text, hit.start, hit.end, hit.value))
        }
        return verbs
    }

    /// Chinese writes no blanks: a character may be part of another word, with the one behind it or before it.
    private func isPartOfWord(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let words = self.lexicon.meaning.notVerbs
        guard !words.isEmpty else { return false }
        if words.match(text, at: start) != nil { return true }
        return start >= 3 && words.match(text, at: start - 3).map { $0.length > 3 } ?? false
    }

    /// The verb with the word that denies it or what it asks for: `decides not to`, `should not`.
    private func verb(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ value: Int) -> Verb {
        var behind = end
        let next = end < text.count && text[end] == 0x20 ? end + 1 : end
        if next < text.count, let negation = self.lexicon.meaning.negations.match(text, at: next) {
            behind = next + negation.length
        }
        let modal = self.lexicon.meaning.modals.match(text, at: start)
        var strength = self.lexicon.strengths[value]
        if strength >= .should, strength < .shouldConsider, self.isConsidering(text, behind) {
            strength = .shouldConsider
        }
        return Verb(range: start..<behind, strength: strength, isModal: modal != nil)
    }

    /// The one asked is to think of it only: `should, as appropriate, consider`.
    private func isConsidering(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var index = start
        // In Arabic the one asked stands between the two, in Latin script a short clause at most.
        let end = min(text.count, start + 64)
        while index < end {
            let unit = PhraseTable.unit(text, at: index)
            if unit.length == 0 {
                if text[index] == 0x2E || text[index] == 0x3B { return false }
                index += 1
                continue
            }
            if self.lexicon.meaning.considering.match(text, at: index, unit: unit.hash) != nil { return true }
            // Behind "to" or another verb, thinking of it is no longer what is asked.
            if self.lexicon.verbs.match(text, at: index, unit: unit.hash) != nil { return false }
            if index > start + 24, self.lexicon.language != .arabic { return false }
            index += unit.length
        }
        return false
    }
}
