import Testing

@testable import DocumentConversion

@Suite("Right-to-left lines")
struct RightToLeftTests {
    /// Words as they stand on paper, from left to right, each with its letters in that order.
    private func read(_ words: [String]) -> String {
        let fragments = words.enumerated().map { index, word in
            PDFFragment(
                text: Array(word.utf8), left: Float(index * 50), right: Float(index * 50 + 40), top: 0, bottom: 12,
                size: 10,
                isBold: false, isItalic: false)
        }
        return RightToLeft.inReadingOrder(fragments).map { String(decoding: $0.text, as: UTF8.self) }.joined(
            separator: " ")
    }

    private func onPaper(_ word: String) -> String { String(String.UnicodeScalarView(word.unicodeScalars.reversed())) }

    @Test func `words and letters turn round, numbers and symbols do not`() {
        #expect(self.read(["2025/230", self.onPaper("عام"), self.onPaper("في")]) == "في عام 2025/230")
        #expect(self.read(["resolution", "A/RES/73/3", self.onPaper("القرار")]) == "القرار resolution A/RES/73/3")
        #expect(self.read([".73/3", self.onPaper("القرار")]) == "القرار 73/3.")
        #expect(
            self.read([self.onPaper("و") + "12.5"]) == "12.5و" || self.read(["12.5" + self.onPaper("و")]) == "و12.5")
    }

    @Test func `a ligature of lam and alef keeps its order`() {
        // One glyph for two letters, which the file names in the order of reading.
        #expect(self.read(["مم\u{644}\u{623}\u{627}"]) == "الأمم")
    }

    @Test func `brackets close whether the file names their shape or their meaning`() {
        #expect(self.read([")" + self.onPaper("أطراف") + "("]) == "(أطراف)")
        #expect(self.read(["(" + self.onPaper("أطراف") + ")"]) == "(أطراف)")
    }

    @Test func `lines of other scripts are not touched`() {
        let line = [
            PDFFragment(
                text: Array("Original: English".utf8), left: 0, right: 1, top: 0, bottom: 1, size: 1, isBold: false,
                isItalic: false)
        ]
        #expect(!RightToLeft.prevails(in: line))
        #expect(RightToLeft.letterCount(Array("Комиссия 大会".utf8), limit: 8) == 0)
        #expect(RightToLeft.letterCount(Array("الأمم المتحدة".utf8), limit: 8) == 8)
    }
}
