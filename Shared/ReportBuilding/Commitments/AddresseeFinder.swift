internal import Model

/// Names whom a clause addresses.
struct AddresseeFinder {
    let read: ReadText
    let names: RegisterNames
    /// Whether words are written without spaces: what describes a name then stands before it.
    let isUnspaced: Bool

    /// The normalised names in a stretch of text, in order, each once; the text's own words where none is known.
    ///
    /// Asides ("in cooperation with …", "in its capacity as …") and relative clauses name others than the addressee and
    /// are passed over, each to its comma.
    func addressees(_ range: Range<Int>) -> [String] {
        guard !range.isEmpty else { return [] }
        var found: [String] = []
        // Names that only belong to another's: "organizations in consultative status with …".
        var linked: [String] = []
        func take(_ name: String, _ index: Int) {
            if !self.isUnspaced, self.isLinked(index, range) {
                if !linked.contains(name) { linked.append(name) }
            } else if !found.contains(name) {
                found.append(name)
            }
        }
        var isAside = false
        var index = range.lowerBound
        while index < range.upperBound {
            let token = self.read.list[index]
            let isBehindMark = index == range.lowerBound || self.read.list[index - 1].kind == .mark
            if token.isMark(",") || token.isMark(")") {
                isAside = false
            } else if token.isMark("(") || !self.isUnspaced && self.read.mark(.relative, at: index) != nil
                || isBehindMark && self.read.mark(.aside, at: index) != nil
            {
                isAside = true
            } else if !isAside {
                if let name = self.read.mark(.addressee, at: index), name.tokens.upperBound <= range.upperBound {
                    take(self.names.bodies[name.value].name, index)
                    index = name.tokens.upperBound
                    continue
                }
                if let country = self.read.mark(.country, at: index) {
                    take(self.names.countryName(self.names.countries[country.value].code, in: .english), index)
                    index = country.tokens.upperBound
                    continue
                }
            }
            index += 1
        }
        if !found.isEmpty { return found }
        if !linked.isEmpty { return linked }
        return self.ownWords(range).map { [$0] } ?? []
    }

    /// Whether a preposition right before, an article apart, ties a name to the one before it.
    private func isLinked(_ index: Int, _ range: Range<Int>) -> Bool {
        var place = index - 1
        if place > range.lowerBound, self.read.list[place].kind == .word, self.read.list[place].bytes.count <= 3,
            self.read.mark(.linker, at: place) == nil
        {
            place -= 1
        }
        guard place > range.lowerBound, let linker = self.read.mark(.linker, at: place) else { return false }
        return linker.tokens.count == 1
    }

    /// The words up to the first comma or relative clause, at most twelve.
    private func ownWords(_ range: Range<Int>) -> String? {
        var end = range.lowerBound
        while end < range.upperBound, !self.read.list[end].isMark(","), self.read.mark(.relative, at: end) == nil,
            end - range.lowerBound < 12
        {
            end += 1
        }
        let words = self.read.trimmed(range.lowerBound..<end)
        return words.isEmpty ? nil : self.read.string(words)
    }
}
