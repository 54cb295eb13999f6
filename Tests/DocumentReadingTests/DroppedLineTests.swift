import DocumentReading
import Model
import Testing

@Suite("What is dropped says why", .timeLimit(.minutes(1)))
struct DroppedLineTests {
    private static let text = """
        United Nations A/HRC/46/999
        General Assembly
        Distr.: General
        2 April 2021
        Human Rights Council
        Forty-sixth session
        Agenda item 3
        Report of the Special Rapporteur on the rights of keepers
        Contents
        Introduction .......................................... 2
        Wages ................................................. 3
        Conclusions ........................................... 4
        I. Introduction
        1. The Special Rapporteur visited six harbours.
        2. She spoke with the keepers of all of them.
        II. Wages
        3. Some harbours pay in oil.

        """

    @Test("lines of the masthead and of the table of contents have their own reasons, and no line has two")
    func reasons() {
        let reading = DocumentReader().read(Self.text.extracted())
        let dropped = reading.trace.furniture
        let masthead = dropped.filter { $0.reason == .masthead || $0.reason == .runningHead }.map(\.text)
        #expect(masthead.contains("United Nations A/HRC/46/999"))
        #expect(masthead.contains("Forty-sixth session"))
        #expect(masthead.contains("Agenda item 3"))
        #expect(!masthead.contains { $0.hasPrefix("Report of") })
        #expect(dropped.filter { $0.reason == .tableOfContents }.count == 4)
        #expect(Set(dropped.map(\.range)).count == dropped.count)
        #expect(dropped.map(\.range.start) == dropped.map(\.range.start).sorted())
        #expect(reading.document.passages.map(\.label) == ["P1", "P2", "P3"])
    }
}
