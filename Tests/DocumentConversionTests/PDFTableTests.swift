import DocumentReading
import Testing

@testable import DocumentConversion

@Suite("Tables in PDFs", .timeLimit(.minutes(1)))
struct PDFTableTests {
    private func text(_ pages: [String]) async throws -> ExtractedText {
        try await DocumentConverter().convert(MinimalPDF.document(pages: pages).bytes).text
    }

    private func row(_ cells: [String], _ lefts: [Double], y: Double) -> String {
        zip(cells, lefts).map { MinimalPDF.line($0, x: $1, y: y) }.joined()
    }

    private static let rows = [
        ["Country", "Cases", "Year"], ["Ruritania", "12", "2043"], ["Sylvania", "7", "2044"],
        ["Borduria", "31", "2044"],
    ]

    private func page(_ rows: [[String]], from top: Double = 300) -> String {
        rows.enumerated().map { self.row($1, [72, 220, 320], y: top - 16 * Double($0)) }.joined()
    }

    @Test(arguments: [false, true])
    func `rows and columns are kept apart from the text, ruled or not`(isRuled: Bool) async throws {
        let prose = (0..<4).map {
            MinimalPDF.line(
                "A line of running text that stands above the table, number \($0)", x: 72, y: 400 - 12 * Double($0))
        }.joined()
        let rules = isRuled ? (0..<5).map { "72 \(312 - 16 * $0) m 400 \(312 - 16 * $0) l S\n" }.joined() : ""
        let text = try await self.text([
            rules + prose + self.page(Self.rows) + MinimalPDF.line("5. After it", x: 72, y: 210)
        ])
        let table = try #require(text.tables.first)
        #expect(text.tables.count == 1 && table.page == 1)
        #expect(
            String(decoding: text.utf8[table.range], as: UTF8.self)
                == "Country\tCases\tYear\nRuritania\t12\t2043\nSylvania\t7\t2044\nBorduria\t31\t2044")
        #expect(String(decoding: text.utf8, as: UTF8.self).hasSuffix("\n\n5. After it\n"))
        for line in text.lines { for span in line.spans { #expect(line.range.contains(span.range.lowerBound)) } }
    }

    @Test func `a cell of several lines is one, and a last row on the next page belongs to it`() async throws {
        let wrapped = self.page(Self.rows) + MinimalPDF.line("and before", x: 320, y: 300 - 16 * 3 - 12)
        let text = try await self.text([wrapped, self.page([["Klow", "3", "2045"]], from: 740)])
        #expect(text.tables.map { String(decoding: text.utf8[$0.range], as: UTF8.self) }.last == "Klow\t3\t2045")
        #expect(String(decoding: text.utf8, as: UTF8.self).contains("Borduria\t31\t2044 and before\n"))
    }

    @Test(arguments: [
        [["1.", "Decides to act"], ["2.", "Requests a report"], ["3.", "Calls for it"], ["(a)", "Ends"]],
        [
            ["I. Introduction .......", "3"], ["II. Findings .......", "4"], ["III. More .......", "5"],
            ["IV. End ......", "6"],
        ],
        [["Agenda item 5", "1 May 2044"], ["Original: English", "12/3"], ["A heading", "x"]],
    ])
    func `labels, contents and stray pairs are no table`(rows: [[String]]) async throws {
        #expect(try await self.text([self.page(rows)]).tables.isEmpty)
    }

    @Test func `the masthead of the first page is none`() async throws {
        #expect(
            try await self.text([self.page(Self.rows, from: 740) + MinimalPDF.line("foot", x: 72, y: 40)]).tables
                .isEmpty)
    }

    @Test func `notes at the foot are known by the small numbers that refer to them`() async throws {
        let text = try await self.text([
            MinimalPDF.line("1. The report", x: 72, y: 700) + MinimalPDF.line("1", x: 129, y: 704, size: 6)
                + MinimalPDF.line("and its annex", x: 136, y: 700) + MinimalPDF.line("2", x: 192, y: 704, size: 6)
                + MinimalPDF.line("2. Another one", x: 72, y: 680) + MinimalPDF.line("1 See the first.", x: 72, y: 60)
                + MinimalPDF.line("2 See the second.", x: 72, y: 48)
        ])
        let heads = text.lines.compactMap { line in
            line.spans.first.map { ($0.size, String(decoding: text.utf8[$0.range], as: UTF8.self)) }
        }
        #expect(heads.suffix(2).map(\.1) == ["1", "2"] && heads.suffix(2).allSatisfy { $0.0 < 7 })
        #expect(heads.prefix(2).allSatisfy { $0.0 > 9 })
    }
}
