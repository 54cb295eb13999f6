/// How the paragraphs of a preamble are set: by indented first lines, by short last lines, or each on one line.
///
/// Needed where case does not show where a paragraph begins.
struct ParagraphLayout {
    private let body: BodyText
    /// Smallest indentation of the region's lines, by page; left out where all lines of the page have the same.
    private var bases: [Int: Int] = [:]
    /// Characters that nine tenths of the lines stay below.
    private var width = 0
    /// Nearly every line ends with a sign: one line is one paragraph.
    private(set) var isUnwrapped = false

    init(_ body: BodyText, _ lines: Range<Int>) {
        self.body = body
        guard lines.count > 1 else { return }
        var (open, highest) = (0, [Int: Int]())
        var lengths: [Int] = []
        for line in lines where body.traits[line].label == nil {
            let text = body.lines[line]
            self.bases[text.page] = min(self.bases[text.page] ?? .max, text.indent)
            highest[text.page] = max(highest[text.page] ?? 0, text.indent)
            lengths.append(self.characters(line))
            if body.traits[line].ending == .none { open += 1 }
        }
        self.bases = self.bases.filter { page, base in (base + 3...base + 16).contains(highest[page] ?? 0) }
        lengths.sort()
        self.width = lengths.isEmpty ? 0 : lengths[(lengths.count - 1) * 9 / 10]
        self.isUnwrapped = lengths.count >= 2 && open * 10 <= lengths.count
    }

    /// The line is indented where others of its page are not.
    func isIndented(_ line: Int) -> Bool {
        self.bases[self.body.lines[line].page].map { self.body.lines[line].indent >= $0 + 3 } ?? false
    }

    /// The line is about as long as the others: its paragraph may go on.
    func isFull(_ line: Int) -> Bool { self.characters(line) * 20 >= self.width * 17 }

    private func characters(_ line: Int) -> Int {
        var count = 0
        for index in self.body.lines[line].range where self.body.bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
