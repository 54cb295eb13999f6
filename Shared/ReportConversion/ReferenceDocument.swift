internal import Model

/// The empty document whose styles, page, head and foot pandoc gives to a report: A4, Times New Roman, paragraphs numbered
/// throughout, real notes, the symbol at the head and "page/pages" at the foot, as United Nations documents have them.
///
/// Its parts are templates in `Data` (`docx-*.xml`).
struct ReferenceDocument {
    let bytes: [UInt8]

    /// - Throws: `conversion-failed` where a part was not built in.
    init(_ cover: ReportCover) throws(ReportConversionError) {
        let isRightToLeft = cover.language.isRightToLeft
        let words = [
            "symbol": Self.escaped(cover.symbol), "title": Self.escaped(cover.title),
            "language": cover.language.rawValue,
            "section-direction": isRightToLeft ? "<w:bidi/>" : "",
            "paragraph-direction": isRightToLeft ? "<w:bidi/>" : "",
            "table-direction": isRightToLeft ? "<w:bidiVisual/>" : "",
            "run-direction": isRightToLeft ? "<w:rtl/>" : "",
            "complex-font": isRightToLeft ? "Traditional Arabic" : "Times New Roman",
            // Half-points. Arabic is set larger, as the letters of its fonts are smaller.
            "size": "21", "complex-size": isRightToLeft ? "28" : "21", "small-size": "18",
            "complex-small-size": isRightToLeft ? "24" : "18",
        ]
        var files: [(name: String, bytes: [UInt8])] = []
        for (name, part) in Self.parts {
            files.append((name, Self.filled(try EmbeddedData.text(named: "docx-\(part).xml"), with: words)))
        }
        self.bytes = StoredArchive(files).bytes
    }

    private static let parts = [
        ("[Content_Types].xml", "content-types"), ("_rels/.rels", "package-rels"), ("docProps/core.xml", "core"),
        ("word/document.xml", "document"), ("word/_rels/document.xml.rels", "document-rels"),
        ("word/styles.xml", "styles"), ("word/settings.xml", "settings"), ("word/numbering.xml", "numbering"),
        ("word/fontTable.xml", "fonts"), ("word/footnotes.xml", "footnotes"), ("word/header1.xml", "header"),
        ("word/footer1.xml", "footer"),
    ]

    /// Puts words in for `{name}`; what is put in is not looked at again.
    private static func filled(_ template: String, with words: [String: String]) -> [UInt8] {
        var result: [UInt8] = []
        let source = Array(template.utf8)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "{"), let end = source[index...].firstIndex(of: UInt8(ascii: "}")),
                let word = words[String(decoding: source[(index + 1)..<end], as: UTF8.self)]
            {
                result += Array(word.utf8)
                index = end + 1
            } else {
                result.append(source[index])
                index += 1
            }
        }
        return result
    }

    /// Character data of XML, without the characters that it forbids or that turn text round.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: result += " "
            case 0x26: result += "&amp;"
            case 0x3C: result += "&lt;"
            case 0x3E: result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
