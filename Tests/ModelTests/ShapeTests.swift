import Foundation
import Model
import Testing

/// The shapes that `rapporteur read` and `themes classify` print, which people's scripts rely on.
struct ShapeTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static let passage = Passage(
        label: "OP3", kind: .operative, number: "3", section: ["I", "A"], text: "Urges", footnotes: ["1"], page: 2,
        range: TextRange(5, 10), subparagraphs: [Subparagraph(label: "a", text: "x", subparagraphs: [])], verb: "urges",
        strength: .callsUpon, addressees: ["States parties"], deadline: "2032", citations: ["A/RES/64/293"])

    @Test func passage() throws {
        #expect(
            try self.json(Self.passage)
                == #"{"addressees":["States parties"],"citations":["A/RES/64/293"],"deadline":"2032","footnotes":["1"],"kind":"operative","label":"OP3","number":"3","page":2,"range":[5,10],"recommendedBy":[],"section":["I","A"],"strength":"calls upon","subparagraphs":[{"label":"a","subparagraphs":[],"text":"x"}],"text":"Urges","verb":"urges"}"#
        )
    }

    @Test func document() throws {
        let document = Document(
            symbol: "A/RES/86/201", title: "T", kind: .draftResolution, language: .spanish, body: "General Assembly",
            session: 86, agendaItem: "3 (a)", date: CalendarDate("2031-12-18"),
            verdict: Verdict(.needsReview, reasons: ["gap: 3 is missing"]), passages: [Self.passage],
            footnotes: [Footnote(mark: "1", text: "See it.")])
        let text = try self.json(document)
        #expect(text.contains(#""agendaItem":"3 (a)","body":"General Assembly","date":"2031-12-18""#))
        #expect(text.contains(#""footnotes":[{"mark":"1","text":"See it."}]"#))
        #expect(text.contains(#""kind":"draft resolution","language":"es""#))
        #expect(text.contains(#""verdict":{"reasons":["gap: 3 is missing"],"state":"needs-review"}"#))
        #expect(try JSONDecoder().decode(Document.self, from: Data(text.utf8)) == document)
    }

    @Test func assignment() throws {
        let assignment = ThemeAssignment(
            theme: ThemeID("prevention"), grade: .core, score: 0.5, decidedBy: .heading,
            evidence: [Evidence(start: 1, end: 4, text: "abc", cue: "c1", weight: 2)])
        #expect(
            try self.json(assignment)
                == #"{"decidedBy":"heading","evidence":[{"cue":"c1","end":4,"start":1,"text":"abc","weight":2}],"grade":"core","score":0.5,"theme":"prevention"}"#
        )
    }

    @Test(
        "a range that runs backwards or begins before the text is refused", arguments: ["[3,2]", "[-1,2]", "[1]", "{}"])
    func ranges(_ text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(TextRange.self, from: Data(text.utf8)) }
    }
}
