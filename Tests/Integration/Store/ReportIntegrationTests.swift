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

    @Test func theLedgerTellsWhatBecameOfEveryRequest() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let units = [
                ReportFixture.unit("1", report: "a", series: "weekly", period: "W1"),
                ReportFixture.unit("2", report: "b", series: "weekly", period: "W1"),
            ]
            let request = ReportRequest(kind: .index, series: "weekly", period: "W1")
            for unit in units {
                try await store.begin(
                    ReportRun(key: unit.key, request: request, requestedBy: "cron", userID: "jobs", worker: "host/1"))
            }
            // A worker died over the first; another takes it up.
            try await store.begin(ReportRun(key: units[0].key, request: request, worker: "host/2"))
            #expect(try await store.reportRuns().map(\.state) == [.running, .running])
            for unit in units { _ = try await store.commit(unit) }
            let bad = Fixture.key("3", consumer: "report")
            try await store.begin(ReportRun(key: bad, request: ReportRequest(kind: .compilation)))
            _ = try await store.quarantine(
                Fixture.quarantine("3"), key: bad, bodySHA256: Fixture.digest("3"), events: [])
            let runs = try await store.reportRuns()
            #expect(runs.map(\.state) == [.failed, .repeated, .published])
            #expect(runs[0].failure == "The file cannot be read.")
            #expect(runs[2].attempts == 2 && runs[2].worker == "host/2" && runs[2].requestedBy == "cron")
            #expect(runs[2].userID == "jobs" && runs[2].files == ["index.csv", "index.html"])
            #expect(runs[1].reportID == runs[2].reportID && runs[2].endedAt != nil)
            #expect(try await store.reportRuns(series: "weekly").count == 2)
            // What is over is not begun again.
            try await store.begin(ReportRun(key: units[0].key, request: request))
            #expect(try await store.reportRuns().last?.state == .published)
        }
    }

    @Test func theWatermarkOfASeriesIsThatOfItsLastReport() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let watermark = try await store.withCorpus { try await $0.watermark() }
            for (index, period) in ["2026-W09", "2026-W10", "2026-W08"].enumerated() {
                var unit = ReportFixture.unit("\(index)", report: period, series: "weekly", period: period)
                guard case .report(var report, let events, let repeated) = unit.work else { return }
                report.watermark = watermark
                unit.work = .report(report, published: events, repeated: repeated)
                _ = try await store.commit(unit)
            }
            #expect(try await store.lastReport(series: "weekly")?.request.period == "2026-W10")
            let before = try await store.lastReport(series: "weekly", before: "2026-W10")
            #expect(before?.request.period == "2026-W09" && before?.watermark == watermark)
            #expect(try await store.lastReport(series: "weekly", before: "2026-W08") == nil)
            #expect(try await store.lastReport(series: "monthly") == nil)
            #expect(try await store.reports(series: "weekly").count == 3)
        }
    }
}
