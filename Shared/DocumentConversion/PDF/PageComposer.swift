internal import DocumentReading

/// Writes the lines of all pages into one text and notes where each stands on its page.
struct PageComposer {
    /// A gap of more than this many ems between two fragments is a space.
    private static let spaceGap: Float = 0.15
    /// A gap of more than this many ems parts cells, as of a table or of a heading with a date at the right.
    private static let cellGap: Float = 2.2
    /// What is written between two cells.
    private static let cellSeparator = Array("   ".utf8)

    private(set) var utf8: [UInt8] = []
    private(set) var lines: [ExtractedText.Line] = []
    private(set) var tables: [ExtractedText.Table] = []

    /// - Parameter recognised: The text of pages that are pictures, by their numbers from 1.
    init(_ pages: [[PageLine]], spacing: LineSpacing, recognised: [Int: [UInt8]] = [:]) {
        var before: [ClosedRange<Float>]?
        for (index, page) in pages.enumerated() {
            if index > 0 { self.utf8.append(0x0C) }
            if let text = recognised[index + 1] { self.utf8 += text + [0x0A] }
            var tables = TableFinder.tables(in: page, isFirstPage: index == 0, after: before)[...]
            // Notes and the foot of the page may follow the last row.
            before = tables.last.flatMap { $0.lines.upperBound * 2 > page.count ? $0.columns : nil }
            var previous: PageLine?
            var place = 0
            while place < page.count {
                if let table = tables.first, table.lines.lowerBound == place {
                    if previous != nil { self.utf8.append(0x0A) }
                    self.append(table, page: index + 1)
                    tables.removeFirst()
                    place = table.lines.upperBound
                    previous = page[place - 1]
                    if place < page.count { self.utf8.append(0x0A) }
                    continue
                }
                let line = page[place]
                if let previous, !self.hasBlankLine, self.hasGap(previous, line, spacing) { self.utf8.append(0x0A) }
                if self.append(line, page: index + 1) { previous = line }
                place += 1
            }
        }
    }

    /// Whether the text ends with a blank line already, as behind a table.
    private var hasBlankLine: Bool {
        self.utf8.count > 1 && self.utf8[self.utf8.count - 1] == 0x0A && self.utf8[self.utf8.count - 2] == 0x0A
    }

    /// Writes a table: each row on a line, with a tab between its cells.
    private mutating func append(_ table: PDFTable, page: Int) {
        let start = self.utf8.count
        let isRightToLeft = RightToLeft.prevails(in: table.rows.joined().flatMap { $0 })
        for row in table.rows {
            let lineStart = self.utf8.count
            var spans: [ExtractedText.Span] = []
            for (column, cell) in (isRightToLeft ? row.reversed() : row).enumerated() {
                if column > 0 { self.utf8.append(0x09) }
                let cellStart = self.utf8.count
                var previous: PDFFragment?
                for fragment in isRightToLeft ? RightToLeft.inReadingOrder(cell) : cell {
                    if let previous, self.utf8.last != 0x20,
                        previous.bottom < fragment.top + 1
                            || fragment.left - previous.right > Self.spaceGap * fragment.size
                    {
                        self.utf8.append(0x20)
                    }
                    let spanStart = self.utf8.count
                    self.appendCollapsed(fragment.text, lineStart: cellStart)
                    previous = fragment
                    if self.utf8.count > spanStart { spans.append(Self.span(spanStart..<self.utf8.count, fragment)) }
                }
                while self.utf8.count > cellStart, self.utf8.last == 0x20 { self.utf8.removeLast() }
            }
            let end = self.utf8.count
            spans = spans.compactMap { span in
                var span = span
                span.range = span.range.lowerBound..<min(end, span.range.upperBound)
                return span.range.isEmpty ? nil : span
            }
            self.lines.append(ExtractedText.Line(range: lineStart..<end, page: page, spans: spans))
            self.utf8.append(0x0A)
        }
        self.tables.append(ExtractedText.Table(range: start..<(self.utf8.count - 1), page: page))
    }

    /// Whether a blank line goes between two lines. From the foot of one column to the head of the next a paragraph may go on.
    private func hasGap(_ upper: PageLine, _ lower: PageLine, _ spacing: LineSpacing) -> Bool {
        let goesOn = upper.column != lower.column && lower.baseline < upper.baseline
        return goesOn ? false : spacing.parts(upper, lower)
    }

    /// Writes one line; `false` if it held nothing but spaces.
    private mutating func append(_ line: PageLine, page: Int) -> Bool {
        let start = self.utf8.count
        var spans: [ExtractedText.Span] = []
        let isRightToLeft = RightToLeft.prevails(in: line.fragments)
        var previous: PDFFragment?
        for fragment in isRightToLeft ? RightToLeft.inReadingOrder(line.fragments) : line.fragments {
            if let previous { self.appendGap(previous, fragment, lineStart: start) }
            let spanStart = self.utf8.count
            self.appendCollapsed(fragment.text, lineStart: start)
            previous = fragment
            var spanEnd = self.utf8.count
            while spanEnd > spanStart, self.utf8[spanEnd - 1] == 0x20 { spanEnd -= 1 }
            if spanEnd > spanStart { spans.append(Self.span(spanStart..<spanEnd, fragment)) }
        }
        while self.utf8.count > start, self.utf8.last == 0x20 { self.utf8.removeLast() }
        let end = self.utf8.count
        guard end > start else { return false }
        self.lines.append(ExtractedText.Line(range: start..<end, page: page, spans: spans))
        self.utf8.append(0x0A)
        return true
    }

    private mutating func appendGap(_ previous: PDFFragment, _ next: PDFFragment, lineStart: Int) {
        let gap = max(next.left - previous.right, previous.left - next.right)
        guard gap > Self.spaceGap * max(previous.size, next.size), self.utf8.count > lineStart else { return }
        if self.utf8.last == 0x20 { self.utf8.removeLast() }
        self.utf8 += gap > Self.cellGap * min(previous.size, next.size) ? Self.cellSeparator : [0x20]
    }

    /// Appends text with each run of spaces as one space: justified lines are full of them.
    private mutating func appendCollapsed(_ text: [UInt8], lineStart: Int) {
        for byte in text where byte != 0x20 || (self.utf8.count > lineStart && self.utf8.last != 0x20) {
            self.utf8.append(byte)
        }
    }

    private static func span(_ range: Range<Int>, _ fragment: PDFFragment) -> ExtractedText.Span {
        ExtractedText.Span(
            range: range, size: fragment.size, isBold: fragment.isBold, isItalic: fragment.isItalic,
            left: fragment.left,
            right: fragment.right, top: fragment.top, bottom: fragment.bottom)
    }
}
