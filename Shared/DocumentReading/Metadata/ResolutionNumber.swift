/// Reads the number before the title of a resolution: `74/176.`, in Arabic `74/176 -`, in a draft `63/…`.
enum ResolutionNumber {
    /// The number's bytes, and where the title begins; `nil` when the line begins with no such number.
    ///
    /// Converters leave out the space behind the full stop, or the stop too: `53/9.Title`, `26/8Title`. The Human Rights
    /// Council has put none for years: `26/8 Title`.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> (number: Range<Int>, title: Int)? {
        guard let (number, isOpen) = self.number(bytes, line) else { return self.spaced(bytes, line) }
        var index = number.upperBound
        while index < line.end, bytes[index].isBlank { index += 1 }
        guard index < line.end else { return nil }
        let sign = Scalar(bytes, at: index)
        let isDash = index > number.upperBound && (sign.value == 0x2D || sign.value == 0x2013)
        if index == number.upperBound, sign.isUpper || sign.isArabic || sign.isHan { return (number, index) }
        if isOpen, sign.isLetter { return (number, index) }
        if index > number.upperBound, sign.isUpper { return (number, index) }
        guard sign.value == 0x2E && index == number.upperBound || isDash else { return nil }
        index += sign.length
        while index < line.end, bytes[index].isBlank { index += 1 }
        guard index >= line.end || !bytes[index].isASCIIDigit || bytes[index - 1].isBlank else { return nil }
        return (number, index)
    }

    /// `2 6 / 8 Title`: converters put blanks between the digits; a letter must follow.
    private static func spaced(
        _ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine
    ) -> (number: Range<Int>, title: Int)? {
        var index = line.start
        var (digits, slashes, blanks, end) = (0, 0, 0, line.start)
        while index < line.end, index - line.start < 14 {
            if bytes[index].isASCIIDigit {
                digits += 1
            } else if bytes[index] == 0x2F, digits > 0 {
                slashes += 1
            } else if bytes[index] == 0x20 {
                blanks += 1
            } else {
                break
            }
            index += 1
            if !bytes[index - 1].isBlank { end = index }
        }
        guard digits >= 2, slashes == 1, blanks >= 2, bytes[line.start].isASCIIDigit, bytes[end - 1].isASCIIDigit,
            index < line.end, Scalar(bytes, at: index).isLetter
        else { return nil }
        return (line.start..<end, index)
    }

    /// Digits, a slash, digits; a draft has dots in place of the second number, and `isOpen` is true.
    private static func number(
        _ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine
    ) -> (range: Range<Int>, isOpen: Bool)? {
        var index = line.start
        while index < line.end, bytes[index].isASCIIDigit { index += 1 }
        guard index > line.start, index - line.start <= 4, index < line.end, bytes[index] == 0x2F else { return nil }
        let slash = index
        index += 1
        while index < line.end, bytes[index].isASCIIDigit { index += 1 }
        if index > slash + 1 { return (line.start..<index, false) }
        while index < line.end, bytes[index] == 0x2E || Scalar(bytes, at: index).value == 0x2026 {
            index += Scalar(bytes, at: index).length
        }
        return index > slash + 2 ? (line.start..<index, true) : nil
    }
}
