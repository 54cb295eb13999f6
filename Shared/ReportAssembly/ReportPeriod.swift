/// A period key whose days are known: `2026`, `2026-Q4`, `2026-11`, `2026-W47` (ISO 8601 week), `2026-11-21`. Other keys are fine
/// for a series, but have no end to look back from and no neighbours.
public struct ReportPeriod: Sendable, Hashable, Comparable {
    enum Unit: Sendable, Hashable {
        case year, quarter, month, week, day
    }

    let unit: Unit
    /// Days since 1970-01-01 of the first day.
    let firstDay: Int

    /// `nil` when the key is of none of these forms.
    public init?(_ key: String) {
        let parts = key.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        func number(_ text: some StringProtocol, _ width: Int, _ range: ClosedRange<Int>) -> Int? {
            guard text.utf8.count == width, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text),
                range.contains(value)
            else { return nil }
            return value
        }
        guard (1...3).contains(parts.count), let year = number(parts[0], 4, 1970...2999) else { return nil }
        switch parts.count {
        case 1: (self.unit, self.firstDay) = (.year, Self.day(year, 1, 1))
        case 2 where parts[1].hasPrefix("Q"):
            guard let quarter = number(parts[1].dropFirst(), 1, 1...4) else { return nil }
            (self.unit, self.firstDay) = (.quarter, Self.day(year, 3 * quarter - 2, 1))
        case 2 where parts[1].hasPrefix("W"):
            guard let week = number(parts[1].dropFirst(), 2, 1...53) else { return nil }
            let first = Self.firstMonday(year) + 7 * (week - 1)
            guard first < Self.firstMonday(year + 1) else { return nil }
            (self.unit, self.firstDay) = (.week, first)
        case 2:
            guard let month = number(parts[1], 2, 1...12) else { return nil }
            (self.unit, self.firstDay) = (.month, Self.day(year, month, 1))
        default:
            guard let month = number(parts[1], 2, 1...12), let day = number(parts[2], 2, 1...31),
                Self.civil(Self.day(year, month, day)) == (year, month, day)
            else { return nil }
            (self.unit, self.firstDay) = (.day, Self.day(year, month, day))
        }
    }

    private init(unit: Unit, firstDay: Int) { (self.unit, self.firstDay) = (unit, firstDay) }

    /// The key.
    public var key: String {
        let (year, month, day) = Self.civil(self.firstDay)
        switch self.unit {
        case .year: return String(year)
        case .quarter: return "\(year)-Q\((month + 2) / 3)"
        case .month: return "\(year)-\(Self.two(month))"
        case .day: return "\(year)-\(Self.two(month))-\(Self.two(day))"
        case .week:
            // The week's Thursday tells its year.
            let (weekYear, _, _) = Self.civil(self.firstDay + 3)
            return "\(weekYear)-W\(Self.two((self.firstDay - Self.firstMonday(weekYear)) / 7 + 1))"
        }
    }

    /// The period right behind.
    public var next: ReportPeriod {
        let (year, month, _) = Self.civil(self.firstDay)
        let day =
            switch self.unit {
            case .year: Self.day(year + 1, 1, 1)
            case .quarter: month > 9 ? Self.day(year + 1, 1, 1) : Self.day(year, month + 3, 1)
            case .month: month == 12 ? Self.day(year + 1, 1, 1) : Self.day(year, month + 1, 1)
            case .week: self.firstDay + 7
            case .day: self.firstDay + 1
            }
        return ReportPeriod(unit: self.unit, firstDay: day)
    }

    /// Its first moment, ISO 8601 in UTC.
    public var start: String {
        let (year, month, day) = Self.civil(self.firstDay)
        return "\(year)-\(Self.two(month))-\(Self.two(day))T00:00:00.000000Z"
    }

    /// The first moment behind it.
    public var end: String { self.next.start }

    /// The periods between two of the same length that are neither of them.
    public static func between(_ first: ReportPeriod, _ last: ReportPeriod) -> [ReportPeriod] {
        guard first.unit == last.unit else { return [] }
        var periods: [ReportPeriod] = []
        var period = first.next
        while period < last {
            periods.append(period)
            period = period.next
        }
        return periods
    }

    /// The period of the same length that a moment (ISO 8601 in UTC) lies in; `nil` when `moment` does not begin with a date.
    public func containing(_ moment: String) -> ReportPeriod? {
        guard let day = ReportPeriod(String(moment.prefix(10))), day.unit == .day else { return nil }
        let (year, month, _) = Self.civil(day.firstDay)
        let first =
            switch self.unit {
            case .year: Self.day(year, 1, 1)
            case .quarter: Self.day(year, 3 * ((month + 2) / 3) - 2, 1)
            case .month: Self.day(year, month, 1)
            case .week: day.firstDay - (day.firstDay + 3) % 7
            case .day: day.firstDay
            }
        return ReportPeriod(unit: self.unit, firstDay: first)
    }

    public static func < (left: ReportPeriod, right: ReportPeriod) -> Bool { left.firstDay < right.firstDay }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

    /// Monday of ISO week 1, in which the year's first Thursday lies.
    private static func firstMonday(_ year: Int) -> Int {
        let fourth = Self.day(year, 1, 4)
        // 1970-01-01 was a Thursday.
        return fourth - (fourth + 3) % 7
    }

    /// Days from 1970-01-01 in the Gregorian calendar (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ day: Int) -> (Int, Int, Int) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }
}
