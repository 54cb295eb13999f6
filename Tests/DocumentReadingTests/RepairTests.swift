import DocumentReading
import Model
import Testing

@Suite("Broken words", .timeLimit(.minutes(1)))
struct RepairTests {
    private func repairs(_ text: String) -> [ReadingTrace.Repair] {
        DocumentReader().read(text.extracted()).trace.repairs
    }

    private static let clean = """
        1. The keepers of the lanterns met on the eastern pier and spoke of the situation there. They
        went on to speak of ongoing work, of a long pier along the lake and of anyone who might come.
        2. Any one of the keepers could in to the harbour walk, as the situation on the pier allowed, and
        the implementation of the plan of the keepers was under way in the harbour and along the pier.
        3. The keepers may be asked to light the lanterns again; maybe they would, in some cases, do so.
        """

    @Test("clean text is left alone")
    func clean() { #expect(self.repairs(Self.clean).isEmpty) }

    @Test(
        "the document's own vocabulary repairs what was cut",
        arguments: [
            ("situation on", "s ituation on", "situation"),
            ("implementation of", "imple mentation of", "implementation"),
            ("keepers could", "keeper s could", "keepers"), ("lanterns again", "l anterns again", "lanterns"),
        ])
    func broken(_ whole: String, _ cut: String, _ word: String) throws {
        // The word stands once more elsewhere, or the document could not know it.
        let text = Self.clean.replacing(whole, with: cut) + "\n4. The implementation and the situation of the lanterns."
        let repairs = self.repairs(text)
        #expect(repairs.map(\.repaired) == [word])
        let repair = try #require(repairs.first)
        let scalars = Array(text.unicodeScalars)[repair.range.start..<repair.range.end]
        #expect(String(String.UnicodeScalarView(scalars)) == repair.original)
    }

    @Test("symbols cut at a slash are joined, hyphens keep their word")
    func symbols() {
        let text =
            Self.clean + """

                4. The keepers had before them the list of lanterns (CTOC/COP/
                WG.4/2019/9) and the list of piers, which was well-
                known to them.
                """
        let reading = DocumentReader().read(text.extracted())
        #expect(reading.document.passages.last?.text.contains("(CTOC/COP/WG.4/2019/9)") == true)
        #expect(reading.document.passages.last?.text.contains("well-known to them") == true)
        #expect(reading.document.passages.last?.citations == ["CTOC/COP/WG.4/2019/9"])
    }

    @Test("ligatures, soft hyphens, direction marks and wide blanks")
    func characters() {
        let text =
            "1. The of\u{FB01}ce of the keep\u{AD}ers\u{200F} met\u{A0}again on the pier.\n2. The keepers lit their lanterns.\n3. The keepers went home."
        let first = DocumentReader().read(text.extracted()).document.passages.first
        #expect(first?.text == "The office of the keepers met again on the pier.")
    }
}
