import Model
import Testing

@testable import ReportBuilding

@Suite(.timeLimit(.minutes(5)))
struct PassageLayoutTests {
    private static func pieces(_ text: String, _ items: [Subparagraph]) -> [String] {
        let passage = Passage(
            label: "R1", kind: .recommendation, text: text, range: TextRange(0, 0), subparagraphs: items)
        let layout = PassageLayout(passage, evidence: [])
        func words(_ range: Range<Int>) -> String { String(decoding: layout.text[range], as: UTF8.self) }
        return layout.pieces.map { piece in
            switch piece {
            case .paragraph(let range): words(range)
            case .item(let mark, let range, let level): "\(level) [\(words(mark))] \(words(range))"
            }
        }
    }

    @Test("sub-paragraphs become items with their own marks; what stands before and behind stays")
    func nested() {
        let items = [
            Subparagraph(label: "a", text: "first;"),
            Subparagraph(label: "b", text: "second:", subparagraphs: [Subparagraph(label: "i", text: "inner")]),
        ]
        let expected = ["Should:", "0 [(a)] first;", "0 [(b)] second:", "1 [(i)] inner", "and so on."]
        #expect(
            Self.pieces("Should:\n(a) first;\n(b) second:\n(i) inner\nand so on.", items).map { $0.trimmed } == expected
        )
        #expect(
            Self.pieces("Should: (a) first; (b) second: (i) inner and so on.", items).map { $0.trimmed } == expected)
    }

    @Test(
        "a text whose items are not found is shown as it is",
        arguments: [
            [Subparagraph(label: "a", text: "missing")], [Subparagraph(label: "z", text: "first;")],
            [Subparagraph(label: "a", text: "")],
        ])
    func notFound(items: [Subparagraph]) {
        #expect(Self.pieces("Should: a) first; b) second", items) == ["Should: a) first; b) second"])
    }

    @Test("evidence counts in code points, and what does not fit is left out")
    func evidence() {
        let passage = Passage(label: "R1", kind: .recommendation, text: "Añada ñus 中文", range: TextRange(0, 0))
        func span(_ start: Int, _ end: Int) -> Evidence { Evidence(start: start, end: end, text: "", cue: "") }
        let layout = PassageLayout(passage, evidence: [span(10, 12), span(1, 3), span(2, 5), span(4, 99), span(0, 0)])
        #expect(layout.evidence.map { String(decoding: layout.text[$0], as: UTF8.self) } == ["ñada", "中文"])
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        while text.first == " " { text = text.dropFirst() }
        return String(text)
    }
}
