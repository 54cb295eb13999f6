import Model
import ReportAssembly
import Store

/// Periods of series that have no report although an earlier one of the series has: a job that did not run.
struct MissedPeriods {
    struct Missed: Hashable {
        let series: String
        let period: String
        /// Of the report before: what was to be asked for.
        let request: ReportRequest
    }

    /// By series, then period.
    let all: [Missed]

    /// - Parameters:
    ///   - reports: On record; those without a series, and periods that are no years, quarters, months, weeks or days, are
    ///     left out.
    ///   - now: ISO 8601 in UTC. The period that it lies in is not over, so it is not missed.
    init(_ reports: [StoredReport], now: String) {
        var known: [String: [(period: ReportPeriod, request: ReportRequest)]] = [:]
        for report in reports {
            guard let series = report.request.series, let period = report.request.period.flatMap({ ReportPeriod($0) })
            else { continue }
            known[series, default: []].append((period, report.request))
        }
        var missed: [Missed] = []
        for series in known.keys.sorted() {
            let periods = (known[series] ?? []).sorted { $0.period < $1.period }
            for (index, (period, request)) in periods.enumerated() {
                guard let next = index + 1 < periods.count ? periods[index + 1].period : period.containing(now)
                else { continue }
                missed += ReportPeriod.between(period, next).map {
                    Missed(series: series, period: $0.key, request: request)
                }
            }
        }
        self.all = missed
    }
}
