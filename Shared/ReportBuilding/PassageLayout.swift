internal import Model

/// A passage's text cut into paragraphs and list items, none of it changed.
///
/// Pieces are ranges of the text, found by looking up each sub-paragraph's words in turn; where one is not found the whole
/// text is shown as plain paragraphs, so that what is quoted is always what the document says.
struct PassageLayout {
    /// One paragraph or list item; ranges are bytes of UTF-8 in ``text``.
    enum Piece: Hashable {
        case paragraph(Range<Int>)
        /// - Parameters:
        ///   - mark: As printed, with its brackets: `(a)`.
        ///   - level: 0 for the outermost items.
        case item(mark: Range<Int>, words: Range<Int>, level: Int)
    }

    let text: [UInt8]
    private(set) var pieces: [Piece] = []
    /// Parts of the text that speak for its themes, sorted, apart from each other.
    let evidence: [Range<Int>]

    init(_ passage: Passage, evidence: [Evidence]) {
        self.text = Array(passage.text.utf8)
        self.evidence = Self.byteRanges(of: evidence, in: self.text)
        var cursor = 0
        if !self.place(passage.subparagraphs, level: 0, from: &cursor) {
            self.pieces = []
            cursor = 0
        }
        self.paragraphs(cursor..<self.text.count)
    }

    private mutating func place(_ items: [Subparagraph], level: Int, from cursor: inout Int) -> Bool {
        for item in items {
            guard let found = self.range(of: Array(item.text.utf8), from: cursor) else { return false }
            // Before the words stands the mark, and before the first mark what introduces the list.
            var markEnd = found.lowerBound
            while markEnd > cursor, Self.isSpace(self.text[markEnd - 1]) { markEnd -= 1 }
            var markStart = markEnd
            while markStart > cursor, !Self.isSpace(self.text[markStart - 1]) { markStart -= 1 }
            guard self.text[markStart..<markEnd].count <= item.label.utf8.count + 4,
                self.range(of: Array(item.label.utf8), from: markStart).map({ $0.upperBound <= markEnd }) ?? false
            else { return false }
            self.paragraphs(cursor..<markStart)
            self.pieces.append(.item(mark: markStart..<markEnd, words: found, level: level))
            cursor = found.upperBound
            guard self.place(item.subparagraphs, level: level + 1, from: &cursor) else { return false }
        }
        return true
    }

    private mutating func paragraphs(_ range: Range<Int>) {
        for line in self.text[range].split(separator: 0x0A) where !line.allSatisfy(Self.isSpace) {
            self.pieces.append(.paragraph(line.startIndex..<line.endIndex))
        }
    }

    /// Where `words` stand at or behind `start`; any run of white space equals any other.
    private func range(of words: [UInt8], from start: Int) -> Range<Int>? {
        guard let first = words.first else { return nil }
        var candidate = start
        while let position = self.text[candidate...].firstIndex(of: first) {
            if let end = self.end(of: words, at: position) { return position..<end }
            candidate = position + 1
        }
        return nil
    }

    private func end(of words: [UInt8], at position: Int) -> Int? {
        var (index, other) = (position, 0)
        while other < words.count {
            guard index < self.text.count else { return nil }
            if Self.isSpace(words[other]), Self.isSpace(self.text[index]) {
                while other < words.count, Self.isSpace(words[other]) { other += 1 }
                while index < self.text.count, Self.isSpace(self.text[index]) { index += 1 }
                continue
            }
            guard self.text[index] == words[other] else { return nil }
            index += 1
            other += 1
        }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

    /// Code points to bytes. Spans that do not fit the text are left out; those that meet are joined.
    private static func byteRanges(of evidence: [Evidence], in text: [UInt8]) -> [Range<Int>] {
        let spans = evidence.filter { 0 <= $0.start && $0.start < $0.end }
        guard !spans.isEmpty else { return [] }
        var offsets: [Int] = []
        offsets.reserveCapacity(text.count + 1)
        for (index, byte) in text.enumerated() where byte & 0xC0 != 0x80 { offsets.append(index) }
        offsets.append(text.count)
        var merged: [Range<Int>] = []
        for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) where span.end < offsets.count {
            let range = offsets[span.start]..<offsets[span.end]
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
