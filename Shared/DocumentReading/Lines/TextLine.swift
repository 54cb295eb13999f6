/// One line of the cleaned text that is not blank.
struct TextLine {
    /// First byte that is not white space.
    var start: Int
    /// Behind the last byte that is not white space.
    var end: Int
    /// Columns of white space before it.
    var indent: Int
    /// Blank lines before it, in excess of what the text puts between any two lines.
    var blanks: Int
    /// From 1; 1 for all lines where the file has no pages.
    var page: Int
    /// A form feed stands before it.
    var startsPage: Bool
    var role: Role = .body
    /// Nothing stands between this line and the next: a symbol or word is cut here.
    var isGlued = false
    /// A cell of a matrix of recommendations.
    var isCell = false

    enum Role: UInt8 {
        case body
        case furniture
        case note
        case contents
        case table
    }

    var range: Range<Int> { self.start..<self.end }
    var count: Int { self.end - self.start }
}
