import DocumentReading
import Model
import Testing

@testable import rapporteur

@Suite("What `rapporteur read --explain` tells", .timeLimit(.minutes(1)))
struct ReadingExplanationTests {
    private func text(_ trace: ReadingTrace, _ verdict: Verdict = Verdict(.faithful), form: String? = "text/plain")
        -> String
    {
        let document = Document(symbol: "A/99/1", kind: .resolution, language: .english, verdict: verdict)
        let reading = Reading(document: document, trace: trace, text: "")
        return ReadingExplanation.text(FileReader.Result(reading: reading, form: form), of: "a.txt")
    }

    @Test("nothing dropped, joined or repaired is said, too")
    func nothing() {
        #expect(
            self.text(ReadingTrace()) == """
                a.txt: resolution A/99/1, language en; 0 passages, 0 notes; read as text/plain
                  dropped as page furniture: nothing
                  joined: nothing
                  repaired: nothing
                  verdict: faithful
                """)
        #expect(self.text(ReadingTrace(), form: nil).hasPrefix("a.txt: could not be read\n"))
    }

    @Test("what was dropped is told by reason, the most frequent first, and what was repaired with its original")
    func everything() {
        func dropped(_ reason: ReadingTrace.Furniture.Reason, _ text: String) -> ReadingTrace.Furniture {
            ReadingTrace.Furniture(reason: reason, text: text, range: TextRange(0, 1))
        }
        let trace = ReadingTrace(
            furniture: [
                dropped(.pageNumber, "2/3"), dropped(.runningHead, "A/99/1"), dropped(.runningHead, "A/99/1"),
                dropped(.runningHead, "Report\u{1B}[2J\n of it"),
            ],
            joins: [
                ReadingTrace.Join(reason: .page, position: 4), ReadingTrace.Join(reason: .page, position: 9),
                ReadingTrace.Join(reason: .footnote, position: 12),
            ],
            repairs: (0..<7).map {
                ReadingTrace.Repair(reason: .space, original: "w \($0)", repaired: "w\($0)", range: TextRange(0, 1))
            })
        let lines = self.text(trace, Verdict(.needsReview, reasons: ["numbering-gap: x"])).split(separator: "\n")
        #expect(
            lines.dropFirst() == [
                "  dropped as page furniture: 4 lines",
                "    running head, 3 times: “A/99/1” (2), “Report [2J  of it”", "    page number, once: “2/3”",
                "  joined: 3 pieces of paragraphs, 2 over the end of a page, 1 over a note", "  repaired: 7 words",
                "    a space inside a word, 7 times: “w 0” to “w0”, “w 1” to “w1”, “w 2” to “w2”, “w 3” to “w3”, “w 4” to “w4”, and 2 more",
                "  verdict: needs-review", "    numbering-gap: x",
            ])
    }
}
