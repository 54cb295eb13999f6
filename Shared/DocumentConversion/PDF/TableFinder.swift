/// A table on a page: some of its lines, and their letters by rows and columns.
struct PDFTable: Sendable {
    /// Places among the lines of the page.
    var lines: Range<Int>
    /// Each row's cells from left to right; a cell may be empty.
    var rows: [[[PDFFragment]]]
    /// From the left to the right edge of each column, in points.
    var columns: [ClosedRange<Float>]
}

/// Finds tables on a page by their columns: rows whose cells stand over one another, with empty strips between them. Ruled or
/// not makes no difference.
///
/// What it takes for a table is taken out of the running text, so it wants clear ones: three rows of three columns, or four
/// of two, with short cells. Numbered paragraphs, tables of contents and the masthead of the first page are none.
struct TableFinder {
    /// A gap of more than this many ems parts two cells.
    private static let cellGap: Float = 1.1
    /// Narrowest strip between two columns, in points.
    private static let narrowestStrip: Float = 4
    /// A page with more lines is a drawing.
    private static let mostLines = 1_000
    /// Lines of one table are no further apart than this many ems.
    private static let widestLeading: Float = 4
    /// Bytes in a cell, in the middle of all, beyond which the columns hold running text.
    private static let longestCell = 60
    /// A table goes on below at most so many lines of a running head.
    private static let headLines = 4
    /// A row is no further from the one above it than this many times the shortest distance.
    private static let widestJump: Float = 2.2
    /// The masthead stands in this part of the first page.
    private static let mastheadShare: Float = 0.45

    private struct Cell {
        var left: Float
        var right: Float
        var fragments: [PDFFragment]

        var bytes: Int { self.fragments.reduce(0) { $0 + $1.text.count } }
    }

    private let lines: [PageLine]
    private let cells: [[Cell]]
    private let isFirstPage: Bool
    private let before: [ClosedRange<Float>]?
    private let height: Float

    /// - Parameter lines: Those of one page, in the order of reading.
    /// - Parameter before: The columns of the table that the page before ended with, of which single rows may follow.
    static func tables(
        in lines: [PageLine], isFirstPage: Bool, after before: [ClosedRange<Float>]? = nil
    ) -> [PDFTable] {
        guard lines.count <= Self.mostLines else { return [] }
        let finder = TableFinder(lines: lines, isFirstPage: isFirstPage, goesOn: before)
        var tables: [PDFTable] = []
        var start = 0
        while start < lines.count {
            if let table = finder.table(from: start) {
                tables.append(table)
                start = table.lines.upperBound
            } else {
                start += 1
            }
        }
        return tables
    }

    private init(lines: [PageLine], isFirstPage: Bool, goesOn before: [ClosedRange<Float>]?) {
        (self.lines, self.isFirstPage, self.before) = (lines, isFirstPage, before)
        self.cells = lines.map { Self.cells(of: $0) }
        self.height = lines.reduce(0) { max($0, $1.bottom) }
    }

    private static func cells(of line: PageLine) -> [Cell] {
        var cells: [Cell] = []
        for fragment in line.fragments where fragment.left <= fragment.right {
            if let last = cells.last, fragment.left - last.right < Self.cellGap * line.size {
                cells[cells.count - 1].right = max(last.right, fragment.right)
                cells[cells.count - 1].fragments.append(fragment)
            } else {
                cells.append(Cell(left: fragment.left, right: fragment.right, fragments: [fragment]))
            }
        }
        return cells
    }

    private func table(from start: Int) -> PDFTable? {
        guard self.isRow(start) else { return nil }
        if self.isFirstPage, self.lines[start].top < Self.mastheadShare * self.height { return nil }
        var columns = self.cells[start].map { $0.left...$0.right }
        var end = start + 1
        var shortest = Float.infinity
        while end < self.lines.count, self.follows(end) {
            let next = self.cells[end]
            let distance = self.lines[end].baseline - self.lines[end - 1].baseline
            // The foot of the page is no row.
            if distance > Self.widestJump * shortest, distance > 2.5 * self.lines[end].size { break }
            shortest = min(shortest, distance)
            if next.count == 1, !self.continues(next[0], columns) { break }
            if next.count > 1, !self.isRow(end) { break }
            let merged = Self.merged(columns + next.map { $0.left...$0.right })
            guard merged.count >= 2, merged.count >= min(columns.count, 3) else { break }
            columns = merged
            end += 1
        }
        // A line in the first column alone that ends the stretch is a remark below the table.
        while end > start, self.cells[end - 1].count == 1, self.cells[end - 1][0].left <= columns[0].upperBound {
            end -= 1
        }
        let rows = self.rows(start..<end, columns)
        guard self.isTable(rows, columns.count) || self.goesOn(start, columns) else { return nil }
        return PDFTable(lines: start..<end, rows: rows, columns: columns)
    }

    /// Whether lines near the head of the page stand in the columns of the table that the page before ended with.
    private func goesOn(_ start: Int, _ columns: [ClosedRange<Float>]) -> Bool {
        guard let before, start < Self.headLines, before.count >= 3, columns.count == before.count else { return false }
        return zip(columns, before).allSatisfy { $0.lowerBound < $1.upperBound && $1.lowerBound < $0.upperBound }
    }

    /// Two cells or more, the first of which is no label of a paragraph, and no leader dots.
    private func isRow(_ line: Int) -> Bool {
        let cells = self.cells[line]
        guard cells.count >= 2 else { return false }
        if cells.count == 2, Self.isLabel(cells[0]) { return false }
        return !cells.contains { cell in
            cell.fragments.contains {
                $0.text.contains(words: Array("....".utf8)) || $0.text.contains(words: Array(". . .".utf8))
            }
        }
    }

    private static func isLabel(_ cell: Cell) -> Bool {
        guard cell.bytes <= 8, let last = cell.fragments.last?.text.last(where: { $0 > 0x20 }) else { return false }
        return [0x2E, 0x29].contains(last) || cell.bytes <= 3 && last >= 0x80
            || cell.bytes == 1 && !(0x30...0x39).contains(last)
    }

    private func follows(_ line: Int) -> Bool {
        let (upper, lower) = (self.lines[line - 1], self.lines[line])
        let distance = lower.baseline - upper.baseline
        return upper.column == lower.column && distance > 0
            && distance < Self.widestLeading * max(upper.size, lower.size)
    }

    /// Whether the only cell of a line stands within one column.
    private func continues(_ cell: Cell, _ columns: [ClosedRange<Float>]) -> Bool {
        let touched = columns.filter { $0.lowerBound < cell.right && cell.left < $0.upperBound }
        guard touched.count == 1, let column = touched.first else { return false }
        // In the first column a longer line is text below the table.
        return column != columns[0] || cell.right - cell.left <= 1.3 * (column.upperBound - column.lowerBound) + 10
    }

    /// Ranges joined where less than a strip parts them.
    private static func merged(_ ranges: [ClosedRange<Float>]) -> [ClosedRange<Float>] {
        var merged: [ClosedRange<Float>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound - last.upperBound < Self.narrowestStrip {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    private func rows(_ lines: Range<Int>, _ columns: [ClosedRange<Float>]) -> [[[PDFFragment]]] {
        var rows: [[[PDFFragment]]] = []
        for line in lines {
            var row = [[PDFFragment]](repeating: [], count: columns.count)
            for cell in self.cells[line] {
                let middle = (cell.left + cell.right) / 2
                let column = columns.firstIndex { $0.contains(middle) } ?? 0
                row[column] += cell.fragments
            }
            // A line without a cell in the first column goes on with the row above it.
            if row[0].isEmpty, let last = rows.indices.last {
                for column in columns.indices { rows[last][column] += row[column] }
            } else {
                rows.append(row)
            }
        }
        return rows
    }

    private func isTable(_ rows: [[[PDFFragment]]], _ columns: Int) -> Bool {
        let full = rows.filter { row in row.count { !$0.isEmpty } >= 2 }
        guard full.count >= (columns >= 3 ? 3 : 4), full.count * 3 >= rows.count * 2 else { return false }
        let lengths = rows.flatMap { $0 }.map { cell in cell.reduce(0) { $0 + $1.text.count } }.filter { $0 > 0 }
            .sorted()
        return lengths[lengths.count / 2] <= Self.longestCell
    }
}
