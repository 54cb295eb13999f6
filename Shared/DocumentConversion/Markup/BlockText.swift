internal import DocumentReading

/// A text that is written block by block, with a blank line between blocks.
///
/// The mark of a note stands as `<sup>1</sup>`, and each note follows the text as a block that begins with its mark, as
/// converters to Markdown write them. Bold and italic letters become spans without a place, since the formats that are
/// written here have no pages.
struct BlockText {
    /// A stretch of emphasised letters.
    private struct Emphasis {
        var range: Range<Int>
        let isBold: Bool
        let isItalic: Bool
    }

    /// Stands for the bracket before a list's letter until the language is known; no text holds this character.
    static let bracket: UInt8 = 0x01
    /// Size of letters where the format does not say it, in points.
    private static let usualSize: Float = 12

    private(set) var utf8: [UInt8] = []
    /// Whether the next letter begins a block.
    private var startsBlock = true
    /// Where the letters of the last block begin.
    private(set) var blockStart = 0
    /// Whether a space goes before the next letter.
    private var needsSpace = false
    /// Printed before the first letter of the next block: the numbers of list items.
    var label: [UInt8] = []
    private var emphases: [Emphasis] = []
    /// In a note the blocks follow each other without a blank line.
    private var isInNote = false
    private var startsNote = false
    /// Rows of the tables that are open, innermost last.
    var openTables: [OpenTable] = []
    /// Where the tables are that were kept apart.
    private(set) var tables: [Range<Int>] = []

    /// Whether letters have been written since the last block began.
    var isInBlock: Bool { !self.startsBlock }

    // MARK: Writing

    /// What comes next is a block of its own.
    mutating func startBlock() {
        guard !self.startsBlock else { return }
        self.startsBlock = true
        // A line of dashes parts sections and is no text.
        let block = self.utf8[min(self.blockStart, self.utf8.count)...]
        if block.count >= 9, block.count.isMultiple(of: 3), block.count < 200,
            zip(block.indices, block).allSatisfy({ $1 == [0xE2, 0x80, 0x94][($0 - block.startIndex) % 3] })
        {
            self.utf8.removeSubrange(block.indices)
        }
    }

    /// What comes next is the text of a note.
    mutating func startNote(_ mark: String) {
        self.startBlock()
        self.isInNote = false
        self.label = Self.mark(mark) + [0x20]
        self.startsNote = true
    }

    /// Ends the line within a block.
    mutating func breakLine() {
        guard !self.startsBlock else { return }
        self.utf8.append(0x0A)
        self.needsSpace = false
    }

    /// A space goes before the next letter of the block.
    mutating func space() {
        self.needsSpace = true
    }

    /// Writes what goes before a letter, and gives the letter's offset.
    @discardableResult
    mutating func begin() -> Int {
        if self.startsBlock {
            self.trimEnd()
            if !self.utf8.isEmpty { self.utf8 += self.isInNote ? [0x0A] : [0x0A, 0x0A] }
            self.utf8 += self.label
            (self.startsBlock, self.needsSpace, self.label) = (false, false, [])
            self.blockStart = self.utf8.count
            if self.startsNote { (self.startsNote, self.isInNote) = (false, true) }
        } else if self.needsSpace {
            if let last = self.utf8.last, last > 0x20 { self.utf8.append(0x20) }
            self.needsSpace = false
        }
        return self.utf8.count
    }

    mutating func append(_ letters: some Sequence<UInt8>, isBold: Bool = false, isItalic: Bool = false) {
        self.begin()
        let start = self.utf8.count
        self.utf8.append(contentsOf: letters)
        self.emphasise(start..<self.utf8.count, isBold, isItalic)
    }

    mutating func trimEnd() {
        while let last = self.utf8.last, last <= 0x20 { self.utf8.removeLast() }
    }

    /// Ends the text with a line feed.
    mutating func finish() {
        self.trimEnd()
        self.setBrackets()
        self.raisePlainNotes()
        if !self.utf8.isEmpty { self.utf8.append(0x0A) }
    }

    private mutating func emphasise(_ range: Range<Int>, _ isBold: Bool, _ isItalic: Bool) {
        guard isBold || isItalic, !range.isEmpty else { return }
        if let last = self.emphases.last, last.isBold == isBold, last.isItalic == isItalic,
            range.lowerBound - last.range.upperBound <= 1
        {
            self.emphases[self.emphases.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
            self.emphases.append(Emphasis(range: range, isBold: isBold, isItalic: isItalic))
        }
    }

    /// Puts other letters in the place of the last ones, whose emphasis is lost.
    mutating func replace(from start: Int, with letters: [UInt8]) {
        self.utf8.replaceSubrange(start..., with: letters)
        while let last = self.emphases.last, last.range.upperBound > start {
            self.emphases.removeLast()
            if last.range.lowerBound < start {
                self.emphases.append(
                    Emphasis(range: last.range.lowerBound..<start, isBold: last.isBold, isItalic: last.isItalic))
                break
            }
        }
    }

    /// Gives a block that holds but the label of a list, a small letter with a full stop, its brackets: lists that went
    /// through HTML have lost theirs.
    mutating func bracketLabel() {
        let label = self.utf8[min(self.blockStart, self.utf8.count)...]
        guard self.isInBlock, (2...6).contains(label.count), label.last == UInt8(ascii: "."),
            label.dropLast().allSatisfy({ (0x61...0x7A).contains($0) })
        else { return }
        self.replace(from: label.startIndex, with: [Self.bracket] + label.dropLast() + [UInt8(ascii: ")")])
    }

    /// Takes back what was written since `start`.
    mutating func drop(from start: Int) {
        if start < self.utf8.count { self.replace(from: start, with: []) }
    }

    /// Keeps apart what has been written since `start`: the rows of a table.
    mutating func keepTable(from start: Int) {
        // Empty cells at the very end would go with the blank line behind the table.
        self.trimEnd()
        if start < self.utf8.count { self.tables.append(start..<self.utf8.count) }
    }

    // MARK: Marks of notes

    static func mark(_ letters: String) -> [UInt8] { Array("<sup>\(letters)</sup>".utf8) }

    /// Makes a mark of the letters written since `start`, which were raised, if they are numbers or asterisks; behind a unit
    /// of length a number is a power.
    mutating func makeMark(from start: Int) {
        guard start < self.utf8.count, let letters = Self.markLetters(self.utf8[start...]) else { return }
        if letters == "2" || letters == "3", self.endsWithUnit(before: start) {
            self.replace(from: start, with: Array((letters == "2" ? "²" : "³").utf8))
        } else {
            self.replace(from: start, with: Self.mark(letters))
        }
    }

    /// The letters of a mark: up to three digits, several numbers with commas, asterisks, each with or without brackets.
    private static func markLetters(_ text: ArraySlice<UInt8>) -> String? {
        guard text.count <= 40 else { return nil }
        let bare = text.filter { $0 > 0x20 && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
        guard !bare.isEmpty, bare.count <= 12 else { return nil }
        let numbers = bare.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let isMark = numbers.allSatisfy { number in
            let isNumber = number.allSatisfy { (0x30...0x39).contains($0) }
            let isStars = number.allSatisfy { $0 == UInt8(ascii: "*") }
            return (1...4).contains(number.count) && (isNumber && number.count <= 3 || isStars)
        }
        return isMark ? String(decoding: bare, as: UTF8.self) : nil
    }

    /// Whether `m`, `km` or `cm` stands before an offset.
    private func endsWithUnit(before offset: Int) -> Bool {
        var start = offset
        while start > 0, self.utf8[start - 1] > 0x20, !(0x30...0x39).contains(self.utf8[start - 1]), offset - start < 3
        {
            start -= 1
        }
        return [[0x6D], [0x6B, 0x6D], [0x63, 0x6D]].contains(Array(self.utf8[start..<offset]))
    }

    // MARK: Lines

    /// Makes marks of the plain numbers that a conversion has left of them.
    mutating func raisePlainNotes() {
        self.rewrite(
            PlainNotes(self.utf8).marks.map { ($0, Array("<sup>".utf8) + self.utf8[$0] + Array("</sup>".utf8)) })
    }

    /// Sets the bracket before a list's letter, or leaves it out, as the text's language has it.
    private mutating func setBrackets() {
        guard self.utf8.contains(Self.bracket) else { return }
        let bracket: [UInt8] = ListLetters.haveOneBracket(in: self.utf8) ? [] : [UInt8(ascii: "(")]
        self.rewrite(self.utf8.indices.filter { self.utf8[$0] == Self.bracket }.map { ($0..<$0 + 1, bracket) })
    }

    /// Replaces ranges of the text, in order and not overlapping, and keeps emphasis and tables in their places.
    private mutating func rewrite(_ edits: [(range: Range<Int>, letters: [UInt8])]) {
        guard !edits.isEmpty else { return }
        var text: [UInt8] = []
        text.reserveCapacity(self.utf8.count + edits.count * 8)
        var copied = 0
        // By how much each place behind an edit has moved.
        var shifts: [Int] = []
        for edit in edits {
            text += self.utf8[copied..<edit.range.lowerBound] + edit.letters
            copied = edit.range.upperBound
            shifts.append(text.count - copied)
        }
        text += self.utf8[copied...]
        func moved(_ offset: Int) -> Int {
            var (low, high) = (0, edits.count)
            while low < high {
                let middle = (low + high) / 2
                if edits[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
            }
            return offset + (low == 0 ? 0 : shifts[low - 1])
        }
        self.utf8 = text
        for index in self.emphases.indices {
            let range = self.emphases[index].range
            self.emphases[index].range = moved(range.lowerBound)..<moved(range.upperBound)
        }
        self.tables = self.tables.map { moved($0.lowerBound)..<moved($0.upperBound) }
    }

    /// The text with its lines.
    ///
    /// - Throws: `resource-limit` for a text that is too long or has too many lines, `empty-file` for one without a letter.
    func extracted(
        _ format: ExtractedText.Format, _ limits: ConversionLimits
    ) throws(ConversionError) -> ExtractedText {
        guard !self.utf8.isEmpty else { throw ConversionError(.emptyFile, detail: "a file without text") }
        guard self.utf8.count <= limits.outputBytes else { throw ConversionError(.resourceLimit, limit: .outputBytes) }
        guard self.utf8.count(where: { $0 == 0x0A }) <= limits.fragments else {
            throw ConversionError(.resourceLimit, limit: .fragments, detail: "more lines of text")
        }
        return ExtractedText(
            format: format, utf8: self.utf8, lines: self.lines(),
            tables: self.tables.map { ExtractedText.Table(range: $0) })
    }

    /// The lines of the text with the emphasis in each.
    private func lines() -> [ExtractedText.Line] {
        var lines: [ExtractedText.Line] = []
        var next = 0
        var start = 0
        for end in self.utf8.indices where self.utf8[end] == 0x0A {
            defer { start = end + 1 }
            guard end > start else { continue }
            var spans: [ExtractedText.Span] = []
            var place = start
            while next < self.emphases.count, self.emphases[next].range.lowerBound < end {
                let emphasis = self.emphases[next]
                let from = min(max(place, emphasis.range.lowerBound), end)
                let to = max(from, min(end, emphasis.range.upperBound))
                if from > place { spans.append(Self.span(place..<from)) }
                if to > from { spans.append(Self.span(from..<to, emphasis.isBold, emphasis.isItalic)) }
                place = to
                // What reaches over the end of the line goes on in the next one.
                if emphasis.range.upperBound > end { break }
                next += 1
            }
            if place < end { spans.append(Self.span(place..<end)) }
            lines.append(ExtractedText.Line(range: start..<end, page: 1, spans: spans))
        }
        return lines
    }

    private static func span(_ range: Range<Int>, _ isBold: Bool = false, _ isItalic: Bool = false)
        -> ExtractedText.Span
    {
        ExtractedText.Span(
            range: range, size: Self.usualSize, isBold: isBold, isItalic: isItalic, left: 0, right: 0, top: 0, bottom: 0
        )
    }
}
