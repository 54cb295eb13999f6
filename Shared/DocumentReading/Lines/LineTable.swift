/// All lines of a text that are not blank, and how the text was laid out.
struct LineTable {
    /// How the converter left the text.
    enum Shape {
        /// Lines as on the page.
        case wrapped
        /// Lines as on the page, each followed by a blank one.
        case doubleSpaced
        /// One line is one paragraph.
        case paragraphs
    }

    private(set) var lines: [TextLine] = []
    private(set) var shape = Shape.wrapped
    /// Length in bytes that nine tenths of the lines stay below: the width of the text block.
    private(set) var width = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.lines.reserveCapacity(bytes.count / 60 + 8)
        self.scan(bytes)
        self.findShape(bytes)
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var blanks = 0
        var page = 1
        var startsPage = false
        let count = bytes.count
        while index < count {
            var indent = 0
            var cursor = index
            while cursor < count {
                let byte = bytes[cursor]
                if byte == 0x20 {
                    indent += 1
                } else if byte == 0x09 {
                    indent += 4
                } else if byte == 0x0C {
                    page += 1
                    startsPage = true
                    indent = 0
                } else if byte != 0x0D, byte != Scalar.removed, byte != 0x0B {
                    break
                }
                cursor += 1
            }
            if cursor >= count { break }
            if bytes[cursor] == 0x0A {
                blanks += 1
                index = cursor + 1
                continue
            }
            let start = cursor
            while cursor < count, bytes[cursor] != 0x0A, bytes[cursor] != 0x0C { cursor += 1 }
            var end = cursor
            while end > start, bytes[end - 1].isBlank { end -= 1 }
            self.lines.append(
                TextLine(start: start, end: end, indent: indent, blanks: blanks, page: page, startsPage: startsPage))
            (blanks, startsPage) = (0, false)
            index = cursor < count && bytes[cursor] == 0x0A ? cursor + 1 : cursor
        }
    }

    private mutating func findShape(_ bytes: UnsafeBufferPointer<UInt8>) {
        var lengths = [Int](repeating: 0, count: 256)
        var total = 0
        for line in self.lines {
            lengths[min(line.count, 255)] += 1
            total += line.count
        }
        var seen = 0
        for (length, number) in lengths.enumerated() {
            seen += number
            if seen * 10 >= self.lines.count * 9 {
                self.width = length
                break
            }
        }
        guard self.lines.count > 1 else { return }
        // A sentence that goes on over a blank line shows that blank lines mean nothing.
        var (continued, spaced) = (0, 0)
        for index in 1..<self.lines.count {
            let (line, previous) = (self.lines[index], self.lines[index - 1])
            guard Scalar(bytes, at: line.start).isLower, previous.count > 40,
                !LineEnding(bytes, previous).isTerminal
            else { continue }
            continued += 1
            if line.blanks > 0 { spaced += 1 }
        }
        if continued >= 5, spaced * 10 > continued * 6, total / self.lines.count < 120, self.spacedShare >= 7 {
            self.shape = .doubleSpaced
            for index in self.lines.indices where self.lines[index].blanks > 0 { self.lines[index].blanks -= 1 }
        } else if self.width >= 255 || total / self.lines.count > 160 {
            self.shape = .paragraphs
        }
    }

    /// Tenths of the lines that a blank line parts from the line before, out of ten.
    private var spacedShare: Int { self.lines.count { $0.blanks > 0 } * 10 / max(self.lines.count, 1) }

    /// Takes the indentation from the page where the text has none: one column for every five points.
    mutating func indent(_ geometry: [ExtractedText.Line]) {
        guard !geometry.isEmpty else { return }
        var place = 0
        for index in self.lines.indices {
            while place < geometry.count, geometry[place].range.upperBound <= self.lines[index].start { place += 1 }
            guard place < geometry.count else { return }
            guard geometry[place].range.contains(self.lines[index].start), let left = geometry[place].spans.first?.left,
                left.isFinite, (0..<10_000).contains(left)
            else { continue }
            self.lines[index].indent = Int(left / 5)
        }
    }

    /// Parts lines at the bytes given, in ascending order, as if a blank line stood there.
    mutating func part(at breaks: [Int], _ bytes: UnsafeBufferPointer<UInt8>) {
        guard !breaks.isEmpty else { return }
        var parted: [TextLine] = []
        parted.reserveCapacity(self.lines.count + breaks.count)
        var place = 0
        for line in self.lines {
            var rest = line
            while place < breaks.count, breaks[place] < line.end {
                if breaks[place] > rest.start {
                    var first = rest
                    first.end = breaks[place]
                    while first.end > first.start, bytes[first.end - 1].isBlank { first.end -= 1 }
                    if first.end > first.start { parted.append(first) }
                    (rest.start, rest.blanks, rest.startsPage) = (breaks[place], 1, false)
                }
                place += 1
            }
            parted.append(rest)
        }
        self.lines = parted
    }

    subscript(_ index: Int) -> TextLine {
        get { self.lines[index] }
        set { self.lines[index] = newValue }
    }
    var count: Int { self.lines.count }
    var indices: Range<Int> { self.lines.indices }
}
