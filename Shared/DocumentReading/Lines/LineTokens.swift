/// What the tokens of a line of page furniture are.
enum FurnitureToken {
    case symbol
    /// `2/10`
    case pageOfPages
    /// `19-22333`, `V.19-09720`, `GE.14-10028`
    case jobNumber
    /// `*1922333*`
    case barcode
    /// `(E)`
    case languageLetter
    /// `(2017)`
    case year
    case number
    /// `/...`
    case continuation

    /// `nil` when the token is none of them.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let first = bytes[range.lowerBound]
        let last = bytes[range.upperBound - 1]
        var (slashes, digits, uppers, lowers, dashes, stops, others) = (0, 0, 0, 0, 0, 0, 0)
        for index in range {
            let byte = bytes[index]
            if byte == 0x2F {
                slashes += 1
            } else if byte.isASCIIDigit {
                digits += 1
            } else if byte.isASCIIUpper {
                uppers += 1
            } else if byte.isASCIILower {
                lowers += 1
            } else if byte == 0x2D {
                dashes += 1
            } else if byte == 0x2E {
                stops += 1
            } else {
                others += 1
            }
        }
        let count = range.count
        if digits == count {
            self = .number
        } else if first == 0x2A, last == 0x2A, count > 4, digits + uppers == count - 2 {
            self = .barcode
        } else if first == 0x28, last == 0x29, uppers == 1, count == 3 {
            self = .languageLetter
        } else if first == 0x28, last == 0x29, digits == 4, count == 6 {
            self = .year
        } else if first == 0x2F, stops == count - 1 || others == 3, count <= 5 {
            self = .continuation
        } else if slashes == 1, digits == count - 1, first.isASCIIDigit, last.isASCIIDigit, Self.isPage(bytes, range) {
            self = .pageOfPages
        } else if dashes == 1, digits >= 6, uppers <= 3, lowers == 0, others == 0,
            Self.isJobNumber(bytes, range)
        {
            self = .jobNumber
        } else if slashes >= 1, first.isASCIIUpper, others == 0 || last == 0x29, lowers <= 8, digits > 0,
            last.isASCIIDigit || last.isASCIILetter || last == 0x29
        {
            self = .symbol
        } else {
            return nil
        }
    }

    /// Page and number of pages: the first no larger than the second.
    private static func isPage(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var numbers = [0, 0]
        var place = 0
        for index in range {
            if bytes[index] == 0x2F {
                place = 1
            } else {
                numbers[place] = min(numbers[place] * 10 + Int(bytes[index] - 0x30), 100_000)
            }
        }
        return numbers[0] >= 1 && numbers[0] <= numbers[1] && numbers[1] < 2000
    }

    /// Two digits of the year, a dash, five digits; letters of the duty station before, a page number glued behind.
    private static func isJobNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let dash = range.first(where: { bytes[$0] == 0x2D }), dash - range.lowerBound >= 2,
            range.upperBound - dash >= 6
        else { return false }
        guard bytes[dash - 1].isASCIIDigit, bytes[dash - 2].isASCIIDigit else { return false }
        // A page number may be glued in front: "311-26839" is page 3 of job 11-26839.
        var start = dash - 3
        while start >= range.lowerBound, dash - start <= 5, bytes[start].isASCIIDigit { start -= 1 }
        if start >= range.lowerBound, bytes[start] != 0x2E { return false }
        return (dash + 1...dash + 5).allSatisfy { bytes[$0].isASCIIDigit }
    }
}
