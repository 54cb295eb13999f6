/// Puts the letters of a line from the order in which they stand on paper into the order in which they are read.
enum RightToLeft {
    /// Arabic, Hebrew, Syriac, Thaana, N'Ko and the presentation forms: the blocks of right-to-left letters.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Arabic-Indic digits run from left to right, as digits do everywhere.
        case 0x0660...0x0669, 0x06F0...0x06F9: false
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
        default: false
        }
    }

    /// How many right-to-left letters the bytes hold; stops counting at `limit`.
    static func letterCount(_ utf8: [UInt8], limit: Int) -> Int {
        // The lead bytes of U+0580…U+08FF and U+F000…U+FFFF; anything else cannot be one.
        guard utf8.contains(where: { (0xD6...0xDF).contains($0) || $0 == 0xE0 || $0 == 0xEF }) else { return 0 }
        var count = 0
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars where Self.isLetter(scalar) {
            count += 1
            if count == limit { break }
        }
        return count
    }

    /// Whether most letters of the line are right-to-left ones.
    static func prevails(in fragments: [PDFFragment]) -> Bool {
        var balance = 0
        for fragment in fragments {
            for scalar in String(decoding: fragment.text, as: UTF8.self).unicodeScalars {
                if Self.isLetter(scalar) { balance += 1 } else if scalar.properties.isAlphabetic { balance -= 1 }
            }
        }
        return balance > 0
    }

    /// The words of a right-to-left line, first to last, each with its letters in the order of reading.
    static func inReadingOrder(_ words: [PDFFragment]) -> [PDFFragment] {
        var ordered: [PDFFragment] = []
        // Words of another script and numbers keep their order among themselves.
        var foreign: [PDFFragment] = []
        for word in words.reversed() {
            let scalars = Array(String(decoding: word.text, as: UTF8.self).unicodeScalars)
            if scalars.contains(where: Self.isLetter) || !scalars.contains(where: Self.isForeign) {
                ordered += foreign.reversed()
                foreign = []
                var word = word
                word.text = Self.utf8(Self.reversed(scalars))
                ordered.append(word)
            } else {
                var word = word
                word.text = Self.withTrailingMark(word.text)
                foreign.append(word)
            }
        }
        return Self.withBracketsRight(ordered + foreign.reversed())
    }

    /// On paper the full stop after a number or a symbol stands at its left, where the line goes on.
    private static func withTrailingMark(_ text: [UInt8]) -> [UInt8] {
        let marks = text.prefix {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";")
        }
        return marks.count < text.count ? text.dropFirst(marks.count) + marks.reversed() : text
    }

    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        !Self.isLetter(scalar) && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }

    /// The scalars from right to left, but runs of digits and foreign letters as they stand.
    private static func reversed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var position = scalars.count - 1
        while position >= 0 {
            guard Self.isForeign(scalars[position]) else {
                result.append(scalars[position])
                position -= 1
                continue
            }
            var start = position
            while start > 0, Self.isForeign(scalars[start - 1]) || Self.joins(scalars, start - 1) { start -= 1 }
            result += scalars[start...position]
            position = start - 1
        }
        return Self.withLigatures(result)
    }

    /// Whether a mark stands between two foreign characters, as in `2025/230`.
    private static func joins(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0, Self.isForeign(scalars[index - 1]) else { return false }
        return scalars[index] == "/" || scalars[index] == "." || scalars[index] == "," || scalars[index] == ":"
            || scalars[index] == "-"
    }

    /// Sets right what reversing does to the ligature of lam and alef, which is one glyph for two letters: `األ` → `الأ`.
    /// Two alefs before a lam are in no Arabic word, so nothing else can be meant.
    private static func withLigatures(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.count > 2 else { return scalars }
        var scalars = scalars
        for index in 0..<(scalars.count - 2)
        where scalars[index] == "\u{627}" && scalars[index + 2] == "\u{644}"
            && ["\u{627}", "\u{622}", "\u{623}", "\u{625}"].contains(scalars[index + 1])
        {
            scalars.swapAt(index + 1, index + 2)
        }
        return scalars
    }

    /// Some programs name a bracket by its shape on paper, others by its meaning: the reading that closes more brackets is right.
    private static func withBracketsRight(_ words: [PDFFragment]) -> [PDFFragment] {
        var depth = 0
        var unmatched = 0
        for byte in words.lazy.flatMap(\.text) {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") {
                depth -= 1
                if depth < 0 { (unmatched, depth) = (unmatched + 1, 0) }
            }
        }
        guard unmatched > 0, depth > 0 else { return words }
        return words.map { word in
            var word = word
            for index in word.text.indices {
                switch word.text[index] {
                case UInt8(ascii: "("): word.text[index] = UInt8(ascii: ")")
                case UInt8(ascii: ")"): word.text[index] = UInt8(ascii: "(")
                default: break
                }
            }
            return word
        }
    }

    private static func utf8(_ scalars: [Unicode.Scalar]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return Array(String(text).utf8)
    }
}
