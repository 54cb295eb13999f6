internal import Foundation
internal import Model

/// Pairs the passages of two versions: printed numbers first, the best pairing of what stands between them.
struct AlignmentTable {
    struct Place {
        var left: Int?
        var right: Int?
    }

    /// What leaving a passage alone costs; a pair must be worth more than two of them.
    private static let gap = -1.0
    /// More cells than this are not compared one by one: what lies between is paired in order.
    private static let limit = 4_000_000

    private let left: [PassageFeatures]
    private let right: [PassageFeatures]
    /// How many characters the right version takes for one of the left.
    private let ratio: Double

    init(_ left: [PassageFeatures], _ right: [PassageFeatures]) {
        (self.left, self.right) = (left, right)
        let sums = (left.reduce(0) { $0 + $1.length }, right.reduce(0) { $0 + $1.length })
        var ratios: [Double] = []
        if left.count == right.count { ratios = zip(left, right).map { $1.length / $0.length }.sorted() }
        self.ratio = ratios.isEmpty ? (sums.0 > 0 && sums.1 > 0 ? sums.1 / sums.0 : 1) : ratios[ratios.count / 2]
    }

    func pairs() -> [Place] {
        var places: [Place] = []
        var (i, j) = (0, 0)
        for anchor in self.anchors() + [(self.left.count, self.right.count)] {
            places += self.between(i..<anchor.0, j..<anchor.1)
            if anchor.0 < self.left.count { places.append(Place(left: anchor.0, right: anchor.1)) }
            (i, j) = (anchor.0 + 1, anchor.1 + 1)
        }
        return places
    }

    // MARK: Anchors

    /// Passages whose place is told by a number that stands once in each version, in an order that both share.
    private func anchors() -> [(Int, Int)] {
        struct Key: Hashable {
            var part: String
            var kind: PassageKind
            var number: String
        }
        func index(_ passages: [PassageFeatures]) -> [Key: Int] {
            var places: [Key: Int] = [:]
            for (place, passage) in passages.enumerated() {
                guard let number = passage.number else { continue }
                let key = Key(part: passage.part, kind: passage.kind, number: number)
                places[key] = places[key] == nil ? place : -1
            }
            return places.filter { $0.value >= 0 }
        }
        let (lefts, rights) = (index(self.left), index(self.right))
        let shared = lefts.compactMap { key, place in rights[key].map { (place, $0) } }.sorted { $0.0 < $1.0 }
        return Self.longestRising(shared)
    }

    /// The longest run of pairs that rises on both sides.
    private static func longestRising(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
        var ends: [Int] = []
        var previous = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var run: [(Int, Int)] = []
        var index = ends.last ?? -1
        while index >= 0 {
            run.append(pairs[index])
            index = previous[index]
        }
        return run.reversed()
    }

    // MARK: Between anchors

    private func between(_ rows: Range<Int>, _ columns: Range<Int>) -> [Place] {
        if rows.isEmpty || columns.isEmpty || rows.count * columns.count > Self.limit {
            return self.inOrder(rows, columns)
        }
        let width = columns.count + 1
        var scores = [Double](repeating: 0, count: (rows.count + 1) * width)
        for column in 1..<width { scores[column] = Double(column) * Self.gap }
        for row in 1...rows.count {
            scores[row * width] = Double(row) * Self.gap
            for column in 1..<width {
                let pair =
                    scores[(row - 1) * width + column - 1]
                    + self.likeness(rows.lowerBound + row - 1, columns.lowerBound + column - 1)
                let alone = max(scores[(row - 1) * width + column], scores[row * width + column - 1]) + Self.gap
                scores[row * width + column] = max(pair, alone)
            }
        }
        var places: [Place] = []
        var (row, column) = (rows.count, columns.count)
        while row > 0 || column > 0 {
            let score = scores[row * width + column]
            if row > 0, column > 0 {
                let (i, j) = (rows.lowerBound + row - 1, columns.lowerBound + column - 1)
                if score == scores[(row - 1) * width + column - 1] + self.likeness(i, j) {
                    places.append(Place(left: i, right: j))
                    (row, column) = (row - 1, column - 1)
                    continue
                }
            }
            if row > 0, column == 0 || score == scores[(row - 1) * width + column] + Self.gap {
                row -= 1
                places.append(Place(left: rows.lowerBound + row, right: nil))
            } else {
                column -= 1
                places.append(Place(left: nil, right: columns.lowerBound + column))
            }
        }
        return places.reversed()
    }

    private func inOrder(_ rows: Range<Int>, _ columns: Range<Int>) -> [Place] {
        let shared = min(rows.count, columns.count)
        return (0..<shared).map { Place(left: rows.lowerBound + $0, right: columns.lowerBound + $0) }
            + rows.dropFirst(shared).map { Place(left: $0, right: nil) }
            + columns.dropFirst(shared).map { Place(left: nil, right: $0) }
    }

    /// How well two passages fit each other; below −2 they are better left alone.
    private func likeness(_ row: Int, _ column: Int) -> Double {
        let (a, b) = (self.left[row], self.right[column])
        guard a.part == b.part else { return -6 }
        var score = a.kind == b.kind ? 1.5 : -3
        if let x = a.number, let y = b.number { score += x == y ? 5 : -5 }
        if a.label == b.label { score += 0.5 }
        if !a.numbers.isEmpty || !b.numbers.isEmpty {
            let shared = a.numbers.intersection(b.numbers).count
            let all = a.numbers.union(b.numbers).count
            score += 5 * Double(shared) / Double(all) - (shared == 0 ? 2.5 : 1)
        }
        if a.topItems > 0 || b.topItems > 0 { score += a.topItems == b.topItems ? 1.5 : -1.5 }
        let distance = self.distance(a, b)
        score += distance < 0.4 ? 1 : distance > 1.1 ? -2 : 0
        return score
    }

    /// How far the two lengths are from the documents' own ratio, as a logarithm.
    private func distance(_ a: PassageFeatures, _ b: PassageFeatures) -> Double {
        abs(log(b.length / a.length / self.ratio))
    }

    // MARK: Differences

    func differences(_ place: Place) -> [DocumentAlignment.Difference] {
        guard let row = place.left, let column = place.right else { return [.missing] }
        let (a, b) = (self.left[row], self.right[column])
        var differences: [DocumentAlignment.Difference] = []
        if a.kind != b.kind { differences.append(.kind) }
        if a.number != b.number { differences.append(.number) }
        if a.items != b.items { differences.append(.subparagraphs(a.items, b.items)) }
        let lonely = self.unmatched(a, b) + self.unmatched(b, a)
        if !lonely.isEmpty { differences.append(.citations(lonely.sorted())) }
        // Short passages differ much by chance.
        if self.distance(a, b) > log(3), max(a.length, b.length) > 120 { differences.append(.length) }
        return differences
    }

    /// Resolutions that one version cites and whose numbers the other's text does not hold at all.
    private func unmatched(_ a: PassageFeatures, _ b: PassageFeatures) -> [String] {
        a.citations.subtracting(b.citations).filter { citation in
            let numbers = PassageFeatures.numbers(ofCitation: citation)
            return citation.contains("/") && !numbers.isEmpty && numbers.isDisjoint(with: b.numbers)
        }
    }
}
