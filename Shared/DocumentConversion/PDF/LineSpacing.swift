/// The usual distance between the lines of a paragraph, by font size, learned from the whole document.
struct LineSpacing {
    /// A distance this many times the usual one parts two blocks.
    private static let blockFactor: Float = 1.2
    /// Distance between baselines in em where the document shows none.
    private static let usualEm: Float = 1.25
    /// Distances are counted in steps of this many points.
    private static let step: Float = 0.5

    /// Distance in points by font size in half points.
    private var distances: [Int: Float] = [:]

    init(pages: [[PageLine]]) {
        var counts: [Int: [Int: Int]] = [:]
        for lines in pages {
            for (upper, lower) in zip(lines, lines.dropFirst()) where upper.column == lower.column {
                let size = Self.sizeKey(lower)
                let distance = lower.baseline - upper.baseline
                guard Self.sizeKey(upper) == size, distance > 0.8 * lower.commonSize, distance < 3 * lower.commonSize
                else { continue }
                counts[size, default: [:]][Int((distance / Self.step).rounded()), default: 0] += 1
            }
        }
        for (size, steps) in counts {
            let total = steps.values.reduce(0, +)
            // In a document of one-line paragraphs the gap between them is the most frequent distance; the narrowest
            // one that is not rare is then the one within paragraphs.
            let frequent = steps.filter { $0.value * 6 >= total && $0.value >= 3 }
            guard let narrowest = frequent.keys.min() else { continue }
            self.distances[size] = Float(narrowest) * Self.step
        }
    }

    /// Whether there is a clear gap between two lines that follow each other in one column.
    func parts(_ upper: PageLine, _ lower: PageLine) -> Bool {
        let distance = lower.baseline - upper.baseline
        let usual = max(self.usual(upper), self.usual(lower))
        return distance > Self.blockFactor * usual || distance < -usual
    }

    private func usual(_ line: PageLine) -> Float {
        let learned = self.distances[Self.sizeKey(line)] ?? Self.usualEm * line.commonSize
        // Nobody sets lines of a paragraph further apart than this; a document of a few lines may look as if.
        return min(learned, 2.6 * line.commonSize)
    }

    private static func sizeKey(_ line: PageLine) -> Int {
        Int((line.commonSize * 2).rounded())
    }
}
