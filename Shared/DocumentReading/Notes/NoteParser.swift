/// Puts the marks and texts at the foot of a page together.
///
/// Extraction tears them apart: a small raised number may stand alone on its line before the note, or all numbers
/// before or
/// behind all notes. A number with text directly below it belongs to that text; the numbers left over belong, in
/// order, to
/// the texts left over.
struct NoteParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let table: LineTable
    private let lines: [Int]
    private var found: [NoteZone.Note] = []
    private var looseMarks: [(mark: Int, page: Int)] = []
    private var looseTexts: [[Range<Int>]] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ table: LineTable, _ lines: [Int]) {
        (self.bytes, self.table, self.lines) = (bytes, table, lines)
    }

    func notes() -> [NoteZone.Note] {
        var parser = self
        parser.parse()
        return parser.found
    }

    private mutating func parse() {
        var isOpen = false
        var place = 0
        while place < self.lines.count {
            let index = self.lines[place]
            let line = self.table[index]
            if let number = self.number(line) {
                let next = place + 1 < self.lines.count ? self.lines[place + 1] : -1
                if next == index + 1, self.table[next].blanks == 0, self.number(self.table[next]) == nil {
                    self.found.append(
                        NoteZone.Note(mark: String(number), pieces: [self.table[next].range], page: line.page))
                    isOpen = true
                    place += 2
                    continue
                }
                self.looseMarks.append((number, line.page))
                isOpen = false
            } else if let (mark, text) = self.numbered(line) {
                self.found.append(NoteZone.Note(mark: mark, pieces: [text], page: line.page))
                isOpen = true
            } else if isOpen, !self.found.isEmpty,
                line.blanks == 0 || !self.lastEnds(self.found[self.found.count - 1].pieces)
            {
                self.found[self.found.count - 1].pieces.append(line.range)
            } else if let last = self.looseTexts.last, !self.lastEnds(last) {
                self.looseTexts[self.looseTexts.count - 1].append(line.range)
                isOpen = false
            } else {
                self.looseTexts.append([line.range])
                isOpen = false
            }
            place += 1
        }
        self.pair()
    }

    /// Loose numbers, ascending, with loose texts in order; texts too many go to the last.
    private mutating func pair() {
        let marks = self.looseMarks.sorted { $0.mark < $1.mark }
        guard !marks.isEmpty else {
            if !self.found.isEmpty { self.found[self.found.count - 1].pieces += self.looseTexts.flatMap { $0 } }
            return self.sort()
        }
        for (place, mark) in marks.enumerated() {
            var pieces = place < self.looseTexts.count ? self.looseTexts[place] : []
            if place == marks.count - 1, self.looseTexts.count > marks.count {
                pieces += self.looseTexts[marks.count...].flatMap { $0 }
            }
            self.found.append(NoteZone.Note(mark: String(mark.mark), pieces: pieces, page: mark.page))
        }
        self.sort()
    }

    private mutating func sort() {
        self.found.sort { (Int($0.mark) ?? 0) < (Int($1.mark) ?? 0) }
    }

    private func lastEnds(_ pieces: [Range<Int>]) -> Bool {
        pieces.last.map { LineEnding(self.bytes, $0) == .stop } ?? true
    }

    /// The line is nothing but a number of up to three digits.
    private func number(_ line: TextLine) -> Int? {
        guard line.count <= 3 else { return nil }
        var value = 0
        for index in line.range {
            guard self.bytes[index].isASCIIDigit else { return nil }
            value = value * 10 + Int(self.bytes[index] - 0x30)
        }
        return value > 0 ? value : nil
    }

    /// `12  Resolution 70/1.` or `* On behalf of …`
    private func numbered(_ line: TextLine) -> (String, Range<Int>)? {
        var index = line.start
        let first = self.bytes[index]
        while index < line.end, first == 0x2A ? self.bytes[index] == 0x2A : self.bytes[index].isASCIIDigit {
            index += 1
        }
        let length = index - line.start
        guard (1...3).contains(length), index < line.end, self.bytes[index].isBlank else { return nil }
        while index < line.end, self.bytes[index].isBlank { index += 1 }
        guard index < line.end else { return nil }
        let next = Scalar(self.bytes, at: index)
        guard first == 0x2A || !next.isLower else { return nil }
        // Within a note, a line may begin with a number of the text: notes count upwards.
        let mark = String(decoding: self.bytes[line.start..<line.start + length], as: UTF8.self)
        if let value = Int(mark), let last = self.found.compactMap({ Int($0.mark) }).max() {
            guard value == last + 1 else { return nil }
        }
        return (mark, index..<line.end)
    }
}
