import DocumentReading

/// Damages documents in ways that converters, senders and attackers do; the same seed makes the same damage.
struct Mutator {
    private var random: Random
    private let texts: [ExtractedText]

    init(seed: UInt64, round: UInt64, _ texts: [ExtractedText]) {
        (self.random, self.texts) = (Random(state: seed &* 0x9E37_79B9_7F4A_7C15 ^ round), texts)
    }

    mutating func document() -> ExtractedText {
        let source = self.texts[self.random.below(self.texts.count)]
        var bytes = source.utf8
        // Long texts are cut first, so that many rounds are made.
        if bytes.count > 24_000 {
            let start = self.random.below(bytes.count - 12_000)
            bytes = Array(bytes[start..<start + 12_000])
        }
        for _ in 0...self.random.below(9) { self.damage(&bytes) }
        if bytes.count > 200_000 { bytes.removeLast(bytes.count - 200_000) }
        let formats: [ExtractedText.Format] = [.plainText, .plainText, .markdown, .pdf, .html, .docx]
        var text = ExtractedText(format: formats[self.random.below(formats.count)], utf8: bytes)
        // Only bytes that are no text are handed over as they are; a converter repairs the rest.
        if self.random.below(4) > 0 { text.utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8) }
        if text.format == .pdf { self.addGeometry(&text) }
        if self.random.below(6) == 0 { self.addTables(&text) }
        return text
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else {
            bytes = Array("1. Lantern.\n".utf8)
            return
        }
        switch self.random.below(16) {
        case 0: bytes.removeSubrange(self.range(bytes))
        case 1: bytes.insert(contentsOf: bytes[self.range(bytes)], at: self.random.below(bytes.count))
        case 2: self.splice(&bytes)
        case 3:
            for _ in 0...self.random.below(40) {
                bytes[self.random.below(bytes.count)] ^= 1 << UInt8(self.random.below(8))
            }
        case 4: self.swapLines(&bytes)
        case 5: self.insert(&bytes, String(repeating: "9", count: 1 + self.random.below(40)))
        case 6: self.insert(&bytes, Self.nested(self.random.below(400)))
        case 7: self.insert(&bytes, ["\u{202E}", "\u{200F}", "\u{2067}", "\u{FEFF}", "\u{00AD}"][self.random.below(5)])
        case 8: bytes[self.random.below(bytes.count)] = UInt8(0x80 + self.random.below(0x80))
        case 9: self.insert(&bytes, Self.forms[self.random.below(Self.forms.count)])
        case 10: bytes = bytes.map { $0 == 0x0A ? 0x20 : $0 }
        case 11: bytes = Array(bytes.map { $0 == 0x0A ? [0x0A, 0x0A] : [$0] }.joined())
        case 12:
            bytes[self.random.below(bytes.count)] = [0x00, 0x01, 0x0C, 0x0D, 0x0B, 0x1B, 0x7F][self.random.below(7)]
        case 13: self.insert(&bytes, String(repeating: Self.forms[self.random.below(Self.forms.count)], count: 60))
        case 14: bytes.removeLast(self.random.below(bytes.count))
        default: bytes.replaceSubrange(self.range(bytes), with: Array(" ".utf8))
        }
    }

    private static let forms = [
        "1. ", "\n1. ", "\n(a) ", "\n(i) ", "Recommendation 3\n", "Article 7\n", "Annex\n", "The General Assembly,\n",
        "A/RES/61/999",
        "resolution 64/293", "<sup>4</sup>", "[^2]", "²", "____________\n", "\u{0C}", "128.26 ", "* note\n",
        "Contents\n", ".....12\n",
        "Convention, article 9", "no later than 31 February 2031", "within 999999999999 months", "大会，\n",
        "إن الجمعية العامة،\n",
        "Генеральная Ассамблея,\n", "第九九九条", "（", ")2000(", "S/RES/", "((((((", "[[[[", "“", "- ", "•", "\t\t", "第第第",
        "\u{0301}",
    ]

    private static func nested(_ depth: Int) -> String {
        (0...depth).map { place in
            "\n" + String(repeating: " ", count: place % 60) + ["(a) ", "(i) ", "1. "][place % 3] + "x:"
        }
        .joined()
    }

    private mutating func range(_ bytes: [UInt8]) -> Range<Int> {
        let start = self.random.below(bytes.count)
        return start..<min(bytes.count, start + 1 + self.random.below(self.random.below(8) == 0 ? 6000 : 60))
    }

    private mutating func splice(_ bytes: inout [UInt8]) {
        let other = self.texts[self.random.below(self.texts.count)].utf8
        guard !other.isEmpty else { return }
        bytes.insert(contentsOf: other[self.range(other)], at: self.random.below(bytes.count + 1))
    }

    private mutating func insert(_ bytes: inout [UInt8], _ text: String) {
        bytes.insert(contentsOf: Array(text.utf8), at: self.random.below(bytes.count + 1))
    }

    private mutating func swapLines(_ bytes: inout [UInt8]) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        for _ in 0..<5 { lines.swapAt(self.random.below(lines.count), self.random.below(lines.count)) }
        bytes = Array(lines.joined(separator: [0x0A]))
    }

    // MARK: Geometry

    /// Lines and spans as a converter gives them, some of them wrong.
    private mutating func addGeometry(_ text: inout ExtractedText) {
        var start = 0
        var page = 1
        for index in text.utf8.indices where text.utf8[index] == 0x0A || text.utf8[index] == 0x0C {
            if text.utf8[index] == 0x0C { page += 1 }
            if index > start { text.lines.append(self.line(start..<index, page)) }
            start = index + 1
        }
        text.pageCount = page
        if self.random.below(8) == 0, !text.lines.isEmpty {
            text.lines[self.random.below(text.lines.count)].range = text.utf8.count..<text.utf8.count + 7
        }
    }

    private mutating func line(_ range: Range<Int>, _ page: Int) -> ExtractedText.Line {
        let middle = range.lowerBound + self.random.below(range.count + 1)
        let spans = [range.lowerBound..<middle, middle..<range.upperBound].map { part in
            let size: Float = [10, 10, 10, 6.5, 0, .nan, .infinity, -4][self.random.below(8)]
            let left: Float = [72, 90, 300, .nan, -1e30, 1e30][self.random.below(6)]
            return ExtractedText.Span(
                range: part, size: size, isBold: false, isItalic: self.random.below(2) == 0, left: left,
                right: left + 50,
                top: Float(self.random.below(800)), bottom: Float(self.random.below(800)))
        }
        return ExtractedText.Line(range: range, page: page, spans: spans)
    }

    private mutating func addTables(_ text: inout ExtractedText) {
        guard text.utf8.count > 10 else { return }
        let start = self.random.below(text.utf8.count)
        let end = min(text.utf8.count, start + self.random.below(2000))
        text.tables = [ExtractedText.Table(range: start..<end, page: self.random.below(2) == 0 ? nil : 1)]
    }
}

/// A small repeatable generator (SplitMix64).
struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var value = self.state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A number from 0 to below `bound`, which is above 0.
    mutating func below(_ bound: Int) -> Int { Int(self.next() % UInt64(max(bound, 1))) }
}
