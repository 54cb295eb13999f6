/// The text layer of a file: what a converter hands to ``DocumentReader``.
///
/// All offsets in here are bytes of `utf8`.
public struct ExtractedText: Sendable, Hashable {
    /// The form the file had, which decides what its marks mean.
    public enum Format: String, Sendable, Hashable, Codable {
        case plainText = "text"
        case markdown
        case pdf
        case html
        case docx
    }

    /// A stretch of one line in one font.
    public struct Span: Sendable, Hashable {
        /// Bytes of the text that the span covers.
        public var range: Range<Int>
        /// Font size in points.
        public var size: Float
        public var isBold: Bool
        public var isItalic: Bool
        /// Left and right edge in points from the page's left edge.
        public var left: Float
        public var right: Float
        /// Top and bottom edge in points from the page's top edge.
        public var top: Float
        public var bottom: Float

        public init(
            range: Range<Int>, size: Float, isBold: Bool, isItalic: Bool, left: Float, right: Float, top: Float,
            bottom: Float
        ) {
            (self.range, self.size, self.isBold, self.isItalic) = (range, size, isBold, isItalic)
            (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
        }
    }

    /// One line of a page, from left to right.
    public struct Line: Sendable, Hashable {
        /// Bytes of the text that the line covers, without its line feed.
        public var range: Range<Int>
        /// Page, from 1.
        public var page: Int
        public var spans: [Span]

        public init(range: Range<Int>, page: Int, spans: [Span]) {
            (self.range, self.page, self.spans) = (range, page, spans)
        }
    }

    /// A table of the file, kept apart from the running text.
    public struct Table: Sendable, Hashable {
        /// Bytes of the text that the table covers: each line is a row, its cells parted by a tab (U+0009).
        public var range: Range<Int>
        /// Page on which it begins, from 1; `nil` where the file has none.
        public var page: Int?

        public init(range: Range<Int>, page: Int? = nil) { (self.range, self.page) = (range, page) }
    }

    public var format: Format
    /// The whole text in valid UTF-8. Lines end with a line feed; pages are parted by a form feed.
    public var utf8: [UInt8]
    /// Geometry and fonts of each line, in the order of the text; empty when the format has none.
    public var lines: [Line]
    /// Number of pages; `nil` where the file has none.
    public var pageCount: Int?
    /// Tables that the converter recognised, in the order of the text, not overlapping.
    public var tables: [Table]
    /// The text was recognised from pictures of pages, so words and marks may be wrong.
    public var isRecognised: Bool
    /// The file hides the numbers of its lists, so they were counted in the order of the items and may be wrong.
    public var hasCountedNumbers: Bool

    public init(
        format: Format, utf8: [UInt8], lines: [Line] = [], pageCount: Int? = nil, tables: [Table] = [],
        isRecognised: Bool = false, hasCountedNumbers: Bool = false
    ) {
        (self.format, self.utf8, self.lines, self.pageCount) = (format, utf8, lines, pageCount)
        (self.tables, self.isRecognised, self.hasCountedNumbers) = (tables, isRecognised, hasCountedNumbers)
    }
}
