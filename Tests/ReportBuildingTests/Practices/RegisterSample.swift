import Model

@testable import ReportBuilding

/// Passages for the registers' tests: every sentence is written for them.
enum RegisterSample {
    /// A passage that stands alone in its document.
    static func entry(
        _ kind: PassageKind, _ text: String, _ language: Language, document: DocumentKind = .workingGroupReport,
        title: String? = nil, section: [String] = [], ordinal: Int = 0, body: String? = "General Assembly",
        session: Int? = 80, date: String? = "2026-03-02", id: String = "1"
    ) -> ReportEntry {
        let head = DocumentHead(
            id: id, symbol: "EXAMPLE/2026/1", title: title, kind: document, language: language, body: body,
            session: session, date: date.flatMap { CalendarDate($0) }, verdict: Verdict(.faithful))
        let passage = Passage(
            label: kind.labelPrefix + "\(ordinal + 1)", kind: kind, number: "\(ordinal + 1)", section: section,
            text: text, range: TextRange(0, text.unicodeScalars.count))
        return ReportEntry(document: head, ordinal: ordinal, passage: passage, assignments: [])
    }

    static func practices(_ text: String, _ language: Language) throws -> [Practice] {
        var reader = try PracticeReader()
        return try reader.practices(in: self.entry(.narrative, text, language))
    }

    static func commitments(
        _ text: String, _ language: Language, _ kind: PassageKind = .operative, document: DocumentKind = .resolution
    ) throws -> [Commitment] {
        var reader = try CommitmentReader()
        return try reader.commitments(in: self.entry(kind, text, language, document: document))
    }
}
