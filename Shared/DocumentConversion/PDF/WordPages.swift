/// The pages in what `pdftotext -bbox-layout` prints: words without fonts.
///
/// Its words are in the order of their letters from left to right, with Arabic presentation forms resolved, whatever the
/// program that made the PDF did. `pdftohtml` gives some right-to-left words forwards and some backwards, so pages with
/// such script take their words from here and only their fonts from there.
struct WordPages {
    private(set) var pages: [PDFPage] = []

    init(_ printed: [UInt8], fonts: [PDFPage]) {
        var scanner = TagScanner(printed)
        while let tag = scanner.next() {
            if scanner.isNamed(tag, "page") {
                self.pages.append(PDFPage(number: self.pages.count + 1, width: scanner.number("width", of: tag)))
            } else if scanner.isNamed(tag, "word"), let page = self.pages.indices.last, let closing = scanner.next() {
                var word = PDFFragment(
                    text: [], left: scanner.number("xMin", of: tag), right: scanner.number("xMax", of: tag),
                    top: scanner.number("yMin", of: tag), bottom: scanner.number("yMax", of: tag), size: 0,
                    isBold: false, isItalic: false)
                scanner.appendText(in: tag.end..<closing.start, to: &word.text)
                Self.setFont(of: &word, from: page < fonts.count ? fonts[page].fragments : [])
                self.pages[page].fragments.append(word)
            }
        }
    }

    /// Takes the font of the run that covers most of the word.
    private static func setFont(of word: inout PDFFragment, from runs: [PDFFragment]) {
        var bestArea: Float = 0
        word.size = (word.bottom - word.top) / 1.3
        for run in runs {
            let width = min(word.right, run.right) - max(word.left, run.left)
            let height = min(word.bottom, run.bottom) - max(word.top, run.top)
            guard width > 0, height > 0, width * height > bestArea else { continue }
            bestArea = width * height
            (word.size, word.isBold, word.isItalic) = (run.size, run.isBold, run.isItalic)
        }
    }
}
