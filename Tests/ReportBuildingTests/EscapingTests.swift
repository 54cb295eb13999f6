import Model
import Testing

@testable import ReportBuilding

/// Whatever a document says stays text in every format.
@Suite(.timeLimit(.minutes(5)))
struct EscapingTests {
    static let hostile = [
        "<script>alert(1)</script>", "</blockquote><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)", "[link](javascript:alert(1))", "<javascript:alert(1)>", "&lt;b&gt; &#x3c;b>",
        "# heading", "- item", "12. item", "(a) item", "b) item", "> quote", "---", "===", "~~~", "``` code",
        "| a | b |",
        "![image](http://example.org/x.png)", "[^1]: note", "<!-- comment", "{#id .class}", "@citation", "::: warning",
        "www.example.org https://example.org a@example.org", "*bold* _italic_ `code` ~~gone~~ H~2~O $x$ x^2^", "%title",
        "\u{202E}gpj.exe\u{202C}", "\u{2066}isolate", "\u{FEFF}mark", "nul\u{0}bell\u{7}", "line\u{2028}separator",
        "=1+1", "+1", "-1", "@SUM(A1)", "\u{FF1D}1", " =1", "\t=1", "\u{202E}=1", "title: x\n---\nkey: value",
        "{{n}} {symbol}",
    ]

    static func entry(_ text: String) -> ReportEntry {
        var document = SampleReport.report
        document.symbol = "X " + text
        document.title = text
        document.body = text
        document.verdict = Verdict(.needsReview, reasons: [text])
        var entry = SampleReport.entry(
            from: document, 0, section: [text], text, core: [("prevention", 0.9)], touch: [("victim-support", 0.2)],
            addressees: [text],
            deadline: text, notes: [Footnote(mark: text, text: text)], citations: [text])
        entry.passage.number = text
        entry.assignments[0].evidence = [
            Evidence(start: 0, end: text.unicodeScalars.count, text: text, cue: text),
            Evidence(start: 1, end: 9_999, text: text, cue: text), Evidence(start: -4, end: 2, text: text, cue: text),
        ]
        return entry
    }

    @Test("no hostile text becomes markup, a hidden control or a formula", arguments: ReportRequest.Kind.allCases)
    func hostileText(kind: ReportRequest.Kind) throws {
        // The tags of a page with a benign text of the same form; the form decides what is listed.
        var expected: [String: [String]] = [:]
        let sample = HTMLSkeleton(try SampleReport.text(kind, .html))
        for text in Self.hostile {
            let entry = Self.entry(text)
            let html = HTMLSkeleton(try SampleReport.text(kind, .html, entries: [entry], documents: [entry.document]))
            // What looks like a symbol, with a slash and without a space, is listed as missing from the corpus.
            let isSymbol = text.contains("/") && !text.contains(" ")
            let form = text.contains("\n") ? "plain\nand simple\nwords" : isSymbol ? "plain/words" : "plain words"
            if expected[form] == nil {
                let benign = Self.entry(form)
                expected[form] =
                    HTMLSkeleton(
                        try SampleReport.text(kind, .html, entries: [benign], documents: [benign.document])
                    ).tags
            }
            let known = Set(sample.tags + (expected[form] ?? []))
            // The same tags with the same attributes' names, whatever the text: nothing of it became markup. What registers
            // find depends on the text, so there no tag may be other than those of benign texts.
            let isRegister = kind == .practices || kind == .commitments
            let isPlain = isRegister ? Set(html.tags).isSubset(of: known) : html.tags == expected[form]
            #expect(html.isWellFormed)
            #expect(isPlain, "\(text)")
            let markdown = try SampleReport.text(kind, .markdown, entries: [entry], documents: [entry.document])
            let csv = try SampleReport.text(kind, .csv, entries: [entry], documents: [entry.document])
            let hidden = (markdown + csv).unicodeScalars.filter {
                (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
                    || (0x2028...0x2029).contains($0.value) || $0.value == 0xFEFF
                    || $0.value < 0x20 && ![0x09, 0x0A, 0x0D].contains($0.value)
            }
            #expect(hidden.isEmpty, "\(text)")
            let formulas = CSVTable(csv).rows.joined().filter { cell in
                let first = cell.unicodeScalars.first { $0 != " " && $0 != "\t" && $0 != "\n" }
                return ["=", "+", "-", "@", "\u{FF1D}"].contains(first)
            }
            #expect(formulas.isEmpty, "\(text)")
        }
    }

    @Test("no hidden character reaches a page", arguments: ReportRequest.Kind.allCases)
    func hiddenCharacters(kind: ReportRequest.Kind) throws {
        let entries = [
            "\u{202E}gpj.exe\u{202C}", "\u{2066}isolate", "\u{FEFF}mark", "nul\u{0}bell\u{7}", "line\u{2028}end",
        ]
        for text in entries {
            let entry = Self.entry(text)
            let page = try SampleReport.text(kind, .html, entries: [entry], documents: [entry.document])
            for hidden in ["\u{202E}", "\u{202C}", "\u{2066}", "\u{FEFF}", "\u{0}", "\u{7}", "\u{2028}"] {
                let isShown = page.unicodeScalars.contains(Unicode.Scalar(hidden) ?? " ")
                #expect(!isShown, "\(text.debugDescription)")
            }
        }
    }

    @Test(
        "text in Markdown is escaped",
        arguments: [
            ("# a", "\\# a"), ("- a", "\\- a"), ("1. a", "1\\. a"), ("a) b", "a\\) b"), ("(1) b", "\\(1) b"),
            ("a_b*c", "a\\_b\\*c"), ("[a](b)", "\\[a\\](b)"), ("<b>", "\\<b\\>"), ("a\n\n# b", "a # b"),
            ("---", "\\-\\--"),
            ("https://x", "https\\://x"), ("www.x", "www\\.x"), ("a: b", "a: b"), ("a. b", "a\\. b"),
            ("and so. b", "and so. b"),
            ("wait...", "wait\\.\\.."), ("  12) b", "12\\) b"), ("\u{202E}12) b", "12\\) b"),
        ])
    func markdown(text: String, expected: String) {
        var markdown = Markdown()
        markdown.text(text)
        #expect(String(decoding: markdown.bytes, as: UTF8.self) == expected)
    }

    @Test("an attribute cannot end before its quotation mark")
    func attribute() {
        var html = HTML()
        html.attribute("title", "a\" onclick='b' <c>&\u{202E}")
        #expect(String(decoding: html.bytes, as: UTF8.self) == " title=\"a&quot; onclick=&#39;b&#39; &lt;c&gt;&amp;\"")
    }

    @Test("JSON keeps hidden characters, as escapes")
    func json() {
        var json = JSON()
        json.string("a\u{202E}b\"\\\n\u{0}\u{E0041}")
        #expect(String(decoding: json.bytes, as: UTF8.self) == "\"a\\u202eb\\\"\\\\\\n\\u0000\\udb40\\udc41\"")
    }

    @Test("a link cannot leave the folder or name a scheme")
    func link() {
        #expect(
            LinkTarget(anchor: "a\"b c", companion: "javascript:x/../y").text == "./javascript%3Ax%2F..%2Fy#a%22b%20c")
    }

    @Test("places of passages are plain names, and different symbols have different ones")
    func anchors() throws {
        var other = SampleReport.report
        (other.id, other.symbol) = ("other", "EXAMPLE/WG.7/2031/4")
        let anchors = Anchors([SampleReport.report, SampleReport.resolution, other])
        #expect(anchors.anchor(document: SampleReport.resolution.id, label: "OP5") == "EXAMPLE-RES-12-9.en.OP5")
        let first = anchors.anchor(document: SampleReport.report.id, label: "R1")
        #expect(first != anchors.anchor(document: "other", label: "R1"))
        #expect(anchors.anchor(document: "unknown", label: "R1") == nil)
        #expect(Anchors.safe("文件.pdf") != Anchors.safe("文书.pdf"))
        #expect(Anchors.safe("\"><script>").utf8.allSatisfy { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "\"") })
    }
}
