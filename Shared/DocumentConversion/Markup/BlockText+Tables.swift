extension BlockText {
    /// A table while its rows come in.
    struct OpenTable {
        /// Where each cell's letters are; `nil` for an empty cell.
        var rows: [[Range<Int>?]] = []
        /// The cells of the row that is open.
        var cells: [Range<Int>?] = []
        /// Where the open cell begins.
        var cellStart: Int?
        /// Whether the row that is open was deleted.
        var isRowDropped = false
    }

    /// Cells with more bytes than this hold running text: the table only places it on the page.
    private static let longestCell = 3_000
    /// Rows whose cells are all shorter than this go onto one line where a table is a matter of layout.
    private static let longestLine = 160
    /// A table of so few rows at the head of a text is the masthead.
    private static let mastheadRows = 4

    mutating func startTable() {
        self.startBlock()
        self.label = []
        self.openTables.append(OpenTable())
    }

    mutating func startRow() {
        guard let table = self.openTables.indices.last else { return }
        self.openTables[table].cells = []
        self.openTables[table].isRowDropped = false
    }

    mutating func startCell() {
        self.startBlock()
        guard let table = self.openTables.indices.last else { return }
        self.openTables[table].cellStart = self.utf8.count
    }

    /// Ends a cell.
    ///
    /// - Parameter columns: How many columns it covers.
    mutating func endCell(columns: Int = 1) {
        self.trimEnd()
        self.startBlock()
        guard let table = self.openTables.indices.last, let start = self.openTables[table].cellStart else { return }
        // A cell begins behind the line feeds that part it from what is before it.
        let letters = self.utf8[min(start, self.utf8.count)...].drop { $0 == 0x0A }
        self.openTables[table].cells.append(letters.isEmpty ? nil : letters.startIndex..<letters.endIndex)
        self.openTables[table].cells += Array(repeating: nil, count: min(max(columns, 1), 64) - 1)
        self.openTables[table].cellStart = nil
    }

    /// Ends a row. Where its first cell holds but the number of the second, the two are one paragraph.
    mutating func endRow() {
        guard let table = self.openTables.indices.last else { return }
        let cells = self.openTables[table].cells
        self.openTables[table].cells = []
        let filled = cells.compactMap { $0 }
        guard let first = filled.first else { return }
        if self.openTables[table].isRowDropped {
            self.drop(from: first.lowerBound)
            return
        }
        if filled.count == 2, first.count <= 8, [0x2E, 0x29].contains(self.utf8[first.upperBound - 1]),
            !self.utf8[first].contains(0x0A)
        {
            let start = first.lowerBound
            self.replaceBetween(first.upperBound..<filled[1].lowerBound, with: 0x20)
            self.openTables[table].rows.append([start..<self.utf8.count])
        } else {
            self.openTables[table].rows.append(cells)
        }
    }

    /// Makes the bytes between a number and its text one blank, and keeps the emphasis of the text.
    private mutating func replaceBetween(_ range: Range<Int>, with byte: UInt8) {
        let tail = Array(self.utf8[range.upperBound...])
        self.replace(from: range.lowerBound, with: [byte] + tail)
    }

    /// Ends a table: one that holds data is kept apart, a line for each row with tabs between its cells.
    mutating func endTable() {
        guard let table = self.openTables.popLast() else { return }
        self.startBlock()
        let rows = table.rows
        guard let start = rows.lazy.flatMap({ $0 }).compactMap({ $0 }).first?.lowerBound else { return }
        if self.openTables.isEmpty, self.holdsData(rows, start: start) {
            let width = rows.reduce(0) { max($0, $1.count) }
            let lines = rows.map { row in
                (row + Array(repeating: nil, count: width - row.count)).map { self.cellText($0) }.joined(
                    separator: [0x09])
            }
            self.replace(from: start, with: Array(lines.joined(separator: [0x0A])))
            self.keepTable(from: start)
        } else if rows.contains(where: { self.fitsLine($0) }) {
            let blocks = rows.flatMap { row -> [[UInt8]] in
                let cells = row.compactMap { $0 }.map { Array(self.utf8[$0]) }
                return self.fitsLine(row) ? [Array(cells.joined(separator: [0x20, 0x20, 0x20]))] : cells
            }
            self.replace(from: start, with: Array(blocks.joined(separator: [0x0A, 0x0A])))
        }
    }

    /// Whether a table holds data in rows and columns, and is no means to place running text on a page.
    private func holdsData(_ rows: [[Range<Int>?]], start: Int) -> Bool {
        let full = rows.count { row in row.count { $0 != nil } >= 2 }
        guard full >= 2, full * 2 >= rows.count else { return false }
        if start < 400, rows.count <= Self.mastheadRows { return false }
        // Numbered paragraphs in cells are text that a table only places.
        let numbered = rows.count { row in row.contains { $0.map(self.isNumberedParagraph) ?? false } }
        guard numbered < 2 else { return false }
        return rows.allSatisfy { row in row.allSatisfy { ($0?.count ?? 0) <= Self.longestCell } }
    }

    /// Whether a cell begins with `12.` or `(a)` and goes on with a sentence. Numbers with a stop inside, `128.26`, are those
    /// of recommendations in a matrix, which is data.
    private func isNumberedParagraph(_ range: Range<Int>) -> Bool {
        guard range.count > 80 else { return false }
        var index = range.lowerBound
        let isBracketed = self.utf8[index] == UInt8(ascii: "(")
        if isBracketed { index += 1 }
        let start = index
        while index < range.upperBound, index - start < 4, self.utf8[index] > 0x2F, self.utf8[index] < 0x80 {
            index += 1
        }
        guard index > start, index + 1 < range.upperBound, self.utf8[index + 1] == 0x20 else { return false }
        let isNumber = self.utf8[start..<index].allSatisfy { (0x30...0x39).contains($0) }
        return self.utf8[index] == UInt8(ascii: ")") && isBracketed || self.utf8[index] == UInt8(ascii: ".") && isNumber
    }

    private func fitsLine(_ row: [Range<Int>?]) -> Bool {
        let cells = row.compactMap { $0 }
        return cells.count > 1
            && cells.allSatisfy { $0.count <= Self.longestLine && !self.utf8[$0].contains(0x0A) }
    }

    /// A cell on one line.
    private func cellText(_ range: Range<Int>?) -> [UInt8] {
        guard let range else { return [] }
        var text: [UInt8] = []
        for byte in self.utf8[range] {
            if byte > 0x20 { text.append(byte) } else if text.last != 0x20 { text.append(0x20) }
        }
        return text
    }
}
