internal import DocumentReading
internal import Foundation

/// Turns DOCX, ODT, RTF and HTML into text with pandoc, which puts them into one clean HTML; plain XML is read as it is.
struct PandocConverter: Sendable {
    let limits: ConversionLimits

    func convert(_ bytes: [UInt8], _ type: FileType, in folder: URL) async throws(ConversionError) -> ExtractedText {
        let markup: [UInt8]
        switch type {
        case .docx: markup = try await self.html(of: bytes, from: "docx", in: folder)
        case .odt: markup = try await self.html(of: bytes, from: "odt", in: folder)
        case .rtf: markup = try await self.html(of: bytes, from: "rtf", in: folder)
        // pandoc takes UTF-8 only; what a page says about its encoding is followed here.
        case .html: markup = try await self.html(of: Self.decoded(bytes), from: "html", in: folder)
        case .xml: markup = try Self.decoded(bytes)
        case .plainText, .markdown, .pdf: throw ConversionError(.unsupportedType, detail: type.mediaType)
        }
        let text = MarkupText(markup).utf8
        guard text.contains(where: { $0 > 0x20 }) else {
            throw ConversionError(.emptyFile, detail: "a file without text")
        }
        return ExtractedText(format: type == .docx || type == .odt || type == .rtf ? .docx : .html, utf8: text)
    }

    private func html(of bytes: [UInt8], from format: String, in folder: URL) async throws(ConversionError) -> [UInt8] {
        let input = try InputFile(bytes, in: folder)
        // Without pictures, scripts or fetched parts: --sandbox keeps pandoc from reading any file and from the network.
        let process = ConverterProcess(
            tool: "pandoc", package: "pandoc",
            arguments: ["--sandbox", "--from", format, "--to", "html", "--wrap", "none", "--quiet"],
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
