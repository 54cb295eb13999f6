internal import Model

/// Looks for signs inside the text that a piece of it is gone.
struct LossFinder {
    let body: BodyText
    let structure: Structure
    let passages: [Passage]
    let kind: DocumentKind

    /// The last operative paragraph ends as only one with a follower does.
    func cutShort() -> String? {
        guard self.kind == .resolution || self.kind == .draftResolution else { return nil }
        let main = zip(self.structure.units, self.passages).filter { $0.0.kind == .operative && $0.0.part == nil }
        guard let (unit, passage) = main.last, main.count > 1 else { return nil }
        switch self.body.traits[unit.lines.upperBound - 1].ending {
        case .semicolon, .comma: return passage.label
        case .stop, .colon, .dash, .none: return nil
        }
    }

    /// A paragraph whose last word cannot end a sentence, before another or at the end.
    func brokenOff() -> String? {
        for (unit, passage) in zip(self.structure.units, self.passages) where unit.number != nil {
            let last = unit.lines.upperBound - 1
            let isFull = self.body.lines[last].count * 10 > self.body.width * 5
            guard self.body.traits[last].ending == .none, isFull || last + 1 == self.body.count else { continue }
            let folded = self.body.folded(last)
            guard let space = folded.lastIndex(of: 0x20) else { continue }
            let word = Array(folded[(space + 1)...])
            if self.body.lexicon.joiners.prefix(word).map({ $0.length == word.count }) ?? false {
                return passage.label
            }
        }
        return nil
    }

    /// A number that the text refers to, `paragraph 22 above`, and that no paragraph of it has: the passage and the number.
    func beyond() -> (label: String, number: Int)? {
        guard self.kind != .universalPeriodicReview, self.kind != .unknown, self.kind != .convention else { return nil }
        let numbers = self.passages.compactMap { $0.number.flatMap { Int($0) } }
        guard let highest = numbers.max(), numbers.count >= 3 else { return nil }
        for passage in self.passages {
            var text = passage.text
            let number = text.withUTF8 { self.reference($0, above: highest) }
            if let number { return (passage.label, number) }
        }
        return nil
    }

    /// A number larger than `highest` between a word for a paragraph and a word such as "above".
    private func reference(_ bytes: UnsafeBufferPointer<UInt8>, above highest: Int) -> Int? {
        var index = 0
        while index < bytes.count {
            // Digits are few, and few of them are large enough: only there words are looked at.
            guard bytes[index].isASCIIDigit else {
                index += 1
                continue
            }
            let start = index
            var value = 0
            while index < bytes.count, bytes[index].isASCIIDigit {
                value = min(value * 10 + Int(bytes[index] & 0x0F), 100_000)
                index += 1
            }
            guard value > highest, value < 1000 else { continue }
            let before = Folding.fold(bytes, max(0, start - 40)..<start)
            guard self.body.lexicon.ownParagraphs.contains(before) else { continue }
            let behind = Folding.fold(bytes, index..<min(index + 60, bytes.count))
            if self.leadsToPlace(behind) { return value }
        }
        return nil
    }

    /// Only other numbers and letters stand before the word that says where.
    private func leadsToPlace(_ behind: [UInt8]) -> Bool {
        behind.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                if self.body.lexicon.placeWords.match(text, at: index) != nil { return true }
                guard let step = self.skipReference(text, index) else { return false }
                index += step
            }
            return false
        }
    }

    /// Numbers, letters in brackets, and what links them; `nil` at any other word.
    private func skipReference(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        let unit = PhraseTable.unit(bytes, at: index)
        if unit.length == 0 {
            return bytes[index] == 0x2E || bytes[index] == 0x3B ? nil : Scalar(bytes, at: index).length
        }
        // "and", "to", a letter, another number.
        return unit.length <= 4 ? unit.length : nil
    }

    /// A preambular paragraph that says it goes on with a verb, `Recalling also`, where none began with it.
    func orphanedSequel() -> String? {
        let lexicon = self.body.lexicon
        var seen: Set<Int> = []
        for (unit, passage) in zip(self.structure.units, self.passages) where unit.kind == .preambular {
            guard unit.part == nil else { continue }
            let folded = Folding.fold(String(passage.text.prefix(80)))
            guard let (verb, isSequel) = self.verb(folded, lexicon) else { continue }
            if isSequel, !seen.contains(verb) { return passage.label }
            seen.insert(verb)
        }
        return nil
    }

    /// Which of the verbs that go on begins the paragraph, and whether "also" stands beside it.
    private func verb(_ folded: [UInt8], _ lexicon: Lexicon) -> (verb: Int, isSequel: Bool)? {
        folded.withUnsafeBufferPointer { text -> (verb: Int, isSequel: Bool)? in
            guard !text.isEmpty else { return nil }
            var index = 0
            var isSequel = false
            if let also = lexicon.sequelWords.match(text, at: 0) {
                (index, isSequel) = (also.length, true)
                while index < text.count, text[index] == 0x20 { index += 1 }
            }
            guard index < text.count, let verb = lexicon.sequels.match(text, at: index) else { return nil }
            index += verb.length
            while index < text.count, text[index] == 0x20 { index += 1 }
            if index < text.count, lexicon.sequelWords.match(text, at: index) != nil { isSequel = true }
            return (verb.value, isSequel)
        }
    }
}
