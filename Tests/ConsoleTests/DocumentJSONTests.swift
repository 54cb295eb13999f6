import DocumentReading
import Foundation
import Model
import Testing

@testable import rapporteur

@Suite("A document as `rapporteur read` shows it", .timeLimit(.minutes(1)))
struct DocumentJSONTests {
    private func object(_ document: Document, trace: ReadingTrace? = nil) throws -> [String: Any] {
        let line = DocumentJSON.line(document, trace: trace)
        #expect(!line.contains(0x0A), "one line")
        return try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }

    @Test("what is not known is null, and every member is there")
    func nulls() throws {
        let object = try self.object(
            Document(kind: .unknown, verdict: Verdict(.unreadable, reasons: ["no-text-layer: …"])))
        #expect(
            Set(object.keys) == [
                "symbol", "title", "kind", "language", "body", "session", "agendaItem", "date", "verdict", "passages",
                "footnotes", "jointSymbols", "dates", "originalLanguage", "jobNumber", "recognised",
            ])
        #expect(object["recognised"] as? Bool == false && (object["jointSymbols"] as? [Any])?.isEmpty == true)
        let dates = try #require(object["dates"] as? [String: Any])
        #expect(Set(dates.keys) == ["adopted", "distributed", "meetingFrom", "meetingTo"])
        #expect(dates.values.allSatisfy { $0 is NSNull })
        for name in [
            "symbol", "title", "language", "body", "session", "agendaItem", "date", "originalLanguage", "jobNumber",
        ] {
            #expect(object[name] is NSNull, "\(name)")
        }
        #expect(object["kind"] as? String == "unknown")
        let verdict = try #require(object["verdict"] as? [String: Any])
        #expect(verdict["state"] as? String == "unreadable" && verdict["reasons"] as? [String] == ["no-text-layer: …"])
        #expect((object["passages"] as? [Any])?.isEmpty == true && (object["footnotes"] as? [Any])?.isEmpty == true)
    }

    @Test("a passage has the members of the interface, in their shapes")
    func passage() throws {
        let passage = Passage(
            label: "OP1", kind: .operative, number: "1", section: ["I. \"General\"", "A"], text: "Urges States\nto act",
            footnotes: ["1"], page: 3, range: TextRange(5, 25),
            subparagraphs: [
                Subparagraph(label: "(a)", text: "first", subparagraphs: [Subparagraph(label: "(i)", text: "deep")])
            ],
            verb: "urges", addressees: ["States"], deadline: "2030-12-31", citations: ["A/RES/55/25"])
        let bare = Passage(label: "P1", kind: .narrative, text: "x", range: TextRange(0, 1))
        let object = try self.object(
            Document(
                kind: .unknown, date: CalendarDate("2031-05"), verdict: Verdict(.faithful), passages: [passage, bare],
                footnotes: [Footnote(mark: "1", text: "A note.")]))
        let passages = try #require(object["passages"] as? [[String: Any]])
        for passage in passages {
            #expect(
                Set(passage.keys) == [
                    "label", "kind", "number", "section", "text", "footnotes", "page", "range", "subparagraphs", "verb",
                    "strength", "addressees", "deadline", "citations", "language", "recommendedBy",
                ])
        }
        #expect(passages[0]["range"] as? [Int] == [5, 25])
        #expect(passages[0]["number"] as? String == "1" && passages[0]["page"] as? Int == 3)
        #expect(passages[0]["section"] as? [String] == ["I. \"General\"", "A"])
        #expect(passages[0]["text"] as? String == "Urges States\nto act")
        let items = try #require(passages[0]["subparagraphs"] as? [[String: Any]])
        #expect(Set(items[0].keys) == ["label", "text", "subparagraphs"])
        #expect((items[0]["subparagraphs"] as? [[String: Any]])?.first?["label"] as? String == "(i)")
        for name in ["number", "page", "verb", "strength", "deadline"] {
            #expect(passages[1][name] is NSNull, "\(name)")
        }
        #expect(object["date"] as? String == "2031-05")
        let notes = try #require(object["footnotes"] as? [[String: Any]])
        #expect(notes[0]["mark"] as? String == "1" && notes[0]["page"] is NSNull)
    }

    @Test("the trace is there only when it is asked for")
    func trace() throws {
        let document = Document(kind: .unknown, verdict: Verdict(.faithful))
        #expect(try self.object(document)["trace"] == nil)
        let trace = try #require(try self.object(document, trace: ReadingTrace())["trace"] as? [String: Any])
        #expect(Set(trace.keys) == ["furniture", "joins", "repairs"])
    }
}
