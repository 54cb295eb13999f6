import DocumentReading
import Model
import Testing

/// A document written for these tests in the form of real ones, with everything that should be read from it.
struct FormSample: Sendable, CustomTestStringConvertible {
    /// Genre, language, and the state in which a converter leaves it.
    var name: String
    var text: String
    var kind: String
    var language: String?
    var symbol: String?
    var title: String?
    var body: String?
    var session: Int?
    var agendaItem: String?
    /// Adopted, distributed, first and last day of the meeting.
    var dates: [String?]
    var original: String?
    var jobNumber: String?
    /// Codes of the verdict's reasons; none for a faithful reading.
    var reasons: [String]
    /// `label | section > section | items | first letters … last letters | States`, in order.
    var passages: [String]

    var testDescription: String { self.name }

    func check(_ location: SourceLocation = #_sourceLocation) {
        let document = DocumentReader().read(self.text.extracted()).document
        func expect<Value: Equatable>(_ read: Value, _ expected: Value) {
            #expect(read == expected, "\(self.name)", sourceLocation: location)
        }
        expect(document.kind.rawValue, self.kind)
        expect(document.language?.rawValue, self.language)
        expect(document.symbol, self.symbol)
        expect(document.title, self.title)
        expect(document.body, self.body)
        expect(document.session, self.session)
        expect(document.agendaItem, self.agendaItem)
        let dates = document.dates
        expect(
            [dates.adopted, dates.distributed, dates.meetingFrom, dates.meetingTo].map { $0.map { "\($0)" } },
            self.dates)
        expect(document.originalLanguage?.rawValue, self.original)
        expect(document.jobNumber, self.jobNumber)
        expect(document.verdict.reasons.map { String($0.prefix { $0 != ":" }) }, self.reasons)
        expect(document.verdict.state == .faithful, self.reasons.isEmpty)
        expect(document.passages.map(Self.row), self.passages)
        expect(Set(document.passages.map(\.label)).count, document.passages.count)
    }

    private static func row(_ passage: Passage) -> String {
        let text = passage.text.replacing("\n", with: " ")
        let scalars = Array(text.unicodeScalars)
        func string(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
        let edges = scalars.count <= 30 ? text : string(scalars.prefix(14)) + " … " + string(scalars.suffix(12))
        let row = [
            passage.label, passage.section.joined(separator: " > "), Self.items(passage.subparagraphs), edges,
        ].joined(separator: " | ")
        return passage.recommendedBy.isEmpty ? row : row + " | " + passage.recommendedBy.joined(separator: ", ")
    }

    private static func items(_ items: [Subparagraph]) -> String {
        items.map { item in
            item.label + (item.subparagraphs.isEmpty ? "" : "(\(Self.items(item.subparagraphs)))")
        }.joined(separator: " ")
    }
}
