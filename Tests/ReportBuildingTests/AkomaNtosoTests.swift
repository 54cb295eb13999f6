import Foundation
import FoundationXML
import Model
import Testing

@testable import ReportBuilding

@Suite("Akoma Ntoso", .timeLimit(.minutes(5)))
struct AkomaNtosoTests {
    private static func file(_ head: DocumentHead, _ entries: [ReportEntry]) throws -> String {
        var file = AkomaNtoso(head, themes: SampleReport.themes, language: .english, names: try AkomaNtosoNames())
        for entry in entries { file.add(entry) }
        return String(decoding: file.finish(), as: UTF8.self)
    }

    private static func entries(of head: DocumentHead) -> [ReportEntry] {
        SampleReport.entries.filter { $0.document.id == head.id }
    }

    @Test func `a resolution is a statement with a preamble, and passages are known by their labels`() throws {
        let head = SampleReport.resolution
        let text = try Self.file(head, Self.entries(of: head))
        let xml = try XMLElements(text)
        #expect(
            text.contains("<FRBRuri value=\"/akn/un/statement/deliberation/example-assembly/2030-12-18/12-9\"/>"))
        #expect(text.contains("/12-9/eng@.xml"))
        #expect(xml.path(of: "PP1") == ["akomaNtoso", "statement", "preamble", "recitals", "recital"])
        #expect(xml.path(of: "OP2") == ["akomaNtoso", "statement", "mainBody", "paragraph"])
        #expect(text.contains("<language language=\"eng\"/>") || text.contains("FRBRlanguage language=\"eng\""))
    }

    @Test func `a report is an open document with sections, items and notes`() throws {
        let head = SampleReport.report
        let text = try Self.file(head, Self.entries(of: head))
        let xml = try XMLElements(text)
        #expect(xml.path(of: "R1") == ["akomaNtoso", "doc", "mainBody", "section", "section", "paragraph"])
        #expect(xml.path(of: "R3__point_a")?.suffix(3) == ["content", "blockList", "item"])
        #expect(xml.path(of: "R3__point_b__point_i")?.last == "item")
        #expect(xml.path(of: "R3__authorialNote_1")?.last == "authorialNote")
        #expect(text.contains("<implicitReference for=\"#R3\" href=\"/akn/un/ontology/reference/EXAMPLE-RES-12-9\""))
        #expect(text.contains("eId=\"R4\" refersTo=\"#theme-diplomatic-role #theme-victim-support\""))
    }

    @Test func `a document without date, body, language or passages is still whole`() throws {
        let text = try Self.file(SampleReport.scan, [])
        _ = try XMLElements(text)
        #expect(text.contains("date=\"0001-01-01\" name=\"unknown\""))
        #expect(text.contains("<mainBody>\n<p/>\n</mainBody>"))
        #expect(text.contains("language=\"und\""))
    }

    @Test("no text of a document becomes markup", arguments: EscapingTests.hostile)
    func hostile(text: String) throws {
        let entry = EscapingTests.entry(text)
        let xml = try XMLElements(try Self.file(entry.document, [entry]))
        let other = EscapingTests.entry(text.contains("\n") ? "plain\nand simple\nwords" : "plain words")
        #expect(xml.names == (try XMLElements(try Self.file(other.document, [other]))).names)
    }

    @Test func `every identifier is given once`() throws {
        var entry = SampleReport.entries[2]
        entry.passage.subparagraphs = []
        let text = try Self.file(SampleReport.report, [entry, entry, SampleReport.entries[2]])
        #expect(try XMLElements(text).hasUniqueIDs)
    }
}

/// The elements of an XML file, as Foundation's parser sees them.
final class XMLElements: NSObject, XMLParserDelegate {
    private(set) var names: [String] = []
    private var ids: [String: [String]] = [:]
    private(set) var hasUniqueIDs = true
    private var open: [String] = []

    struct NotWellFormed: Error { let line: Int }

    init(_ text: String) throws {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { throw NotWellFormed(line: parser.lineNumber) }
    }

    /// The names from the root down to the element with this `eId`.
    func path(of id: String) -> [String]? { self.ids[id] }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        self.names.append(name)
        self.open.append(name)
        guard let id = attributes["eId"] else { return }
        if self.ids.updateValue(self.open, forKey: id) != nil { self.hasUniqueIDs = false }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) { self.open.removeLast() }
}
