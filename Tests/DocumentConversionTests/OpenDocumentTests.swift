import DocumentReading
import Testing

@testable import DocumentConversion

@Suite("ODT", .timeLimit(.minutes(1)))
struct OpenDocumentTests {
    private static let root =
        "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:table=\"b\" xmlns:fo=\"f\" xmlns:draw=\"d\""

    private static let styles = """
        <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>\
        <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>\
        <text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>\
        <style:style style:name="I"><style:text-properties fo:font-style="italic"/></style:style>\
        <style:style style:name="R"><style:text-properties style:text-position="super 58%"/></style:style>\
        <style:style style:name="H"><style:text-properties text:display="none"/></style:style>\
        <style:style style:name="First" style:master-page-name="M"/>
        """

    private func extracted(_ body: String, styles: String = "", master: String = "") async throws -> ExtractedText {
        let content =
            "<office:document-content \(Self.root)><office:automatic-styles>\(Self.styles)\(styles)</office:automatic-styles>"
            + "<office:body><office:text>\(body)</office:text></office:body></office:document-content>"
        let archive = MinimalArchive(parts: [
            .init(name: "mimetype", bytes: Array("application/vnd.oasis.opendocument.text".utf8)),
            .init(name: "content.xml", bytes: Array(content.utf8)),
            .init(
                name: "styles.xml",
                bytes: Array("<office:document-styles \(Self.root)>\(master)</office:document-styles>".utf8)),
        ])
        let document = try await DocumentConverter().convert(archive.bytes, declaredType: "text/plain")
        #expect(document.mediaType == "application/vnd.oasis.opendocument.text")
        return document.text
    }

    private func blocks(_ body: String, styles: String = "", master: String = "") async throws -> [String] {
        String(decoding: try await self.extracted(body, styles: styles, master: master).utf8, as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    private func list(_ attributes: String = "", _ items: String) -> String {
        "<text:list text:style-name=\"L\" \(attributes)>\(items)</text:list>"
    }

    private func item(_ content: String, _ attributes: String = "") -> String {
        "<text:list-item \(attributes)>\(content)</text:list-item>"
    }

    @Test func `a list goes on by name, by style or not at all`() async throws {
        let p = { (text: String) in "<text:p>\(text)</text:p>" }
        let body =
            self.list("xml:id=\"one\"", self.item(p("a"))) + "<text:h text:outline-level=\"1\">Heading</text:h>"
            + self.list("text:continue-list=\"one\"", self.item(p("b"))) + self.list("", self.item(p("c")))
            + self.list("text:continue-numbering=\"true\"", self.item(p("d")))
            + self.list("", self.item(p("e"), "text:start-value=\"9\""))
        #expect(try await self.blocks(body) == ["1. a", "Heading", "2. b", "1. c", "2. d", "9. e"])
    }

    @Test func `levels count below each other, and only a paragraph prints a number`() async throws {
        let inner = self.list(
            "", self.item("<text:p>x</text:p>") + self.item("<text:p>y</text:p><text:p>more</text:p>"))
        let deep = self.list("", self.item(self.list("", self.item("<text:p>z</text:p>"))))
        let body =
            self.list(
                "xml:id=\"one\"", self.item("<text:p>a</text:p>\(inner)") + self.item("<text:p>b</text:p>\(deep)"))
            + self.list("text:continue-list=\"one\"", self.item(inner))
        let blocks = try await self.blocks(body)
        #expect(blocks == ["1. a", "(a) x", "(b) y", "more", "2. b", "2.a.1 z", "(b) x", "(c) y", "more"])
    }

    @Test func `headings are numbered by the outline`() async throws {
        let outline =
            "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/></text:outline-style>"
        let body =
            "<text:h text:outline-level=\"1\">A</text:h><text:p>text</text:p><text:h text:outline-level=\"1\">B</text:h>"
        #expect(try await self.blocks(body, styles: outline) == ["I. A", "text", "II. B"])
    }

    @Test func `notes, marks, italics, hidden letters and boxes`() async throws {
        let note =
            "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
        let body =
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            + "<text:p><text:span text:style-name=\"I\">Urges</text:span><text:s text:c=\"2\"/>all\(note) of\n them<text:span text:style-name=\"R\">7</text:span>"
            + "<text:span text:style-name=\"H\">hidden</text:span><draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box></draw:frame>, now</text:p>"
        let text = try await self.extracted(body)
        #expect(
            String(decoding: text.utf8, as: UTF8.self)
                == "Urges all<sup>1</sup> of them<sup>7</sup>, now\n\nin the box\n\n<sup>1</sup> A note.\n")
        #expect(
            text.lines.flatMap(\.spans).filter(\.isItalic).map { String(decoding: text.utf8[$0.range], as: UTF8.self) }
                == ["Urges"])
    }

    @Test func `the head of the first page comes first, and a table is kept apart`() async throws {
        let master =
            "<style:master-page style:name=\"Standard\"><style:header><text:p>other</text:p></style:header></style:master-page>"
            + "<style:master-page style:name=\"M\"><style:header><text:p>A/99/1</text:p></style:header>"
            + "<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
        let cell = { (text: String) in "<table:table-cell><text:p>\(text)</text:p></table:table-cell>" }
        let rows = ["a", "b", "c", "d", "e"].map {
            "<table:table-row>\(cell("115.\($0)"))\(cell("Supported"))<table:table-cell/></table:table-row>"
        }
        let text = try await self.extracted(
            "<text:p text:style-name=\"First\">text</text:p><table:table>\(rows.joined())</table:table>", master: master
        )
        #expect(String(decoding: text.utf8, as: UTF8.self).hasPrefix("A/99/1\n\ntext\n\n115.a\tSupported\t\n"))
        #expect(text.tables.count == 1)
    }

    @Test(arguments: [
        "<text:p><text:p>", "</text:list></text:p>", "<text:note><text:note-body>", "<text:list><text:list-item>",
        "<table:table-cell>x", "<draw:text-box>", "<text:h text:outline-level=\"-3\">x</text:h>",
    ])
    func `what is not well formed neither hangs nor traps`(body: String) async throws {
        _ = try? await self.extracted(body + "<text:p>end</text:p>")
    }
}
