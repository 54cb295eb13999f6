/// What a file is, as its bytes show.
enum FileType: Sendable, Hashable {
    case plainText
    case markdown
    case pdf
    case html
    case xml
    case docx
    case doc
    case odt
    case rtf

    var mediaType: String {
        switch self {
        case .plainText: "text/plain"
        case .markdown: "text/markdown"
        case .pdf: "application/pdf"
        case .html: "text/html"
        case .xml: "application/xml"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .doc: "application/msword"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .rtf: "application/rtf"
        }
    }

    /// Looks for the marks that each format starts with (its magic numbers).
    ///
    /// - Throws: `empty-file` or `unsupported-type`.
    init(of bytes: [UInt8], declaredType: String?, fileName: String?) throws(ConversionError) {
        guard bytes.contains(where: { !Self.isBlank($0) }) else { throw ConversionError(.emptyFile) }
        let head = Array(bytes.prefix(1024))
        if head.contains(words: Array("%PDF-".utf8)) {
            // ISO 32000 wants the mark at the start; readers take it within the first 1,024 bytes.
            self = .pdf
        } else if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
            self = try Self.zipped(bytes)
        } else if bytes.starts(with: Array("{\\rtf".utf8)) || Self.isRTFFragment(head) {
            self = .rtf
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = try Self.compound(bytes)
        } else if let name = Self.foreign.first(where: { bytes.starts(with: $0.mark) })?.name {
            throw ConversionError(.unsupportedType, detail: name)
        } else if let markup = Self.markup(head) {
            self = markup
        } else {
            self = Self.saysMarkdown(declaredType, fileName) ? .markdown : .plainText
        }
    }

    /// A piece of RTF without its outer braces, as some programs cut it out: it opens a paragraph.
    private static func isRTFFragment(_ head: [UInt8]) -> Bool {
        let text = head.drop(while: Self.isBlank)
        return text.starts(with: Array("{\\pard".utf8)) || text.starts(with: Array("\\pard".utf8))
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// Formats that are known and not read, for a better message than "no text".
    private static let foreign: [(mark: [UInt8], name: String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"),
        ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
        ([0x1F, 0x8B], "a gzip archive"),
        (Array("Rar!".utf8), "a RAR archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("%!PS".utf8), "a PostScript file"),
    ]

    /// Tells the office formats that are ZIP archives apart by the names of their parts.
    private static func zipped(_ bytes: [UInt8]) throws(ConversionError) -> FileType {
        let directory = try ArchiveDirectory(bytes)
        if directory.contains("[Content_Types].xml"), directory.contains(prefix: "word/") { return .docx }
        if directory.contains("content.xml"),
            bytes.contains(words: Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8))
        {
            return .odt
        }
        throw ConversionError(.unsupportedType, detail: "a ZIP archive that is no DOCX and no ODT")
    }

    /// Tells the files of Microsoft's compound format apart by the names of their streams, which are in UTF-16.
    private static func compound(_ bytes: [UInt8]) throws(ConversionError) -> FileType {
        func hasStream(_ name: String) -> Bool { bytes.contains(words: name.utf8.flatMap { [$0, 0] }) }
        if hasStream("EncryptedPackage") { throw ConversionError(.encryptedFile) }
        if hasStream("WordDocument") { return .doc }
        throw ConversionError(.unsupportedType, detail: "a file of Microsoft Office before 2007 that is no DOC")
    }

    /// HTML and XML by their first tag, after a mark of the encoding, blanks and comments.
    private static func markup(_ head: [UInt8]) -> FileType? {
        var text = head.filter { $0 != 0 }[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) { text = text.dropFirst(2) }
        text = text.drop(while: Self.isBlank)
        while text.starts(with: Array("<!--".utf8)),
            let end = Array(text).firstRange(of: Array("-->".utf8), in: 0..<text.count)
        {
            text = text.dropFirst(end.upperBound).drop(while: Self.isBlank)
        }
        guard text.first == UInt8(ascii: "<") else { return nil }
        let lowered = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let isHTML = [
            "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<div", "<p>", "<h1", "<table", "<script",
        ]
        .contains { lowered.starts(with: Array($0.utf8)) }
        if isHTML || lowered.contains(words: Array("<html".utf8)) { return .html }
        return lowered.starts(with: Array("<?xml".utf8)) ? .xml : nil
    }

    private static func saysMarkdown(_ declaredType: String?, _ fileName: String?) -> Bool {
        let type = declaredType.map { Array($0.utf8) } ?? []
        let name = fileName.map { Array($0.utf8) } ?? []
        return type.starts(with: Array("text/markdown".utf8)) || type.starts(with: Array("text/x-markdown".utf8))
            || name.suffix(3) == Array(".md".utf8)[...] || name.suffix(9) == Array(".markdown".utf8)[...]
    }
}
