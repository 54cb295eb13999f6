/// The label that a line begins with: a number, a letter, a bullet.
struct LineLabel {
    enum Form: UInt8 {
        /// `12.`, `12)`, `(12)`, `12 -`
        case number
        /// `128.26`
        case dotted
        /// `a)`, `(a)`, in any alphabet
        case letter
        /// `A.`, `IV.`
        case capital
        /// `一、`, `一.`
        case ideographic
        case bullet
    }

    var form: Form
    /// The number, or the letter's place in its alphabet from 1.
    var value: Int
    /// The second number of a dotted label.
    var minor = 0
    /// Value as a Roman numeral, where it can be one.
    var roman: Int?
    /// Bytes of the label without brackets and full stops.
    var printed: Range<Int>
    /// Where the text behind the label begins; the line's end when nothing follows.
    var textStart: Int
    /// Something follows on the same line.
    var hasText: Bool

    /// `nil` when the line begins with no label.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) {
        self.init(bytes, line.start, end: line.end)
    }

    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, end: Int) {
        guard start < end else { return nil }
        let first = bytes[start]
        // Most lines begin with a letter that is followed by another.
        if first.isASCIILetter, start + 1 < end, bytes[start + 1].isASCIILower, !Self.isRomanByte(first) { return nil }
        var scanner = LabelScanner(bytes: bytes, index: start, end: end)
        guard let label = scanner.scan() else { return nil }
        self = label
    }

    init(form: Form, value: Int, minor: Int = 0, roman: Int? = nil, printed: Range<Int>, textStart: Int, hasText: Bool)
    {
        (self.form, self.value, self.minor, self.roman) = (form, value, minor, roman)
        (self.printed, self.textStart, self.hasText) = (printed, textStart, hasText)
    }

    private static func isRomanByte(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case 0x69, 0x76, 0x78, 0x6C, 0x63: true
        default: false
        }
    }
}
