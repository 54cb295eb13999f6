internal import Model

/// Judges how far a reading can be trusted.
struct VerdictMaker {
    var kind: DocumentKind
    var language: LanguageFinder.Finding
    var passages: [Passage]
    var gaps: [(String, String)]
    /// Bytes of prose in no passage, and where the longest piece of it stands.
    var uncovered: Int
    var uncoveredPlace: String
    /// A passage with numbered lines inside that were not read, and how many.
    var unread: (label: String, count: Int)?
    /// A passage many times as long as the others.
    var swollen: (label: String, times: Int)?
    /// The last passage, where it holds paragraphs as no other does.
    var trailing: String?
    /// A passage that stands twice.
    var repeated: String?
    /// What is wrong with the page numbers printed.
    var pageFault: String?
    /// Signs inside the text that a piece of it is gone.
    var loss: LossFinder?
    /// The document corrects another: what it says of paragraphs are no passages of its own.
    var isCorrigendum = false
    /// Numbers missing among the notes.
    var missingNotes: Int
    /// Marks of notes in a document without notes.
    var gluedMarks: Int
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
        if self.isCorrigendum {
            reasons.append("corrigendum: it changes paragraphs of another document and has none of its own")
            return Verdict(.needsReview, reasons: reasons)
        }
        if self.kind == .unknown { reasons.append("unknown-genre: the form of the document was not recognised") }
        if self.passages.isEmpty {
            reasons.append(
                "no-passages: nothing in it can be quoted as a passage; it was taken for: \(self.kind.rawValue)")
        }
        let isResolution = self.kind == .resolution || self.kind == .draftResolution
        if isResolution, !self.passages.isEmpty, !self.passages.contains(where: { $0.kind == .operative }) {
            reasons.append("no-operative: a resolution without a paragraph that decides or asks for something")
        }
        if let empty = self.passages.first(where: { $0.text.isEmpty }) {
            reasons.append("empty-passage: \(empty.label) has a label and no text")
        }
        if let double = self.passages.first(where: { $0.label.hasSuffix(" (2)") || $0.label.hasSuffix(", 2)") }) {
            let number = double.label.prefix { $0 != " " }
            reasons.append("duplicate-number: \(number) stands more than once")
        }
        if self.doubled > 40 {
            reasons.append("broken-words: letters are repeated many times over; the font's table is wrong")
        }
        for (before, after) in self.gaps.prefix(5) {
            reasons.append(
                before == "0"
                    ? "numbering-gap: the first number is \(after)"
                    : "numbering-gap: paragraph \(before) is followed by \(after)")
        }
        reasons += self.coverage()
        reasons += self.losses()
        if self.orphans * 200 > max(self.letters / 6, 600) {
            reasons.append("broken-words: \(self.orphans) pieces of words could not be joined")
        }
        return Verdict(reasons.isEmpty ? .faithful : .needsReview, reasons: reasons)
    }

    /// Signs that a page or a paragraph is gone or doubled.
    private func losses() -> [String] {
        guard !self.passages.isEmpty else { return [] }
        var reasons: [String] = []
        if let pageFault { reasons.append("page-numbers: \(pageFault); a page may be missing or doubled") }
        guard let loss else { return reasons }
        if let label = loss.cutShort() {
            reasons.append("cut-short: \(label), the last one, does not end its sentence")
        }
        if let label = loss.brokenOff() {
            reasons.append("broken-sentence: \(label) stops in the middle of a sentence")
        }
        if let (label, number) = loss.beyond() {
            reasons.append("missing-paragraph: \(label) refers to paragraph \(number), which is not there")
        }
        if let label = loss.orphanedSequel() {
            reasons.append("missing-paragraph: \(label) goes on with what no paragraph before it has begun")
        }
        return reasons
    }

    /// What is in no passage, and what a passage holds that may not be its own.
    private func coverage() -> [String] {
        guard !self.passages.isEmpty else { return [] }
        var reasons: [String] = []
        if self.uncovered * 50 > self.bodyBytes || self.uncovered > 1500 {
            let share = max(self.uncovered * 100 / max(self.bodyBytes, 1), 1)
            reasons.append(
                "uncovered-text: \(share) % of the text belongs to no passage; the longest piece is at "
                    + self.uncoveredPlace)
        }
        if let unread {
            reasons.append(
                "unread-numbers: \(unread.count) numbers of paragraphs inside \(unread.label) were read as none")
        }
        if let swollen {
            reasons.append("long-passage: \(swollen.label) is \(swollen.times) times as long as the others")
        }
        if let trailing {
            reasons.append("trailing-text: paragraphs behind \(trailing), the last one, may not belong to it")
        }
        if let repeated { reasons.append("repeated-text: the words of \(repeated) stand in the document twice") }
        if self.missingNotes > 0 {
            reasons.append("missing-notes: \(self.missingNotes) numbers are missing among the notes")
        }
        if self.gluedMarks >= 3 {
            reasons.append("missing-notes: \(self.gluedMarks) marks stand in the text, their notes were not found")
        }
        return reasons
    }
}
