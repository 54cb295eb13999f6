/// A passage read by the words of its language: tokens, cues and sentences.
struct ReadText {
    let text: [UInt8]
    let list: TokenList
    /// In the order in which they begin.
    let marks: [CueMark]
    /// Ranges of tokens, without the mark that ends a sentence.
    let sentences: [Range<Int>]

    init(_ text: String, _ words: RegisterWords) {
        var tokeniser = Tokeniser(words.table.vocabulary)
        self.text = Array(text.utf8)
        self.list = self.text.withUnsafeBufferPointer { tokeniser.tokens($0) }
        self.marks = words.table.marks(self.list)
        self.sentences = Self.sentences(self.text, self.list, words)
    }

    func string(_ tokens: Range<Int>) -> String { self.string(bytes: self.list.bytes(tokens)) }

    func string(bytes: Range<Int>) -> String { String(decoding: self.text[bytes], as: UTF8.self) }

    /// Marks that lie whole within a range of tokens.
    func marks(in tokens: Range<Int>) -> ArraySlice<CueMark> {
        var low = 0
        var high = self.marks.count
        while low < high {
            let middle = (low + high) / 2
            if self.marks[middle].tokens.lowerBound < tokens.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < self.marks.count, self.marks[end].tokens.lowerBound < tokens.upperBound { end += 1 }
        return self.marks[low..<end]
    }

    func first(_ cue: Cue, in tokens: Range<Int>) -> CueMark? {
        self.marks(in: tokens).first { $0.cue == cue && $0.tokens.upperBound <= tokens.upperBound }
    }

    func all(_ cue: Cue, in tokens: Range<Int>) -> [CueMark] {
        self.marks(in: tokens).filter { $0.cue == cue && $0.tokens.upperBound <= tokens.upperBound }
    }

    func has(_ cue: Cue, in tokens: Range<Int>) -> Bool { self.first(cue, in: tokens) != nil }

    /// The mark of a cue that begins at a token.
    func mark(_ cue: Cue, at token: Int) -> CueMark? {
        guard token < self.list.count else { return nil }
        return self.marks(in: token..<token + 1).first { $0.cue == cue }
    }

    /// The range without punctuation and joining words at its ends.
    func trimmed(_ tokens: Range<Int>) -> Range<Int> {
        var (low, high) = (tokens.lowerBound, tokens.upperBound)
        while low < high, self.isLoose(low, isAtStart: true) { low += 1 }
        while high > low, self.isLoose(high - 1, isAtStart: false) { high -= 1 }
        return low..<high
    }

    private func isLoose(_ index: Int, isAtStart: Bool) -> Bool {
        let token = self.list[index]
        if token.kind == .mark {
            if isAtStart { return token.mark != 0x22 && token.mark != 0x28 && token.mark != 0x24 }
            return token.mark != 0x22 && token.mark != 0x29 && token.mark != 0x25
        }
        guard token.kind == .word, let mark = self.mark(.coordinator, at: index) else { return false }
        return mark.tokens.count == 1
    }

    private static func sentences(_ text: [UInt8], _ list: TokenList, _ words: RegisterWords) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        for index in 0..<list.count {
            let token = list[index]
            let isEnd = token.isMark(".") && Self.ends(index, text, list, words)
            if isEnd || index > start && Self.breaksLine(before: index, text, list) {
                if start < index { sentences.append(start..<index) }
                start = isEnd ? index + 1 : index
            }
        }
        if start < list.count { sentences.append(start..<list.count) }
        return sentences
    }

    private static func breaksLine(before index: Int, _ text: [UInt8], _ list: TokenList) -> Bool {
        text[list[index - 1].bytes.upperBound..<list[index].bytes.lowerBound].contains(0x0A)
    }

    private static func ends(_ index: Int, _ text: [UInt8], _ list: TokenList, _ words: RegisterWords) -> Bool {
        let bytes = list[index].bytes
        if bytes.count > 1 || index + 1 == list.count { return true }
        let next = list[index + 1]
        guard next.bytes.lowerBound > bytes.upperBound || next.isMark("\"") || words.isUnspaced else { return false }
        if index > 0, list[index - 1].kind == .word {
            let word = list[index - 1]
            // "p. ej.", "J. Smith": a full stop behind one letter ends nothing.
            if word.isCapitalised, word.bytes.count == 1 { return false }
            if words.abbreviations.contains(word.hash) { return false }
        }
        // In scripts with capitals a sentence begins with one.
        let first = text[next.bytes.lowerBound]
        if next.kind == .word, first < 0x80 || first == 0xC3 || first == 0xD0 || first == 0xD1, !next.isCapitalised {
            return false
        }
        return true
    }
}
