import DocumentReading
import Testing

@testable import DocumentConversion

@Suite("Web pages", .timeLimit(.minutes(1)))
struct PageContentTests {
    private func content(_ html: String) -> String {
        String(decoding: MarkupText(PageContent.of(Array(html.utf8))).utf8, as: UTF8.self)
    }

    @Test func `what leads elsewhere is left out, however it is nested`() {
        let html = """
            <body><nav>a<nav>b</nav>c</nav><div role="navigation">d<div>e</div>f</div><FOOTER>g</FOOTER><form>h<input></form>\
            <p>text <button>press</button>goes on</p><span aria-hidden="true">i</span><aside/><!-- <nav> --><p>end</p></body>
            """
        #expect(self.content(html) == "text goes on\n\nend\n")
    }

    @Test func `the main part alone is kept, unless it is a small one`() {
        let text = String(repeating: "words of the document ", count: 10)
        #expect(self.content("<p>menu</p><main><p>\(text)</p></main><p>more</p>").hasPrefix("words of"))
        #expect(self.content("<p>menu</p><main><p>\(text)</p></main><p>more</p>").contains("more") == false)
        #expect(self.content("<p>\(text)</p><main><p>x</p></main>").contains("words of"))
        #expect(self.content("<article><p>\(text)</p></article><article><p>b</p></article>").contains("b"))
    }

    @Test func `an element that never ends takes nothing with it`() {
        #expect(self.content("<nav>a<p>text</p>") == "a\n\ntext\n" || self.content("<nav>a<p>text</p>") == "a\n\ntext")
        let many = String(repeating: "<nav>", count: 100_000) + "<p>text</p>"
        #expect(self.content(many).contains("text"))
    }

    @Test func `a short page comes with a title that names a fault, a long one without`() async throws {
        func text(_ body: String, title: String = "404 Not &amp; Found") async throws -> String {
            let html = "<html><head><title>\(title)</title></head><body>\(body)</body></html>"
            return String(decoding: try await DocumentConverter().convert(Array(html.utf8)).text.utf8, as: UTF8.self)
        }
        #expect(try await text("<p>Sorry</p>", title: "A/RES/99/4") == "Sorry\n")
        #expect(try await text("<p>Sorry</p>") == "404 Not & Found\n\nSorry\n")
        #expect(try await text("<p>\(String(repeating: "text ", count: 200))</p>").hasPrefix("text"))
    }

    @Test func `lists begin where they say, marks and tables are known`() async throws {
        let html = """
            <html><body><p>word<sup>1</sup> and<a href="#_ftn2"><sup>[2]</sup></a></p><ol start="4"><li>four\
            <ol type="i"><li>one</li><li>two</li></ol></li></ol><ol type="A"><li>big</li></ol>\
            <p>\(String(repeating: "words before the table ", count: 30))</p>\
            <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>\
            <tr><td>5</td><td colspan="2">6</td></tr><tr><td>7</td><td>8</td></tr></table>\
            <p><a id="_ftn2">[2]</a> The note.</p></body></html>
            """
        let text = try await DocumentConverter().convert(Array(html.utf8), declaredType: "application/pdf").text
        let letters = String(decoding: text.utf8, as: UTF8.self)
        #expect(letters.contains("word<sup>1</sup> and<sup>2</sup>\n\n4. four\n\n(i) one\n\n(ii) two\n\nA. big\n"))
        #expect(letters.hasSuffix("<sup>2</sup> The note.\n"))
        let tables = text.tables.map { String(decoding: text.utf8[$0.range], as: UTF8.self) }
        #expect(tables == ["a\tb\t\n1\t2\t\n3\t4\t\n5\t6\t\n7\t8"])
    }
}
