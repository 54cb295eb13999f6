/// The number of a list item as a document prints it, by the names that pandoc has for styles and delimiters.
enum ListNumber {
    private static let roman: [(value: Int, letters: String)] = [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"),
        (5, "v"), (4, "iv"), (1, "i"),
    ]

    /// - Parameter style: `LowerAlpha`, `UpperAlpha`, `LowerRoman` or `UpperRoman`; anything else is a decimal number.
    static func text(_ number: Int, style: String) -> String {
        guard number > 0, number < 4000 else { return "\(number)" }
        return switch style {
        case "LowerAlpha": Self.letters(number, first: UInt8(ascii: "a"))
        case "UpperAlpha": Self.letters(number, first: UInt8(ascii: "A"))
        case "LowerRoman": Self.romanLetters(number)
        case "UpperRoman": Self.romanLetters(number).uppercased()
        default: "\(number)"
        }
    }

    /// The number with the marks beside it.
    ///
    /// - Parameter delimiter: `Period`, `OneParen` or `TwoParens`. Where the format does not say it, as HTML does not, numbers
    ///   and large letters get a full stop and small letters brackets, as United Nations documents print them in the text's
    ///   language (see ``BlockText/bracket``). Small letters with a full stop get brackets too: formats that went through
    ///   HTML have lost theirs.
    static func delimited(_ letters: String, style: String, by delimiter: String) -> String {
        switch delimiter {
        case "Period" where !style.hasPrefix("Lower"): "\(letters)."
        case "OneParen": "\(letters))"
        case "TwoParens": "(\(letters))"
        default: style.hasPrefix("Lower") ? "\u{1}\(letters))" : "\(letters)."
        }
    }

    private static func letters(_ number: Int, first: UInt8) -> String {
        var rest = number
        var letters: [UInt8] = []
        while rest > 0 {
            letters.append(first + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    private static func romanLetters(_ number: Int) -> String {
        var rest = number
        var text = ""
        for (value, letters) in Self.roman {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}
