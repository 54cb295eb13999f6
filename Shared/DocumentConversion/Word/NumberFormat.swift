/// How a list prints a number, by the names of WordprocessingML.
///
/// Source: ECMA-376 part 1, section 17.18.59 (ST_NumberFormat), and what Word prints for each.
enum NumberFormat {
    private static let russian = Array("абвгдежзиклмнопрстуфхцчшщыэюя".unicodeScalars)
    private static let arabicAlphabet = Array("أبتثجحخدذرزسشصضطظعغفقكلمنهوي".unicodeScalars)
    private static let arabicCount = Array("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ".unicodeScalars)
    private static let chineseDigits = Array("零一二三四五六七八九")

    /// The number as it is printed, without the marks beside it; `nil` where the format prints none.
    static func text(_ number: Int, _ format: String) -> String? {
        switch format {
        case "none", "bullet": return nil
        case "decimalZero": return number < 10 ? "0\(number)" : "\(number)"
        case "lowerLetter": return Self.repeated(number, Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars))
        case "upperLetter": return Self.repeated(number, Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars))
        case "lowerRoman": return ListNumber.text(number, style: "LowerRoman")
        case "upperRoman": return ListNumber.text(number, style: "UpperRoman")
        case "russianLower": return Self.repeated(number, Self.russian)
        case "russianUpper": return Self.repeated(number, Self.russian)?.uppercased()
        case "arabicAlpha": return Self.repeated(number, Self.arabicAlphabet)
        case "arabicAbjad": return Self.repeated(number, Self.arabicCount)
        case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting",
            "taiwaneseCounting", "taiwaneseCountingThousand":
            return Self.chinese(number)
        case "decimalEnclosedParen": return "(\(number))"
        case "decimalEnclosedFullstop": return "\(number)."
        case "numberInDash": return "- \(number) -"
        case "ordinal": return "\(number)" + Self.ordinalEnding(number)
        case "hindiNumbers": return Self.digits(number, from: 0x0660)
        default: return "\(number)"
        }
    }

    /// Behind the last letter of the alphabet Word repeats letters: z, aa, bb.
    private static func repeated(_ number: Int, _ letters: [Unicode.Scalar]) -> String? {
        guard number > 0, number <= letters.count * 10 else { return number > 0 ? "\(number)" : nil }
        let letter = letters[(number - 1) % letters.count]
        return String(repeating: String(Character(letter)), count: (number - 1) / letters.count + 1)
    }

    private static func chinese(_ number: Int) -> String {
        guard (1..<100).contains(number) else { return "\(number)" }
        let (tens, ones) = (number / 10, number % 10)
        let start = tens == 0 ? "" : (tens == 1 ? "" : String(Self.chineseDigits[tens])) + "十"
        return start + (ones == 0 ? "" : String(Self.chineseDigits[ones]))
    }

    private static func ordinalEnding(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "th"
        case (1, _): "st"
        case (2, _): "nd"
        case (3, _): "rd"
        default: "th"
        }
    }

    private static func digits(_ number: Int, from zero: UInt32) -> String {
        var text = String.UnicodeScalarView()
        for byte in "\(number)".utf8 {
            if let scalar = Unicode.Scalar(zero + UInt32(byte) - 0x30) { text.append(scalar) }
        }
        return String(text)
    }
}
