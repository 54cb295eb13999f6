/// Finds footnote marks in square brackets, `…the lanterns[1]` or `…the lanterns[^1]`, or before a stroke, as until the
/// nineties, `…the lanterns 1/`, with the notes that begin so.
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
                if bytes[index] == 0x2F, let stroked = self.stroked(bytes, index) { found.append(stroked) }
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

    /// `1/`: a number with a stroke behind it, apart from what stands before and behind.
    private static func stroked(_ bytes: [UInt8], _ stroke: Int) -> Candidate? {
        var start = stroke
        var (value, place) = (0, 1)
        while start > 0, stroke - start < 3, bytes[start - 1].isASCIIDigit {
            start -= 1
            value += Int(bytes[start] - 0x30) * place
            place *= 10
        }
        guard value > 0, start == 0 || bytes[start - 1].isBlank || bytes[start - 1] == 0x0A else { return nil }
        let behind = stroke + 1
        if behind < bytes.count {
            switch bytes[behind] {
            case 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x2E, 0x3B, 0x3A, 0x29: break
            default: return nil
            }
        }
        return Candidate(range: start..<behind, value: value, startsLine: self.startsLine(bytes, start))
    }

    private static func startsLine(_ bytes: [UInt8], _ index: Int) -> Bool {
        var before = index
        while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
        return before == 0 || bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0C
    }
}
