/// How a text's words differ from an earlier one's.
struct WordDifference: Hashable {
    enum Change: Hashable {
        case same, added, removed
    }

    struct Run: Hashable {
        let change: Change
        /// The words with single spaces between them; of the later text, or where removed of the earlier.
        var words: String
    }

    /// In reading order; neighbours differ in ``Run/change``.
    private(set) var runs: [Run] = []

    /// More words than this are not compared: a difference over pages helps nobody, and costs time by its square.
    static let longest = 2_000

    /// `nil` when one of the texts is too long, or both have the same words.
    init?(from earlier: [UInt8], to later: [UInt8]) {
        let old = Self.words(earlier)
        let new = Self.words(later)
        guard old.count <= Self.longest, new.count <= Self.longest, !old.elementsEqual(new) else { return nil }
        // Common ends first: recurring paragraphs differ in few places.
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var tail = 0
        while tail < old.count - start, tail < new.count - start,
            old[old.count - 1 - tail] == new[new.count - 1 - tail]
        { tail += 1 }
        self.append(.same, new[..<start])
        self.middle(Array(old[start..<(old.count - tail)]), Array(new[start..<(new.count - tail)]))
        self.append(.same, new[(new.count - tail)...])
    }

    /// Longest common subsequence by the table of lengths (Wagner and Fischer 1974): at most 2,000 × 2,000 small numbers.
    private mutating func middle(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
        let width = new.count + 1
        var lengths = [UInt16](repeating: 0, count: (old.count + 1) * width)
        for row in stride(from: old.count - 1, through: 0, by: -1) {
            for column in stride(from: new.count - 1, through: 0, by: -1) {
                lengths[row * width + column] =
                    old[row] == new[column]
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var (row, column) = (0, 0)
        while row < old.count || column < new.count {
            if row < old.count, column < new.count, old[row] == new[column] {
                self.append(.same, new[column..<(column + 1)])
                (row, column) = (row + 1, column + 1)
            } else if column == new.count
                || row < old.count && lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]
            {
                self.append(.removed, old[row..<(row + 1)])
                row += 1
            } else {
                self.append(.added, new[column..<(column + 1)])
                column += 1
            }
        }
    }

    private mutating func append(_ change: Change, _ words: ArraySlice<ArraySlice<UInt8>>) {
        guard !words.isEmpty else { return }
        let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        if let last = self.runs.indices.last, self.runs[last].change == change {
            self.runs[last].words += " " + text
        } else {
            self.runs.append(Run(change: change, words: text))
        }
    }

    private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    }
}
