/// Cuts UTF-8 into words, numbers and marks in one pass, folding each word while it is hashed.
///
/// Folding: lower case of Latin, Greek and Cyrillic letters; Arabic without vowel signs and tatweel, with one alef, one ya and one
/// ta. A Chinese character is a word of its own. Hyphen and apostrophe part words.
struct Tokeniser {
    let vocabulary: Vocabulary
    private var word: [UInt8] = []

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    mutating func tokens(_ text: UnsafeBufferPointer<UInt8>) -> TokenList {
        var list = TokenList()
        list.tokens.reserveCapacity(text.count / 5)
        var index = 0
        while index < text.count {
            let scalar = ScalarAt(text, index)
            switch scalar.kind {
            case .letter: index = self.word(text, index, &list)
            case .han:
                self.word.removeAll(keepingCapacity: true)
                self.word.append(contentsOf: text[index..<index + scalar.length])
                self.append(index..<index + scalar.length, isCapitalised: false, isArabic: false, &list)
                index += scalar.length
            case .digit: index = self.number(text, index, &list)
            case .mark(let mark):
                list.tokens.append(
                    Token(
                        kind: .mark, mark: mark, isCapitalised: false, bytes: index..<index + scalar.length, hash: 0,
                        ids: list.ids.count..<list.ids.count))
                index += scalar.length
            case .other: index += scalar.length
            }
        }
        return list
    }

    private mutating func word(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ list: inout TokenList) -> Int {
        self.word.removeAll(keepingCapacity: true)
        var index = start
        var isArabic = false
        var isCapitalised = false
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                // Digits may stand inside a word ("COVID19"); nothing else in ASCII does.
                let isUpper = byte >= 0x41 && byte <= 0x5A
                guard isUpper || byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 else { break }
                if index == start { isCapitalised = isUpper }
                self.word.append(isUpper ? byte | 0x20 : byte)
                index += 1
                continue
            }
            let scalar = ScalarAt(text, index)
            guard scalar.isWordPart else { break }
            let folded = scalar.folded
            if index == start { isCapitalised = folded != scalar.value && !scalar.isArabic }
            if scalar.isArabic { isArabic = true }
            if folded != 0 { ScalarAt.append(folded, to: &self.word) }
            index += scalar.length
        }
        self.append(start..<index, isCapitalised: isCapitalised, isArabic: isArabic, &list)
        return index
    }

    /// Digits of any script, with full stops, commas and spaces of thousands between groups of three.
    private func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ list: inout TokenList) -> Int {
        var index = start
        while index < text.count {
            let scalar = ScalarAt(text, index)
            if case .digit = scalar.kind {
                index += scalar.length
                continue
            }
            guard scalar.parts(text, index), index + scalar.length < text.count else { break }
            guard case .digit = ScalarAt(text, index + scalar.length).kind else { break }
            index += scalar.length
        }
        list.tokens.append(
            Token(
                kind: .number, mark: 0, isCapitalised: false, bytes: start..<index, hash: 0,
                ids: list.ids.count..<list.ids.count))
        return index
    }

    private mutating func append(
        _ range: Range<Int>, isCapitalised: Bool, isArabic: Bool, _ list: inout TokenList
    ) {
        let firstID = list.ids.count
        let hash = self.look(from: 0, isArabic: isArabic, &list.ids)
        if isArabic {
            for start in self.proclitics() { _ = self.look(from: start, isArabic: true, &list.ids) }
        }
        list.tokens.append(
            Token(
                kind: .word, mark: 0, isCapitalised: isCapitalised, bytes: range, hash: hash,
                ids: firstID..<list.ids.count))
    }

    @inline(__always)
    private func look(from start: Int, isArabic: Bool, _ ids: inout [Int32]) -> UInt64 {
        var hash = Vocabulary.seed
        let lengths = self.vocabulary.stemLengths
        var index = start
        while index < self.word.count {
            hash = Vocabulary.step(hash, self.word[index])
            index += 1
            let length = index - start
            if length < 63, lengths >> UInt64(length) & 1 == 1 {
                let id = self.vocabulary.id(hash ^ Vocabulary.stemSalt)
                if id >= 0 { ids.append(id) }
            }
            // The alef of an indefinite accusative is no letter of the word.
            if isArabic, index + 2 == self.word.count, self.word[index] == 0xD8, self.word[index + 1] == 0xA7 {
                let id = self.vocabulary.id(hash)
                if id >= 0 { ids.append(id) }
            }
        }
        let id = self.vocabulary.id(hash)
        if id >= 0 { ids.append(id) }
        return hash
    }

    /// Where the word begins without "and", "so", "with", "for", "as" and the article, which Arabic writes as one with it.
    private func proclitics() -> [Int] {
        var starts: [Int] = []
        var index = 0
        func begins(_ letters: [UInt8]) -> Bool {
            self.word.count - index - letters.count >= 4 && self.word[index...].starts(with: letters)
        }
        // و and ف
        if begins([0xD9, 0x88]) || begins([0xD9, 0x81]) {
            index += 2
            starts.append(index)
        }
        // ب, ك and ل
        if begins([0xD8, 0xA8]) || begins([0xD9, 0x83]) || begins([0xD9, 0x84]) {
            index += 2
            starts.append(index)
        }
        // ال, and what is left of it behind ل
        if begins([0xD8, 0xA7, 0xD9, 0x84]) {
            index += 4
            starts.append(index)
        } else if index > 0, begins([0xD9, 0x84]) {
            index += 2
            starts.append(index)
        }
        return starts
    }
}
