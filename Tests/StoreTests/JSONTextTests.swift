import Model
import Testing

@testable import Store

@Suite struct JSONTextTests {
    @Test func nestedValuesAndCommas() {
        var json = JSONText()
        json.object { members in
            members.name("list")
            members.array { list in
                list.number(1)
                list.number(0.25)
                list.number(Double.nan)
                list.array { _ in }
                list.object { _ in }
            }
            members.name("themes \"a\"")
            members.string("b")
        }
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"list":[1,0.25,null,[],{}],"themes \"a\"":"b"}"#)
    }

    @Test func everyCharacterComesBack() throws {
        let text = String(String.UnicodeScalarView((0...0x2FF).compactMap { Unicode.Scalar(UInt32($0)) })) + "领事😀"
        var json = JSONText()
        json.string(text)
        #expect(JSONValue(json.bytes) == .string(text))
    }

    @Test func valuesThatPostgreSQLWrites() {
        let text = #" { "a" : [ 1, -2.5e3, true, false, null, "\u00e9\ud83d\ude00\/\b\f" ] , "b" : {} } "#
        #expect(
            JSONValue(Array(text.utf8))
                == .object([
                    "a": .array([
                        .number(1), .number(-2500), .bool(true), .bool(false), .null, .string("é😀/\u{8}\u{C}"),
                    ]), "b": .object([:]),
                ]))
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\"}", "\"a", "\"\\u12", "\"\\ud800x\"", "1 2", "nul", "--1", "\"\\",
        String(repeating: "[", count: 200),
    ])
    func whatIsNoJSONIsNil(_ text: String) { #expect(JSONValue(Array(text.utf8)) == nil) }

    @Test func eventsComeBack() {
        let events = [
            OutgoingEvent(
                routingKey: "a.b", id: "1", type: "t", contentType: "text/plain", body: Array("{\"q\":\"\\\"\"}".utf8)),
            OutgoingEvent(routingKey: "", id: "", type: "", contentType: "", body: [0xFF, 0x00, 0x0A]),
        ]
        #expect(OutgoingEvent.list(json: OutgoingEvent.json(events)) == events)
        #expect(OutgoingEvent.list(json: "[]") == [])
        #expect(OutgoingEvent.list(json: "[{}]") == nil)
    }

    @Test func evidenceAndSubparagraphsComeBack() {
        let evidence = [
            Evidence(start: 0, end: 5, text: "a\"b", cue: "c", weight: 0.1),
            Evidence(start: 1, end: 2, text: "", cue: "heading"),
        ]
        #expect(Evidence.list(json: Evidence.json(evidence)) == evidence)
        let items = [Subparagraph(label: "a", text: "x", subparagraphs: [Subparagraph(label: "i", text: "y")])]
        #expect(Subparagraph.json(items).flatMap(Subparagraph.list(json:)) == items)
        #expect(Subparagraph.json([]) == nil)
    }
}
