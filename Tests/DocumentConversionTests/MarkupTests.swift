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
        if format != "rtf" { #expect(text.contains("4. States should act;\n\n5. States should report.\n")) }
    }

    @Test func `a note's mark and the note are kept apart`() async throws {
        let (text, _) = try await self.convert(
            try await self.pandoc("As decided.[^1]\n\n[^1]: See the report.\n", to: "docx"))
        #expect(text == "As decided.[1]\n\n__________________\n\n[1] See the report.\n")
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
            try await self.convert(Array(whole.prefix(whole.count / 2)) + Array("word/document.xml".utf8))
        }
        #expect(error?.code == .damagedFile)
    }

    @Test(arguments: [
        (1, "1", "1"), (28, "a", "ab"), (4, "i", "iv"), (1994, "I", "MCMXCIV"), (0, "a", "0"),
        (Int.max, "i", "\(Int.max)"),
    ])
    func `list numbers`(number: Int, style: String, text: String) {
        #expect(ListNumber.text(number, style: style.utf8.first ?? 0) == text)
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
