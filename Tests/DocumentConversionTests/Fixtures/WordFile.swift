/// A DOCX written by hand, part by part.
struct WordFile {
    var body = ""
    /// Contents of `numbering.xml`, `styles.xml`, `footnotes.xml`, `endnotes.xml`, `header1.xml` and so on, by these names
    /// without their ending, without their root element.
    var parts: [String: String] = [:]

    private static let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A paragraph with numbered level `level` of list `list`.
    static func item(_ text: String, list: Int, level: Int = 0) -> String {
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr>"
            + "\(Self.run(text))</w:p>"
    }

    static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    static func paragraph(_ runs: String..., style: String? = nil) -> String {
        "<w:p>\(style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? "")\(runs.joined())</w:p>"
    }

    /// A list's definition, with the formats and texts of its levels, and the list with the same number.
    static func list(_ number: Int, _ levels: [(format: String, text: String)], extra: String = "") -> String {
        let levels = levels.enumerated().map { index, level in
            "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(level.format)\"/>"
                + "<w:lvlText w:val=\"\(level.text)\"/>\(extra)</w:lvl>"
        }
        return "<w:abstractNum w:abstractNumId=\"\(number)\">\(levels.joined())</w:abstractNum>"
            + "<w:num w:numId=\"\(number)\"><w:abstractNumId w:val=\"\(number)\"/></w:num>"
    }

    var bytes: [UInt8] {
        var archive = MinimalArchive.docx(body: self.body)
        var relationships = ""
        for (name, content) in self.parts.sorted(by: { $0.key < $1.key }) {
            let kind = String(name.prefix { $0.isLetter })
            relationships += "<Relationship Id=\"\(name)\" Type=\"\(Self.office)/\(kind)\" Target=\"\(name).xml\"/>"
            archive.parts.append(
                .init(
                    name: "word/\(name).xml", bytes: Array("<w:\(kind) \(Self.namespace)>\(content)</w:\(kind)>".utf8)))
        }
        archive.parts.append(
            .init(
                name: "word/_rels/document.xml.rels",
                bytes: Array(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(relationships)</Relationships>"
                        .utf8)))
        return archive.bytes
    }
}
