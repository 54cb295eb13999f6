internal import DocumentReading
internal import Foundation

/// Turns HTML, and the DocBook that antiword makes of DOC, into text with pandoc; other XML is read as it is.
struct PandocConverter: Sendable {
    let limits: ConversionLimits

    func convert(_ bytes: [UInt8], _ type: FileType, in folder: URL) async throws(ConversionError) -> ExtractedText {
        switch type {
        // pandoc takes UTF-8 only; what a page says about its encoding is followed here.
        case .html: return try await self.page(try Self.decoded(bytes), in: folder)
        case .xml:
            let text = MarkupText(try Self.decoded(bytes)).utf8
            guard !text.isEmpty else { throw ConversionError(.emptyFile, detail: "a file without text") }
            return ExtractedText(format: .html, utf8: text)
        case .plainText, .markdown, .pdf, .rtf, .doc, .docx, .odt:
            throw ConversionError(.unsupportedType, detail: type.mediaType)
        }
    }

    /// A web page; one of few words, as a server sends in place of a document, with its title where that says so.
    private func page(_ html: [UInt8], in folder: URL) async throws(ConversionError) -> ExtractedText {
        let content = PageContent.of(html)
        var markup = content
        let title = PageContent.title(of: html)
        if Self.namesFault(title), MarkupText(content).utf8.count < Self.fewWords {
            markup = Array("<p>".utf8) + title + Array("</p>".utf8) + content
        }
        return try await self.text(of: markup, from: "html", .html, in: folder)
    }

    /// Whether a title names a status from 400 to 599, as `404 Not Found` does. Source: RFC 9110, sections 15.5 and 15.6.
    private static func namesFault(_ title: [UInt8]) -> Bool {
        title.split { !(0x30...0x39).contains($0) }.contains { digits in
            digits.count == 3 && (digits.first == UInt8(ascii: "4") || digits.first == UInt8(ascii: "5"))
        }
    }

    /// Bytes of a page that may be an error message.
    private static let fewWords = 600

    /// Turns DocBook into text, each numbered list going on where the one before it ended.
    ///
    /// - Parameter noteTexts: The texts of the notes in order, for those that are empty in `bytes`.
    func convertDocBook(
        _ bytes: [UInt8], noteTexts: [[UInt8]], in folder: URL
    ) async throws(ConversionError) -> ExtractedText {
        let tree = try await self.tree(of: bytes, from: "docbook", in: folder)
        return try PandocText(
            tree, mostLevels: self.limits.nesting, continuesLists: true, noteTexts: noteTexts
        ).text.extracted(.docx, self.limits)
    }

    private func text(
        of bytes: [UInt8], from reader: String, _ format: ExtractedText.Format, in folder: URL
    ) async throws(ConversionError) -> ExtractedText {
        let tree = try await self.tree(of: bytes, from: reader, in: folder)
        return try PandocText(tree, mostLevels: self.limits.nesting).text.extracted(format, self.limits)
    }

    /// The document's tree in JSON.
    private func tree(of bytes: [UInt8], from format: String, in folder: URL) async throws(ConversionError) -> [UInt8] {
        let input = try InputFile(bytes, in: folder)
        // Without pictures, scripts or fetched parts: --sandbox keeps pandoc from reading any file and from the network.
        let process = ConverterProcess(
            tool: "pandoc", package: "pandoc",
            arguments: ["--sandbox", "--from", format, "--to", "json", "--quiet"],
            limits: self.limits)
        let output = try await process.run(on: input)
        switch output.ending {
        case .exited(0): return output.printed
        // Exit codes of Haskell's run time: heap overflow.
        case .exited(251): throw ConversionError(.resourceLimit, limit: .memory)
        case .exited(let code): throw ConversionError(.damagedFile, detail: "pandoc ended with exit code \(code)")
        case .signalled(let signal): throw ConversionError(.damagedFile, detail: "pandoc was ended by signal \(signal)")
        }
    }

    /// The markup in UTF-8, by the encoding that its first lines name where no mark or validity decides.
    private static func decoded(_ bytes: [UInt8]) throws(ConversionError) -> [UInt8] {
        let head = Array(bytes.prefix(2048).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        guard !head.contains(words: Array("<!entity".utf8)) else {
            throw ConversionError(.unsupportedType, detail: "markup that declares entities of its own")
        }
        var declared: String?
        for label in ["charset=", "encoding="] {
            guard let range = head.firstRange(of: Array(label.utf8), in: 0..<head.count) else { continue }
            let name = head[range.upperBound...].drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
                .prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: ">") }
            declared = "text/html; charset=\(String(decoding: name, as: UTF8.self))"
            break
        }
        return try DecodedText(bytes, declaredType: declared).utf8
    }
}
