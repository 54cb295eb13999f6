import Testing

@testable import DocumentConversion

@Suite("Marks of notes that a conversion has lowered", .timeLimit(.minutes(1)))
struct PlainNotesTests {
    private func marks(_ text: String) -> [String] {
        let utf8 = Array(text.utf8)
        return PlainNotes(utf8).marks.map {
            String(decoding: utf8[max(0, $0.lowerBound - 3)..<min(utf8.count, $0.upperBound + 1)], as: UTF8.self)
        }
    }

    private static let text = """
        Recalling the Goals1, and the Convention\u{201D}2 as it stands,

        1 Resolution 70/1.

        2 Ibid., article 5.2.

        Noting the Goals1 in 2015, and paragraph 12 of it,
        """

    @Test func `each note has its number behind a word, and so has a second reference`() {
        #expect(self.marks(Self.text) == ["als1,", "\u{201D}2 ", ",\n\n1 ", ".\n\n2 ", "als1 "])
    }

    @Test(arguments: [
        "The first3 of them\n\n3 Resolution 70/1.\n\n4 Resolution 70/2.",
        "1 Item\n\n2 Item\n\n3 Item", "Goals1, and more\n\n1 Resolution 70/1.",
        "Goals1, aims2 <sup>3</sup>\n\n1 One.\n\n2 Two.", "In 1, 2\n\n1 One.\n\n2 Two.",
    ])
    func `without a chain of notes nothing is one`(text: String) {
        #expect(self.marks(text).isEmpty)
    }
}
