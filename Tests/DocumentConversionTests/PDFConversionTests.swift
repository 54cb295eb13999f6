import DocumentConversion
import DocumentReading
import Testing

@Suite("Text of PDFs", .timeLimit(.minutes(2)))
struct PDFConversionTests {
    private let converter = DocumentConverter()

    private func text(_ pages: [String]) async throws -> ExtractedText {
        let document = try await self.converter.convert(MinimalPDF.document(pages: pages).bytes)
        #expect(document.mediaType == "application/pdf")
        return document.text
    }

    private func string(_ text: ExtractedText) -> String { String(decoding: text.utf8, as: UTF8.self) }

    @Test func `lines follow each other from the top, blocks are parted, pages are parted`() async throws {
        let foot = MinimalPDF.line("19-00001", x: 72, y: 40)
        let body = (0..<4).map { MinimalPDF.line("Line \($0)", x: 72, y: 700 - 12 * Double($0)) }.joined()
        let next = MinimalPDF.line("A new block", x: 72, y: 700 - 36 - 18)
        // The file draws the foot first.
        let text = try await self.text([foot + next + body, MinimalPDF.line("Second page", x: 72, y: 700)])
        #expect(
            self.string(text) == "Line 0\nLine 1\nLine 2\nLine 3\n\nA new block\n\n19-00001\n\u{C}Second page\n")
        #expect(text.pageCount == 2)
        #expect(text.lines.map(\.page) == [1, 1, 1, 1, 1, 1, 2])
    }

    @Test func `fonts and places are told for each stretch of a line`() async throws {
        let text = try await self.text([
            MinimalPDF.line("Recalling", x: 72, y: 700, font: "F3") + MinimalPDF.line("its resolution", x: 113, y: 700)
                + MinimalPDF.line("Heading", x: 72, y: 740, font: "F2", size: 14)
        ])
        #expect(self.string(text) == "Heading\n\nRecalling its resolution\n")
        let heading = try #require(text.lines.first?.spans.first)
        #expect(heading.isBold && !heading.isItalic && abs(heading.size - 14) < 0.5 && abs(heading.left - 72) < 1)
        let spans = try #require(text.lines.last?.spans)
        #expect(spans.map(\.isItalic) == [true, false])
        #expect(spans.map { String(decoding: text.utf8[$0.range], as: UTF8.self) } == ["Recalling", "its resolution"])
        #expect(abs(spans[0].top - 90) < 5)
    }

    @Test func `a raised mark stays in its line`() async throws {
        let text = try await self.text([
            MinimalPDF.line("of the report,", x: 72, y: 700) + MinimalPDF.line("12", x: 124, y: 704, size: 6.5)
                + MinimalPDF.line("and the rest", x: 72, y: 688)
        ])
        #expect(self.string(text) == "of the report,12\nand the rest\n")
    }

    @Test func `two columns are read one after the other, between a head and a foot`() async throws {
        var drawing = MinimalPDF.line("S/PV.1 Security Council", x: 72, y: 760) + MinimalPDF.line("1/2", x: 500, y: 760)
        for row in 0..<8 {
            drawing += MinimalPDF.line(
                "left column, row \(row), long enough to be prose", x: 72, y: 700 - 12 * Double(row))
            drawing += MinimalPDF.line(
                "right column, row \(row), long enough to be prose", x: 320, y: 702 - 12 * Double(row))
        }
        drawing += MinimalPDF.line("19-00001", x: 72, y: 40)
        let lines = self.string(try await self.text([drawing])).split(separator: "\n")
        #expect(lines.first == "S/PV.1 Security Council   1/2")
        #expect(lines.last == "19-00001")
        #expect(lines.dropFirst().prefix(8).allSatisfy { $0.hasPrefix("left") })
        #expect(lines.dropLast().suffix(8).allSatisfy { $0.hasPrefix("right") })
    }

    @Test func `numbers beside a text are no column`() async throws {
        let drawing = (0..<8).map { row in
            MinimalPDF.line("\(row + 1).", x: 72, y: 700 - 18 * Double(row))
                + MinimalPDF.line(
                    "Decides to remain seized of the matter of this row;", x: 110, y: 700 - 18 * Double(row))
        }.joined()
        let lines = self.string(try await self.text([drawing])).split(separator: "\n")
        #expect(lines.count == 8)
        #expect(lines[2].hasPrefix("3.") && lines[2].hasSuffix("row;"))
    }

    @Test func `marks of XML in the text stay text`() async throws {
        let text = try await self.text([MinimalPDF.line("a < b & c > d </text> \\(e\\)", x: 72, y: 700)])
        #expect(self.string(text) == "a < b & c > d </text> (e)\n")
    }

    @Test func `pages without a letter are told apart from damage`() async throws {
        let blank = MinimalPDF.document(pages: ["0 0 m", "0 0 m"]).bytes
        let error = await #expect(throws: ConversionError.self) { try await self.converter.convert(blank) }
        #expect(error?.code == .noTextLayer)
        #expect(error?.detail.hasPrefix("2 pages") == true)
    }

    @Test(arguments: [
        Bombs.pageTreeLoop, Array("%PDF-1.4\njunk and nothing else".utf8),
        Array(MinimalPDF.document(pages: ["x"]).bytes.prefix(90)),
    ])
    func `damage is damage, also where poppler is content`(bytes: [UInt8]) async throws {
        let error = await #expect(throws: ConversionError.self) { try await self.converter.convert(bytes) }
        #expect(error?.code == .damagedFile)
        #expect(error?.isTransient == false)
    }

    @Test func `a password is asked for`() async throws {
        let error = await #expect(throws: ConversionError.self) { try await self.converter.convert(Bombs.encrypted) }
        #expect(error?.code == .encryptedFile)
    }

    @Test func `more pieces of text than allowed are refused`() async throws {
        let page = (0..<12).map { MinimalPDF.line("x", x: 72, y: 700 - Double($0) * 14) }.joined()
        await #expect(throws: ConversionError(.resourceLimit, limit: .fragments)) {
            try await DocumentConverter(limits: ConversionLimits(fragments: 10)).convert(
                MinimalPDF.document(pages: [page]).bytes)
        }
    }

    @Test func `more pages than allowed are refused`() async throws {
        let converter = DocumentConverter(limits: ConversionLimits(pages: 2))
        let page = MinimalPDF.line("x", x: 72, y: 700)
        _ = try await converter.convert(MinimalPDF.document(pages: [page, page]).bytes)
        await #expect(throws: ConversionError(.resourceLimit, limit: .pages)) {
            try await converter.convert(MinimalPDF.document(pages: [page, page, page]).bytes)
        }
    }

    @Test(arguments: [
        ("90", "0 1 -1 0 100 72"), ("180", "-1 0 0 -1 540 72"), ("270", "0 -1 1 0 500 700"), ("0", "0 1 -1 0 100 72"),
    ])
    func `turned pages are read upright, and so are lines that run up a page`(angle: String, matrix: String)
        async throws
    {
        let steps = matrix.split(separator: " ").compactMap { Int($0) }
        let lines = (0..<3).map { row in
            // The next line stands 20 points below, as the letters see it.
            let (x, y) = (steps[4] + steps[2] * -20 * row, steps[5] + steps[3] * -20 * row)
            return
                "BT /F1 10 Tf \(steps[0]) \(steps[1]) \(steps[2]) \(steps[3]) \(x) \(y) Tm (Line number \(row)) Tj ET\n"
        }
        var pdf = MinimalPDF.document(pages: [lines.joined()])
        pdf.objects[2] = Array(
            String(decoding: pdf.objects[2], as: UTF8.self).replacing("/Parent", with: "/Rotate \(angle) /Parent").utf8)
        let text = try await self.converter.convert(pdf.bytes).text
        #expect(
            self.string(text).split(separator: "\n").map(String.init) == [
                "Line number 0", "Line number 1", "Line number 2",
            ])
    }

    @Test func `a portfolio and a form for Adobe's programs are refused by name`() async throws {
        var portfolio = MinimalPDF.document(pages: [MinimalPDF.line("Open this in another program", x: 72, y: 700)])
        portfolio.objects[0] = Array("<< /Type /Catalog /Pages 2 0 R /Collection << /View /D >> >>".utf8)
        let form = MinimalPDF.document(pages: [
            MinimalPDF.line("Please wait... If this message is not eventually replaced by the", x: 72, y: 700)
        ])
        for (bytes, word) in [(portfolio.bytes, "portfolio"), (form.bytes, "XFA")] {
            let error = await #expect(throws: ConversionError.self) { try await self.converter.convert(bytes) }
            #expect(error?.code == .unsupportedType && error?.detail.contains(word) == true)
        }
    }

    @Test func `ligatures become letters of their own or are left to the reader, never lost`() async throws {
        // In this encoding 0xAE is the ligature of f and i.
        var pdf = MinimalPDF.document(pages: ["BT /F1 10 Tf 72 700 Td (of\\256ce and \\256eld) Tj ET"])
        pdf.objects[2] = Array(
            String(decoding: pdf.objects[2], as: UTF8.self).replacing("/WinAnsiEncoding", with: "/StandardEncoding")
                .utf8)
        let text = self.string(try await self.converter.convert(pdf.bytes).text)
        #expect(["office and field\n", "of\u{FB01}ce and \u{FB01}eld\n", "ofﬁce and ﬁeld\n"].contains(text), "\(text)")
    }
}
