internal import Model

/// A passage found in the lines, before its text is put together.
struct Unit {
    var kind: PassageKind
    /// As printed; `nil` where nothing is printed.
    var number: String?
    /// Its place among its kind in its part, from 1, or its printed number.
    var ordinal: String
    /// Lines of the body text.
    var lines: Range<Int>
    /// Byte where the text begins, behind the label.
    var textStart: Int
    var section: [String]
    /// Which part of the document it stands in, when not in the main one: `annex II`.
    var part: String?
}

/// What the structure stage found.
struct Structure {
    var units: [Unit] = []
    /// Lines before this one are the document's head.
    var headEnd = 0
    /// Index of the body that speaks, where a resolution was found.
    var organ: Int?
    /// Line of the opening words of the body that speaks.
    var organLine: Int?
    /// First line behind the text: meeting and day of adoption.
    var closingLine: Int?
    /// Who speaks in a text inside the text, before its first number: `We, the harbour masters, assembled in …`
    var leadIn: Range<Int>?
    /// Title and opening of each annex, before its first paragraph.
    var annexHeads: [Range<Int>] = []
    /// Lines that say again, in the same words, what a unit says.
    var repeats: [Int] = []
    /// Lines that are part of no unit, heading, head or closing.
    var uncovered: [Int] = []
    /// Numbers left out, as the printed numbers before and after; `0` before the first.
    var gaps: [(String, String)] = []
}
