/// Markdown (CommonMark) while it is written.
///
/// As with ``HTML``, only literals of this library become markup. Text is escaped for CommonMark and for what GitHub's and pandoc's
/// dialects add (tables, footnotes, citations, fenced divisions, YAML blocks, automatic links and smart
/// punctuation), and is always one line: runs of white space become one space.
struct Markdown {
    private(set) var bytes: [UInt8] = []

    mutating func markup(_ literal: StaticString) {
        literal.withUTF8Buffer { self.bytes.append(contentsOf: $0) }
    }

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.escape($0) }
    }

    mutating func text(_ slice: ArraySlice<UInt8>) {
        slice.withUnsafeBufferPointer { self.escape($0) }
    }

    /// Where a link leads; percent-encoded, so that it cannot end the link.
    mutating func target(_ target: LinkTarget) { self.bytes.append(contentsOf: target.text.utf8) }

    /// A place that links can lead to, on a line of its own or in one.
    mutating func place(_ anchor: String) {
        self.markup("<a id=\"")
        self.bytes.append(contentsOf: LinkTarget(anchor: anchor).text.utf8.dropFirst())
        self.markup("\"></a>")
    }

    mutating func number(_ number: Int) { self.bytes.append(contentsOf: String(number).utf8) }

    mutating func append(_ other: Markdown) { self.bytes.append(contentsOf: other.bytes) }

    /// Hands over what was written and starts anew.
    mutating func take() -> [UInt8] {
        defer { self.bytes = [] }
        return self.bytes
    }

    private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
        // What stands before the text may be a list mark or a quotation mark, so every text may be at a line's beginning.
        var isAtStart = true
        var spaceIsDue = false
        var listMark = Self.listMarkEnd(of: source)
        var index = 0
        while index < source.count {
            let hidden = HiddenCharacters.length(at: index, in: source)
            if hidden > 0 {
                index += hidden
                // The mark was looked for in the text as it is; what is shown is another, so look again behind.
                if isAtStart {
                    listMark = Self.listMarkEnd(of: UnsafeBufferPointer(rebasing: source[index...])).map { $0 + index }
                }
                continue
            }
            let byte = source[index]
            if byte == 0x20 || byte == 0x09 || byte == 0x0A {
                spaceIsDue = !isAtStart
                index += 1
                if isAtStart {
                    listMark = Self.listMarkEnd(of: UnsafeBufferPointer(rebasing: source[index...])).map { $0 + index }
                }
                continue
            }
            if spaceIsDue { self.bytes.append(0x20) }
            let previous = index > 0 ? source[index - 1] : 0x20
            let next = index + 1 < source.count ? source[index + 1] : 0x20
            if listMark == index || Self.needsEscape(byte, previous: previous, next: next, isAtStart: isAtStart) {
                self.bytes.append(UInt8(ascii: "\\"))
            }
            self.bytes.append(byte)
            (isAtStart, spaceIsDue) = (false, false)
            index += 1
        }
        if spaceIsDue { self.bytes.append(0x20) }
    }

    private static func needsEscape(_ byte: UInt8, previous: UInt8, next: UInt8, isAtStart: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "^"),
            UInt8(ascii: "@"):
            true
        case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "("): isAtStart
        // Two hyphens or three full stops would be drawn as a dash or an ellipsis; `www.` begins an automatic link.
        case UInt8(ascii: "-"): isAtStart || next == UInt8(ascii: "-")
        case UInt8(ascii: "."): next == UInt8(ascii: ".") || previous & 0xDF == UInt8(ascii: "W")
        // `https:` begins an automatic link, `:name:` an emoji.
        case UInt8(ascii: ":"): isAtStart || next != 0x20
        default: false
        }
    }

    /// Where the full stop or bracket stands that would make the text's beginning a list item ("12." or "b)"), if so.
    private static func listMarkEnd(of source: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < source.count, index < 10 {
            let byte = source[index]
            let isDigit = (0x30...0x39).contains(byte)
            let isLetter = (0x41...0x5A).contains(byte & 0xDF)
            guard isDigit || isLetter else { break }
            index += 1
        }
        guard index > 0, index < source.count else { return nil }
        return source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ")") ? index : nil
    }
}
