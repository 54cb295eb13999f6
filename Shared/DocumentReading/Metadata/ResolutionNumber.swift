/// Reads the number before the title of a resolution: `74/176.`, in Arabic `74/176 -`.
enum ResolutionNumber {
    /// The number's bytes, and where the title begins; `nil` when the line begins with no such number.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> (number: Range<Int>, title: Int)? {
        var index = line.start
        var slash: Int?
        while index < line.end, bytes[index].isASCIIDigit || bytes[index] == 0x2F {
            if bytes[index] == 0x2F {
                guard slash == nil else { return nil }
                slash = index
            }
            index += 1
        }
        guard let slash, slash > line.start, index > slash + 1, index < line.end else { return nil }
        let number = line.start..<index
        while index < line.end, bytes[index].isBlank { index += 1 }
        guard index < line.end else { return nil }
        let sign = Scalar(bytes, at: index)
        let isDash = index > number.upperBound && (sign.value == 0x2D || sign.value == 0x2013)
        guard sign.value == 0x2E && index == number.upperBound || isDash else { return nil }
        index += sign.length
        guard index >= line.end || bytes[index].isBlank else { return nil }
        while index < line.end, bytes[index].isBlank { index += 1 }
        return (number, index)
    }
}
