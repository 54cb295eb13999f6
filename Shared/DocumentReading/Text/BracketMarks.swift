/// Finds footnote marks in square brackets, `…the lanterns[1]` or `…the lanterns[^1]`, with the notes that begin so.
///
/// A number in brackets is a mark only where a later line begins with the same: other brackets are the text's own.
enum BracketMarks {
    private struct Candidate {
        var range: Range<Int>
        var value: Int
        var startsLine: Bool
    }

    /// Marks in the text and before their notes, in order, with the bytes to take out.
    static func find(_ bytes: [UInt8]) -> [(mark: FootnoteMark, range: Range<Int>)] {
        let candidates = self.candidates(bytes)
        var cited: [Int: Int] = [:]
        var noted: [Int: Int] = [:]
        for candidate in candidates {
            if candidate.startsLine {
                noted[candidate.value] = candidate.range.lowerBound
            } else if cited[candidate.value] == nil {
                cited[candidate.value] = candidate.range.lowerBound
            }
        }
        return candidates.compactMap { candidate in
            guard let citation = cited[candidate.value], let note = noted[candidate.value], citation < note else {
                return nil
            }
            let mark = FootnoteMark(offset: candidate.range.lowerBound, mark: String(candidate.value))
            return (mark, candidate.range)
        }
    }

    private static func candidates(_ bytes: [UInt8]) -> [Candidate] {
        var found: [Candidate] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x5B else {
                index += 1
                continue
            }
            let start = index
            index += 1
            if index < bytes.count, bytes[index] == 0x5E { index += 1 }
            var value = 0
            let first = index
            while index < bytes.count, bytes[index].isASCIIDigit, index - first < 3 {
                value = value * 10 + Int(bytes[index] - 0x30)
                index += 1
            }
            guard index > first, value > 0, index < bytes.count, bytes[index] == 0x5D else { continue }
            index += 1
            let startsLine = self.startsLine(bytes, start)
            if startsLine, index < bytes.count, bytes[index] == 0x3A { index += 1 }
            found.append(Candidate(range: start..<index, value: value, startsLine: startsLine))
        }
        return found
    }

    private static func startsLine(_ bytes: [UInt8], _ index: Int) -> Bool {
        var before = index
        while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
        return before == 0 || bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0C
    }
}
