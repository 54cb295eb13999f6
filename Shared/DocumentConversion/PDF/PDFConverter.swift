internal import DocumentReading
internal import Foundation

/// Turns a PDF into text with poppler's programs.
///
/// `pdftohtml -xml` gives runs of text with fonts and places, in the order in which the file draws them; the order of
/// reading is made here from the places. `pdftotext -bbox-layout` gives no fonts and breaks words at every change of
/// style, so it is asked only for pages with right-to-left script.
struct PDFConverter: Sendable {
    private static let package = "poppler-utils"
    /// A page with more pieces of text than this is a drawing or an attack: its pieces are put in order by place alone.
    private static let mostFragments = 4_000
    /// A gap in a word of more than this part of the line's height, in percent, is a space. Files write their spaces out;
    /// poppler's own 10 percent takes wide letter spacing for one.
    private static let wordBreak = "20"

    let limits: ConversionLimits
    /// How pages without a text layer are read; `nil` leaves them alone.
    var recognition: TextRecognition?

    func convert(_ bytes: [UInt8], in folder: URL) async throws(ConversionError) -> ExtractedText {
        let input = try InputFile(bytes, in: folder)
        let fonted = try await self.fontedPages(of: input)
        guard !fonted.isEmpty else { throw ConversionError(.damagedFile, detail: "not one page could be found") }
        guard fonted.count <= self.limits.pages else { throw ConversionError(.resourceLimit, limit: .pages) }
        try Self.refuseStandIn(fonted, bytes)
        let recognised = try await self.recognised(fonted, from: input, in: folder)
        guard fonted.contains(where: { !$0.fragments.isEmpty }) || !recognised.isEmpty else {
            let asked = self.recognition == nil ? "" : ", and none was recognised"
            throw ConversionError(.noTextLayer, detail: "\(fonted.count) pages, no letter\(asked)")
        }
        let pages = try await self.withWords(fonted, from: input)
        let ordered = pages.map { Self.ordered($0) }
        let composer = PageComposer(ordered, spacing: LineSpacing(pages: ordered), recognised: recognised)
        return ExtractedText(
            format: .pdf, utf8: composer.utf8, lines: LoweredMarks.raised(composer.lines, composer.utf8),
            pageCount: pages.count, tables: composer.tables, isRecognised: !recognised.isEmpty)
    }

    /// The text of pages that are pictures, by their numbers from 1, if that is asked for.
    private func recognised(
        _ pages: [PDFPage], from input: borrowing InputFile, in folder: URL
    ) async throws(ConversionError) -> [Int: [UInt8]] {
        let empty = pages.indices.filter { pages[$0].fragments.isEmpty }.map { $0 + 1 }
        guard let recognition, !empty.isEmpty else { return [:] }
        return try await PageRecogniser(recognition: recognition, limits: self.limits, folder: folder)
            .texts(of: empty, from: input)
    }

    private func fontedPages(of input: borrowing InputFile) async throws(ConversionError) -> [PDFPage] {
        let process = ConverterProcess(
            tool: "pdftohtml", package: Self.package,
            arguments: [
                "-xml", "-i", "-noroundcoord", "-hidden", "-nodrm", "-zoom", "\(FontedPages.zoom)", "-wbt",
                Self.wordBreak,
                "-l", "\(self.limits.pages + 1)", "-stdout", "/dev/stdin",
            ], limits: self.limits)
        let output = try await process.run(on: input)
        try Self.check(output)
        let fonted = FontedPages(output.printed, mostFragments: self.limits.fragments)
        guard !fonted.isCut else { throw ConversionError(.resourceLimit, limit: .fragments) }
        return fonted.pages
    }

    /// The pages with the words of right-to-left pages as `pdftotext` gives them.
    private func withWords(_ fonted: [PDFPage], from input: borrowing InputFile) async throws(ConversionError)
        -> [PDFPage]
    {
        let needed = fonted.indices.filter { index in
            let letters = fonted[index].fragments.reduce(0) { $0 + RightToLeft.letterCount($1.text, limit: 8) }
            return letters >= 8 && fonted[index].fragments.count <= Self.mostFragments
        }
        guard let first = needed.first, let last = needed.last else { return fonted }
        let process = ConverterProcess(
            tool: "pdftotext", package: Self.package,
            arguments: ["-bbox-layout", "-f", "\(first + 1)", "-l", "\(last + 1)", "/dev/stdin", "-"],
            limits: self.limits)
        let output = try await process.run(on: input)
        try Self.check(output)
        let words = WordPages(output.printed, fonts: Array(fonted[first...last])).pages
        var pages = fonted
        for index in needed where index - first < words.count && !words[index - first].fragments.isEmpty {
            pages[index].fragments = words[index - first].fragments
        }
        return pages
    }

    /// - Throws: `encrypted-file` or `damaged-file` for a program that ended with an error.
    private static func check(_ output: ConverterProcess.Output) throws(ConversionError) {
        guard output.ending != .exited(0) else { return }
        if output.complaints.contains(words: Array("ncorrect password".utf8)) { throw ConversionError(.encryptedFile) }
        switch output.ending {
        case .exited(let code): throw ConversionError(.damagedFile, detail: "poppler ended with exit code \(code)")
        case .signalled(let signal):
            throw ConversionError(.damagedFile, detail: "poppler was ended by signal \(signal)")
        }
    }

    private static func ordered(_ page: PDFPage) -> [PageLine] {
        guard page.fragments.count <= Self.mostFragments else {
            return page.fragments.sorted { ($0.top, $0.left) < ($1.top, $1.left) }.map { PageLine($0) }
        }
        // Lines that run up or down the page have no width of their own; they follow the others, from left to right.
        let upright = page.fragments.filter { !$0.isVertical }
        let vertical = page.fragments.filter(\.isVertical).sorted { $0.left < $1.left }.map { PageLine($0) }
        let lines = PageLine.lines(of: upright)
        return ColumnSplitter.order(lines, readsFromRight: RightToLeft.prevails(in: upright)) + vertical
    }

    /// A page that stands for documents which poppler does not show: the cover of a portfolio, or what a form of Adobe's says to
    /// other programs.
    ///
    /// - Throws: `unsupported-type`.
    private static func refuseStandIn(_ pages: [PDFPage], _ bytes: [UInt8]) throws(ConversionError) {
        guard pages.count <= 2 else { return }
        let text = Array(pages.flatMap(\.fragments).map(\.text).joined(separator: [0x20]))
        guard text.count < 2_000 else { return }
        if bytes.contains(words: Array("/Collection".utf8)) || text.contains(words: Array("PDF portfolio".utf8))
            || text.contains(words: Array("PDF Portfolio".utf8))
        {
            throw ConversionError(
                .unsupportedType, detail: "a PDF portfolio; its documents are attachments, submit them one by one")
        }
        if text.contains(words: Array("If this message is not eventually replaced".utf8)) {
            throw ConversionError(
                .unsupportedType, detail: "a form (XFA) that only Adobe's programs show; print it to a PDF first")
        }
    }
}
