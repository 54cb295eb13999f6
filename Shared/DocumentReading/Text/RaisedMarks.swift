/// Finds footnote marks by their size and height: small or raised numbers inside a line of larger letters, and at the head of
/// the line where the note itself begins.
enum RaisedMarks {
    /// Marks in lines that have fonts, in order, with the bytes to take out.
    static func find(_ text: ExtractedText) -> [(mark: FootnoteMark, range: Range<Int>)] {
        var found: [(mark: FootnoteMark, range: Range<Int>)] = []
        var known: Set<String> = []
        text.utf8.withUnsafeBufferPointer { bytes in
            // Notes below a line of underscores are found by that.
            let hasRules = self.hasRules(bytes)
            for line in text.lines where line.spans.count > 1 {
                guard let main = self.main(line) else { continue }
                for (place, span) in line.spans.enumerated()
                where span.range.count <= 4 && (span.size < main.size * 0.8 || self.isRaised(span, main)) {
                    if place == 0 {
                        // The head of a note is one where the text has referred to it.
                        guard !hasRules, let mark = self.mark(bytes, span.range), known.contains(mark) else { continue }
                    }
                    guard span.range.lowerBound >= 0, span.range.upperBound <= bytes.count,
                        self.isMark(bytes, span.range)
                    else {
                        continue
                    }
                    let mark = String(decoding: bytes[span.range], as: UTF8.self)
                    known.insert(mark)
                    found.append(
                        (FootnoteMark(offset: span.range.lowerBound, mark: mark), self.withBlank(bytes, span.range)))
                }
            }
        }
        return found
    }

    /// The letters that fill most of the line.
    private static func main(_ line: ExtractedText.Line) -> ExtractedText.Span? {
        line.spans.max { $0.range.count < $1.range.count }
    }

    /// Whether a span ends well above the line's letters. Formats without places have all of them at zero.
    private static func isRaised(_ span: ExtractedText.Span, _ main: ExtractedText.Span) -> Bool {
        span.size < main.size * 0.95 && main.bottom - span.bottom > 0.2 * main.size
    }

    private static func mark(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count, self.isMark(bytes, range) else { return nil }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// Whether a line holds nothing but underscores, ten at least.
    private static func hasRules(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var run = 0
        for (index, byte) in bytes.enumerated() {
            run = byte == 0x5F ? run + 1 : 0
            guard run == 10 else { continue }
            let start = index - run
            if start < 0 || bytes[start] <= 0x20 { return true }
        }
        return false
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
