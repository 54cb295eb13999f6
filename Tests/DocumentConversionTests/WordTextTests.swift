import DocumentReading
import Testing

@testable import DocumentConversion

@Suite("DOCX", .timeLimit(.minutes(1)))
struct WordTextTests {
    private func extracted(_ file: WordFile) async throws -> ExtractedText {
        try await DocumentConverter().convert(file.bytes).text
    }

    private func blocks(_ body: String, _ parts: [String: String] = [:]) async throws -> [String] {
        let text = try await self.extracted(WordFile(body: body, parts: parts))
        return String(decoding: text.utf8, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    // MARK: Numbers

    private static let report = WordFile.list(
        1, [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")])

    @Test func `numbers go on over headings and begin again below each number`() async throws {
        let body =
            WordFile.item("one", list: 1) + WordFile.item("a", list: 1, level: 1)
            + WordFile.item("b", list: 1, level: 1)
            + WordFile.item("i", list: 1, level: 2) + WordFile.paragraph(WordFile.run("A heading"))
            + WordFile.item("two", list: 1) + WordFile.item("a", list: 1, level: 1)
        #expect(
            try await self.blocks(body, ["numbering": Self.report]) == [
                "1. one", "(a) a", "(b) b", "(i) i", "A heading", "2. two", "(a) a",
            ])
    }

    @Test func `levels are put together as the definition says`() async throws {
        let numbering = WordFile.list(
            1, [("upperRoman", "Part %1"), ("decimal", "%1.%2"), ("decimalZero", "%2-%3")], extra: "")
        let legal = WordFile.list(2, [("upperRoman", "%1."), ("decimal", "%1.%2")], extra: "<w:isLgl/>")
        let body =
            WordFile.item("x", list: 1) + WordFile.item("x", list: 1, level: 1) + WordFile.item("x", list: 1, level: 1)
            + WordFile.item("x", list: 1, level: 2) + WordFile.item("y", list: 2)
            + WordFile.item("y", list: 2, level: 1)
        #expect(
            try await self.blocks(body, ["numbering": numbering + legal]) == [
                "Part I x", "I.1 x", "I.2 x", "2-01 x", "1. y", "1.1 y",
            ])
    }

    @Test func `a list that overrides its start begins there once`() async throws {
        let numbering =
            Self.report + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
            + "<w:startOverride w:val=\"12\"/></w:lvlOverride></w:num>"
        let body =
            WordFile.item("x", list: 1) + WordFile.item("y", list: 7) + WordFile.item("z", list: 7)
            + WordFile.item("x", list: 1)
        #expect(try await self.blocks(body, ["numbering": numbering]) == ["1. x", "12. y", "13. z", "14. x"])
    }

    @Test func `a level that never begins again counts on`() async throws {
        let numbering = WordFile.list(1, [("decimal", "%1."), ("lowerLetter", "(%2)")])
            .replacing("(%2)\"/>", with: "(%2)\"/><w:lvlRestart w:val=\"0\"/>")
        let body =
            WordFile.item("x", list: 1) + WordFile.item("y", list: 1, level: 1) + WordFile.item("x", list: 1)
            + WordFile.item("y", list: 1, level: 1)
        #expect(try await self.blocks(body, ["numbering": numbering]) == ["1. x", "(a) y", "2. x", "(b) y"])
    }

    @Test func `a style may number, and a paragraph may refuse the number`() async throws {
        let styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:basedOn w:val=\"Base\"/></w:style>"
        let numbering = Self.report.replacing(
            "w:ilvl=\"1\"><w:start w:val=\"1\"/>", with: "w:ilvl=\"1\"><w:start w:val=\"1\"/><w:pStyle w:val=\"Sub\"/>")
        let refused =
            "<w:p><w:pPr><w:pStyle w:val=\"Base\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>\(WordFile.run("z"))</w:p>"
        let body =
            WordFile.paragraph(WordFile.run("x"), style: "Base") + WordFile.paragraph(WordFile.run("y"), style: "Sub")
            + refused + WordFile.paragraph(WordFile.run("x"), style: "Base")
        #expect(
            try await self.blocks(body, ["numbering": numbering, "styles": styles]) == ["1. x", "(a) y", "z", "2. x"])
    }

    @Test(arguments: [
        ("lowerLetter", 27, "aa"), ("upperLetter", 3, "C"), ("lowerRoman", 14, "xiv"), ("upperRoman", 9, "IX"),
        ("decimalZero", 7, "07"), ("ordinal", 22, "22nd"), ("russianLower", 4, "г"), ("arabicAlpha", 3, "ت"),
        ("arabicAbjad", 3, "ج"), ("chineseCounting", 21, "二十一"), ("decimalEnclosedParen", 5, "(5)"), ("new", 8, "8"),
    ])
    func `formats print as Word does`(format: String, number: Int, text: String) {
        #expect(NumberFormat.text(number, format) == text)
    }

    // MARK: Tracked changes, boxes, heads

    @Test func `of tracked changes the accepted text is read, and its numbers`() async throws {
        let numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
        let deleted =
            "<w:p><w:pPr>\(numbered)<w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:del w:id=\"2\"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        let changed =
            "<w:p><w:pPr>\(numbered)<w:pPrChange w:id=\"3\"><w:pPr><w:numPr><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
            + "<w:ins w:id=\"4\">\(WordFile.run("new "))</w:ins><w:moveFrom w:id=\"5\">\(WordFile.run("away "))</w:moveFrom>"
            + "<w:moveTo w:id=\"6\">\(WordFile.run("here"))</w:moveTo></w:p>"
        let row = { (text: String, properties: String) in
            "<w:tr>\(properties)<w:tc>\(WordFile.paragraph(WordFile.run(text)))</w:tc><w:tc>\(WordFile.paragraph(WordFile.run("b")))</w:tc></w:tr>"
        }
        let table = "<w:tbl>\(row("kept", ""))\(row("lost", "<w:trPr><w:del w:id=\"7\"/></w:trPr>"))</w:tbl>"
        let blocks = try await self.blocks(
            WordFile.item("first", list: 1) + deleted + changed + table, ["numbering": Self.report])
        #expect(blocks == ["1. first", "2. new here", "kept   b"])
    }

    @Test func `a text box follows its paragraph, and is read once`() async throws {
        let box = "<w:txbxContent>\(WordFile.paragraph(WordFile.run("in the box")))</w:txbxContent>"
        let drawing =
            "<w:r><mc:AlternateContent><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r>"
        let blocks = try await self.blocks(
            WordFile.paragraph(WordFile.run("before "), drawing, WordFile.run("and after"))
                + WordFile.paragraph(WordFile.run("next")))
        #expect(blocks == ["before and after", "in the box", "next"])
    }

    @Test func `the first page's head comes first, without numbers of pages`() async throws {
        let section =
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header2\"/><w:headerReference w:type=\"first\" r:id=\"header1\"/>"
            + "<w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:titlePg/></w:sectPr>"
        let number =
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(WordFile.run("3"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        let blocks = try await self.blocks(
            WordFile.paragraph(WordFile.run("text")) + section,
            [
                "header1": WordFile.paragraph(WordFile.run("A/99/1")),
                "header2": WordFile.paragraph(WordFile.run("other")), "footer1": WordFile.paragraph(number),
            ])
        #expect(blocks == ["A/99/1", "text"])
    }

    @Test func `fields show their results, hidden and struck letters nothing`() async throws {
        let field =
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(WordFile.run("result"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        let blocks = try await self.blocks(
            WordFile.paragraph(
                WordFile.run("a "), field, WordFile.run(" hidden", "<w:vanish/>"),
                WordFile.run(" struck", "<w:strike/>"), "<w:r><w:tab/></w:r>", WordFile.run("b"),
                "<w:r><w:noBreakHyphen/><w:t>c</w:t></w:r>", "<w:r><w:br/><w:t>d &amp; e</w:t></w:r>"))
        #expect(blocks == ["a result b\u{2011}c", "d & e"])
    }

    // MARK: Notes and emphasis

    @Test func `notes have their marks, those of the author's own among them`() async throws {
        let notes =
            "<w:footnote w:type=\"separator\" w:id=\"0\">\(WordFile.paragraph(WordFile.run("-")))</w:footnote>"
            + "<w:footnote w:id=\"5\"><w:p><w:r><w:footnoteRef/></w:r>\(WordFile.run(" First note."))</w:p></w:footnote>"
            + "<w:footnote w:id=\"2\"><w:p>\(WordFile.run("*", "<w:vertAlign w:val=\"superscript\"/>"))\(WordFile.run(" Starred."))</w:p></w:footnote>"
        let body = WordFile.paragraph(
            WordFile.run("word"), "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*</w:t></w:r>",
            WordFile.run(" other"), "<w:r><w:footnoteReference w:id=\"5\"/></w:r>", WordFile.run(", square km"),
            WordFile.run("2", "<w:vertAlign w:val=\"superscript\"/>"), WordFile.run(" and raised"),
            WordFile.run("7", "<w:vertAlign w:val=\"superscript\"/>"))
        #expect(
            try await self.blocks(body, ["footnotes": notes]) == [
                "word<sup>*</sup> other<sup>1</sup>, square km² and raised<sup>7</sup>", "<sup>*</sup> Starred.",
                "<sup>1</sup> First note.",
            ])
    }

    @Test func `italics come from the run, its style or the paragraph's`() async throws {
        let styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:rPr><w:i/></w:rPr></w:style>"
            + "<w:style w:type=\"character\" w:styleId=\"C\"><w:rPr><w:i/></w:rPr></w:style>"
        let body =
            WordFile.paragraph(
                WordFile.run("Urges", "<w:rStyle w:val=\"C\"/>"), WordFile.run(" all "), WordFile.run("now", "<w:i/>"))
            + WordFile.paragraph(WordFile.run("Quoted"), WordFile.run(" plain", "<w:i w:val=\"0\"/>"), style: "P")
        let text = try await self.extracted(WordFile(body: body, parts: ["styles": styles]))
        let italics = text.lines.flatMap(\.spans).filter(\.isItalic).map {
            String(decoding: text.utf8[$0.range], as: UTF8.self)
        }
        #expect(italics == ["Urges", "now", "Quoted"])
    }

    // MARK: Tables

    private func table(_ rows: [[String]]) -> String {
        let cells = { (row: [String]) in
            row.map { "<w:tc>\($0.isEmpty ? "<w:p/>" : WordFile.paragraph(WordFile.run($0)))</w:tc>" }.joined()
        }
        return "<w:tbl>\(rows.map { "<w:tr>\(cells($0))</w:tr>" }.joined())</w:tbl>"
    }

    @Test func `a table of data is kept apart, a row on each line`() async throws {
        let rows = [["Recommendation", "Position"], ["115.3 Ratify it;", "Supported"], ["115.4 Train them;", ""]]
        // At the head of a text such a small table would be the masthead.
        let before = String(repeating: "Text before the table. ", count: 20)
        let body =
            WordFile.paragraph(WordFile.run(before)) + self.table(rows + [["115.5 Go on;", "Noted"]])
            + WordFile.paragraph(WordFile.run("after"))
        let text = try await self.extracted(WordFile(body: body))
        let table = try #require(text.tables.first)
        #expect(text.tables.count == 1)
        #expect(
            String(decoding: text.utf8[table.range], as: UTF8.self)
                == "Recommendation\tPosition\n115.3 Ratify it;\tSupported\n115.4 Train them;\t\n115.5 Go on;\tNoted")
        #expect(String(decoding: text.utf8, as: UTF8.self).hasSuffix("\n\nafter\n"))
    }

    @Test func `a table that only places text gives paragraphs`() async throws {
        let long = String(repeating: "words of a paragraph that goes on ", count: 4)
        let numbered = try await self.extracted(
            WordFile(body: self.table([["1.", "Decides to act;"], ["2.", "Requests a report."], ["3.", "Ends."]])))
        #expect(numbered.tables.isEmpty)
        #expect(
            String(decoding: numbered.utf8, as: UTF8.self)
                == "1. Decides to act;\n\n2. Requests a report.\n\n3. Ends.\n")
        let before = WordFile.paragraph(WordFile.run(String(repeating: "Text before the table. ", count: 20)))
        let cells = [["1. \(long)", "x"], ["2. \(long)", "y"], ["3. \(long)", "z"]]
        let prose = try await self.extracted(WordFile(body: before + self.table(cells)))
        #expect(prose.tables.isEmpty)
    }

    // MARK: Broken and hostile files

    @Test(arguments: [
        "<w:p><w:p><w:p>", "</w:p></w:tbl></w:tr>", "<w:tbl><w:tr><w:tc>", "<w:r><w:t>x",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>", "<w:txbxContent><w:txbxContent>", "<w:pPr><w:rPr>",
        "<",
        "<w:p><w:pPr><w:numPr><w:numId w:val=\"99999999999999999999\"/><w:ilvl w:val=\"-4\"/></w:numPr></w:pPr></w:p>",
    ])
    func `what is not well formed neither hangs nor traps`(body: String) async throws {
        _ = try? await self.extracted(
            WordFile(body: body + WordFile.item("end", list: 1), parts: ["numbering": Self.report]))
    }

    @Test func `styles in a circle end`() async throws {
        let styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
        #expect(try await self.blocks(WordFile.paragraph(WordFile.run("x"), style: "A"), ["styles": styles]) == ["x"])
    }
}
