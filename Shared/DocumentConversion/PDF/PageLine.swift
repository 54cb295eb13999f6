/// A line of a page: fragments that stand on one baseline, from left to right, with the marks above it.
struct PageLine: Sendable {
    private(set) var fragments: [PDFFragment]
    /// The baseline and size of the line's largest letters.
    private(set) var baseline: Float
    private(set) var size: Float
    /// Lines with the same number follow each other within one column.
    var column = 0

    init(_ fragment: PDFFragment) {
        self.fragments = [fragment]
        self.baseline = fragment.baseline
        self.size = fragment.size
    }

    var left: Float { self.fragments.reduce(.infinity) { min($0, $1.left) } }
    var right: Float { self.fragments.reduce(-.infinity) { max($0, $1.right) } }
    var top: Float { self.fragments.reduce(.infinity) { min($0, $1.top) } }
    var bottom: Float { self.fragments.reduce(-.infinity) { max($0, $1.bottom) } }

    mutating func append(_ fragment: PDFFragment) {
        if fragment.size > self.size { (self.size, self.baseline) = (fragment.size, fragment.baseline) }
        self.fragments.append(fragment)
    }

    mutating func sort() {
        self.fragments.sort { $0.left < $1.left }
    }

    /// The size that most of the line's letters have.
    var commonSize: Float {
        var letters: [Float: Int] = [:]
        for fragment in self.fragments { letters[fragment.size, default: 0] += fragment.text.count }
        return letters.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? self.size
    }

    /// Gathers fragments into lines, from the top of the page to its bottom.
    static func lines(of fragments: [PDFFragment]) -> [PageLine] {
        var lines: [PageLine] = []
        for fragment in fragments.sorted(by: { ($0.baseline, $0.left) < ($1.baseline, $1.left) }) {
            if let last = lines.last, abs(fragment.baseline - last.baseline) <= 0.3 * min(fragment.size, last.size) {
                lines[lines.count - 1].append(fragment)
            } else {
                lines.append(PageLine(fragment))
            }
        }
        lines = Self.withRaisedMarks(lines)
        for index in lines.indices { lines[index].sort() }
        return lines
    }

    /// Puts raised and lowered marks, such as the numbers of footnotes, into the line that they stand beside.
    private static func withRaisedMarks(_ lines: [PageLine]) -> [PageLine] {
        var lines = lines
        for source in lines.indices {
            var kept: [PDFFragment] = []
            for fragment in lines[source].fragments {
                let neighbours = max(0, source - 3)..<min(lines.count, source + 4)
                let host = neighbours.first { $0 != source && lines[$0].takesAsMark(fragment) }
                if let host { lines[host].append(fragment) } else { kept.append(fragment) }
            }
            lines[source].fragments = kept
        }
        return lines.filter { !$0.fragments.isEmpty }
    }

    private func takesAsMark(_ mark: PDFFragment) -> Bool {
        let middle = (mark.top + mark.bottom) / 2
        return self.fragments.contains { letters in
            mark.size < 0.9 * letters.size && letters.top - 0.1 * letters.size <= middle && middle <= letters.bottom
                && mark.left - letters.right < letters.size && letters.left - mark.right < letters.size
        }
    }
}
