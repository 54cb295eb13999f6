internal import Model

/// Joins words that extraction has cut with a space: `s ituación`, `UNO DC`, `imple mentation`.
///
/// A pair is joined only when the document itself has the joined word elsewhere and the fragments are no words of
/// their own: a
/// fragment of one or two letters that the language does not have, or two fragments that stand nowhere else.
struct WordRepair {
    private struct Word {
        var hash: UInt64
        var start: Int32
        var end: Int32
        var letters: Int32
        /// In the vocabulary.
        var number: Int32
        var hasDigit: Bool
        /// See ``WordRepair/isKnown(_:)``; set when all words are counted.
        var isKnown = false

        var range: Range<Int> { Int(self.start)..<Int(self.end) }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let lexicon: Lexicon
    private var vocabulary: Vocabulary
    private(set) var repairs: [BrokenWord] = []
    /// Blanks to be taken out.
    private(set) var removals: [Range<Int>] = []
    /// Fragments that look broken but could not be joined with reason.
    private(set) var orphans = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) {
        (self.bytes, self.lexicon) = (bytes, lexicon)
        self.vocabulary = Vocabulary(expectedWords: bytes.count / 24)
    }

    mutating func run(_ table: LineTable) {
        // Chinese has no blanks between words, and in Arabic a fragment cannot be told from a word.
        guard self.lexicon.language != .chinese, self.lexicon.language != .arabic else { return }
        // Offsets of words are kept in 32 bits; no document is that long.
        guard self.bytes.count < Int(Int32.max) else { return }
        var words: [Word] = []
        words.reserveCapacity(self.bytes.count / 5)
        for line in table.lines { self.split(line, &words) }
        for place in words.indices.dropFirst() { self.countCompound(words[place - 1], words[place]) }
        for line in table.lines where line.role == .body { self.joinHyphens(line) }
        words.withUnsafeMutableBufferPointer { words in
            for place in words.indices { words[place].isKnown = self.isKnown(words[place]) }
        }
        var place = 1
        while place < words.count {
            let gap = words[place].start - words[place - 1].end
            // Pieces of a word stand one or two bytes apart, those of a compound three.
            guard gap < 4, gap == 3 || !words[place].isKnown || !words[place - 1].isKnown else {
                place += 1
                continue
            }
            let (previous, word) = (words[place - 1], words[place])
            if self.isPair(previous, word), self.join(previous, word) {
                place += 1
            } else if self.isSpacedCompound(previous, word) {
                self.joinCompound(previous, word)
            }
            place += 1
        }
    }

    /// Counts the compound that a hyphen makes of two words.
    private mutating func countCompound(_ first: Word, _ second: Word) {
        guard first.end + 1 == second.start, self.bytes[Int(first.end)] == 0x2D else { return }
        _ = self.vocabulary.add(Self.compound(first.hash, second.hash))
    }

    private static func compound(_ first: UInt64, _ second: UInt64) -> UInt64 { first &* 31 ^ second &+ 0x2D }

    /// `high - level`, where the document has `high-level` elsewhere.
    private func isSpacedCompound(_ first: Word, _ second: Word) -> Bool {
        let gap = self.bytes[first.range.upperBound..<second.range.lowerBound]
        guard gap.count == 3, gap.elementsEqual([0x20, 0x2D, 0x20]) else { return false }
        return self.vocabulary.count(Self.compound(first.hash, second.hash)) > 0
    }

    /// `conflict -related`: no text puts a blank before a hyphen and none behind it.
    private mutating func joinHyphens(_ line: TextLine) {
        var index = line.start + 1
        while index + 1 < line.end {
            while index + 8 < line.end {
                let word = WordOfBytes(self.bytes, at: index)
                guard word.isASCII, !word.holds(0x2D) else { break }
                index += 8
            }
            guard index + 1 < line.end else { break }
            guard self.bytes[index] == 0x2D, self.bytes[index - 1] == 0x20 else {
                index += 1
                continue
            }
            var blank = index - 1
            while blank > line.start, self.bytes[blank - 1] == 0x20 { blank -= 1 }
            let (before, after) = (self.bytes[max(blank - 1, line.start)], self.bytes[index + 1])
            if after.isASCIILetter || after >= 0xC3 && after < 0xE0, before.isASCIILetter, index - blank == 1 {
                self.removals.append(blank..<index)
                let end = self.wordEnd(index + 1, line)
                var start = blank
                while start > line.start, !self.bytes[start - 1].isBlank { start -= 1 }
                let repaired =
                    String(decoding: self.bytes[start..<blank], as: UTF8.self)
                    + String(decoding: self.bytes[index..<end], as: UTF8.self)
                self.repairs.append(BrokenWord(reason: .hyphen, range: start..<end, repaired: repaired))
            }
            index += 1
        }
    }

    private func wordEnd(_ start: Int, _ line: TextLine) -> Int {
        var end = start
        while end < line.end, !self.bytes[end].isBlank { end += 1 }
        return end
    }

    private mutating func split(_ line: TextLine, _ words: inout [Word]) {
        var index = line.start
        while index < line.end {
            let byte = self.bytes[index]
            if byte < 0x80, !byte.isASCIILetter, !byte.isASCIIDigit {
                index += 1
                continue
            }
            let start = index
            var hash = WordHash()
            var letters: Int32 = 0
            var hasDigit = false
            while index < line.end {
                let byte = self.bytes[index]
                if byte < 0x80 {
                    if byte.isASCIILetter {
                        hash.add(letter: byte)
                    } else if byte.isASCIIDigit {
                        hasDigit = true
                    } else {
                        break
                    }
                    index += 1
                } else {
                    let scalar = Scalar(self.bytes, at: index)
                    guard scalar.isLetter else { break }
                    hash.add(scalar.value)
                    index += scalar.length
                }
                letters += 1
            }
            if letters == 0 {
                index += Scalar(self.bytes, at: index).length
                continue
            }
            words.append(
                Word(
                    hash: hash.value, start: Int32(start), end: Int32(index), letters: letters,
                    number: Int32(self.vocabulary.add(hash.value)), hasDigit: hasDigit))
        }
    }

    /// Nothing but blanks stands between the two, and neither holds a digit.
    private func isPair(_ first: Word, _ second: Word) -> Bool {
        guard first.end <= second.start else { return false }
        let gap = first.range.upperBound..<second.range.lowerBound
        guard (1...2).contains(gap.count), !first.hasDigit, !second.hasDigit else { return false }
        return gap.allSatisfy { self.bytes[$0] == 0x20 }
    }

    private mutating func joinCompound(_ first: Word, _ second: Word) {
        self.removals.append(first.range.upperBound..<first.range.upperBound + 1)
        self.removals.append(second.range.lowerBound - 1..<second.range.lowerBound)
        let range = first.range.lowerBound..<second.range.upperBound
        self.repairs.append(
            BrokenWord(reason: .hyphen, range: range, repaired: self.text(first) + "-" + self.text(second)))
    }

    private mutating func join(_ first: Word, _ second: Word) -> Bool {
        guard self.shouldJoin(first, second) else { return false }
        let range = first.range.lowerBound..<second.range.upperBound
        self.removals.append(first.range.upperBound..<second.range.lowerBound)
        self.repairs.append(BrokenWord(reason: .space, range: range, repaired: self.text(first) + self.text(second)))
        return true
    }

    private mutating func shouldJoin(_ first: Word, _ second: Word) -> Bool {
        let (firstKnown, secondKnown) = (first.isKnown, second.isKnown)
        if firstKnown && secondKnown { return false }
        // Initials ("J. F.") and enumerations are no fragments; nor is a word before a capital, unless both are
        // capitals.
        let upper = Scalar(self.bytes, at: second.range.lowerBound).isUpper
        let lastUpper = self.bytes[first.range.upperBound - 1].isASCIIUpper
        if upper, !lastUpper { return false }
        let joined = self.vocabulary.count(self.joinedHash(first, second))
        let isShort = !firstKnown && first.letters <= 2 || !secondKnown && second.letters <= 2
        guard joined > 0 else {
            if isShort, !upper { self.orphans += 1 }
            return false
        }
        if !firstKnown, !secondKnown { return true }
        if isShort { return true }
        // "trabaj o": the longer piece is no word, the shorter happens to be one.
        if !firstKnown { return first.letters >= 4 && second.letters <= 2 && joined >= 2 }
        // "a iming": only where the language's file lists the words that make sense behind such a letter.
        guard let standalone = self.lexicon.standalone else { return false }
        return first.letters == 1 && second.letters >= 4 && standalone.count(second.hash) == 0
    }

    /// A short word the language has, or a longer one that stands more than once.
    private func isKnown(_ word: Word) -> Bool {
        if word.letters <= 2 { return self.lexicon.shortHashes.count(word.hash) > 0 }
        return self.vocabulary.count(number: Int(word.number)) > 1 || self.lexicon.commonHashes.count(word.hash) > 0
    }

    private func joinedHash(_ first: Word, _ second: Word) -> UInt64 {
        var hash = WordHash(first.hash)
        var index = second.range.lowerBound
        while index < second.range.upperBound {
            let scalar = Scalar(self.bytes, at: index)
            hash.add(scalar.value)
            index += scalar.length
        }
        return hash.value
    }

    private func text(_ word: Word) -> String { String(decoding: self.bytes[word.range], as: UTF8.self) }
}
