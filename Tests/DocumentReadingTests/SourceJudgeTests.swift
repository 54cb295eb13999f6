import Model
import Testing

@testable import DocumentReading

@Suite("What the file left behind", .timeLimit(.minutes(1)))
struct SourceJudgeTests {
    private static let words = Array("1. Decides to establish a fund for victims.\n".utf8)

    private func source(pages: [Int], of count: Int, isRecognised: Bool = false) -> ExtractedText {
        let text = pages.flatMap { _ in Self.words }
        let lines = pages.enumerated().map { index, page in
            let start = index * Self.words.count
            return ExtractedText.Line(range: start..<start + Self.words.count - 1, page: page, spans: [])
        }
        return ExtractedText(format: .pdf, utf8: text, lines: lines, pageCount: count, isRecognised: isRecognised)
    }

    @Test("text recognised from pictures needs review at best")
    func recognised() {
        let verdict = SourceJudge.verdict(Verdict(.faithful), on: self.source(pages: [1], of: 1, isRecognised: true))
        #expect(verdict.state == .needsReview)
        #expect(verdict.reasons.count == 1 && verdict.reasons[0].hasPrefix("recognised-text: "))
        let unreadable = Verdict(.unreadable, reasons: ["x"])
        #expect(
            SourceJudge.verdict(unreadable, on: self.source(pages: [1], of: 1, isRecognised: true)).state
                == .unreadable)
        let reading = DocumentReader().read(self.source(pages: [1, 2], of: 2, isRecognised: true))
        #expect(reading.document.verdict.state != .faithful)
    }

    @Test("pages without text among others need review, a blank one does not")
    func partly() {
        let scan = SourceJudge.verdict(Verdict(.faithful), on: self.source(pages: [1, 2, 5], of: 5))
        #expect(
            scan.state == .needsReview
                && scan.reasons == ["little-text: 2 of 5 pages have no text; they may be pictures"])
        #expect(
            SourceJudge.verdict(Verdict(.faithful), on: self.source(pages: [1, 2, 3], of: 4)) == Verdict(.faithful))
        #expect(
            SourceJudge.verdict(Verdict(.faithful), on: ExtractedText(format: .plainText, utf8: Self.words))
                == Verdict(.faithful))
    }

    @Test("numbers that were counted need review")
    func counted() {
        let source = ExtractedText(format: .docx, utf8: Self.words, hasCountedNumbers: true)
        let verdict = SourceJudge.verdict(Verdict(.faithful), on: source)
        #expect(verdict.state == .needsReview && verdict.reasons.first?.hasPrefix("counted-numbers: ") == true)
    }
}
