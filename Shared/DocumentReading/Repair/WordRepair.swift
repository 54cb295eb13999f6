internal import Model

/// Joins words that extraction has cut with a space: `s ituación`, `UNO DC`, `imple mentation`.
///
/// A pair is joined only when the document itself has the joined word elsewhere and the fragments are no words of their own: a
/// fragment of one or two letters that the language does not have, or two fragments that stand nowhere else.
struct WordRepair {
    private struct Word {
        var range: Range<Int>
        var hash: UInt64
        var letters: Int
        var hasDigit: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let lexicon: Lexicon
    private var vocabulary: Vocabulary
    private var previous: Word?
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
        for line in table.lines { self.words(line) { $0.vocabulary.add($1.hash) } }
        for line in table.lines where line.role == .body {
            self.previous = nil
            self.words(line) { repair, word in
                if let previous = repair.previous, repair.isPair(previous, word), repair.join(previous, word) {
                    repair.previous = nil
                } else {
                    repair.previous = word
                }
            }
        }
    }

    private mutating func words(_ line: TextLine, _ body: (inout WordRepair, Word) -> Void) {
        var index = line.start
        while index < line.end {
            let byte = self.bytes[index]
            if byte < 0x80, !byte.isASCIILetter, !byte.isASCIIDigit {
                index += 1
                continue
            }
            let start = index
            var hash = WordHash()
            var letters = 0
            var hasDigit = false
            while index < line.end {
                let byte = self.bytes[index]
                if byte < 0x80 {
                    if byte.isASCIILetter {
                        hash.add(UInt32(byte))
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
            body(&self, Word(range: start..<index, hash: hash.value, letters: letters, hasDigit: hasDigit))
        }
    }

    /// Nothing but blanks stands between the two, and neither holds a digit.
    private func isPair(_ first: Word, _ second: Word) -> Bool {
        let gap = first.range.upperBound..<second.range.lowerBound
        guard (1...2).contains(gap.count), !first.hasDigit, !second.hasDigit else { return false }
        return gap.allSatisfy { self.bytes[$0] == 0x20 }
    }

    private mutating func join(_ first: Word, _ second: Word) -> Bool {
        guard self.shouldJoin(first, second) else { return false }
        let range = first.range.lowerBound..<second.range.upperBound
        self.removals.append(first.range.upperBound..<second.range.lowerBound)
        self.repairs.append(BrokenWord(reason: .space, range: range, repaired: self.text(first) + self.text(second)))
        return true
    }

    private mutating func shouldJoin(_ first: Word, _ second: Word) -> Bool {
        let firstKnown = self.isKnown(first)
        let secondKnown = self.isKnown(second)
        if firstKnown && secondKnown { return false }
        // Initials ("J. F.") and enumerations are no fragments; nor is a word before a capital, unless both are capitals.
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
        return !firstKnown && first.letters >= 4 && second.letters <= 2 && joined >= 2
    }

    /// A short word the language has, or a longer one that stands more than once.
    private func isKnown(_ word: Word) -> Bool {
        if word.letters <= 2 { return self.lexicon.shortHashes.count(word.hash) > 0 }
        return self.vocabulary.count(word.hash) > 1
    }

    private func joinedHash(_ first: Word, _ second: Word) -> UInt64 {
        var hash = WordHash()
        for word in [first, second] {
            var index = word.range.lowerBound
            while index < word.range.upperBound {
                let scalar = Scalar(self.bytes, at: index)
                hash.add(scalar.value)
                index += scalar.length
            }
        }
        return hash.value
    }

    private func text(_ word: Word) -> String { String(decoding: self.bytes[word.range], as: UTF8.self) }
}
