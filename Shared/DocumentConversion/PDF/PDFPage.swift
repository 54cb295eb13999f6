/// A piece of text on a page, in one font and on one line.
struct PDFFragment: Sendable {
    /// The letters in UTF-8, from left to right as they stand on the page.
    var text: [UInt8]
    /// Edges in points from the left and top edge of the page.
    var left: Float
    var right: Float
    var top: Float
    var bottom: Float
    /// Font size in points.
    var size: Float
    var isBold: Bool
    var isItalic: Bool

    /// Whether several letters take no width: the line runs up or down the page.
    var isVertical: Bool { self.right - self.left < 0.5 && self.text.count > 3 }

    /// Where the letters stand. Poppler's boxes reach down by about a fifth of the font size.
    var baseline: Float { self.bottom - 0.2 * self.size }
}

/// What poppler found on one page, in the order in which the file draws it.
struct PDFPage: Sendable {
    /// From 1.
    var number: Int
    /// In points.
    var width: Float
    var fragments: [PDFFragment] = []
}
