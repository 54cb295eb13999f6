import DocumentReading
import Model
import Testing

/// What is lost, swallowed or doubled must show in the verdict. Sentences written for these tests.
@Suite("Never silently wrong", .timeLimit(.minutes(1)))
struct CoverageTests {
    private static let paragraphs = (1...14).map { number in
        """
        \(number). The harbour masters heard the keeper of pier \(number), who spoke of the lanterns that had been
        lit in the past winter and of the oil that they had used.
        """
    }
    private static let prose = (1...4).map { number in
        """
        The masters of port \(number) present their compliments to the keepers of the lamps and wish to inform
        them that the ferries will no longer call at the northern pier after the first day of winter, since
        the ice has become too thick for their hulls.
        """
    }.joined(separator: "\n\n")

    private func codes(_ text: String) -> [String] {
        DocumentReader().read(text.extracted()).document.verdict.reasons.map { String($0.prefix { $0 != ":" }) }
    }

    private func report(_ paragraphs: [String] = paragraphs) -> String { paragraphs.joined(separator: "\n\n") }

    @Test("a sound report has nothing to tell")
    func sound() { #expect(self.codes(self.report()) == []) }

    @Test("prose before the first number, behind the last, in an annex without numbers")
    func prose() {
        #expect(self.codes(Self.prose + "\n\n" + self.report()) == ["uncovered-text"])
        #expect(self.codes(self.report() + "\n\n" + Self.prose).contains("trailing-text"))
        #expect(
            self.codes(self.report() + "\n\nAnnex\n\nStatement of the masters\n\n" + Self.prose) == ["uncovered-text"])
    }

    @Test("a summary before the first number is front matter")
    func summary() { #expect(self.codes("Summary\n\n" + Self.prose + "\n\n" + self.report()) == []) }

    @Test("one number lost, and a page of them", arguments: [4...4, 4...11])
    func lost(_ numbers: ClosedRange<Int>) {
        let kept = Self.paragraphs.enumerated().filter { !numbers.contains($0.offset + 1) }.map(\.element)
        let document = DocumentReader().read(self.report(kept).extracted()).document
        #expect(document.passages.count == kept.count)
        #expect(document.verdict.reasons.map { $0.prefix(13) } == ["numbering-gap"])
    }

    @Test("a text that begins with a later number")
    func beginning() { #expect(self.codes(self.report(Array(Self.paragraphs[3...]))) == ["numbering-gap"]) }

    @Test("recommendations at the edges of pages are no running heads; a lost one shows")
    func recommendations() {
        func text(_ numbers: [Int]) -> String {
            "Recommendations of the masters\n1. The masters met.\n"
                + numbers.map {
                    "Recommendation \($0)\nStates parties should light lantern \($0) in every port of the lake."
                }.joined(separator: "\n\u{0C}")
        }
        let document = DocumentReader().read(text(Array(1...12)).extracted()).document
        #expect(document.passages.filter { $0.kind == .recommendation }.map(\.label) == (1...12).map { "R\($0)" })
        #expect(self.codes(text(Array(1...12))) == [])
        #expect(self.codes(text([1, 2, 3, 5, 6])) == ["numbering-gap"])
    }

    @Test("marks that stick to words, without their notes")
    func marks() {
        var paragraphs = Self.paragraphs
        for mark in 1...3 {
            paragraphs[mark] = paragraphs[mark].replacing("lanterns", with: "lanterns\(mark)")
        }
        #expect(self.codes(self.report(paragraphs)) == ["missing-notes"])
    }

    @Test("marks that stick to words find their notes")
    func gluedMarks() {
        let text = """
            The General Assembly,
            Recalling the rights of harbour masters1 and of the keepers of lamps,
            Having considered the report of the masters,2
            1. Urges Member States to light their lanterns.
            ____________
            1 Resolution 59/997.
            2 A/61/996.
            """
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.passages.map(\.footnotes) == [["1"], ["2"], []])
        #expect(document.passages[0].text == "Recalling the rights of harbour masters and of the keepers of lamps,")
        #expect(document.verdict.state == .faithful)
    }

    @Test("a rule between a note and the text behind it does not make notes of the text")
    func ruleBehindNote() {
        let text = """
            *The General Assembly*,

            *Recalling* the lanterns,<sup>1</sup> which

            <sup>1</sup> A/61/996.

            ---

            were lit in 7 ports of the lake,

            1. *Urges* Member States to light them;

            2. *Decides* to remain seized of the matter.
            """
        let document = DocumentReader().read(text.extracted(.markdown)).document
        #expect(document.passages.map(\.label) == ["PP1", "OP1", "OP2"])
        #expect(document.passages[0].text == "Recalling the lanterns, which were lit in 7 ports of the lake,")
        #expect(document.footnotes.map(\.text) == ["A/61/996."])
    }

    @Test(
        "marks in brackets and raised digits find their notes",
        arguments: [["[1]", "[2]"], ["[^1]", "[^2]"], ["¹", "²"]])
    func bracketedMarks(_ marks: [String]) {
        let text = """
            The General Assembly,

            Recalling the rights of harbour masters\(marks[0]) in 2 ports [3] of the lake,

            Having considered the report of the masters,\(marks[1])

            1. Urges Member States to light their lanterns;

            2. Decides to remain seized of the matter.

            \(marks[0]) Resolution 59/997.

            \(marks[1]) A/61/996.
            """
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.passages.map(\.footnotes) == [["1"], ["2"], [], []])
        #expect(document.passages[0].text == "Recalling the rights of harbour masters in 2 ports [3] of the lake,")
        #expect(document.footnotes.map(\.text) == ["Resolution 59/997.", "A/61/996."])
        #expect(document.verdict.state == .faithful)
    }

    @Test("a page that stands twice")
    func repeated() {
        var paragraphs = Self.paragraphs
        paragraphs.insert(contentsOf: paragraphs[3...5], at: 6)
        #expect(!self.codes(self.report(paragraphs)).isEmpty)
    }

    @Test("a recommendation of a review that was lost")
    func dotted() {
        let items = [1, 2, 4, 5, 6].map { "5.\($0) Light the lanterns of port \($0) (Kenya);" }.joined(separator: "\n")
        let text = """
            A/HRC/49/9
            Report of the Working Group on the Universal Periodic Review
            1. The review was held.
            2. The delegation spoke.
            3. Others spoke.
            4. They spoke again.
            5. The recommendations below have been examined:
            \(items)
            6. All of them reflect the position of those who made them.
            """
        let document = DocumentReader().read(text.extracted()).document
        #expect(
            document.passages.filter { $0.kind == .recommendation }.map(\.number) == [
                "5.1", "5.2", "5.4", "5.5", "5.6",
            ])
        #expect(document.verdict.reasons.map { $0.prefix(13) } == ["numbering-gap"])
    }
}
