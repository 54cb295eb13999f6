/// Finds articles of treaties with the treaty they belong to: `articles 6 and 7 of the Protocol`.
struct TreatyFinder {
    let lexicon: Lexicon

    /// Articles in the order of the text as `Trafficking in Persons Protocol, article 6`.
    ///
    /// - Parameter known: the treaty last named in full by what its short name is ("Protocol"); brought up to date.
    func find(
        _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit], known: inout [String: String]
    ) -> [(offset: Int, citation: String)] {
        var found: [(offset: Int, citation: String)] = []
        var before: (name: String, end: Int)?
        // Only near hits are looked at, so that a passage of any length costs one way through.
        for (place, hit) in hits.enumerated() {
            switch hit.kind {
            case .instrument, .shortInstrument:
                guard let name = self.name(text, hits, place, &known) else { continue }
                before = (name, hit.end)
            case .stop: before = nil
            case .article:
                let articles = self.numbers(text, hit.end)
                guard !articles.numbers.isEmpty else { continue }
                let behind = self.behind(text, hits, place, articles.end, known)
                let near = before.flatMap { hit.start - $0.end < 60 ? $0.name : nil }
                let treaty = self.lexicon.meaning.treatyFirst ? near ?? behind : behind ?? near
                guard let treaty else { continue }
                for number in articles.numbers { found.append((hit.start, "\(treaty), article \(number)")) }
            default: continue
            }
        }
        return found
    }

    /// The treaty named within 120 bytes in the same sentence.
    private func behind(
        _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit], _ place: Int, _ end: Int,
        _ known: [String: String]
    ) -> String? {
        var known = known
        for (offset, hit) in hits[(place + 1)...].enumerated() where hit.start >= end {
            guard hit.start - end < 120, hit.kind != .stop else { return nil }
            if hit.kind == .instrument || hit.kind == .shortInstrument,
                let name = self.name(text, hits, place + 1 + offset, &known)
            {
                return name
            }
        }
        return nil
    }

    /// The treaty that a phrase names; a short name stands for the one last named in full.
    private func name(
        _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit], _ place: Int, _ known: inout [String: String]
    ) -> String? {
        let hit = hits[place]
        if hit.kind == .instrument {
            let name = self.lexicon.instrumentNames[hit.value]
            for short in self.lexicon.meaning.shortInstrumentNames where name.contains(short) { known[short] = name }
            return name
        }
        // "the Convention on the Rights of the Child" and "the Convention on Wetlands" are no short names.
        let isFull =
            hits[(place + 1)...].prefix(2).contains { $0.kind == .instrument && $0.start < hit.end }
            || place > 0 && hits[place - 1].kind == .instrument && hits[place - 1].end > hit.start
        guard !isFull else { return nil }
        var next = hit.end
        while next < text.count, text[next] == 0x20 { next += 1 }
        if next < text.count, self.lexicon.meaning.treatyTails.match(text, at: next) != nil { return nil }
        return known[self.lexicon.meaning.shortInstrumentNames[hit.value]]
    }

    // MARK: Numbers

    /// The numbers of a list of articles that begins behind `start`: `6 and 7`, `2 (a), 3 to 5`, `六条和第七条`.
    private func numbers(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (numbers: [String], end: Int) {
        let meaning = self.lexicon.meaning
        var numbers: [String] = []
        var (index, end) = (start, start)
        var isRange = false
        while numbers.count < 30 {
            while index < text.count, text[index] == 0x20 || text[index] == 0x2E { index += 1 }
            guard let (value, behind) = self.number(text, index) else { break }
            if isRange, let first = numbers.last.flatMap({ Int($0) }), value > first, value - first < 30 {
                numbers += (first + 1...value).map { String($0) }
            } else {
                numbers.append(String(value))
            }
            (index, end) = (self.behindItems(text, behind), behind)
            // What links this number with the next.
            isRange = false
            var linked = false
            while index < text.count {
                if text[index] == 0x20 || text[index] == 0x2C {
                    linked = linked || text[index] == 0x2C
                    index += 1
                } else if let word = meaning.rangeWords.match(text, at: index) {
                    (isRange, linked) = (true, true)
                    index += word.length
                } else if let word = meaning.articleLinks.match(text, at: index) {
                    linked = true
                    index += word.length
                } else if text[index] >= 0x80, !Scalar(text, at: index).isLetter {
                    let sign = Scalar(text, at: index)
                    guard sign.value == 0x3001 || sign.value == 0x2013 else { break }
                    if sign.value == 0x2013 { isRange = true }
                    linked = true
                    index += sign.length
                } else {
                    break
                }
            }
            guard linked else { break }
        }
        return (numbers, end)
    }

    /// A number in digits or Chinese numerals, with the word that must follow it.
    private func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Int, Int)? {
        var index = start
        var value = 0
        while index < text.count, text[index].isASCIIDigit, index - start < 4 {
            value = value * 10 + Int(text[index] - 0x30)
            index += 1
        }
        if index == start {
            var letters: [UInt32] = []
            while index < text.count, letters.count < 6 {
                let scalar = Scalar(text, at: index)
                guard scalar.isHan, ChineseNumeral.value(letters + [scalar.value]) != nil else { break }
                letters.append(scalar.value)
                index += scalar.length
            }
            value = ChineseNumeral.value(letters) ?? 0
        }
        guard value > 0, index - start > 0, value < 1000 else { return nil }
        // "64/293" is no article.
        if index < text.count, text[index] == 0x2F || text[index].isASCIIDigit { return nil }
        guard !self.lexicon.meaning.articleSuffixes.isEmpty else { return (value, index) }
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard index < text.count, let suffix = self.lexicon.meaning.articleSuffixes.match(text, at: index) else {
            return nil
        }
        return (value, index + suffix.length)
    }

    /// Behind the paragraphs of an article: ` (a) (ii)`.
    private func behindItems(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var end = start
        while true {
            var index = end
            while index < text.count, text[index] == 0x20 { index += 1 }
            guard index < text.count, text[index] == 0x28 else { return end }
            let open = index
            while index < text.count, index - open < 8, text[index] != 0x29 { index += 1 }
            guard index < text.count, text[index] == 0x29 else { return end }
            end = index + 1
        }
    }
}
