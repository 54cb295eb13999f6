import Foundation
import Model
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ReportRequestTests {
    /// As versions before the filters by addressee, strength and currency stored it.
    private static let old =
        #"{"filters":{"bodies":[],"languages":["es"],"passageKinds":["recommendation"],"symbols":[],"themes":["prevention"]},"formats":["csv","html","json","md"],"kind":"index","language":"es","period":"2026-W47","series":"weekly"}"#

    private func json(_ request: ReportRequest) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(request), as: UTF8.self)
    }

    @Test("a request that an older version stored is read, and written as it was, so that its derived id stays")
    func old() throws {
        let request = try JSONDecoder().decode(ReportRequest.self, from: Data(Self.old.utf8))
        #expect(request.filters.addressees.isEmpty && !request.filters.currentOnly)
        #expect(request.order == .alphabetical)
        #expect(try self.json(request) == Self.old)
    }

    @Test("a request with everything comes back the same")
    func whole() throws {
        let request = ReportRequest(
            kind: .commitments,
            filters: .init(
                themes: [ThemeID("a")], subthemes: [ThemeID("a/b")], symbols: ["S"], bodies: ["B"],
                languages: [.french], passageKinds: [.operative], addressees: ["States"], strengths: [.urges],
                from: CalendarDate("2020"), to: CalendarDate("2021-02"), currentOnly: true), formats: [.ics],
            order: .strength, series: "s", period: "p")
        #expect(try JSONDecoder().decode(ReportRequest.self, from: Data(try self.json(request).utf8)) == request)
    }

    @Test("what the filters say of a document: a date of less precision counts when any of its days does")
    func documents() {
        func head(_ date: String?) -> DocumentHead {
            DocumentHead(
                id: "i", symbol: "S", kind: .report, date: date.flatMap { CalendarDate($0) },
                verdict: Verdict(.faithful))
        }
        let filters = ReportRequest.Filters(from: CalendarDate("2020-05"), to: CalendarDate("2021"))
        for date in ["2020", "2020-05-01", "2021-12-31", "2021"] { #expect(filters.allows(head(date)), "\(date)") }
        for date in ["2020-04-30", "2022", "2019-12"] { #expect(!filters.allows(head(date)), "\(date)") }
        #expect(!filters.allows(head(nil)))
        #expect(ReportRequest.Filters(symbols: ["S"]).allows(head(nil)))
        #expect(!ReportRequest.Filters(bodies: ["B"]).allows(head(nil)))
    }

    @Test("each kind has its formats, and a format that it has no use for is named")
    func formats() {
        #expect(ReportRequest(kind: .index, formats: [.html, .ics]).unfitFormats == [.ics])
        #expect(ReportRequest(kind: .commitments, formats: [.ics]).unfitFormats.isEmpty)
        #expect(ReportRequest.sentence(on: .graphml) == "graphml is for coverage")
        for kind in ReportRequest.Kind.allCases { #expect(Set(kind.usualFormats).isSubset(of: kind.formats)) }
    }
}
