internal import Model

extension CalendarDate {
    /// The date so many units later, with the precision of this one; `nil` for days and weeks where the day is not known.
    func adding(_ count: Int, _ unit: CommitmentDeadline.Unit) -> CalendarDate? {
        switch unit {
        case .year: return self.adding(months: 12 * count)
        case .month: return self.month == nil && count % 12 != 0 ? nil : self.adding(months: count)
        case .week: return self.adding(days: 7 * count)
        case .day: return self.adding(days: count)
        }
    }

    private func adding(months: Int) -> CalendarDate? {
        guard let month = self.month else { return CalendarDate(year: self.year + months / 12) }
        let total = self.year * 12 + month - 1 + months
        guard let day = self.day else { return CalendarDate(year: total / 12, month: total % 12 + 1) }
        // The 31st of a month that has none is its last day.
        for shift in 0..<4 {
            if let date = CalendarDate(year: total / 12, month: total % 12 + 1, day: day - shift) { return date }
        }
        return nil
    }

    private func adding(days: Int) -> CalendarDate? {
        guard let month = self.month, let day = self.day else { return nil }
        return Self.date(number: Self.number(self.year, month, day) + days)
    }

    /// The last day that the date covers: of its month, of its year.
    var lastDay: CalendarDate {
        if self.day != nil { return self }
        let month = self.month ?? 12
        for day in [31, 30, 29, 28] {
            if let date = CalendarDate(year: self.year, month: month, day: day) { return date }
        }
        return self
    }

    /// Days since 1 March of the year 0 (proleptic Gregorian), after Howard Hinnant's `days_from_civil`.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let yearOfEra = shifted % 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return shifted / 400 * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    private static func date(number: Int) -> CalendarDate? {
        let era = number / 146_097
        let dayOfEra = number - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return CalendarDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
