/// Finds columns of running text on a page and puts their lines one column after the other.
struct ColumnSplitter {
    /// Fewer lines than this on either side are no column: a heading with a date beside it, a signature.
    private static let fewestLines = 5
    /// Narrowest empty strip between two columns, in points.
    private static let narrowestGutter: Float = 7
    /// Part of the width that the lines of a column take up at least. Numbers and marks beside a text take less.
    private static let narrowestColumn: Float = 0.2
    /// A gap of more than this many ems parts the cells of a line.
    private static let cellGap: Float = 0.9

    /// Left edges of a page that are tried as the edge of a column, the most frequent ones first.
    private static let mostEdges = 40

    let readsFromRight: Bool
    private var nextColumn = 0
    private var ordered: [PageLine] = []

    /// - Parameter readsFromRight: Whether the right column is read first.
    init(readsFromRight: Bool) {
        self.readsFromRight = readsFromRight
    }

    /// The lines in the order of reading, each with the number of its column.
    static func order(_ lines: [PageLine], readsFromRight: Bool) -> [PageLine] {
        var splitter = ColumnSplitter(readsFromRight: readsFromRight)
        splitter.split(lines, depth: 0)
        return splitter.ordered
    }

    private mutating func split(_ lines: [PageLine], depth: Int) {
        guard depth < 4, let (region, gutter) = Self.columns(in: lines) else {
            for var line in lines {
                line.column = self.nextColumn
                self.ordered.append(line)
            }
            self.nextColumn += 1
            return
        }
        let fragments = lines[region].flatMap(\.fragments)
        let left = PageLine.lines(of: fragments.filter { $0.left < gutter })
        let right = PageLine.lines(of: fragments.filter { $0.left >= gutter })
        if region.lowerBound > 0 { self.split(Array(lines[..<region.lowerBound]), depth: depth + 1) }
        self.split(self.readsFromRight ? right : left, depth: depth + 1)
        self.split(self.readsFromRight ? left : right, depth: depth + 1)
        if region.upperBound < lines.count { self.split(Array(lines[region.upperBound...]), depth: depth + 1) }
    }

    /// The longest stretch of lines that falls into two columns, and the left edge of its right column.
    private static func columns(in lines: [PageLine]) -> (region: Range<Int>, gutter: Float)? {
        guard lines.count >= Self.fewestLines else { return nil }
        let left = lines.reduce(Float.infinity) { min($0, $1.left) }
        let width = lines.reduce(-Float.infinity) { max($0, $1.right) } - left
        // Cells of one line: fragments with no wide gap between them.
        let cells = lines.map { Self.cells(of: $0) }
        var edges: [Int: Int] = [:]
        for cell in cells.joined() where cell.lowerBound > left + Self.narrowestColumn * width {
            edges[Int(cell.lowerBound / 2), default: 0] += 1
        }
        var best: (region: Range<Int>, gutter: Float)?
        let frequent = edges.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.mostEdges)
        for (edge, count) in frequent where count >= 3 {
            let gutter = Float(edge * 2)
            for region in Self.stretches(of: cells, around: gutter) {
                let trimmed = Self.trimmed(region, lines)
                guard trimmed.count > best?.region.count ?? 0,
                    Self.isProse(cells[trimmed], around: gutter, width: width)
                else {
                    continue
                }
                best = (trimmed, gutter)
            }
        }
        return best
    }

    private static func cells(of line: PageLine) -> [ClosedRange<Float>] {
        var cells: [ClosedRange<Float>] = []
        for fragment in line.fragments where fragment.left <= fragment.right {
            if let last = cells.last, fragment.left - last.upperBound < Self.cellGap * line.size {
                cells[cells.count - 1] = last.lowerBound...max(last.upperBound, fragment.right)
            } else {
                cells.append(fragment.left...fragment.right)
            }
        }
        return cells
    }

    /// Stretches of lines in which no cell reaches over the gutter.
    private static func stretches(of cells: [[ClosedRange<Float>]], around gutter: Float) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var start = 0
        for (index, line) in cells.enumerated() {
            let crosses = line.contains { $0.lowerBound < gutter && $0.upperBound > gutter - Self.narrowestGutter }
            guard crosses else { continue }
            if index > start { stretches.append(start..<index) }
            start = index + 1
        }
        if start < cells.count { stretches.append(start..<cells.count) }
        return stretches
    }

    /// The stretch without running heads and feet, which stand apart from the columns.
    private static func trimmed(_ region: Range<Int>, _ lines: [PageLine]) -> Range<Int> {
        var region = region
        func isApart(_ index: Int) -> Bool {
            lines[index + 1].baseline - lines[index].baseline > 2 * max(lines[index].size, lines[index + 1].size)
        }
        let reach = min(3, region.count / 3)
        if let head = (region.lowerBound..<(region.lowerBound + reach)).last(where: isApart) {
            region = (head + 1)..<region.upperBound
        }
        if let foot = ((region.upperBound - 1 - reach)..<(region.upperBound - 1)).first(where: isApart) {
            region = region.lowerBound..<(foot + 1)
        }
        return region
    }

    private static func isProse(_ cells: ArraySlice<[ClosedRange<Float>]>, around gutter: Float, width: Float) -> Bool {
        func isWide(_ side: [Float]) -> Bool {
            side.count >= Self.fewestLines && side.sorted()[side.count / 2] >= Self.narrowestColumn * width
        }
        // The width of a side in a line, from its first cell to its last.
        func widths(_ isOnSide: (ClosedRange<Float>) -> Bool) -> [Float] {
            cells.compactMap { line in
                let side = line.filter(isOnSide)
                guard let first = side.first, let last = side.last else { return nil }
                return last.upperBound - first.lowerBound
            }
        }
        return isWide(widths { $0.lowerBound < gutter }) && isWide(widths { $0.lowerBound >= gutter })
    }
}
