/// Finds tables of contents: the lines between such a heading and the last line with leader dots; where a converter has
/// dropped those, the last line that ends with the number of a page, above the first numbered paragraph.
struct ContentsFinder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let lexicon: Lexicon

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) { (self.bytes, self.lexicon) = (bytes, lexicon) }

    func run(_ table: inout LineTable) {
        for index in table.indices.prefix(400) where table[index].role == .body && table[index].count < 40 {
            let folded = Folding.fold(self.bytes, table[index].range, limit: 60)
            guard let found = self.lexicon.contents.prefix(folded), found.length + 4 > folded.count else { continue }
            var last: Int?
            var next = index + 1
            var isAbove = true
            while next < table.count, next - (last ?? index) < 14 {
                if self.bytes[table[next].start].isASCIIDigit, table[next].count > 12 { isAbove = false }
                if self.hasLeader(table[next]) || isAbove && self.hasPage(table[next]) { last = next }
                next += 1
            }
            guard var end = last else { continue }
            // Page numbers and the annex behind the last leader, down to the page's end.
            while end + 1 < table.count, !table[end + 1].startsPage, table[end + 1].role == .body,
                table[end + 1].count < 12
            {
                end += 1
            }
            for line in index...end where table[line].role == .body { table[line].role = .contents }
            return
        }
    }

    /// `II. Conclusions 5–6 20`: a heading, a blank, the page's number.
    private func hasPage(_ line: TextLine) -> Bool {
        guard line.count < 160, Scalar(self.bytes, at: line.start).isLetter else { return false }
        var start = line.end
        while start > line.start, self.bytes[start - 1].isASCIIDigit { start -= 1 }
        return (1...3).contains(line.end - start) && start > line.start + 4 && self.bytes[start - 1] == 0x20
    }

    private func hasLeader(_ line: TextLine) -> Bool {
        var run = 0
        for index in line.start..<line.end {
            if self.bytes[index] == 0x2E {
                run += 1
                if run >= 5 { return true }
            } else if self.bytes[index] != 0x20 {
                run = 0
            }
        }
        return false
    }
}
