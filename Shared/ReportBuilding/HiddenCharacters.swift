/// Characters of a document that never reach a page for people: they cannot be seen, and can make a reader see
/// something other than what is there.
///
/// They are the C0 and C1 controls except tab and line feed, the bidirectional embeddings, overrides and isolates (U+202A to U+202E,
/// U+2066 to U+2069; see Unicode Technical Report 36, section 2.6), the byte order mark, non-characters and
/// tag characters. Directional marks (U+200E, U+200F, U+061C) stay, because Arabic text needs them. HTML, Markdown and CSV leave
/// the hidden ones out; JSON keeps them as `\u` escapes, so that it stays exact.
enum HiddenCharacters {
    /// The number of bytes to leave out at `index`, 0 when the character there is shown.
    @inline(__always)
    static func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let byte = bytes[index]
        // Most bytes of most texts end here.
        if byte >= 0x20, byte < 0x7F { return 0 }
        return Self.uncommonLength(at: index, in: bytes)
    }

    /// The text without them.
    static func removed(from text: String) -> String {
        var text = text
        let kept = text.withUTF8 { bytes -> [UInt8]? in
            var kept: [UInt8]?
            var index = 0
            while index < bytes.count {
                let hidden = self.length(at: index, in: bytes)
                if hidden > 0 {
                    kept = kept ?? Array(bytes[..<index])
                } else {
                    kept?.append(bytes[index])
                }
                index += max(hidden, 1)
            }
            return kept
        }
        return kept.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    private static func uncommonLength(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch bytes[index] {
        case 0x09, 0x0A: return 0
        case 0x00..<0x20, 0x7F: return 1
        case 0xC2: return (0x80...0x9F).contains(next(1)) ? 2 : 0
        case 0xE2:
            if next(1) == 0x80, (0xAA...0xAE).contains(next(2)) { return 3 }
            // The line and paragraph separators, which JavaScript and some editors take for line ends.
            if next(1) == 0x80, (0xA8...0xA9).contains(next(2)) { return 3 }
            return next(1) == 0x81 && (0xA6...0xA9).contains(next(2)) ? 3 : 0
        case 0xEF:
            if next(1) == 0xBB, next(2) == 0xBF { return 3 }
            return next(1) == 0xBF && next(2) >= 0xBE ? 3 : 0
        case 0xF3: return next(1) == 0xA0 && (next(2) == 0x80 || next(2) == 0x81) ? 4 : 0
        default: return 0
        }
    }
}
