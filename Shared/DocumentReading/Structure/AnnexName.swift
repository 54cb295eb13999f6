/// Names the parts of a document in one way for all languages: `annex`, `annex ii`.
///
/// A label that comes back in an annex carries the name in brackets, so it must be the same in every language version.
enum AnnexName {
    /// What follows the word for an annex.
    struct Tail {
        /// From 1; 0 where none is printed.
        var number: Int
        /// Index behind the number.
        var end: Int
    }

    /// Reads the number behind the word: `II`, `2`, `B`, `二`, `الثاني`. `nil` when something else follows.
    static func tail(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ lexicon: Lexicon) -> Tail? {
        var index = start
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard index < text.count else { return Tail(number: 0, end: index) }
        if let found = lexicon.annexNumbers.match(text, at: index) {
            return Tail(number: found.value, end: index + found.length)
        }
        var letters: [UInt32] = []
        var digits = 0
        var cursor = index
        while cursor < text.count, letters.count < 7, digits < 1000 {
            let scalar = Scalar(text, at: cursor)
            if let digit = scalar.digit, letters.isEmpty {
                digits = digits * 10 + digit
            } else if scalar.isLetter, digits == 0 {
                letters.append(scalar.value)
            } else {
                break
            }
            cursor += scalar.length
        }
        if digits > 0 { return Tail(number: digits, end: cursor) }
        guard let first = letters.first else { return Tail(number: 0, end: index) }
        if let roman = RomanNumeral.value(letters) { return Tail(number: roman, end: cursor) }
        if let number = ChineseNumeral.value(letters) { return Tail(number: number, end: cursor) }
        guard letters.count == 1, (0x61...0x7A).contains(first) else { return nil }
        return Tail(number: Int(first - 0x60), end: cursor)
    }

    /// Nothing follows the number, or its title behind a sign: `Annex I: Travel ban`.
    static func isHeading(_ text: UnsafeBufferPointer<UInt8>, _ tail: Tail) -> Bool {
        var index = tail.end
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard index < text.count else { return true }
        let sign = Scalar(text, at: index)
        guard !sign.isLetter, sign.digit == nil else { return false }
        var rest = index
        while rest < text.count, !Scalar(text, at: rest).isLetter, !text[rest].isASCIIDigit {
            rest += Scalar(text, at: rest).length
        }
        if rest >= text.count { return true }
        switch sign.value {
        case 0x3A, 0xFF1A, 0x2013, 0x2014: return true
        case 0x2E: return tail.number > 0
        default: return false
        }
    }

    static func name(_ folded: [UInt8], _ lexicon: Lexicon) -> String {
        folded.withUnsafeBufferPointer { text in
            guard let word = lexicon.annex.match(text, at: 0), let tail = self.tail(text, from: word.length, lexicon),
                tail.number > 0
            else { return "annex" }
            return "annex \(RomanNumeral.written(tail.number))"
        }
    }
}
