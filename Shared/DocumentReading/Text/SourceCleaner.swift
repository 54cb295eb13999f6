/// A footnote mark in the text.
struct FootnoteMark: Hashable {
    /// Byte offset of the mark.
    var offset: Int
    /// As printed: `12`, `*`.
    var mark: String
}

/// Takes out of a text layer what is not text, in place, so that every offset stays what it was.
///
/// Bytes are overwritten with ``Scalar/removed``. Marks of Markdown, superscripts, ligatures, soft hyphens, byte
/// order and
/// direction marks, non-breaking and other wide spaces are dealt with here; whatever follows sees plain text.
struct SourceCleaner {
    private(set) var bytes: [UInt8]
    private(set) var marks: [FootnoteMark] = []
    private(set) var repairs: [BrokenWord] = []
    private let isMarkdown: Bool

    init(_ text: ExtractedText) {
        self.bytes = text.utf8
        self.isMarkdown = text.format == .markdown
    }

    mutating func run() {
        var index = 0
        let count = self.bytes.count
        while index < count {
            if !self.isMarkdown { index = self.plainEnd(from: index) }
            guard index < count else { break }
            let byte = self.bytes[index]
            if byte < 0x80 {
                index = self.isMarkdown || byte == 0x3C ? self.ascii(byte, at: index) : index + 1
            } else {
                index = self.wide(at: index)
            }
        }
    }

    /// Behind the eights of ASCII bytes from `start` on that hold no tag.
    private func plainEnd(from start: Int) -> Int {
        self.bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index + 8 <= bytes.count {
                let word = WordOfBytes(bytes, at: index)
                guard word.isASCII, !word.holds(0x3C) else { break }
                index += 8
            }
            return index
        }
    }

    /// Removes or keeps what begins with the ASCII character at `index`; the index behind it.
    private mutating func ascii(_ byte: UInt8, at index: Int) -> Int {
        switch byte {
        case 0x3C: self.superscriptTag(at: index) ?? (index + 1)
        case 0x2A, 0x5F: self.emphasis(byte, at: index)
        case 0x5B: self.link(at: index)
        case 0x5C: self.escape(at: index)
        case 0x23: self.heading(at: index)
        case 0x3E: self.quote(at: index)
        default: index + 1
        }
    }

    private mutating func remove(_ range: Range<Int>) {
        for index in range { self.bytes[index] = Scalar.removed }
    }

    // MARK: Markdown

    /// `<sup>12</sup>`: a footnote mark.
    private mutating func superscriptTag(at index: Int) -> Int? {
        let open: StaticString = "<sup>"
        guard self.matches(open, at: index) else { return nil }
        var cursor = index + 5
        var mark: [UInt8] = []
        while cursor < self.bytes.count, cursor - index < 40, self.bytes[cursor] != 0x3C {
            if self.bytes[cursor] > 0x20 { mark.append(self.bytes[cursor]) }
            cursor += 1
        }
        guard self.matches("</sup>", at: cursor), mark.allSatisfy({ $0.isASCIIDigit || $0 == 0x2A || $0 == 0x2C })
        else {
            return nil
        }
        for piece in mark.split(separator: 0x2C) {
            self.marks.append(FootnoteMark(offset: index, mark: String(decoding: piece, as: UTF8.self)))
        }
        self.remove(index..<cursor + 6)
        return cursor + 6
    }

    /// A run of asterisks or underscores. Three or more between two words close one run and open the next: a break.
    private mutating func emphasis(_ byte: UInt8, at index: Int) -> Int {
        var end = index
        while end < self.bytes.count, self.bytes[end] == byte { end += 1 }
        let before = index > 0 ? self.bytes[index - 1] : 0x0A
        let after = end < self.bytes.count ? self.bytes[end] : 0x0A
        let run = end - index
        if byte == 0x5F {
            // Underscores inside a word are part of it (file names, addresses).
            guard run <= 3, before.isBlank != after.isBlank else { return end }
        } else if run >= 3, !before.isBlank, !after.isBlank {
            self.remove(index..<end)
            self.bytes[index] = 0x0A
            self.bytes[index + 1] = 0x0A
            return end
        } else if before.isBlank, after.isBlank {
            return end
        }
        self.remove(index..<end)
        return end
    }

    /// `[64/293](#)` keeps its words; `[^3]` is a footnote mark.
    private mutating func link(at index: Int) -> Int {
        guard let close = self.find(0x5D, from: index + 1, within: 300) else { return index + 1 }
        if self.bytes[index + 1] == 0x5E {
            let mark = String(decoding: self.bytes[index + 2..<close], as: UTF8.self)
            self.marks.append(FootnoteMark(offset: index, mark: mark))
            let isNote = close + 1 < self.bytes.count && self.bytes[close + 1] == 0x3A
            self.remove(index..<close + (isNote ? 2 : 1))
            return close + 1
        }
        guard close + 1 < self.bytes.count, self.bytes[close + 1] == 0x28,
            let end = self.find(0x29, from: close + 2, within: 500)
        else { return index + 1 }
        self.bytes[index] = Scalar.removed
        self.remove(close..<end + 1)
        return index + 1
    }

    private mutating func escape(at index: Int) -> Int {
        guard index + 1 < self.bytes.count else { return index + 1 }
        let next = self.bytes[index + 1]
        let isPunctuation = (0x21...0x2F).contains(next) || (0x3A...0x40).contains(next) || (0x5B...0x60).contains(next)
        guard isPunctuation || next == 0x0A else { return index + 1 }
        self.bytes[index] = Scalar.removed
        return index + 2
    }

    private mutating func heading(at index: Int) -> Int {
        var end = index
        while end < self.bytes.count, self.bytes[end] == 0x23 { end += 1 }
        guard self.isLineStart(index), end < self.bytes.count, self.bytes[end] == 0x20 else { return end }
        self.remove(index..<end)
        return end
    }

    private mutating func quote(at index: Int) -> Int {
        if self.isLineStart(index) { self.bytes[index] = Scalar.removed }
        return index + 1
    }

    private func isLineStart(_ index: Int) -> Bool { index == 0 || self.bytes[index - 1] == 0x0A }

    private func find(_ byte: UInt8, from start: Int, within limit: Int) -> Int? {
        var index = start
        let end = min(self.bytes.count, start + limit)
        while index < end {
            if self.bytes[index] == byte { return index }
            if self.bytes[index] == 0x0A, index + 1 < end, self.bytes[index + 1] == 0x0A { return nil }
            index += 1
        }
        return nil
    }

    private func matches(_ text: StaticString, at index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= self.bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where self.bytes[index + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    // MARK: Characters beyond ASCII

    private mutating func wide(at index: Int) -> Int {
        let scalar = self.bytes.withUnsafeBufferPointer { Scalar($0, at: index) }
        let end = index + scalar.length
        // Bytes that are no character would reach over the ends of lines.
        guard scalar.value != 0xFFFD || scalar.length == 3, self.isWhole(index..<end) else {
            self.bytes[index] = Scalar.removed
            return index + 1
        }
        switch scalar.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            self.remove(index..<end)
            self.bytes[index] = 0x20
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
            self.remove(index..<end)
        case 0x2028, 0x2029:
            self.remove(index..<end)
            self.bytes[index] = 0x0A
        case 0xFB00...0xFB06:
            self.ligature(scalar, at: index)
        // U+2071 is a raised letter, the next two are no characters.
        case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079:
            return self.superscript(at: index)
        default: break
        }
        return end
    }

    /// All bytes behind the first are continuation bytes.
    private func isWhole(_ range: Range<Int>) -> Bool {
        range.dropFirst().allSatisfy { self.bytes[$0] & 0xC0 == 0x80 }
    }

    private mutating func ligature(_ scalar: Scalar, at index: Int) {
        let letters: [StaticString] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
        let text = letters[Int(scalar.value - 0xFB00)]
        self.repairs.append(
            BrokenWord(reason: .ligature, range: index..<index + scalar.length, repaired: "\(text)"))
        self.remove(index..<index + scalar.length)
        for offset in 0..<text.utf8CodeUnitCount { self.bytes[index + offset] = text.utf8Start[offset] }
    }

    /// Superscript digits are a footnote mark, except behind a unit of length (km²).
    private mutating func superscript(at start: Int) -> Int {
        var index = start
        var mark = ""
        while index < self.bytes.count, let (digit, length) = self.superscriptDigit(at: index) {
            mark += String(digit)
            index += length
        }
        if start > 0, self.bytes[start - 1] == 0x6D {
            let before = start > 1 ? self.bytes[start - 2] : 0x20
            if before == 0x6B || before == 0x63 || !before.isASCIILetter { return index }
        }
        self.marks.append(FootnoteMark(offset: start, mark: mark))
        self.remove(start..<index)
        return index
    }

    private func superscriptDigit(at index: Int) -> (Int, Int)? {
        let scalar = self.bytes.withUnsafeBufferPointer { Scalar($0, at: index) }
        switch scalar.value {
        case 0xB9: return (1, scalar.length)
        case 0xB2: return (2, scalar.length)
        case 0xB3: return (3, scalar.length)
        case 0x2070, 0x2074...0x2079: return (Int(scalar.value - 0x2070), scalar.length)
        default: return nil
        }
    }
}
