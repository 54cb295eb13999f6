/// Finds what a passage cites, in canonical form.
struct CitationFinder {
    let lexicon: Lexicon
    /// The body whose resolutions "its resolution 64/293" are, as a prefix: `A/RES/`.
    let ownPrefix: String?

    /// Citations in the order of the text, each once.
    func find(_ text: [UInt8], folded: [UInt8]) -> [String] {
        var found: [(offset: Int, citation: String)] = []
        if text.contains(0x2F) { text.withUnsafeBufferPointer { self.symbols($0, &found) } }
        folded.withUnsafeBufferPointer { folded in
            self.numbered(folded, &found)
        }
        found.sort { $0.offset < $1.offset }
        var seen: Set<String> = []
        return found.map(\.citation).filter { seen.insert($0).inserted }
    }

    private func symbols(_ text: UnsafeBufferPointer<UInt8>, _ found: inout [(offset: Int, citation: String)]) {
        var index = 0
        while index < text.count {
            guard text[index].isASCIIUpper, index == 0 || !text[index - 1].isASCIILetter,
                let symbol = SymbolReader.symbol(text, at: index, end: text.count)
            else {
                index += 1
                continue
            }
            found.append((index, symbol.text))
            index = symbol.end
        }
    }

    /// `resolution 64/293`, `resolutions 1261 (1999) and 2331 (2016)`, `resolution 5/1`.
    ///
    /// Articles are looked for on the same way through the text.
    private func numbered(_ text: UnsafeBufferPointer<UInt8>, _ found: inout [(offset: Int, citation: String)]) {
        var index = 0
        var isOpen = false
        var prefix: String?
        while index < text.count {
            let byte = text[index]
            if byte == 0x2E || byte == 0x3B { isOpen = false }
            let unit = byte.isASCIIDigit ? (hash: 0, length: 1) : PhraseTable.unit(text, at: index)
            guard unit.length > 0 else {
                index += 1
                continue
            }
            if byte.isASCIIDigit {
                let start = index
                while index < text.count, text[index].isASCIIDigit { index += 1 }
                guard isOpen, let citation = self.number(text, start, &index, prefix) else { continue }
                found.append((start, citation))
                continue
            }
            if let end = self.article(text, at: index, unit.hash, &found) {
                index = end
                continue
            }
            if let body = self.lexicon.resolutionBodies.match(text, at: index, unit: unit.hash) {
                prefix = self.lexicon.resolutionPrefixes[body.value]
            }
            if let word = self.lexicon.resolutionWords.match(text, at: index, unit: unit.hash) {
                isOpen = true
                if !self.hasBodyNear(text, before: index) { prefix = nil }
                index += word.length
                continue
            }
            index += unit.length
        }
    }

    private func hasBodyNear(_ text: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
        var start = max(0, index - 48)
        while start < index {
            let unit = PhraseTable.unit(text, at: start)
            if unit.length == 0 {
                start += 1
                continue
            }
            if self.lexicon.resolutionBodies.match(text, at: start, unit: unit.hash) != nil { return true }
            start += unit.length
        }
        return false
    }

    /// A resolution's number at `start`; `index` stands behind its first digits.
    private func number(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: inout Int, _ prefix: String?
    ) -> String? {
        let first = String(decoding: text[start..<index], as: UTF8.self)
        if index < text.count, text[index] == 0x2F {
            let second = index + 1
            var end = second
            while end < text.count, text[end].isASCIIDigit { end += 1 }
            guard end > second else { return nil }
            // Sub-resolutions carry a capital: 55/2 A.
            let number = first + "/" + String(decoding: text[second..<end], as: UTF8.self)
            index = end
            let session = Int(first) ?? 0
            if let prefix = self.body(text, behind: end) ?? prefix { return prefix + number }
            if session >= 1946, session < 2200 { return "E/RES/" + number }
            if let ownPrefix, ownPrefix != "A/RES/", session < 60 { return ownPrefix + number }
            return session >= 31 ? "A/RES/" + number : nil
        }
        if let year = SymbolReader.year(text, at: index, end: text.count) {
            index = year.end
            return "S/RES/\(first) (\(year.value))"
        }
        return nil
    }

    /// The body may be named behind the number: "resolución 64/293 de la Asamblea General".
    private func body(_ text: UnsafeBufferPointer<UInt8>, behind index: Int) -> String? {
        var start = index
        while start < text.count, text[start] == 0x20 || text[start] == 0x2C { start += 1 }
        guard start < text.count else { return nil }
        return self.lexicon.resolutionBodies.match(text, at: start).map { self.lexicon.resolutionPrefixes[$0.value] }
    }

    /// `article 9 of the Trafficking in Persons Protocol`: the index behind the number, when an article begins at
    /// `start`.
    private func article(
        _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ unit: UInt64,
        _ found: inout [(offset: Int, citation: String)]
    ) -> Int? {
        guard let word = self.lexicon.articleWords.match(text, at: start, unit: unit) else { return nil }
        var index = start + word.length
        while index < text.count, text[index] == 0x20 || text[index] == 0x2E { index += 1 }
        var number = ""
        while index < text.count, let digit = Scalar(text, at: index).digit, number.utf8.count < 5 {
            number += String(digit)
            index += Scalar(text, at: index).length
        }
        guard !number.isEmpty, let treaty = self.treaty(text, near: index) else { return nil }
        found.append((start, "\(treaty), article \(number)"))
        return index
    }

    /// The first treaty named in the sentence within 120 bytes.
    private func treaty(_ text: UnsafeBufferPointer<UInt8>, near start: Int) -> String? {
        var index = start
        let end = min(text.count, start + 120)
        while index < end {
            if text[index] == 0x2E || text[index] == 0x3B { return nil }
            let unit = PhraseTable.unit(text, at: index)
            if unit.length == 0 {
                index += 1
                continue
            }
            if let found = self.lexicon.instruments.match(text, at: index, unit: unit.hash) {
                return self.lexicon.instrumentNames[found.value]
            }
            index += unit.length
        }
        return nil
    }
}
