import Identity
import Model
import Postgres
import Store
import Testing

enum ReportFixture {
    static func unit(
        _ event: String, report: String = "report", series: String? = nil, period: String? = nil
    ) -> ReportUnit {
        let bytes = Array("<p>\(report)</p>".utf8)
        let new = NewReport(
            id: Derivation.uuid("test.report", [report]),
            request: ReportRequest(
                kind: .index, filters: .init(themes: [ThemeID("prevention")], from: CalendarDate("2019-01")),
                language: .french, formats: [.html, .csv], series: series, period: period),
            corpusState: CorpusState(documents: 3, digest: String(repeating: "0a", count: 16)), requestedBy: "cron",
            passages: 7, elapsed: .milliseconds(1500),
            files: [
                ReportFile(name: "index.html", mediaType: "text/html", sha256: Derivation.sha256(bytes), bytes: bytes),
                ReportFile(name: "index.csv", mediaType: "text/csv", sha256: Derivation.sha256([0]), bytes: [0]),
            ])
        return ReportUnit(
            key: Fixture.key(event, consumer: "report"), bodySHA256: Fixture.digest(event),
            work: .report(
                new, published: [Fixture.event("published")], repeated: { [Fixture.event("repeats-\($0.id)")] }))
    }
}

@Suite("Store: reports", .needsServers, .timeLimit(.minutes(2)))
struct ReportIntegrationTests {
    @Test func aReportComesBackAsItWasStored() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let unit = ReportFixture.unit("e", series: "weekly", period: "2026-W47")
            #expect(try await store.commit(unit) == .committed(.published, events: [Fixture.event("published")]))
            guard case .report(let new, _, _) = unit.work else { return }
            let stored = try #require(try await store.publishedReport(new.id))
            #expect(stored.request == new.request)
            #expect(stored.corpusState == new.corpusState)
            #expect(stored.files.map(\.name) == ["index.csv", "index.html"])
            #expect(stored.files.map(\.size) == [1, 13])
            #expect(stored.elapsed == .milliseconds(1500))
            #expect(try await store.publishedReport(series: "weekly", period: "2026-W47") == stored)
            #expect(try await store.publishedReport(series: "weekly", period: "2026-W48") == nil)
            #expect(try await store.reports() == [stored])
            #expect(try await store.reportFile(report: new.id, name: "index.html") == new.files[0])
            #expect(try await store.reportFile(report: new.id, name: "none") == nil)
        }
    }

    @Test func anotherRequestForTheSamePeriodGetsTheReportOnRecord() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            _ = try await store.commit(ReportFixture.unit("1", report: "a", series: "weekly", period: "W1"))
            let again = try await store.commit(ReportFixture.unit("2", report: "b", series: "weekly", period: "W1"))
            let first = Derivation.uuid("test.report", ["a"])
            #expect(again == .committed(.repeated, events: [Fixture.event("repeats-\(first)")]))
            let sameID = try await store.commit(ReportFixture.unit("3", report: "a"))
            #expect(sameID.outcome == .repeated)
            #expect(try await store.commit(ReportFixture.unit("4", report: "c")).outcome == .published)
            #expect(try await store.commit(ReportFixture.unit("5", report: "d")).outcome == .published)
            #expect(try await store.reports().count == 3)
        }
    }

    @Test func ofTwentyAtOnceExactlyOneIsPublished() async throws {
        try await StoreDatabase.with(connections: 20) { (database) async throws in
            let store = database.store
            let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
                for index in 0..<20 {
                    // Half with an id of their own: the period alone must hold them apart.
                    let unit = ReportFixture.unit(
                        "\(index)", report: index % 2 == 0 ? "same" : "\(index)", series: "weekly", period: "W1")
                    group.addTask { try await store.commit(unit).outcome }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .published }.count == 1)
            #expect(outcomes.filter { $0 == .repeated }.count == 19)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.reports") == 1)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.report_files") == 2)
        }
    }
}
