/// Takes tables out of the running text, and keeps of a matrix of recommendations what can be quoted.
///
/// A matrix has one recommendation to a row, with a number such as `115.3` before it; its other columns say what became of
/// it. Rows with a single cell are the headings between the rows.
struct TableCells {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let lexicon: Lexicon

    /// Bytes of a recommendation at least.
    private static let fewestLetters = 20

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) { (self.bytes, self.lexicon) = (bytes, lexicon) }

    /// Parts the rows of `tables` into cells and gives each its role.
    func run(_ table: inout LineTable, _ tables: [ExtractedText.Table]) {
        let ranges = tables.map(\.range).filter { $0.lowerBound >= 0 && $0.upperBound <= self.bytes.count }
        guard !ranges.isEmpty else { return }
        table.part(at: ranges.flatMap(self.breaks), self.bytes)
        var line = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            while line < table.count, table[line].start < range.lowerBound { line += 1 }
            let start = line
            while line < table.count, table[line].start < range.upperBound { line += 1 }
            self.mark(start..<line, &table)
        }
    }

    /// Where cells begin, and the words behind a recommendation that tell where the State's position stands.
    private func breaks(_ range: Range<Int>) -> [Int] {
        var breaks: [Int] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if self.bytes[index] == 0x09, index + 1 < range.upperBound, self.bytes[index + 1] > 0x20 {
                breaks.append(index + 1)
            } else if index > range.lowerBound, self.bytes[index - 1] == 0x20, self.beginsPosition(index, range) {
                breaks.append(index)
            }
            index += 1
        }
        return breaks
    }

    private func beginsPosition(_ index: Int, _ range: Range<Int>) -> Bool {
        guard self.bytes[index].isASCIIUpper || self.bytes[index] >= 0xC3 else { return false }
        let end = min(index + 40, range.upperBound)
        return self.lexicon.positions.prefix(Folding.fold(self.bytes, index..<end, limit: 40)) != nil
    }

    private func mark(_ lines: Range<Int>, _ table: inout LineTable) {
        let numbered = Set(
            lines.filter { line in
                guard let hasText = self.number(table[line]) else { return false }
                // A number alone in its cell stands before words; among other numbers it is a figure.
                return hasText
                    || line + 1 < lines.upperBound && self.isSameRow(table[line], table[line + 1])
                        && table[line + 1].count >= Self.fewestLetters
            })
        let isMatrix = numbered.count >= 3
        for line in lines { table[line].role = .table }
        guard isMatrix else { return }
        for line in lines {
            if numbered.contains(line), let hasText = self.number(table[line]) {
                self.keep(line, &table)
                // The number stands in a cell of its own.
                if !hasText, line + 1 < lines.upperBound, self.isSameRow(table[line], table[line + 1]) {
                    self.keep(line + 1, &table)
                }
            } else if self.isAlone(line, lines, table), table[line].role == .table {
                self.keep(line, &table)
            }
        }
    }

    private func keep(_ line: Int, _ table: inout LineTable) { (table[line].role, table[line].isCell) = (.body, true) }

    /// Whether text follows in the same cell; `nil` when the cell begins with no number of a recommendation.
    private func number(_ line: TextLine) -> Bool? {
        guard self.bytes[line.start].isASCIIDigit, let label = LineLabel(self.bytes, line), label.form == .dotted else {
            return nil
        }
        return label.hasText
    }

    private func isSameRow(_ line: TextLine, _ next: TextLine) -> Bool {
        !(line.end..<next.start).contains { self.bytes[$0] == 0x0A }
    }

    private func isAlone(_ line: Int, _ lines: Range<Int>, _ table: LineTable) -> Bool {
        guard table[line].count < 200 else { return false }
        if line > lines.lowerBound, self.isSameRow(table[line - 1], table[line]) { return false }
        return line + 1 >= lines.upperBound || !self.isSameRow(table[line], table[line + 1])
    }
}
