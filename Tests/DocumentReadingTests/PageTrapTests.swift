import DocumentReading
import Model
import Testing

/// Lines at the edges of pages that are text, and lines inside the text that are not.
@Suite("Traps at the edges of pages", .timeLimit(.minutes(1)))
struct PageTrapTests {
    private func read(_ text: String) -> Document { DocumentReader().read(text.extracted()).document }

    private static let head = """
        United Nations S/RES/2999 (2026)
        Security Council Distr.: General
        15 August 2026
        26-52659 (E)
        *2652659*
        Resolution 2999 (2026)
        Adopted by the Security Council at its 9904th meeting, on
        15 August 2026
        The Security Council,
        Recalling all its words on the lamps of the northern coast and of its islands,
        1. Decides to light the lamps of the northern coast, and to keep them lit until
        the spring;

        """

    @Test(
        "the document's own symbol alone on a line, once, is no heading; nor is a job number with the page glued to it")
    func runningHead() {
        for foot in ["S/RES/2999 (2026)\n", "S/RES/2999 (2026)\n326-52659\n", "S/RES/2999 (2026)\n26-526593\n"] {
            let document = self.read(
                Self.head + foot
                    + "2. Requests the keepers to count them;\n3. Decides to remain seized of the matter.\n")
            #expect(document.passages.map(\.label) == ["PP1", "OP1", "OP2", "OP3"])
            #expect(document.passages.allSatisfy { $0.section.isEmpty && !$0.text.contains("526") })
            #expect(document.jobNumber == "26-52659")
            #expect(document.verdict == Verdict(.faithful))
        }
    }

    @Test("the end of a sentence that names what the title names stays")
    func titleWords() {
        let text = """
            United Nations
            A/HRC/46/999
            Report on the lamps of the northern coast
            1. The keepers met on the pier, and spoke for the whole of the day about the
            26-52659 1/3
            \u{0C}A/HRC/46/999
            lamps of the northern coast.
            2. They went home in the evening, and lit their lamps before the night fell.
            26-52659 2/3
            \u{0C}A/HRC/46/999
            3. Nobody has seen the northern coast so bright since the lamps were put up.
            26-52659 3/3

            """
        let document = self.read(text)
        #expect(document.passages.map(\.label) == ["P1", "P2", "P3"])
        #expect(document.passages.first?.text.hasSuffix("about the lamps of the northern coast.") == true)
        #expect(document.verdict == Verdict(.faithful))
    }

    @Test("paragraphs that open pages with the same words and other numbers are no running heads")
    func sameOpenings() {
        let pages = (1...6).map { page in
            "\(page). The keepers of pier \(page) told the meeting how they had lit the lamps in the winter before, and how\n"
                + "many they had lost in the great storm of the year \(2010 + page) alone.\n"
        }
        #expect(self.read(pages.joined(separator: "\u{0C}")).passages.map(\.label) == (1...6).map { "P\($0)" })
    }

    @Test("what stands behind the words that end a resolution belongs to no passage")
    func behindLastWords() {
        let tail = """
            2. Decides to remain actively seized of the matter.
            Lanternia: list of those who put out lamps
            Number Name Reason
            1 Otto Oil Has put out eleven lamps of the northern coast since the last winter, and two on the pier
            2 Wanda Wick Has helped him to carry the ladder, and to hide it behind the house of the harbour master
            3 Lena Lux Has told nobody, although she saw them both from her window on each of the eleven evenings

            """
        let document = self.read(Self.head + tail)
        #expect(document.passages.last?.text == "Decides to remain actively seized of the matter.")
        #expect(document.verdict.state == .needsReview)
    }
}
