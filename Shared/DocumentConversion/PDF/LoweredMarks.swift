internal import DocumentReading

/// Marks of notes that a conversion has lowered to plain numbers before the PDF was made.
enum LoweredMarks {
    /// Size of a mark, as a part of the size of the letters beside it.
    private static let markSize: Float = 0.6

    /// The lines, with a small span of its own for each number that is a mark: at the head of notes, where the text refers to
    /// them with small numbers, and everywhere ``PlainNotes`` finds them, where the document has no small numbers.
    static func raised(_ lines: [ExtractedText.Line], _ utf8: [UInt8]) -> [ExtractedText.Line] {
        let numbers = lines.map { self.smallNumbers($0, utf8) }
        let hasSmallNumbers = numbers.contains { !$0.isEmpty }
        var marks = hasSmallNumbers ? self.heads(lines, numbers, utf8)[...] : PlainNotes(utf8).marks[...]
        guard !marks.isEmpty else { return lines }
        return lines.map { line in
            var line = line
            while let mark = marks.first, mark.lowerBound < line.range.upperBound {
                marks.removeFirst()
                line.spans = line.spans.flatMap { self.split($0, at: mark) }
            }
            return line
        }
    }

    /// Small numbers inside a line, which refer to notes.
    private static func smallNumbers(_ line: ExtractedText.Line, _ utf8: [UInt8]) -> [Int] {
        let size = line.spans.max { $0.range.count < $1.range.count }?.size ?? 0
        return line.spans.dropFirst().filter { $0.size < 0.8 * size && $0.range.count <= 3 }.compactMap { span in
            Int(String(decoding: utf8[span.range], as: UTF8.self))
        }
    }

    /// Numbers at the head of the last lines of a page, each of which the page refers to, one counting on from the other.
    private static func heads(
        _ lines: [ExtractedText.Line], _ numbers: [[Int]], _ utf8: [UInt8]
    ) -> [Range<Int>] {
        var heads: [Range<Int>] = []
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, lines[end].page == lines[start].page { end += 1 }
            let known = Set(numbers[start..<end].joined())
            var page: [Range<Int>] = []
            var next: Int?
            for line in lines[start..<end].reversed() where !known.isEmpty {
                guard let (number, digits) = self.head(line, utf8), known.contains(number),
                    next.map({ number == $0 - 1 }) ?? true
                else { continue }
                page.append(digits)
                next = number
            }
            // Fewer notes than the page refers to are no chain: the numbers are those of paragraphs.
            if next == known.min() { heads += page.reversed() }
            start = end
        }
        return heads
    }

    /// A number without a stop at the head of a line, with a capital letter or a sign behind it.
    private static func head(_ line: ExtractedText.Line, _ utf8: [UInt8]) -> (number: Int, digits: Range<Int>)? {
        let digits = utf8[line.range].prefix { (0x30...0x39).contains($0) }
        guard (1...3).contains(digits.count), digits.endIndex + 2 < line.range.upperBound,
            utf8[digits.endIndex] == 0x20,
            let number = Int(String(decoding: digits, as: UTF8.self)),
            line.spans.first.map({ $0.range.count > digits.count })
                ?? false
        else { return nil }
        let letter = utf8[digits.endIndex + 1]
        guard (0x41...0x5A).contains(letter) || letter >= 0x80 || letter == 0x28 || letter == 0x22 else { return nil }
        return (number, digits.startIndex..<digits.endIndex)
    }

    /// The pieces of a span before, in and behind a mark, each with its share of the width.
    private static func split(_ span: ExtractedText.Span, at mark: Range<Int>) -> [ExtractedText.Span] {
        guard span.range.lowerBound <= mark.lowerBound, mark.upperBound <= span.range.upperBound else { return [span] }
        let width = (span.right - span.left) / Float(max(1, span.range.count))
        let cuts = [span.range.lowerBound, mark.lowerBound, mark.upperBound, span.range.upperBound]
        return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { start, end in
            var piece = span
            piece.range = start..<end
            piece.left = span.left + width * Float(start - span.range.lowerBound)
            piece.right = span.left + width * Float(end - span.range.lowerBound)
            if start == mark.lowerBound { piece.size *= self.markSize }
            return piece
        }
    }
}
