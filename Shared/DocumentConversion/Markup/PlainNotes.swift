/// Gives the marks of notes back that a conversion has lowered to plain numbers.
///
/// A program that does not know raised letters leaves `Development1, and` in the text and the note as a paragraph
/// `1 Resolution 70/1.` of its own. Nothing is taken for a mark unless the notes count from one without a gap and
/// each has its number behind a word before it.
struct PlainNotes {
    /// A number in the text, or at the head of a paragraph, that is a mark.
    private let utf8: [UInt8]
    private(set) var marks: [Range<Int>] = []

    private static let fewestNotes = 2
    private static let longestNote = 2_000
    /// Marks that are looked for in vain: no text may make the search go through it again and again.
    private static let mostFailures = 100

    /// - Parameter utf8: Paragraphs parted by blank lines.
    init(_ utf8: [UInt8]) {
        self.utf8 = utf8
        guard !utf8.contains(words: Array("<sup>".utf8)) else { return }
        var expected = 1
        var searched = 0
        var failures = 0
        for start in self.paragraphStarts() where failures < Self.mostFailures {
            guard let note = self.number(expected, at: start), self.isNote(behind: note.upperBound) else { continue }
            guard let mark = self.mark(expected, in: searched..<start) else {
                failures += 1
                continue
            }
            self.marks += [mark, note]
            searched = mark.upperBound
            expected += 1
        }
        if expected <= Self.fewestNotes {
            self.marks = []
        } else {
            self.addRepeated(upTo: expected - 1)
        }
        self.marks.sort { $0.lowerBound < $1.lowerBound }
    }

    /// Adds further references to the notes: numbers that end a word of several small letters.
    private mutating func addRepeated(upTo last: Int) {
        let known = Set(self.marks.map(\.lowerBound))
        var index = 1
        while index < self.utf8.count {
            defer { index += 1 }
            guard Self.isDigit(self.utf8[index]), !Self.isDigit(self.utf8[index - 1]), !known.contains(index) else {
                continue
            }
            var end = index
            while end < self.utf8.count, Self.isDigit(self.utf8[end]), end - index < 4 { end += 1 }
            let word = self.utf8[max(0, index - 3)..<index]
            guard let number = Int(String(decoding: self.utf8[index..<end], as: UTF8.self)),
                (1...last).contains(number),
                word.count == 3, word.allSatisfy({ (0x61...0x7A).contains($0) || $0 >= 0x80 }), self.endsMark(at: end)
            else { continue }
            self.marks.append(index..<end)
        }
    }

    private func paragraphStarts() -> [Int] {
        var starts: [Int] = []
        for index in self.utf8.indices.dropFirst(2)
        where self.utf8[index] > 0x20 && (self.utf8[index - 1] == 0x0A || self.utf8[index - 1] == 0x0C) {
            starts.append(index)
        }
        return starts
    }

    /// The bytes of a number at an offset, if it stands there with all its digits.
    private func number(_ number: Int, at start: Int) -> Range<Int>? {
        let digits = Array(String(number).utf8)
        let end = start + digits.count
        guard end < self.utf8.count, self.utf8[start..<end].elementsEqual(digits), !Self.isDigit(self.utf8[end]) else {
            return nil
        }
        return start..<end
    }

    /// A note's number has no stop behind it, and a note is no number itself.
    private func isNote(behind end: Int) -> Bool {
        guard self.utf8[end] == 0x20, end + 1 < self.utf8.count, !Self.isDigit(self.utf8[end + 1]) else { return false }
        let next = self.utf8[end + 1]
        // A note begins with a capital letter, a bracket, a quotation mark or a letter beyond ASCII.
        guard (0x41...0x5A).contains(next) || next >= 0x80 || next == 0x28 || next == 0x22 || next == 0x5B else {
            return false
        }
        var length = 0
        while end + length < self.utf8.count, self.utf8[end + length] != 0x0A { length += 1 }
        return length <= Self.longestNote
    }

    /// Where a number stands at the end of a word; behind digits only where no other place is left.
    private func mark(_ number: Int, in range: Range<Int>) -> Range<Int>? {
        let digits = Array(String(number).utf8)
        var behindDigits: [Range<Int>] = []
        var position = range.lowerBound
        while let found = self.utf8.firstRange(of: digits, in: position..<range.upperBound) {
            position = found.lowerBound + 1
            guard found.lowerBound > 0, self.endsMark(at: found.upperBound) else { continue }
            let before = self.utf8[found.lowerBound - 1]
            if Self.isDigit(before) {
                behindDigits.append(found)
            } else if before > 0x40 || before == 0x29 || before == 0x22 || before == 0x2E || before == 0x2C {
                // A letter, a closing bracket, quotation mark or stop; letters of a symbol are capital ones.
                return found
            }
        }
        return behindDigits.count == 1 ? behindDigits[0] : nil
    }

    private func endsMark(at end: Int) -> Bool {
        guard end < self.utf8.count else { return true }
        let next = self.utf8[end]
        if next <= 0x20 || [0x2C, 0x2E, 0x3B, 0x3A, 0x29].contains(next) {
            // 5.2 and 1,000 are numbers.
            return end + 1 >= self.utf8.count || !Self.isDigit(self.utf8[end + 1]) || next <= 0x20
        }
        return self.utf8[end...].starts(with: "”".utf8) || self.utf8[end...].starts(with: "»".utf8)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
