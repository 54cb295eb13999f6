internal import Model
internal import Yams

/// When the sessions of bodies open: `Data/sessions.yaml`.
struct SessionCalendar: Sendable {
    private struct Rhythm {
        let number: Int
        let year: Int
        let everyMonths: Int
        /// Months in which sessions open within a year, in order.
        let months: [Int]
    }
    private let rhythms: [String: Rhythm]

    /// - Throws: ``ReportBuildingError`` with `brokenData`.
    init() throws(ReportBuildingError) {
        guard let map = (try? Yams.load(yaml: EmbeddedData.text(named: "sessions.yaml"))) as? [String: [String: Any]]
        else { throw ReportBuildingError(.brokenData, "sessions.yaml is not a map of maps") }
        var rhythms: [String: Rhythm] = [:]
        for (body, entry) in map {
            guard let number = entry["number"] as? Int, let year = entry["year"] as? Int,
                let every = entry["everyMonths"] as? Int, let months = entry["months"] as? [Int], !months.isEmpty
            else {
                throw ReportBuildingError(
                    .brokenData, "sessions.yaml: \(body) lacks number, year, everyMonths or months")
            }
            rhythms[body] = Rhythm(number: number, year: year, everyMonths: every, months: months)
        }
        self.rhythms = rhythms
    }

    func knows(_ body: String) -> Bool { self.rhythms[body] != nil }

    /// The month in which a session opens; `nil` for a body or a session that the calendar does not know.
    func opening(of number: Int, body: String) -> CalendarDate? {
        guard let rhythm = self.rhythms[body], number >= rhythm.number, number < 1000 else { return nil }
        let behind = number - rhythm.number
        let perYear = rhythm.months.count
        let year = perYear > 1 ? rhythm.year + behind / perYear : rhythm.year + behind * rhythm.everyMonths / 12
        return CalendarDate(year: year, month: rhythm.months[perYear > 1 ? behind % perYear : 0])
    }
}
