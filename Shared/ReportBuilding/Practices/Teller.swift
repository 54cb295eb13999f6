/// Who tells what a sentence says.
struct Teller {
    /// The country spoken for, as a place in the list of names; `nil` for a speaker who is not named.
    var country: Int?
    /// The organisation spoken for, as a place in the list of names.
    var body: Int?
    /// The words that name the teller.
    var words: Range<Int>?
    /// "One speaker", "several States": whose country is not told.
    var isImpersonal = false
}

/// Finds the teller of a sentence or of a segment of it.
struct TellerFinder {
    let read: ReadText
    let people: PeopleIndex
    let review: Int?

    /// The teller named in the head of a segment, before its verb of telling.
    /// - Parameter current: Who told the sentence before.
    /// - Returns: `nil` where nobody is named: the one before goes on.
    func teller(_ segment: Range<Int>, verb: CueMark?, current: Teller?) -> Teller? {
        let end = verb?.tokens.lowerBound ?? min(segment.lowerBound + 12, segment.upperBound)
        let head = segment.lowerBound..<max(segment.lowerBound, end)
        if let person = self.person(head) { return person }
        if let representative = self.representative(head, segment) { return representative }
        if let verb, let country = self.read.all(.country, in: head).last,
            verb.tokens.lowerBound - country.tokens.upperBound <= 2
        {
            return Teller(country: country.value, words: country.tokens)
        }
        if let impersonal = self.read.first(.impersonal, in: head), verb != nil, !self.isCountry(impersonal) {
            return Teller(words: impersonal.tokens, isImpersonal: true)
        }
        // "The speaker", where the paragraph before named nobody.
        if current == nil, verb != nil, let same = self.read.first(.continuing, in: head) {
            return Teller(words: same.tokens, isImpersonal: true)
        }
        if let passive = self.read.first(.passive, in: segment.lowerBound..<min(end + 6, segment.upperBound)) {
            return Teller(words: passive.tokens, isImpersonal: true)
        }
        if let verb, let behind = self.inverted(verb, segment) { return behind }
        if let delegation = self.read.first(.delegation, in: head), delegation.tokens.lowerBound <= head.lowerBound + 6
        {
            return Teller(country: current?.country ?? self.review, words: delegation.tokens)
        }
        return nil
    }

    /// Whoever stands behind the verb, as Arabic writes it: "informed one of the speakers that".
    private func inverted(_ verb: CueMark, _ segment: Range<Int>) -> Teller? {
        let behind = verb.tokens.upperBound..<min(verb.tokens.upperBound + 1, segment.upperBound)
        guard !behind.isEmpty else { return nil }
        for mark in self.read.marks(in: behind) {
            if mark.cue == .impersonal, !self.isCountry(mark) { return Teller(words: mark.tokens, isImpersonal: true) }
            if mark.cue == .representative {
                return self.representative(
                    mark.tokens.lowerBound..<min(mark.tokens.upperBound + 8, segment.upperBound), segment)
            }
        }
        return nil
    }

    /// "Los Estados" of "los Estados Unidos".
    private func isCountry(_ mark: CueMark) -> Bool {
        self.read.marks(in: mark.tokens).contains { $0.cue == .country && $0.tokens.overlaps(mark.tokens) }
    }

    /// "La Sra. X" with the country that the document gave her.
    private func person(_ head: Range<Int>) -> Teller? {
        guard let title = self.read.first(.honorific, in: head) else { return nil }
        var start = title.tokens.upperBound
        while start < self.read.list.count, self.read.list[start].isMark(".") { start += 1 }
        let name = PeopleIndex.name(self.read, from: start)
        guard !name.isEmpty else { return nil }
        // The last word of the name that is known decides.
        var country: Int?
        for place in name { country = self.people.country(self.read.list[place].hash) ?? country }
        let hasArticle =
            title.tokens.lowerBound > head.lowerBound && self.read.list[title.tokens.lowerBound - 1].kind == .word
            && self.read.list[title.tokens.lowerBound - 1].bytes.count <= 3
        return Teller(
            country: country, words: title.tokens.lowerBound - (hasArticle ? 1 : 0)..<name.upperBound)
    }

    /// "The representative of X", "a panellist from X".
    private func representative(_ head: Range<Int>, _ segment: Range<Int>) -> Teller? {
        guard let mark = self.read.first(.representative, in: head) else { return nil }
        let near = mark.tokens.lowerBound..<min(mark.tokens.upperBound + 8, segment.upperBound)
        guard let country = self.read.first(.country, in: near) else {
            if let body = self.read.first(.body, in: near) {
                return Teller(body: body.value, words: mark.tokens.lowerBound..<body.tokens.upperBound)
            }
            return Teller(words: mark.tokens, isImpersonal: true)
        }
        return Teller(country: country.value, words: mark.tokens.lowerBound..<country.tokens.upperBound)
    }
}
