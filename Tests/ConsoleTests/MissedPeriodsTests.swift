import Model
import Store
import Testing

@testable import rapporteur

@Suite(.timeLimit(.minutes(1)))
struct MissedPeriodsTests {
    private func report(_ series: String?, _ period: String?, _ kind: ReportRequest.Kind = .index) -> StoredReport {
        StoredReport(
            id: "", request: ReportRequest(kind: kind, series: series, period: period),
            corpusState: CorpusState(documents: 0, digest: ""), passages: 0, files: [], publishedAt: "")
    }

    @Test("a period between the first report and now that has none is missed, asked for as the one before it")
    func missed() {
        let reports = [
            self.report("weekly", "2026-W47"), self.report("weekly", "2026-W44"), self.report(nil, nil),
            self.report("named", "spring"), self.report("monthly", "2026-09", .coverage),
        ]
        let missed = MissedPeriods(reports, now: "2026-12-08T10:00:00Z").all
        #expect(
            missed.map { "\($0.series) \($0.period) \($0.request.kind.rawValue)" } == [
                "monthly 2026-10 coverage", "monthly 2026-11 coverage", "weekly 2026-W45 index",
                "weekly 2026-W46 index", "weekly 2026-W48 index", "weekly 2026-W49 index",
            ])
    }

    @Test("nothing is missed where every period has its report")
    func none() {
        #expect(MissedPeriods([self.report("w", "2026-W47")], now: "2026-11-22T23:59:59Z").all.isEmpty)
        #expect(MissedPeriods([], now: "2026-11-22T23:59:59Z").all.isEmpty)
    }
}
