internal import Model

/// Finds who is asked: the names behind a verb that asks, or before one such as "should".
struct AddresseeFinder {
    /// Names further from the verb are not those whom it asks.
    private static let reach = 240
    /// Whoever is asked is named at the beginning, whatever the length of the passage.
    private static let horizon = 3000
    /// Words of the passage that may stand between two names of one list without being known.
    private static let unknownWords = 2

    let lexicon: Lexicon

    /// Normalised names in the order of the text, each once.
    ///
    /// - Parameters:
    ///   - carrying: the verb that carries the passage.
    ///   - asking: all verbs of the passage that ask.
    func find(
        _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit], carrying: VerbFinder.Verb,
        asking: [VerbFinder.Verb]
    ) -> [String] {
        let hits = Array(hits.prefix { $0.start < Self.horizon })
        let names = self.ownNames(text, hits)
        guard !names.isEmpty else { return [] }
        var found: [PassageScan.Hit] = []
        for verb in asking where verb.range.lowerBound < Self.horizon && self.counts(verb, text, hits, carrying) {
            found += verb.isModal ? self.before(verb, text, hits, names) : self.behind(verb, text, hits, names)
        }
        var seen: [String] = []
        for hit in found.sorted(by: { $0.start < $1.start }) {
            let name = self.lexicon.addresseeNames[hit.value]
            if !seen.contains(name) { seen.append(name) }
        }
        return seen
    }

    /// Names that stand for somebody and not for whose resolution is cited or in whose cooperation something is done.
    private func ownNames(_ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit]) -> [PassageScan.Hit] {
        var names: [PassageScan.Hit] = []
        var aside: Int?
        for (place, hit) in hits.enumerated() {
            switch hit.kind {
            case .aside: aside = hit.end
            case .stop, .verb: aside = nil
            case .addressee:
                let isCited =
                    hits[(place + 1)...].prefix(8).contains {
                        $0.kind == .resolution && $0.start >= hit.end && self.isDate(text, hit.end..<$0.start)
                    }
                    || hits[..<place].suffix(2).contains {
                        $0.kind == .resolution && $0.end <= hit.start && $0.end + 2 >= hit.start
                    }
                if let start = aside, text[start..<hit.start].contains(0x2C) || hit.start - start > 160 { aside = nil }
                if !isCited, aside == nil { names.append(hit) }
            default: break
            }
        }
        return names
    }

    /// Nothing or a date stands between a body and its resolution: "General Assembly resolution", `大会2010年7月30日第64/293号`.
    private func isDate(_ text: UnsafeBufferPointer<UInt8>, _ gap: Range<Int>) -> Bool {
        guard gap.count > 1 else { return true }
        guard self.lexicon.language == .chinese, gap.count < 40 else { return false }
        var index = gap.lowerBound
        while index < gap.upperBound {
            guard !text[index].isASCIIDigit, text[index] != 0x20 else {
                index += 1
                continue
            }
            guard let link = self.lexicon.meaning.dateLinks.match(text, at: index) else { return false }
            index += link.length
        }
        return true
    }

    /// The carrying verb, or one that opens a clause or sentence of its own.
    private func counts(
        _ verb: VerbFinder.Verb, _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit],
        _ carrying: VerbFinder.Verb
    ) -> Bool {
        let start = verb.range.lowerBound
        if start == carrying.range.lowerBound { return true }
        guard start > carrying.range.lowerBound else { return false }
        if verb.isModal {
            if carrying.isModal { return true }
            let first = hits.first { $0.kind == .stop && $0.start > carrying.range.lowerBound }
            return carrying.strength == .decides || carrying.strength == .requests
                || first.map { $0.start < start } ?? false
        }
        var behind = start
        while behind > 0, text[behind - 1] == 0x20 { behind -= 1 }
        guard behind > 0 else { return true }
        // Directly behind a letter: what stands before is written together with it.
        if behind == start, text[behind - 1] >= 0x80, !self.isIdeographic(text, behind) { return true }
        switch text[behind - 1] {
        case 0x2C, 0x2E, 0x3B, 0x3A, 0x29: return true
        default: return self.followsLink(text, behind)
        }
    }

    private func isIdeographic(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        end >= 3 && Scalar(text, at: end - 3).isIdeographic
    }

    /// "and" and its like end at `end`, perhaps with an adverb behind.
    private func followsLink(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        var start = end
        if self.isIdeographic(text, end) {
            return (1...5).contains { length in
                let first = end - length * 3
                return first >= 0 && self.lexicon.meaning.clauseLinks.match(text, at: first)?.length == length * 3
            }
        }
        for _ in 0..<3 {
            start = self.wordStart(text, start)
            if self.lexicon.meaning.clauseLinks.match(text, at: start) != nil { return true }
            guard self.lexicon.adverbs.match(text, at: start) != nil else { return false }
            while start > 0, text[start - 1] == 0x20 { start -= 1 }
            guard start > 0 else { return true }
            if text[start - 1] == 0x2C { return true }
        }
        return false
    }

    private func wordStart(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        var start = end
        while start > 0, text[start - 1] != 0x20, text[start - 1] != 0x2C { start -= 1 }
        return start
    }

    // MARK: Lists of names

    /// The list that begins behind the verb.
    private func behind(
        _ verb: VerbFinder.Verb, _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit],
        _ names: [PassageScan.Hit]
    ) -> [PassageScan.Hit] {
        var end = verb.range.upperBound
        let limit = hits.first { ($0.kind == .stop || $0.kind == .verb) && $0.start >= end }?.start ?? text.count
        var list: [PassageScan.Hit] = []
        for name in names where name.start >= end && name.start < limit {
            guard name.start - end < Self.reach, self.joins(text, end..<name.start, isFirst: list.isEmpty) else {
                break
            }
            list.append(name)
            end = name.end
        }
        return list
    }

    /// The list that ends before the verb; where none does, as in Arabic, the one behind it.
    private func before(
        _ verb: VerbFinder.Verb, _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit],
        _ names: [PassageScan.Hit]
    ) -> [PassageScan.Hit] {
        var start = verb.range.lowerBound
        let limit = hits.last { $0.kind == .stop && $0.end <= start }?.end ?? 0
        var list: [PassageScan.Hit] = []
        for name in names.reversed() where name.end <= start && name.start >= limit {
            guard start - name.end < Self.reach, self.joins(text, name.end..<start, isFirst: list.isEmpty) else {
                break
            }
            list.append(name)
            start = name.start
        }
        return list.isEmpty ? self.behind(verb, text, hits, names) : list.reversed()
    }

    /// Whether what stands between two names of a list, or between verb and list, lets the second be asked too.
    private func joins(_ text: UnsafeBufferPointer<UInt8>, _ gap: Range<Int>, isFirst: Bool) -> Bool {
        let meaning = self.lexicon.meaning
        var unknown = 0
        var index = gap.lowerBound
        while index < gap.upperBound {
            let unit = PhraseTable.unit(text, at: index)
            guard unit.length > 0 else {
                index += 1
                continue
            }
            if let mark = meaning.infinitiveMarks.match(text, at: index, unit: unit.hash) {
                var next = index + mark.length
                while next < text.count, text[next] == 0x20 { next += 1 }
                guard next >= gap.upperBound || meaning.articles.match(text, at: next) != nil else { return false }
                index += mark.length
            } else if let word = meaning.listWords.match(text, at: index, unit: unit.hash) {
                index += word.length
            } else if !isFirst, meaning.listBreaks.match(text, at: index, unit: unit.hash) != nil {
                return false
            } else {
                if self.endsAsInfinitive(text, index + unit.length) { return false }
                unknown += 1
                index += unit.length
            }
        }
        return isFirst || unknown <= Self.unknownWords
    }

    private func endsAsInfinitive(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        self.lexicon.meaning.infinitiveEndings.contains { ending in
            ending.count < end && ending.indices.allSatisfy { text[end - ending.count + $0] == ending[$0] }
        }
    }
}
