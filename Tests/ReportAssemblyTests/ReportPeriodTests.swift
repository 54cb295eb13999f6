import ReportAssembly
import ReportBuilding
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ReportPeriodTests {
    @Test(
        "a period knows its bounds and its neighbour",
        arguments: [
            ("2026", "2026-01-01", "2027-01-01", "2027"), ("2026-Q4", "2026-10-01", "2027-01-01", "2027-Q1"),
            ("2026-02", "2026-02-01", "2026-03-01", "2026-03"),
            ("2024-02-28", "2024-02-28", "2024-02-29", "2024-02-29"),
            ("2026-W47", "2026-11-16", "2026-11-23", "2026-W48"), ("2026-W53", "2026-12-28", "2027-01-04", "2027-W01"),
            ("2025-W01", "2024-12-30", "2025-01-06", "2025-W02"),
        ])
    func bounds(key: String, start: String, end: String, next: String) throws {
        let period = try #require(ReportPeriod(key))
        #expect(period.key == key)
        #expect(period.start == start + "T00:00:00.000000Z")
        #expect(period.end == end + "T00:00:00.000000Z")
        #expect(period.next.key == next)
        #expect(period.containing(start + "T12:00:00Z")?.key == key)
        #expect(period.containing(end + "T00:00:00Z")?.key == next)
    }

    @Test(
        "other keys are no periods",
        arguments: [
            "", "weekly", "2026-W54", "2025-W53", "2026-13", "2026-02-30", "26", "2026-Q5", "2026-1", "2026-W1-2",
        ])
    func others(key: String) { #expect(ReportPeriod(key) == nil) }

    @Test("the periods between two are those of the same length")
    func between() throws {
        let (first, last) = (try #require(ReportPeriod("2025-W51")), try #require(ReportPeriod("2026-W02")))
        #expect(ReportPeriod.between(first, last).map(\.key) == ["2025-W52", "2026-W01"])
        #expect(ReportPeriod.between(first, first).isEmpty)
        #expect(ReportPeriod.between(first, try #require(ReportPeriod("2026-05"))).isEmpty)
    }
}
