import DocumentConversion
import DocumentReading
import Foundation
import Model
import Testing

/// The two seeds, turned into every format that LibreOffice and pandoc write, give the same passages as they do themselves.
@Suite(
    "The seeds in every format", .timeLimit(.minutes(5)),
    .enabled(if: ReadingCorpus.isAvailable && OfficeSuite.isAvailable))
struct SeedFormatsTests {
    private static let formats = ["docx", "odt", "rtf", "html", "doc", "pdf"]

    /// - Parameter declaredType: What the file was declared to be, rightly or wrongly.
    private func read(_ file: URL, declaredType: String? = nil) async throws -> Document {
        let bytes = [UInt8](try Data(contentsOf: file))
        let converted = try await DocumentConverter().convert(
            bytes, declaredType: declaredType, fileName: declaredType == nil ? file.lastPathComponent : "letter.bin")
        return DocumentReader().read(converted.text).document
    }

    /// Everything that must be the same, passage by passage.
    private func lines(_ document: Document, withBlanks: Bool) -> [String] {
        func text(_ text: String) -> String { withBlanks ? text : text.filter { !$0.isWhitespace } }
        func items(_ items: [Subparagraph]) -> String {
            items.map { "[\($0.label) \(text($0.text)) \(items_($0))]" }.joined()
        }
        func items_(_ item: Subparagraph) -> String { items(item.subparagraphs) }
        let passages = document.passages.map { passage in
            "\(passage.label) \(passage.kind.rawValue) \(passage.number ?? "-") \(passage.section) \(passage.footnotes) "
                + "\(text(passage.text)) \(items(passage.subparagraphs))"
        }
        return passages + document.footnotes.map { "note \($0.mark) \(text($0.text))" }
    }

    private func compare(_ file: URL, with seed: Document, withBlanks: Bool = true) async throws {
        let name = "\(file.deletingLastPathComponent().lastPathComponent)/\(file.lastPathComponent)"
        // The bytes decide, so a wrong declaration changes nothing.
        let wrong = file.pathExtension == "pdf" ? "application/msword" : "application/pdf"
        let document = try await self.read(file, declaredType: wrong)
        let (found, expected) = (
            self.lines(document, withBlanks: withBlanks), self.lines(seed, withBlanks: withBlanks)
        )
        let missing = expected.filter { !found.contains($0) }
        #expect(found == expected, "\(name): \(missing.count) of \(expected.count) differ")
        #expect(document.kind == seed.kind && document.symbol == seed.symbol && document.title == seed.title, "\(name)")
        // The numbers of lists in a DOC are counted, and the verdict says so.
        let reasons = document.verdict.reasons.filter {
            file.pathExtension != "doc" || !$0.hasPrefix("counted-numbers: ")
        }
        #expect(reasons == seed.verdict.reasons, "\(name)")
    }

    @Test("the resolution, which is Markdown with notes between its paragraphs")
    func resolution() async throws {
        let file = try ReadingCorpus.file("seeds/A-RES-74-176.es.md")
        let seed = try await self.read(file)
        #expect(seed.passages.count == 66 && seed.footnotes.count == 23)
        let office = try OfficeSuite()
        // pandoc lowers the marks of the notes to plain numbers on this way.
        for format in ["docx", "odt", "rtf", "html"] {
            try await self.compare(try office.pandoc(file, to: format), with: seed)
        }
        let source = office.folder.appending(path: "pandoc/A-RES-74-176.es.docx")
        for format in Self.formats {
            try office.convert([source], to: format)
            try await self.compare(
                office.folder.appending(path: "\(format)/A-RES-74-176.es.\(format)"), with: seed)
        }
    }

    @Test("the report, which is plain text with a blank line after every line")
    func report() async throws {
        let file = try ReadingCorpus.file("seeds/CTOC-COP-WG.4-2019-6.es.txt")
        let seed = try await self.read(file)
        #expect(seed.passages.count == 108)
        let office = try OfficeSuite()
        for format in Self.formats {
            try office.convert([file], to: format, importing: "Text (encoded):UTF8")
            // In the PDF some words that are broken in the seed itself are broken at the end of a line.
            try await self.compare(
                office.folder.appending(path: "\(format)/CTOC-COP-WG.4-2019-6.es.\(format)"), with: seed,
                withBlanks: format != "pdf")
        }
    }
}
