import DocumentReading
import Model
import Testing

/// Sentences written for these tests; each shows one trap.
@Suite("Traps of numbering, lists and pages", .timeLimit(.minutes(1)))
struct TrapTests {
    private func read(_ text: String, _ format: ExtractedText.Format = .plainText) -> Document {
        DocumentReader().read(text.extracted(format)).document
    }

    private static let report = """
        I. Introduction
        1. The group of harbour masters met for the second time and thanked the hosts
        for their hospitality. In the year
        2. 5 million passengers had used the ferries of the lake.
        2. The masters had before them a note on the lanterns of the piers and another on
        the buoys of the eastern channel.
        II. Lanterns
        A. Lanterns on piers
        3. The masters adopted the following agenda:
        1. Opening.
        2. Lanterns:
        (a) On piers;
        (b) On boats.
        3. Closing.
        4. The masters discussed (a) the colour of the lanterns; (b) their height; and
        (c) their price in the three ports that had answered the questionnaire.
        B. Lanterns on boats
        5. The masters thanked the secretariat for the report and closed the meeting.
        """

    @Test("lists inside paragraphs and numbers inside sentences are no paragraphs")
    func nestedNumbers() throws {
        let document = self.read(Self.report)
        #expect(document.passages.map(\.label) == ["P1", "P2", "P3", "P4", "P5"])
        #expect(document.kind == .report)
        let agenda = document.passages[2]
        #expect(agenda.subparagraphs.map(\.label) == ["1", "2", "3"])
        #expect(agenda.subparagraphs[1].subparagraphs.map(\.label) == ["a", "b"])
        #expect(agenda.text.split(separator: "\n").count == 6)
    }

    @Test("a list inside a sentence stays text even where an item begins a line")
    func inlineList() {
        #expect(self.read(Self.report).passages[3].subparagraphs.isEmpty)
    }

    @Test("headings give the section path")
    func sections() {
        let sections = self.read(Self.report).passages.map(\.section)
        #expect(sections[0] == ["I. Introduction"])
        #expect(sections[3] == ["II. Lanterns", "A. Lanterns on piers"])
        #expect(sections[4] == ["II. Lanterns", "B. Lanterns on boats"])
    }

    @Test("every line followed by a blank one reads the same")
    func doubleSpaced() {
        // Longer sentences, so that blank lines inside them show.
        let body = (1...12).map { number in
            """
            \(number). The masters heard a long statement by the keeper of pier \(number), who spoke of the
            lanterns that had been lit in the past winter and of the oil that each of them
            had used between dusk and dawn.
            """
        }.joined(separator: "\n")
        let spaced = body.split(separator: "\n").joined(separator: "\n\n")
        #expect(self.read(spaced).passages.map(\.text) == self.read(body).passages.map(\.text))
        #expect(self.read(spaced).passages.count == 12)
    }

    private static let resolution = """
        Sixty-first session
        Agenda item 12 (b)
        Resolution adopted by the General Assembly
        on 4 March 2007
        61/999. Lanterns of the lake
        The General Assembly,
        Recalling its resolution 60/998 of 3 May 2006 on the lanterns of the lake and the
        keepers who light them, 1
        Welcoming the report of the Secretary-General, 2 and noting the lanterns described
        therein,
        1. Urges Member States to light their lanterns no later than 30 June 2009, in
        line with article 7 of the Convention on the Rights of the Child;

        __________________
        1
        Resolution 59/997.
        2
        A/61/996.

        61-12345

        1/2

        A/RES/61/999

        2. Requests the Secretary-General to report at its sixty-third session
        on the implementation of the present resolution:
        (a) On piers;
        (b) On boats.
        90th plenary meeting
        4 March 2007
        """

    @Test("resolution: preamble, operative part, notes, furniture, metadata")
    func resolution() throws {
        let document = self.read(Self.resolution)
        #expect(document.passages.map(\.label) == ["PP1", "PP2", "OP1", "OP2"])
        #expect(document.symbol == "A/RES/61/999")
        #expect(document.title == "Lanterns of the lake")
        #expect(document.session == 61)
        #expect(document.agendaItem == "12 (b)")
        #expect(document.date == CalendarDate("2007-03-04"))
        #expect(document.body == "General Assembly")
        #expect(document.footnotes.map(\.mark) == ["1", "2"])
        #expect(document.footnotes.map(\.text) == ["Resolution 59/997.", "A/61/996."])
        #expect(document.passages[0].footnotes == ["1"])
        #expect(
            document.passages[1].text
                == "Welcoming the report of the Secretary-General, and noting the lanterns described therein,")
        #expect(document.verdict == Verdict(.faithful))
    }

    @Test("resolution: verb, strength, addressees, deadline, citations")
    func meaning() throws {
        let passages = self.read(Self.resolution).passages
        #expect(passages[0].citations == ["A/RES/60/998"])
        #expect(passages[2].verb == "urges")
        #expect(passages[2].strength == .urges)
        #expect(passages[2].addressees == ["Member States"])
        #expect(passages[2].deadline == "2009-06-30")
        #expect(passages[2].citations == ["Convention on the Rights of the Child, article 7"])
        #expect(passages[3].strength == .requests)
        #expect(passages[3].deadline == "at its sixty-third session")
        #expect(passages[3].subparagraphs.map(\.text) == ["On piers;", "On boats."])
    }

    @Test("Markdown: notes between paragraphs, glued headings, links, marks that come back")
    func markdown() {
        let text = """
            **Sexagésimo primer período de sesiones**

            **Faroles****Resolución aprobada por la Asamblea General el 4 de marzo de 2007***[sobre la base del informe]***61/999. Faroles del lago***La Asamblea General,*

            *Recordando* su resolución [60/998](#) sobre los faroles del lago y de los muelles<sup>1</sup>, y los faroles de los

            <sup>1</sup> Resolución 59/997.

            barcos que cruzan el lago en invierno,

            *Consciente* de la importancia de los faroles<sup>1</sup>,

            1. *Insta* a los Estados Miembros a que enciendan sus faroles;

            2. *Decide* seguir examinando la cuestión de los faroles.
            """
        let document = self.read(text, .markdown)
        #expect(document.passages.map(\.label) == ["PP1", "PP2", "OP1", "OP2"])
        #expect(document.symbol == "A/RES/61/999")
        #expect(document.title == "Faroles del lago")
        #expect(document.language == .spanish)
        #expect(document.session == 61)
        #expect(document.passages.map(\.footnotes) == [["1"], ["1"], [], []])
        #expect(document.passages[0].text.hasSuffix("los faroles de los barcos que cruzan el lago en invierno,"))
        #expect(document.footnotes.map(\.text) == ["Resolución 59/997."])
    }

    @Test("an annex has its own numbering, and labels stay unique")
    func annex() {
        let text =
            Self.report
            + "\n\nAnnex I\nRules of the lanterns\n1. A lantern is lit at dusk.\n2. A lantern is put out at dawn.\n"
        let document = self.read(text)
        #expect(document.passages.map(\.label).suffix(3) == ["P5", "P1 (annex i)", "P2 (annex i)"])
        #expect(document.passages.last?.section.first == "Annex I")
    }

    @Test("a lost number is told, and so is a page without text")
    func verdicts() {
        let gap = Self.report.replacing("\n4. The masters discussed", with: "\nThe masters discussed")
        let reasons = self.read(gap).verdict.reasons
        #expect(reasons.contains { $0.hasPrefix("numbering-gap: ") })
        let scan = DocumentReader().read(ExtractedText(format: .pdf, utf8: [0x0C, 0x0C], pageCount: 2)).document
        #expect(scan.verdict.state == .unreadable)
        #expect(scan.verdict.reasons.first?.hasPrefix("no-text-layer: ") == true)
    }

    @Test("letters, participants and error pages have no passages")
    func otherGenres() {
        let letter = self.read(
            "Letter dated 3 May 2006 from the keeper of the lanterns\naddressed to the master\nI have the honour to write to you about the lanterns of the lake.\n"
        )
        #expect(letter.kind == .letter && letter.passages.isEmpty && letter.verdict.state == .needsReview)
        #expect(letter.title == "Letter dated 3 May 2006 from the keeper of the lanterns addressed to the master")
        let page = self.read(
            "The document you are looking for does not exist in the Official Document System. Please try again.\n")
        #expect(page.kind == .errorPage && page.verdict.state == .unreadable)
    }
}

@Suite("Heads and furniture", .timeLimit(.minutes(1)))
struct HeadTests {
    @Test("a head run together without blanks is parted")
    func gluedHead() {
        let text = """
            Sixty-first session

            Agenda item 12

            Lanterns of the lake and of the piersResolution adopted by the General Assembly on 4 March 2007[on the report of the Second Committee (A/61/400)]61/999. Lanterns of the lakeThe General Assembly,

            Recalling its resolution 60/998 of 3 May 2006,

            1. Urges Member States to light their lanterns;

            2. Decides to remain seized of the matter.
            """
        let document = DocumentReader().read(text.extracted(.docx)).document
        #expect(document.passages.map(\.label) == ["PP1", "OP1", "OP2"])
        #expect(document.title == "Lanterns of the lake")
        #expect(document.symbol == "A/RES/61/999")
        #expect(document.date == CalendarDate("2007-03-04"))
    }

    @Test("a number that stands behind its paragraph still belongs to it")
    func misplacedNumber() {
        let text = """
            RESOLUTION 999 (1994)
            Adopted by the Security Council at its 3326th meeting,
            on 6 January 1994
            The Security Council,
            Recalling its resolution 998 (1993) of 5 October 1993,
            1. Urges the parties to light their lanterns;
            Decides to remain actively seized of the matter.
            2.
            """
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.passages.map(\.label) == ["PP1", "OP1", "OP2"])
        #expect(
            document.passages.map(\.text).suffix(2) == [
                "Urges the parties to light their lanterns;", "Decides to remain actively seized of the matter.",
            ])
        #expect(document.symbol == "S/RES/999 (1994)" && document.date == CalendarDate("1994-01-06"))
    }

    @Test("hints fill gaps, and the document's own words win")
    func hints() {
        let hints = ReadingHints(symbol: "A/61/1", language: .french, title: "Hinted")
        let bare = DocumentReader().read(
            "1. The keepers met on the pier and spoke of the lanterns of the lake.\n".extracted(), hints: hints)
        #expect(bare.document.symbol == "A/61/1" && bare.document.language == .english)
        let own = DocumentReader().read(
            "A/62/7\n\n1. The keepers met on the pier and spoke of the lanterns of the lake.\n".extracted(),
            hints: hints)
        #expect(own.document.symbol == "A/62/7")
    }

    @Test("an item that begins a line by accident does not make an inline list a list")
    func accidentalItem() {
        let text = """
            1. The keepers were asked to do the following before the winter:
            (a) count the lanterns; (b) fill them with oil; and (c) light them at
            dusk.
            2. The keepers agreed.
            3. The keepers went home.
            """
        let passages = DocumentReader().read(text.extracted()).document.passages
        #expect(passages.count == 3)
        #expect(passages.first?.subparagraphs.isEmpty == true)
    }

    @Test("a mark that comes back on a later page is taken out again")
    func repeatedMark() {
        let text = """
            The General Assembly,
            Recalling the Convention on Lanterns, 1 and the keepers who signed it,
            __________________
            1
            Treaty of the lake.

            07-12345

            A/RES/61/999

            1. Urges States to ratify the Convention on Lanterns 1 and the rules, 2 soon;
            2. Decides to remain seized of the matter.
            __________________
            2
            Rules of the lake.

            07-12345
            """
        let passages = DocumentReader().read(text.extracted()).document.passages
        #expect(passages.map(\.footnotes) == [["1"], ["1", "2"], []])
        #expect(
            passages.dropFirst().first?.text == "Urges States to ratify the Convention on Lanterns and the rules, soon;"
        )
    }

    @Test("what was dropped, joined and repaired is told")
    func trace() {
        let text = """
            1. The keepers met on the pier and spoke of the lanterns that had been lit in the winter on the

            2/3

            07-12345

            A/62/7

            eastern side of the lake.
            2. The keepers thanked their hosts.
            """
        let reading = DocumentReader().read(text.extracted())
        #expect(reading.document.passages.count == 2)
        #expect(reading.trace.furniture.map(\.text) == ["2/3", "07-12345", "A/62/7"])
        #expect(reading.trace.joins.map(\.reason) == [.page])
        let scalars = Array(text.unicodeScalars)
        let position = reading.trace.joins.first?.position ?? 0
        #expect(String(String.UnicodeScalarView(scalars[position..<position + 7])) == "eastern")
    }
}
