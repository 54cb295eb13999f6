/// The pages in what `pdftohtml -xml` prints: runs of text with their fonts.
struct FontedPages {
    private struct Font {
        var size: Float = 0
        var isBold = false
        var isItalic = false
    }

    /// How much larger than life the coordinates are. The program rounds font sizes to whole units, so the largest zoom it
    /// takes gives the finest sizes.
    static let zoom: Float = 3

    private(set) var pages: [PDFPage] = []
    private var fonts: [Int: Font] = [:]

    /// Whether there were more pieces of text than allowed; those beyond were not read.
    private(set) var isCut = false

    /// - Parameter mostFragments: Pieces of text on all pages together.
    init(_ printed: [UInt8], mostFragments: Int = .max) {
        var scanner = TagScanner(printed)
        var count = 0
        while let tag = scanner.next() {
            if count > mostFragments {
                self.isCut = true
                return
            }
            if scanner.isNamed(tag, "text") {
                self.readText(tag, &scanner)
                count += 1
            } else if scanner.isNamed(tag, "fontspec") {
                let id = Int(scanner.number("id", of: tag))
                self.fonts[id] = Font(size: scanner.number("size", of: tag) / Self.zoom)
            } else if scanner.isNamed(tag, "page") {
                self.pages.append(
                    PDFPage(
                        number: Int(scanner.number("number", of: tag)),
                        width: scanner.number("width", of: tag) / Self.zoom))
            }
        }
    }

    /// Reads what is between `<text …>` and `</text>`: letters, and marks for bold, italic and links.
    private mutating func readText(_ opening: TagScanner.Tag, _ scanner: inout TagScanner) {
        guard !self.pages.isEmpty else { return }
        let font = self.fonts[Int(scanner.number("font", of: opening))] ?? Font()
        let left = scanner.number("left", of: opening) / Self.zoom
        let top = scanner.number("top", of: opening) / Self.zoom
        let width = scanner.number("width", of: opening) / Self.zoom
        let height = scanner.number("height", of: opening) / Self.zoom
        var runs: [PDFFragment] = []
        var run = PDFFragment(
            text: [], left: left, right: left + width, top: top, bottom: top + height,
            size: font.size > 0 ? font.size : height / 1.1, isBold: false, isItalic: false)
        var start = opening.end
        while let tag = scanner.next() {
            scanner.appendText(in: start..<tag.start, to: &run.text)
            start = tag.end
            var (isBold, isItalic) = (run.isBold, run.isItalic)
            if scanner.isNamed(tag, "b") { isBold = true }
            if scanner.isNamed(tag, "/b") { isBold = false }
            if scanner.isNamed(tag, "i") { isItalic = true }
            if scanner.isNamed(tag, "/i") { isItalic = false }
            let isEnd = scanner.isNamed(tag, "/text")
            guard isEnd || isBold != run.isBold || isItalic != run.isItalic else { continue }
            if !run.text.isEmpty { runs.append(run) }
            if isEnd { break }
            (run.text, run.isBold, run.isItalic) = ([], isBold, isItalic)
        }
        Self.shareWidth(of: &runs)
        self.pages[self.pages.count - 1].fragments += runs.filter { run in run.text.contains { $0 != 0x20 } }
    }

    /// Where the style changes within one element only the whole width is known: each run gets its share by letters.
    private static func shareWidth(of runs: inout [PDFFragment]) {
        guard runs.count > 1 else { return }
        let total = Float(runs.reduce(0) { $0 + $1.text.count })
        var left = runs[0].left
        let width = runs[0].right - left
        for index in runs.indices {
            runs[index].left = left
            left += width * Float(runs[index].text.count) / total
            runs[index].right = left
        }
    }
}
