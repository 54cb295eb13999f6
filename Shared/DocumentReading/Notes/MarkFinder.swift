/// Finds footnote marks that extraction turned into plain numbers: `Crime, 2 and`.
///
/// The notes at the foot of a page say which marks the page must hold, and in which order. Of all numbers on the
/// page, those are
/// taken that fit best: behind a comma or full stop rather than between two words, and never before a month.
struct MarkFinder {
    private struct Candidate {
        var range: Range<Int>
        var value: Int
        var score: Int
        /// Hash of the word before.
        var word: UInt64
        var followsCapital: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let lexicon: Lexicon
    private(set) var marks: [FootnoteMark] = []
    /// Bytes to be taken out of the text.
    private(set) var removals: [Range<Int>] = []
    /// Words that carry a mark, with the highest mark seen so far.
    private var markedWords: Set<UInt64> = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) { (self.bytes, self.lexicon) = (bytes, lexicon) }

    mutating func run(_ table: LineTable, _ zones: [NoteZone]) {
        var start = 0
        for zone in zones.sorted(by: { $0.lines.lowerBound < $1.lines.lowerBound }) {
            let values = zone.notes.compactMap { Int($0.mark) }.sorted()
            if !values.isEmpty {
                let lines = (start..<max(start, zone.lines.lowerBound)).filter { table[$0].role == .body }
                self.assign(values, self.candidates(table, lines))
            }
            start = zone.lines.upperBound
        }
        let rest = (start..<table.count).filter { table[$0].role == .body }
        if !self.markedWords.isEmpty { self.assign([], self.candidates(table, rest)) }
        self.marks.sort { $0.offset < $1.offset }
    }

    /// The best increasing choice of one candidate per mark.
    private mutating func assign(_ values: [Int], _ candidates: [Candidate]) {
        var chosen: Set<Int> = []
        var rows: [[(candidate: Int, score: Int, previous: Int)]] = []
        var byValue: [Int: [Int]] = [:]
        for (index, candidate) in candidates.enumerated() where candidate.score > 0 {
            byValue[candidate.value, default: []].append(index)
        }
        for value in values {
            var row: [(candidate: Int, score: Int, previous: Int)] = []
            // Both rows are in the order of the text, so the best cell so far is carried along.
            let above = rows.last ?? []
            var (place, bestAbove) = (0, (score: 0, previous: -1))
            for index in byValue[value] ?? [] {
                let candidate = candidates[index]
                while place < above.count,
                    candidates[above[place].candidate].range.lowerBound < candidate.range.lowerBound
                {
                    if above[place].score > bestAbove.score { bestAbove = (above[place].score, place) }
                    place += 1
                }
                row.append((index, bestAbove.score + candidate.score, bestAbove.previous))
            }
            // A mark that is not found does not stop the others.
            if row.isEmpty { continue }
            rows.append(row)
        }
        if let last = rows.last?.indices.max(by: { rows[rows.count - 1][$0].score < rows[rows.count - 1][$1].score }) {
            var place = last
            for row in rows.reversed() {
                guard place >= 0 else { break }
                chosen.insert(row[place].candidate)
                place = row[place].previous
            }
        }
        let lowest = values.first ?? .max
        for (index, candidate) in candidates.enumerated() {
            let isRepeat =
                candidate.value < lowest && candidate.score > 0 && candidate.followsCapital
                && self.markedWords.contains(candidate.word)
            guard chosen.contains(index) || isRepeat else { continue }
            self.take(candidate)
        }
        for index in chosen { self.markedWords.insert(candidates[index].word) }
    }

    private mutating func take(_ candidate: Candidate) {
        let mark = String(candidate.value)
        self.marks.append(FootnoteMark(offset: candidate.range.lowerBound, mark: mark))
        var start = candidate.range.lowerBound
        let end = candidate.range.upperBound
        let next = end < self.bytes.count ? self.bytes[end] : 0x0A
        // "Rights 7, the": the blank before the mark goes with it.
        if next == 0x2C || next == 0x2E || next == 0x3B || next == 0x3A || next == 0x29 {
            while start > 0, self.bytes[start - 1] == 0x20 { start -= 1 }
        }
        self.removals.append(start..<end)
    }

    private func candidates(_ table: LineTable, _ lines: [Int]) -> [Candidate] {
        var candidates: [Candidate] = []
        for (place, index) in lines.enumerated() {
            let line = table[index]
            var cursor = line.start
            while cursor < line.end {
                guard self.bytes[cursor].isASCIIDigit else {
                    cursor += 1
                    continue
                }
                let start = cursor
                while cursor < line.end, self.bytes[cursor].isASCIIDigit { cursor += 1 }
                guard cursor - start <= 3 else { continue }
                let previous =
                    start > line.start ? line.start..<start : (place > 0 ? table[lines[place - 1]].range : 0..<0)
                if let candidate = self.candidate(start..<cursor, line, before: previous, isFirst: start == line.start)
                {
                    candidates.append(candidate)
                }
            }
        }
        return candidates
    }

    private func candidate(_ range: Range<Int>, _ line: TextLine, before: Range<Int>, isFirst: Bool) -> Candidate? {
        let next = range.upperBound < line.end ? self.bytes[range.upperBound] : 0x0A
        guard
            next.isBlank || next == 0x2C || next == 0x2E || next == 0x3B || next == 0x3A || next == 0x29 || next >= 0xE2
        else { return nil }
        if next == 0x2E || next == 0x2C, range.upperBound + 1 < line.end, self.bytes[range.upperBound + 1].isASCIIDigit
        {
            return nil
        }
        // "1." at the beginning of a line is the number of a paragraph.
        if isFirst, next == 0x2E || next == 0x29 { return nil }
        if !isFirst {
            let glued = self.bytes[range.lowerBound - 1]
            guard
                glued.isBlank || glued == 0x2C || glued == 0x2E || glued == 0x3B || glued >= 0x80 || glued == 0x29
                    || glued.isASCIILower
            else { return nil }
        }
        var end = before.upperBound
        while end > before.lowerBound, self.bytes[end - 1].isBlank { end -= 1 }
        guard end > before.lowerBound else { return nil }
        let last = self.bytes[end - 1]
        let isBehindSign =
            last == 0x2C || last == 0x2E || last == 0x3B || last == 0x3A || last == 0x29
            || last >= 0x80 && Self.isSign(self.bytes, end)
        var wordEnd = end
        while wordEnd > before.lowerBound, !self.isWordByte(self.bytes[wordEnd - 1]) { wordEnd -= 1 }
        var wordStart = wordEnd
        while wordStart > before.lowerBound, self.isWordByte(self.bytes[wordStart - 1]) { wordStart -= 1 }
        let word = Folding.fold(self.bytes, wordStart..<wordEnd)
        // Two numbers side by side are a date or a sum; behind a sign, the second may be a mark.
        guard !word.isEmpty, isBehindSign || !word.allSatisfy(\.isASCIIDigit) else { return nil }
        var score = isBehindSign ? 4 : (next.isBlank && range.upperBound < line.end ? 1 : 2)
        if isFirst, !isBehindSign { score = 1 }
        // "No. 3" is no mark, "gone by,3" is one.
        if last != 0x2C, last != 0x3B, self.lexicon.numberWords.contains(word) { score = 0 }
        let following = Folding.fold(self.bytes, min(range.upperBound, line.end)..<line.end, limit: 24)
        let trimmed = following.first == 0x20 ? Array(following.dropFirst()) : following
        if self.lexicon.months.prefix(trimmed) != nil { score = 0 }
        if trimmed.starts(with: "de ".utf8), self.lexicon.months.prefix(Array(trimmed.dropFirst(3))) != nil {
            score = 0
        }
        if trimmed.starts(with: "per cent".utf8) || trimmed.starts(with: "%".utf8) { score = 0 }
        return Candidate(
            range: range, value: Self.value(self.bytes, range), score: score, word: Self.hash(word),
            followsCapital: Scalar(self.bytes, at: wordStart).isUpper)
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit
            || byte >= 0x80 && byte != 0xE2 && byte != 0x80 && byte != 0x9D && byte != 0x99
    }

    private static func isSign(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        var start = end - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return !Scalar(bytes, at: start).isLetter
    }

    private static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        range.reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) }
    }

    private static func hash(_ word: [UInt8]) -> UInt64 {
        word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
