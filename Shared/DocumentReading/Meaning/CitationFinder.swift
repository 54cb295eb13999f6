internal import Model

/// Finds what a passage cites, in canonical form.
///
/// Forms: document symbols; `resolution 64/293` → `A/RES/64/293`; `resolution 1325 (2000)` → `S/RES/1325 (2000)`;
/// `resolution 217 A (III)` → `A/RES/217 A (III)`; `decision 73/546` → `A/DEC/73/546`; resolutions of other bodies by the
/// prefix that the language's file gives them; articles by ``TreatyFinder``.
struct CitationFinder {
    private struct Found {
        var offset: Int
        /// `nil` until the body is known whose resolution it is.
        var citation: String?
        /// Number and whether it is a decision's, while the body is not known.
        var number: String
        var isDecision: Bool
    }

    let lexicon: Lexicon
    /// The body whose resolutions "its resolution 64/293" are, as a prefix: `A/RES/`.
    let ownPrefix: String?

    /// Citations in the order of the text, each once.
    ///
    /// - Parameters:
    ///   - text: the passage's words, `folded` the same folded.
    ///   - articles: what ``TreatyFinder`` found.
    func find(
        _ text: UnsafeBufferPointer<UInt8>, folded: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit],
        articles: [(offset: Int, citation: String)]
    ) -> [String] {
        var found = articles
        if text.contains(0x2F) { SymbolCitations.find(text, &found) }
        found += self.numbered(folded, hits)
        guard found.count > 1 else { return found.map(\.citation) }
        found.sort { $0.offset < $1.offset }
        var seen: Set<String> = []
        return found.map(\.citation).filter { seen.insert($0).inserted }
    }

    /// `resolution 64/293`, `resolutions 1261 (1999) and 2331 (2016)`, `resolution 5/1`.
    private func numbered(
        _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit]
    ) -> [(offset: Int, citation: String)] {
        var found: [Found] = []
        var isOpen = false
        var isDecision = false
        var prefix: String?
        var lastBody: Int?
        // Numbers from here on wait for a body that is named behind them.
        var pending = 0
        var consumed = 0
        var word = 0
        for hit in hits {
            switch hit.kind {
            case .stop:
                isOpen = false
                pending = found.count
            case .body:
                prefix = self.lexicon.resolutionPrefixes[hit.value]
                if pending < found.count, self.isLinked(text, consumed..<hit.start) {
                    self.resolve(&found, from: pending, prefix)
                }
                pending = found.count
                lastBody = hit.end
            case .resolution:
                isOpen = true
                word = hit.end
                if hit.start - (lastBody ?? -100) > 48 { prefix = nil }
                isDecision = self.lexicon.meaning.decisionWords.match(text, at: hit.start) != nil
                pending = found.count
            case .number where isOpen && hit.start >= consumed && self.standsAlone(text, hit.start, behind: word):
                if let (end, one) = self.number(text, hit.start, hit.end, prefix, isDecision) {
                    found.append(one)
                    consumed = end
                    if prefix != nil { pending = found.count }
                }
            default: break
            }
        }
        return found.compactMap { one in self.settled(one).map { (one.offset, $0) } }
    }

    /// Where no body is named, the number tells whose resolution it is: years are the Economic and Social Council's,
    /// sessions from the thirty-first on the Assembly's, lower ones the document's own body's.
    private func settled(_ one: Found) -> String? {
        if let citation = one.citation { return citation }
        guard let slash = one.number.utf8.firstIndex(of: 0x2F), let session = Int(one.number[..<slash]) else {
            return nil
        }
        if (1946..<2200).contains(session) { return Self.symbol("E/RES/", one.number, one.isDecision) }
        let isAssembly = self.ownPrefix == nil || self.ownPrefix == "A/RES/"
        if session >= 60 || session >= 31 && isAssembly {
            return session < 130 ? Self.symbol("A/RES/", one.number, one.isDecision) : nil
        }
        guard let own = self.ownPrefix, !isAssembly, own != "E/RES/" else { return nil }
        return Self.symbol(own, one.number, one.isDecision)
    }

    /// The digits are no part of a symbol or of a number in brackets behind one: `CP/RES.594 (923/92)`.
    private func standsAlone(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, behind word: Int) -> Bool {
        guard start > 0 else { return true }
        switch text[start - 1] {
        case 0x2F, 0x2D: return false
        case 0x2E: return start < 2 || !text[start - 2].isASCIILower
        case 0x28: return start - word <= 3
        default: return !text[start - 1].isASCIILower
        }
    }

    /// Only numbers, months and words such as "of" stand between a number and the body behind it.
    private func isLinked(_ text: UnsafeBufferPointer<UInt8>, _ gap: Range<Int>) -> Bool {
        guard gap.count < 90, !gap.isEmpty else { return gap.isEmpty }
        var index = gap.lowerBound
        while index < gap.upperBound {
            let unit = PhraseTable.unit(text, at: index)
            guard unit.length > 0 else {
                index += 1
                continue
            }
            if text[index].isASCIIDigit {
                index += unit.length
            } else if let word = self.lexicon.meaning.citationLinks.match(text, at: index, unit: unit.hash)
                ?? self.lexicon.months.match(text, at: index, unit: unit.hash)
            {
                index += word.length
            } else {
                return false
            }
        }
        return true
    }

    private func resolve(_ found: inout [Found], from start: Int, _ prefix: String?) {
        guard let prefix else { return }
        for place in found.indices[start...] where found[place].citation == nil {
            found[place].citation = Self.symbol(prefix, found[place].number, found[place].isDecision)
        }
    }

    private static func countsYears(_ prefix: String) -> Bool { prefix == "E/RES/" }

    private static func symbol(_ prefix: String, _ number: String, _ isDecision: Bool) -> String {
        // Only resolutions carry RES in their symbols.
        isDecision && prefix.hasSuffix("/RES/") ? prefix.dropLast(4) + "DEC/" + number : prefix + number
    }

    /// A resolution's number whose first digits stand at `start..<end`, and where it ends.
    private func number(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ prefix: String?, _ isDecision: Bool
    ) -> (Int, Found)? {
        guard end - start <= 5 else { return nil }
        let first = String(decoding: text[start..<end], as: UTF8.self)
        if end < text.count, text[end] == 0x2F {
            var cursor = end + 1
            // A line may have ended behind the slash.
            if cursor < text.count, text[cursor] == 0x20 { cursor += 1 }
            let second = cursor
            while cursor < text.count, text[cursor].isASCIIDigit { cursor += 1 }
            guard cursor > second, cursor - second <= 4 else { return nil }
            return (
                cursor,
                self.divided(first, String(decoding: text[second..<cursor], as: UTF8.self), start, prefix, isDecision)
            )
        }
        if let year = SymbolReader.year(text, at: end, end: text.count) ?? self.mirroredYear(text, end) {
            let found = Found(
                offset: start, citation: "S/RES/\(first) (\(year.value))", number: first, isDecision: isDecision)
            return (year.end, found)
        }
        guard let session = self.romanSession(text, end) else { return nil }
        let number = first + session.text
        return (
            session.end,
            Found(
                offset: start, citation: Self.symbol(prefix == "E/RES/" ? "E/RES/" : "A/RES/", number, isDecision),
                number: number, isDecision: isDecision)
        )
    }

    /// `64/293`: session or year, and number.
    private func divided(
        _ first: String, _ second: String, _ offset: Int, _ prefix: String?, _ isDecision: Bool
    ) -> Found {
        var (first, second) = (first, second)
        // Right-to-left text may have the two sides of the slash changed.
        if self.lexicon.language == .arabic, let left = Int(first), let right = Int(second), left > 100, left < 1946,
            (31..<100).contains(right)
        {
            (first, second) = (second, first)
        }
        var found = Found(offset: offset, citation: nil, number: first + "/" + second, isDecision: isDecision)
        let session = Int(first) ?? 0
        // The Council counts by years, the other bodies by sessions: the prefix of one does not fit the other's number.
        let isYear = (1946..<2200).contains(session)
        if let prefix, isYear == Self.countsYears(prefix) || isYear && prefix == "E/CN.4/RES/" {
            found.citation = Self.symbol(prefix, found.number, isDecision)
        }
        return found
    }

    /// `)2000(`: right-to-left text may have its brackets turned.
    private func mirroredYear(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (value: Int, end: Int)? {
        guard self.lexicon.language == .arabic else { return nil }
        var index = start
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard index + 6 <= text.count, text[index] == 0x29, text[index + 5] == 0x28 else { return nil }
        var value = 0
        for digit in text[index + 1...index + 4] {
            guard digit.isASCIIDigit else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return (1945...2199).contains(value) ? (value, index + 6) : nil
    }

    /// ` A (III)`, ` (XXV)`, ` (S-VI)`: the sessions before the thirty-first have Roman numbers.
    private func romanSession(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (text: String, end: Int)? {
        var index = start
        var letter = ""
        while index < text.count, text[index] == 0x20 { index += 1 }
        if index + 1 < text.count, text[index].isASCIILower, text[index + 1] == 0x20 {
            letter = " " + String(decoding: [text[index] & 0xDF], as: UTF8.self)
            index += 2
        }
        guard index < text.count, text[index] == 0x28 else { return nil }
        index += 1
        let open = index
        while index < text.count, index - open < 9, text[index] != 0x29 { index += 1 }
        guard index < text.count, text[index] == 0x29, index > open else { return nil }
        let session = text[open..<index]
        let numeral = session.starts(with: [0x73, 0x2D]) ? session.dropFirst(2) : session
        guard RomanNumeral.value(numeral.map { UInt32($0) }) != nil else { return nil }
        let upper = session.map { $0.isASCIILower ? $0 & 0xDF : $0 }
        return (letter + " (" + String(decoding: upper, as: UTF8.self) + ")", index + 1)
    }
}
