/// The number of a list item as HTML's `type` attribute asks for it: `1`, `a`, `A`, `i` or `I`.
enum ListNumber {
    private static let roman: [(value: Int, letters: String)] = [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"),
        (5, "v"), (4, "iv"), (1, "i"),
    ]

    static func text(_ number: Int, style: UInt8) -> String {
        guard number > 0, number < 4000 else { return "\(number)" }
        switch style {
        case UInt8(ascii: "a"): return Self.letters(number, first: UInt8(ascii: "a"))
        case UInt8(ascii: "A"): return Self.letters(number, first: UInt8(ascii: "A"))
        case UInt8(ascii: "i"): return Self.romanLetters(number)
        case UInt8(ascii: "I"): return Self.romanLetters(number).uppercased()
        default: return "\(number)"
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
