internal import Model

/// Judges how far a reading can be trusted.
struct VerdictMaker {
    var kind: DocumentKind
    var language: LanguageFinder.Finding
    var passages: [Passage]
    var gaps: [(Int, Int)]
    var uncovered: Int
    var bodyBytes: Int
    var letters: Int
    var pages: Int?
    var orphans: Int
    var isReversed: Bool
    /// Runs of three and more of the same letter.
    var doubled: Int

    func verdict() -> Verdict {
        if self.letters < 20 {
            let pages = self.pages.map { " on its \($0) pages" } ?? ""
            return Verdict(.unreadable, reasons: ["no-text-layer: the file has no text\(pages); it may be a scan"])
        }
        if self.kind == .errorPage {
            return Verdict(.unreadable, reasons: ["error-page: a server sent this page in place of the document"])
        }
        var reasons: [String] = []
        if let pages, pages > 0, self.letters / pages < 100 {
            reasons.append("little-text: fewer than 100 letters to a page; pages may be pictures")
        }
        if self.isReversed { reasons.append("script-reversed: right-to-left text seems to be stored backwards") }
        if self.language.language == nil {
            reasons.append("language-unsure: the language could not be told")
        } else if !self.language.isSure {
            reasons.append("language-unsure: the document mixes languages")
        }
        if self.kind == .unknown { reasons.append("unknown-genre: the form of the document was not recognised") }
        if self.passages.isEmpty {
            reasons.append("no-passages: a \(self.kind.rawValue) without passages that could be quoted")
        }
        if let empty = self.passages.first(where: { $0.text.isEmpty }) {
            reasons.append("empty-passage: \(empty.label) has a label and no text")
        }
        if let double = self.passages.first(where: { $0.label.hasSuffix(" (2)") }) {
            reasons.append("duplicate-number: \(double.label.dropLast(4)) stands more than once")
        }
        if self.doubled > 40 {
            reasons.append("broken-words: letters are repeated many times over; the font's table is wrong")
        }
        for (before, after) in self.gaps.prefix(5) {
            reasons.append("numbering-gap: paragraph \(before) is followed by \(after)")
        }
        if self.bodyBytes > 0, self.uncovered * 50 > self.bodyBytes {
            reasons.append(
                "uncovered-text: \(self.uncovered * 100 / self.bodyBytes) % of the text belongs to no passage")
        }
        if self.orphans * 200 > max(self.letters / 6, 600) {
            reasons.append("broken-words: \(self.orphans) pieces of words could not be joined")
        }
        return Verdict(reasons.isEmpty ? .faithful : .needsReview, reasons: reasons)
    }
}
