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

    /// Size of letters where the format does not say it, in points.
    private static let usualSize: Float = 12
    /// Cells of a table with more bytes than this get a block each.
    private static let longestCell = 160

    private(set) var utf8: [UInt8] = []
    /// Whether the next letter begins a block.
    private var startsBlock = true
    /// Where the letters of the last block begin.
    private var blockStart = 0
    /// Whether a space goes before the next letter.
    private var needsSpace = false
    /// Printed before the first letter of the next block: the numbers of list items.
    var label: [UInt8] = []
    private var emphases: [Emphasis] = []
    /// In a note the blocks follow each other without a blank line.
    private var isInNote = false
    private var startsNote = false

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
    private mutating func replace(from start: Int, with letters: [UInt8]) {
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

    // MARK: Tables

    /// Ends a cell whose letters were written since `start`, and gives their range.
    mutating func endCell(from start: Int) -> Range<Int>? {
        self.trimEnd()
        self.startBlock()
        // A cell begins behind the line feeds that part it from what is before it.
        let letters = self.utf8[min(start, self.utf8.count)...].drop { $0 == 0x0A }
        return letters.isEmpty ? nil : letters.startIndex..<letters.endIndex
    }

    /// Ends a row. Its cells, the last blocks of the text, go onto one line where each is short, or where the first is the
    /// number of the second.
    mutating func endRow(_ cells: [Range<Int>]) {
        self.startBlock()
        guard let first = cells.first, cells.count > 1 else { return }
        if cells.count == 2, first.count <= 8, [0x2E, 0x29].contains(self.utf8[first.upperBound - 1]) {
            self.replace(from: first.lowerBound, with: self.utf8[first] + [0x20] + self.utf8[cells[1]])
            return
        }
        let isShort = cells.allSatisfy { $0.count <= Self.longestCell && !self.utf8[$0].contains(0x0A) }
        guard isShort else { return }
        self.replace(
            from: first.lowerBound, with: Array(cells.map { self.utf8[$0] }.joined(separator: [0x20, 0x20, 0x20])))
    }

    // MARK: Lines

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
        return ExtractedText(format: format, utf8: self.utf8, lines: self.lines())
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
