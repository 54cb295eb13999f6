/// Reads a label at the beginning of a line.
struct LabelScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var index: Int
    let end: Int

    mutating func scan() -> LineLabel? {
        self.skipRemoved()
        guard self.index < self.end else { return nil }
        let scalar = Scalar(self.bytes, at: self.index)
        switch scalar.value {
        case 0x2022, 0x25CF, 0x25AA, 0x25E6, 0x2023, 0xF0B7, 0x00B7, 0x25A0:
            return self.finish(.bullet, 0, self.index..<self.index + scalar.length, behind: self.index + scalar.length)
        case 0x2D, 0x2013, 0x2014, 0x2A:
            let behind = self.index + scalar.length
            if let label = self.dashed(behind) { return label }
            guard behind < self.end, self.bytes[behind] == 0x20 else { return nil }
            return self.finish(.bullet, 0, self.index..<behind, behind: behind)
        case 0x28, 0xFF08:
            self.index += scalar.length
            return self.bracketed()
        default:
            if scalar.digit != nil { return self.number(isBracketed: false) }
            return self.letters(isBracketed: false)
        }
    }

    private mutating func skipRemoved() {
        while self.index < self.end, self.bytes[self.index] == Scalar.removed { self.index += 1 }
    }

    private mutating func bracketed() -> LineLabel? {
        self.skipRemoved()
        guard self.index < self.end else { return nil }
        return Scalar(self.bytes, at: self.index).digit != nil
            ? self.number(isBracketed: true) : self.letters(isBracketed: true)
    }

    private mutating func digits() -> Int? {
        var value = 0
        var count = 0
        while self.index < self.end {
            let scalar = Scalar(self.bytes, at: self.index)
            guard let digit = scalar.digit else { break }
            value = value * 10 + digit
            count += 1
            guard count <= 4 else { return nil }
            self.index += scalar.length
        }
        return count > 0 ? value : nil
    }

    private func value(at index: Int) -> UInt32 { index < self.end ? Scalar(self.bytes, at: index).value : 0x20 }

    private mutating func number(isBracketed: Bool) -> LineLabel? {
        let start = self.index
        guard let value = self.digits() else { return nil }
        let printed = start..<self.index
        self.skipRemoved()
        if isBracketed {
            guard self.isClosingBracket else { return nil }
            return self.finish(.number, value, printed, behind: self.index + self.scalarLength)
        }
        switch self.value(at: self.index) {
        case 0x2E, 0xFF0E:
            let behind = self.index + self.scalarLength
            if self.beginsChineseDate(behind) { return self.finish(.number, value, printed, behind: behind) }
            if self.index + 1 < self.end, self.bytes[self.index + 1].isASCIIDigit {
                self.index += 1
                return self.dotted(value, from: start)
            }
            // "1.Text" is a label; "1.a" and ".5" are not.
            let next = behind < self.end ? Scalar(self.bytes, at: behind) : nil
            if let next, !next.isUpper, !next.isHan, !next.isArabic, !next.isCyrillic, !next.isOpeningQuote,
                next.value != 0x28, next.value > 0x20
            {
                return nil
            }
            return self.finish(.number, value, printed, behind: behind)
        case 0x29, 0xFF09, 0x3001:
            return self.finish(.number, value, printed, behind: self.index + self.scalarLength)
        case 0x2D, 0x2013:
            // Arabic documents number with a dash: "1-" or "1 -".
            return self.dash(value, printed)
        case 0x20:
            if self.value(at: self.index + 1) == 0x2D || self.value(at: self.index + 1) == 0x2013 {
                self.index += 1
                return self.dash(value, printed)
            }
            return nil
        default: return nil
        }
    }

    /// `1.2016年11月…`: a number, and a text that begins with a date.
    private func beginsChineseDate(_ start: Int) -> Bool {
        var index = start
        while index < self.end, index - start < 4, self.bytes[index].isASCIIDigit { index += 1 }
        guard index > start else { return false }
        let sign = self.value(at: index)
        return sign == 0x5E74 || sign == 0x6708
    }

    private mutating func dash(_ value: Int, _ printed: Range<Int>) -> LineLabel? {
        let behind = self.index + self.scalarLength
        var next = behind
        while next < self.end, self.bytes[next].isBlank { next += 1 }
        guard next >= self.end || Scalar(self.bytes, at: next).isArabic else { return nil }
        return self.finish(.number, value, printed, behind: behind)
    }

    /// `- 12` before Arabic text: the converter has put the dash on the other side.
    private func dashed(_ start: Int) -> LineLabel? {
        var scanner = self
        scanner.index = start
        while scanner.index < self.end, self.bytes[scanner.index].isBlank { scanner.index += 1 }
        let first = scanner.index
        guard let value = scanner.digits() else { return nil }
        let behind = scanner.index
        var next = behind
        while next < self.end, self.bytes[next].isBlank { next += 1 }
        guard next < self.end, Scalar(self.bytes, at: next).isArabic else { return nil }
        return self.finish(.number, value, first..<behind, behind: behind)
    }

    private mutating func dotted(_ major: Int, from start: Int) -> LineLabel? {
        guard let minor = self.digits() else { return nil }
        let printed = start..<self.index
        self.skipRemoved()
        var behind = self.index
        if behind < self.end, self.bytes[behind] == 0x2E { behind += 1 }
        guard behind >= self.end || self.bytes[behind].isBlank else { return nil }
        var label = self.finish(.dotted, major, printed, behind: behind)
        label.minor = minor
        return label
    }

    private var isClosingBracket: Bool {
        let value = self.value(at: self.index)
        return self.index < self.end && (value == 0x29 || value == 0xFF09)
    }

    private var scalarLength: Int { self.index < self.end ? Scalar(self.bytes, at: self.index).length : 0 }

    /// One to six letters and a bracket, or capitals and a full stop.
    private mutating func letters(isBracketed: Bool) -> LineLabel? {
        let start = self.index
        var letters: [UInt32] = []
        while self.index < self.end, letters.count < 7 {
            let scalar = Scalar(self.bytes, at: self.index)
            guard scalar.isLetter else { break }
            self.index += scalar.length
            // The stroke that Arabic puts behind a single letter is no letter; alif counts with or without its hamza.
            if scalar.value != 0x640 { letters.append(scalar.value == 0x627 ? 0x623 : scalar.value) }
        }
        guard let first = letters.first, letters.count <= 6 else { return nil }
        let printed = start..<self.index
        self.skipRemoved()
        let firstScalar = Scalar(self.bytes, at: start)
        if firstScalar.isArabic, !isBracketed, let label = self.arabicHeading(letters, printed) { return label }
        if firstScalar.isHan { return self.ideographic(letters, printed, isBracketed: isBracketed) }
        if self.isClosingBracket {
            let behind = self.index + self.scalarLength
            guard isBracketed || self.canBeginText(behind) else { return nil }
            let roman = RomanNumeral.value(letters)
            guard letters.count == 1 || roman != nil || letters.allSatisfy({ $0 == first }) && letters.count == 2 else {
                return nil
            }
            var label = self.finish(.letter, Self.place(letters), printed, behind: behind)
            label.roman = roman
            return label
        }
        guard !isBracketed, self.value(at: self.index) == 0x2E, self.index < self.end else { return nil }
        let behind = self.index + 1
        guard behind >= self.end || self.bytes[behind].isBlank || self.beginsHeading(behind, start) else { return nil }
        // "a. Oil": an item, when a small letter stands alone.
        if firstScalar.isLower {
            guard letters.count == 1, behind < self.end else { return nil }
            var label = self.finish(.letter, Self.place(letters), printed, behind: behind)
            label.roman = RomanNumeral.value(letters)
            return label
        }
        guard firstScalar.isUpper else { return nil }
        let roman = RomanNumeral.value(letters)
        guard letters.count == 1 || roman != nil else { return nil }
        var label = self.finish(.capital, letters.count == 1 ? Self.place(letters) : 0, printed, behind: behind)
        label.roman = roman
        return label
    }

    /// `A.导言`, `A.Введение`, `A.Introduction`: a short line from which the converter took the space; `J.R. Smith` is none.
    private func beginsHeading(_ index: Int, _ start: Int) -> Bool {
        let scalar = Scalar(self.bytes, at: index)
        guard scalar.isHan || scalar.isUpper, self.end - start < 160, self.bytes[self.end - 1] != 0x2E else {
            return false
        }
        let next = index + scalar.length
        return scalar.isHan || next < self.end && Scalar(self.bytes, at: next).isLower
    }

    /// White space, or a letter where converters leave the space out: `a)De`, `b)выплачивать`.
    private func canBeginText(_ index: Int) -> Bool {
        guard index < self.end, self.bytes[index] > 0x20 else { return true }
        let scalar = Scalar(self.bytes, at: index)
        return scalar.isUpper || scalar.isCyrillic
    }

    private mutating func ideographic(_ letters: [UInt32], _ printed: Range<Int>, isBracketed: Bool) -> LineLabel? {
        let value = self.value(at: self.index)
        let closes = isBracketed ? self.isClosingBracket : value == 0x3001 || value == 0x2E || value == 0xFF0E
        guard closes, self.index < self.end, let number = ChineseNumeral.value(letters) else { return nil }
        return self.finish(.ideographic, number, printed, behind: self.index + self.scalarLength)
    }

    /// `ثانيا -` and `باء -`: the ordinals and the names of letters that number headings.
    private func arabicHeading(_ letters: [UInt32], _ printed: Range<Int>) -> LineLabel? {
        var index = self.index
        // The sign over the last letter of an ordinal is often left out.
        while index < self.end, (0x64B...0x652).contains(self.value(at: index)) { index += 2 }
        while index < self.end, self.bytes[index] == 0x20 { index += 1 }
        let value = self.value(at: index)
        guard value == 0x2D || value == 0x2013, index < self.end else { return nil }
        let behind = index + Scalar(self.bytes, at: index).length
        if let ordinal = ArabicHeading.ordinal(letters) {
            return self.finish(.ideographic, ordinal, printed, behind: behind)
        }
        return ArabicHeading.letter(letters).map { self.finish(.capital, $0, printed, behind: behind) }
    }

    /// Place of a letter in its alphabet; `aa` comes after `z`. 0 where the alphabet is not known.
    private static func place(_ letters: [UInt32]) -> Int {
        guard let first = letters.first else { return 0 }
        let place: Int
        switch Folding.lower(first) {
        case 0x61...0x7A: place = Int(Folding.lower(first) - 0x60)
        case 0x430...0x438: place = Int(Folding.lower(first) - 0x42F)
        // The Russian list leaves out the ninth letter's neighbour (й).
        case 0x43A...0x44F: place = Int(Folding.lower(first) - 0x430)
        default: place = (Self.abjad.firstIndex(of: first) ?? -1) + 1
        }
        return letters.count == 2 && letters[1] == first ? 26 + place : place
    }

    /// Order of the letters that Arabic documents count with.
    private static let abjad: [UInt32] = [
        0x623, 0x628, 0x62C, 0x62F, 0x647, 0x648, 0x632, 0x62D, 0x637, 0x64A, 0x643, 0x644, 0x645, 0x646, 0x633, 0x639,
        0x641, 0x635, 0x642, 0x631, 0x634, 0x62A, 0x62B, 0x62E, 0x630, 0x636, 0x638, 0x63A,
    ]

    private func finish(_ form: LineLabel.Form, _ value: Int, _ printed: Range<Int>, behind: Int) -> LineLabel {
        var textStart = min(behind, self.end)
        while textStart < self.end, self.bytes[textStart].isBlank { textStart += 1 }
        return LineLabel(
            form: form, value: value, printed: printed, textStart: textStart, hasText: textStart < self.end)
    }
}
