/// Finds footnote marks by their size: small numbers inside a line of larger letters.
enum RaisedMarks {
    /// Marks in lines that have fonts, in order, with the bytes to take out.
    static func find(_ text: ExtractedText) -> [(mark: FootnoteMark, range: Range<Int>)] {
        var found: [(mark: FootnoteMark, range: Range<Int>)] = []
        text.utf8.withUnsafeBufferPointer { bytes in
            for line in text.lines where line.spans.count > 1 {
                let main = self.mainSize(line)
                for span in line.spans.dropFirst() where span.size < main * 0.8 && span.range.count <= 4 {
                    guard span.range.lowerBound >= 0, span.range.upperBound <= bytes.count,
                        self.isMark(bytes, span.range)
                    else {
                        continue
                    }
                    let mark = String(decoding: bytes[span.range], as: UTF8.self)
                    found.append(
                        (FootnoteMark(offset: span.range.lowerBound, mark: mark), self.withBlank(bytes, span.range)))
                }
            }
        }
        return found
    }

    /// Size of the letters that fill most of the line.
    private static func mainSize(_ line: ExtractedText.Line) -> Float {
        line.spans.max { $0.range.count < $1.range.count }?.size ?? 0
    }

    private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        return range.allSatisfy { bytes[$0].isASCIIDigit } || range.allSatisfy { bytes[$0] == 0x2A }
    }

    /// The blank before a mark goes with it when a sign follows: `Rights 7, the`.
    private static func withBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var behind = range.upperBound
        while behind < bytes.count, bytes[behind] == 0x20 { behind += 1 }
        let next = behind < bytes.count ? bytes[behind] : 0x0A
        guard next == 0x2C || next == 0x2E || next == 0x3B || next == 0x3A || next == 0x29 else { return range }
        var start = range.lowerBound
        while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
        return start..<behind
    }
}
