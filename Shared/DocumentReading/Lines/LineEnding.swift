/// How a line ends.
enum LineEnding {
    /// A full stop, question or exclamation mark, or its like in another script.
    case stop
    case semicolon
    case colon
    case comma
    case dash
    case none

    /// Looks through closing quotation marks and brackets, white space and bytes taken out.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) { self.init(bytes, line.range) }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var end = Self.beforeMark(bytes, range)
        while end > range.lowerBound {
            var start = end - 1
            while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            if bytes[start].isBlank {
                end = start
                continue
            }
            let scalar = Scalar(bytes, at: start)
            switch scalar.value {
            case 0x2E, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x61F, 0x6D4, 0x2026: self = .stop
            case 0x3B, 0xFF1B, 0x61B: self = .semicolon
            case 0x3A, 0xFF1A: self = .colon
            case 0x2C, 0xFF0C, 0x60C, 0x3001: self = .comma
            case 0x2013, 0x2014: self = .dash
            default:
                guard scalar.isCloser else {
                    self = .none
                    return
                }
                end = start
                continue
            }
            return
        }
        self = .none
    }

    /// One or two digits directly behind a sign are the mark of a note: `…the lanterns,12`; behind a comma or semicolon
    /// also with a blank between: `…the lanterns, 12`.
    private static func beforeMark(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var start = range.upperBound
        while start > range.lowerBound, bytes[start - 1].isASCIIDigit { start -= 1 }
        let digits = range.upperBound - start
        guard (1...2).contains(digits), start - 4 > range.lowerBound else { return range.upperBound }
        switch bytes[start - 1] {
        case 0x2C, 0x2E, 0x3B: return bytes[start - 2].isASCIIDigit ? range.upperBound : start
        case 0x20:
            let isSign = bytes[start - 2] == 0x2C || bytes[start - 2] == 0x3B
            return isSign && !bytes[start - 3].isASCIIDigit ? start : range.upperBound
        case 0x80...:
            var sign = start - 1
            while sign > range.lowerBound, bytes[sign] & 0xC0 == 0x80 { sign -= 1 }
            switch Scalar(bytes, at: sign).value {
            case 0x3002, 0xFF0C, 0xFF1B, 0x60C, 0x61B: return start
            default: return range.upperBound
            }
        default: return range.upperBound
        }
    }

    /// A sentence or item can end here.
    var isTerminal: Bool {
        switch self {
        case .stop, .semicolon, .colon: true
        case .comma, .dash, .none: false
        }
    }
}
