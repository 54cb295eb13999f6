import DocumentConversion
import DocumentReading
import Foundation
import Testing

@testable import DocumentConversion

@Suite("HTML, XML and office formats", .timeLimit(.minutes(2)))
struct MarkupTests {
    private func convert(_ bytes: [UInt8], declared: String? = nil) async throws -> (
        text: String, document: ConvertedDocument
    ) {
        let document = try await DocumentConverter().convert(bytes, declaredType: declared)
        return (String(decoding: document.text.utf8, as: UTF8.self), document)
    }

    /// What pandoc makes of Markdown in another format.
    private func pandoc(_ markdown: String, to format: String) async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appendingPathComponent("document")
        try Data(markdown.utf8).write(to: folder.appendingPathComponent("source"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "pandoc", "--standalone", "-f", "markdown", "-t", format, "-o", output.path,
            folder.appendingPathComponent("source").path,
        ]
        try process.run()
        process.waitUntilExit()
        return [UInt8](try Data(contentsOf: output))
    }

    @Test(arguments: ["docx", "odt", "rtf"])
    func `office formats give paragraphs with their numbers`(format: String) async throws {
        let source = "# Conclusions\n\nThe meeting *agreed*:\n\n4. States should act;\n\n5. States should report.\n"
        let (text, document) = try await self.convert(try await self.pandoc(source, to: format))
        #expect(document.text.format == .docx)
        #expect(document.mediaType == (format == "docx" ? FileType.docx : format == "odt" ? .odt : .rtf).mediaType)
        #expect(text.contains("Conclusions\n\nThe meeting agreed:\n\n"))
        #expect(text.contains("States should act;\n\n"))
        #expect(text.contains("4. States should act;\n\n5. States should report.\n"))
        let emphasised = document.text.lines.flatMap(\.spans).filter(\.isItalic)
            .map { String(decoding: document.text.utf8[$0.range], as: UTF8.self) }
        #expect(emphasised == ["agreed"])
    }

    @Test(arguments: ["docx", "odt", "rtf", "html"])
    func `a note's mark and the note are kept apart`(format: String) async throws {
        let source = "As decided.[^1] And^2^ so on.[^3]\n\n[^1]: See the report.\n\n[^3]: And\n    the annex.\n"
        let (text, _) = try await self.convert(try await self.pandoc(source, to: format))
        #expect(text.contains("As decided.<sup>1</sup> And<sup>2</sup> so on.<sup>2</sup>\n\n"))
        #expect(text.contains("\n\n<sup>1</sup> See the report.\n\n<sup>2</sup> And the annex.\n"))
    }

    @Test(arguments: ["docx", "odt", "rtf"])
    func `lists print the numbers that the document prints`(format: String) async throws {
        let source = "3. One\n\n    (a) two\n\n    (b) three\n\n4. Four\n\n(iv) five\n\n(v) six\n"
        let (text, _) = try await self.convert(try await self.pandoc(source, to: format))
        #expect(text.contains("3. One\n\n(a) two\n\n(b) three\n\n4. Four\n\n(iv) five\n\n(v) six\n"))
    }

    // Not ODT: of its tables, pandoc 2.17 loses the head.
    @Test(arguments: ["docx", "html"])
    func `rows of tables are lines with their cells apart`(format: String) async throws {
        let source = "| State | Position |\n|---|---|\n| Utopia | Supported |\n\nBehind.\n"
        let (text, _) = try await self.convert(try await self.pandoc(source, to: format))
        #expect(text == "State   Position\n\nUtopia   Supported\n\nBehind.\n")
    }

    @Test func `notes of word processors' pages are notes`() async throws {
        let html = """
            <html><body><p>Text<a href="#_ftn1">[1]</a> of 5 km<sup>2</sup>, the 1<sup>st</sup>.</p>
            <div><p><a href="#_ftnref1">[1]</a> First.</p><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote2anc">2</a> Second.</p>
            </div></body></html>
            """
        let (text, _) = try await self.convert(Array(html.utf8))
        #expect(
            text
                == "Text<sup>1</sup> of 5 km², the 1st.\n\n<sup>1</sup> First.\n\n<sup>2</sup> Second.\n")
    }

    @Test func `HTML is read whatever it was declared to be, by the encoding it names`() async throws {
        let html =
            Array("<html><head><title>x</title><meta charset=windows-1251></head><body><p>".utf8) + [
                0xCF, 0xF0, 0xE8, 0xEA, 0xE0, 0xE7,
            ]
            + Array("</p><script>alert(1)</script><ol type=a><li>one<li>two</ol></body></html>".utf8)
        let (text, document) = try await self.convert(html, declared: "application/pdf")
        #expect(text == "Приказ\n\n(a) one\n\n(b) two\n")
        #expect(document.mediaType == "text/html")
        #expect(document.text.format == .html)
    }

    @Test func `pages fetch nothing and include nothing`() async throws {
        let html =
            "<html><body><p>safe</p><img src='file:///etc/passwd'><iframe src='/etc/passwd'></iframe></body></html>"
        let (text, _) = try await self.convert(Array(html.utf8))
        #expect(text.hasPrefix("safe"))
        #expect(!text.contains("root:"))
    }

    @Test func `XML gives a block for each element`() async throws {
        let xml =
            "<?xml version='1.0'?>\n<!-- no > text --><a><title>Art. 1</title>\n <para>One &amp; <b>two</b>\n three &#1055;</para></a>"
        let (text, document) = try await self.convert(Array(xml.utf8))
        #expect(text == "Art. 1\n\nOne & two three П\n")
        #expect(document.mediaType == "application/xml")
    }

    @Test func `entities of a file's own are refused`() async throws {
        let xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><a>&d;</a>"
        let error = await #expect(throws: ConversionError.self) { try await self.convert(Array(xml.utf8)) }
        #expect(error?.code == .unsupportedType)
    }

    @Test func `a cut archive is damaged`() async throws {
        let whole = try await self.pandoc("Some text\n", to: "docx")
        let error = await #expect(throws: ConversionError.self) {
            try await self.convert(Array(whole.prefix(whole.count / 2)))
        }
        #expect(error?.code == .damagedFile)
    }

    @Test(arguments: [
        (1, "Decimal", "1"), (28, "LowerAlpha", "ab"), (4, "LowerRoman", "iv"), (1994, "UpperRoman", "MCMXCIV"),
        (0, "LowerAlpha", "0"), (Int.max, "LowerRoman", "\(Int.max)"),
    ])
    func `list numbers`(number: Int, style: String, text: String) {
        #expect(ListNumber.text(number, style: style) == text)
    }

    @Test func `markup without end, nesting or sense neither hangs nor traps`() {
        for bytes in [
            "<", "<a", "</", "<>", "< >", "<a b=\"", "<!--", "<script>", "<ol><ol>", "</ol><li>x", "&", "&#;",
            "&#xFFFFFFFF;", "<text", "a<b/>",
            String(repeating: "<div>", count: 100_000) + "x", "<ol start=9223372036854775807><li>a<li>b",
        ] {
            _ = MarkupText(Array(bytes.utf8)).utf8
            _ = FontedPages(Array(bytes.utf8)).pages
            _ = WordPages(Array("<page>\(bytes)<word xMin=\"1\">".utf8), fonts: []).pages
        }
    }
}
