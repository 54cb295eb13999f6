import DocumentReading
import Model
import Testing

/// A page or paragraph that is gone or doubled must not pass for a faithful reading, and nothing else may be doubted.
@Suite("Losses are not silent", .timeLimit(.minutes(1)))
struct SilentLossTests {
    private static let ports = [
        "Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Heron", "Inlet", "Jetty", "Karst", "Ledge",
        "Marsh",
        "North", "Ocean", "Pier", "Quay", "Reef",
    ]
    private static let pages = (1...6).map { page -> String in
        let first = page * 3 - 2
        let paragraphs = (first..<first + 3).map { number in
            "\(number). \(Self.ports[number - 1]) told the meeting how its keepers had lit their lanterns in winter, and how"
                + "\nmany ships \(Self.ports[18 - number]) had seen pass by on the way to the northern ports of the lake."
        }
        let head = page == 1 ? "A/HRC/46/999\nReport of the keepers\n" : "A/HRC/46/999\n"
        let foot = page == 1 ? "26-01234 (E)\n" : "\(page)/6 26-01234\n"
        return head + paragraphs.joined(separator: "\n") + "\n" + foot
    }

    private func codes(_ text: String) -> Set<String> {
        let verdict = DocumentReader().read(text.extracted()).document.verdict
        return Set(verdict.reasons.map { String($0.prefix { $0 != ":" }) })
    }

    @Test("all pages, in order")
    func whole() { #expect(self.codes(Self.pages.joined(separator: "\u{0C}")).isEmpty) }

    @Test("a page left out", arguments: 0..<6)
    func missing(page: Int) {
        var pages = Self.pages
        pages.remove(at: page)
        #expect(self.codes(pages.joined(separator: "\u{0C}")).contains("page-numbers"))
        // Without form feeds the numbers at the foot of the pages still tell; the first page has none.
        if page > 0 { #expect(self.codes(pages.joined()).contains("page-numbers")) }
    }

    @Test("a page doubled", arguments: 1..<6)
    func doubled(page: Int) {
        var pages = Self.pages
        pages.insert(pages[page], at: page)
        #expect(self.codes(pages.joined(separator: "\u{0C}")).contains("page-numbers"))
    }

    @Test("plain page numbers: one left out, one doubled, all there")
    func plainNumbers() {
        let pages = Self.pages.enumerated().map { index, page in
            page.replacing("\(index + 1)/6 26-01234", with: index == 0 ? "26-01234" : "26-01234 \(index + 1)")
        }
        #expect(self.codes(pages.joined(separator: "\u{0C}")).isEmpty)
        var fewer = pages
        fewer.remove(at: 3)
        #expect(self.codes(fewer.joined(separator: "\u{0C}")).contains("page-numbers"))
    }

    @Test("a page doubled where no page has a number")
    func doubledWithoutNumbers() {
        let pages = Self.pages.map { page in page.split(separator: "\n").dropFirst().dropLast().joined(separator: "\n")
        }
        #expect(self.codes(pages.joined(separator: "\n\u{0C}")).isEmpty)
        let doubled = pages[..<3] + pages[2...]
        #expect(self.codes(doubled.joined(separator: "\n\u{0C}")).contains("page-numbers"))
    }

    private static let resolution = """
        A/RES/80/999
        80/999. Keepers of lanterns
        The General Assembly,
        Recalling its resolution 74/998 of 18 December 2019,
        Recalling also its resolution 76/997 of 16 December 2021,
        Alarmed by the state of the lanterns,
        1. Urges Member States to light them;
        2. Requests the Secretary-General to count them;
        3. Decides to act upon paragraph 2 above;
        4. Invites the keepers of all the harbours to report to it.

        """

    @Test("a faithful resolution")
    func resolution() { #expect(self.codes(Self.resolution).isEmpty) }

    @Test(
        "a line left out of a resolution",
        arguments: [
            ("Recalling its", "missing-paragraph"), ("4. Invites", "cut-short"), ("1. Urges", "numbering-gap"),
            ("2. Requests", "numbering-gap"),
        ])
    func missingLine(_ start: String, _ code: String) {
        let lines = Self.resolution.split(separator: "\n").filter { !$0.hasPrefix(start) }
        #expect(self.codes(lines.joined(separator: "\n")).contains(code))
    }

    @Test("the end of a resolution cut off")
    func cutOff() {
        let cut = String(Self.resolution.split(separator: " all the harbours")[0])
        let text = Self.resolution.replacing("paragraph 2 above", with: "paragraph 9 below")
        #expect(self.codes(text).contains("missing-paragraph"))
        #expect(self.codes(cut).contains("broken-sentence"))
    }

    @Test("a resolution that has lost its operative part")
    func noOperative() {
        let lines = Self.resolution.split(separator: "\n").filter { $0.first?.isNumber != true }
        #expect(self.codes(lines.joined(separator: "\n")).contains("no-operative"))
    }

    @Test("what a corrigendum says of paragraphs are no passages")
    func corrigendum() {
        let text = """
            United Nations A/HRC/62/44/Corr.1
            Report of the Special Rapporteur on the rights of keepers
            Corrigendum
            1. Paragraph 12, third line
            For lamps read lanterns
            2. Paragraph 15 (a)
            The text should read as follows: the keepers are paid each month.
            3. Paragraph 20
            Delete the second sentence.

            """
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.passages.isEmpty)
        #expect(self.codes(text) == ["corrigendum"])
    }
}

@Suite("Lists inside lists", .timeLimit(.minutes(1)))
struct ListDepthTests {
    @Test("lists that open lists without end neither trap nor nest without end")
    func depth() {
        let text = "1. Light the lanterns:\n" + String(repeating: "(a) Now:\n(i) Later:\n", count: 6000)
        let document = DocumentReader().read(text.extracted()).document
        var depth = 0
        var level = document.passages.flatMap(\.subparagraphs)
        while !level.isEmpty, depth < 100 {
            depth += 1
            level = level.flatMap(\.subparagraphs)
        }
        #expect(depth <= 6)
    }
}
