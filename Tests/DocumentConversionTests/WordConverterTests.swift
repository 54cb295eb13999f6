import Testing

@testable import DocumentConversion

@Suite("DOC", .timeLimit(.minutes(1)))
struct WordConverterTests {
    private func notes(_ text: String) -> [String] {
        WordConverter.notes(in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `the notes behind a text count from one`() {
        #expect(self.notes("Text[1] and[2].\n\n[1]\tFirst.\n[2]\tSecond.\n") == ["First.", "Second."])
        #expect(self.notes("Text.\n[3]\tThird.\n").isEmpty)
        #expect(self.notes("[1]\tNo.\nText.\n").isEmpty)
        #expect(self.notes("").isEmpty)
    }

    @Test func `where the plain text breaks a line, words do not grow together`() {
        func joined(_ docBook: String, _ plain: String) -> String {
            String(
                decoding: WordConverter.withLineBreaks(Array(docBook.utf8), from: Array(plain.utf8)), as: UTF8.self)
        }
        #expect(
            joined(
                "<b>on the coordination</b><b>of the action</b> taken", "on the coordination\nof the action taken\n\nx")
                == "<b>on the coordination </b><b>of the action</b> taken")
        #expect(joined("<para>one text</para>", "other\nwords") == "<para>one text</para>")
        #expect(joined("", "a\nb").isEmpty)
    }

    /// A compound file with nothing in it: whether the program is there or not, the reason is the right one.
    @Test func `a broken file is damaged`() async {
        let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let bytes = "WordDocument".utf8.reduce(into: mark) { $0 += [$1, 0] } + [UInt8](repeating: 0, count: 2_000)
        let error = await #expect(throws: ConversionError.self) { try await DocumentConverter().convert(bytes) }
        #expect(error?.code == .damagedFile || error?.code == .converterMissing)
        if error?.code == .converterMissing { #expect(error?.detail.contains("antiword") == true) }
    }
}
