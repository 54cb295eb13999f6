/// Days of the proleptic Gregorian calendar, as PostgreSQL counts them: from 2000-01-01.
///
/// The arithmetic counts years from March, so that the leap day is the last of its year, in eras of 400 years (146,097 days).
enum CivilDate {
    /// Days from 0000-03-01 to 2000-01-01.
    private static let daysToEpoch = 730_425

    /// Days since 2000-01-01 of `YYYY-MM-DD`, or `nil` when it is not such a date of the years 0001 to 9999.
    static func days(fromISO text: String) -> Int32? {
        var digits: [Int] = []
        digits.reserveCapacity(8)
        var position = 0
        for byte in text.utf8 {
            if position == 4 || position == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits.count < 8 else { return nil }
                digits.append(Int(byte - UInt8(ascii: "0")))
            }
            position += 1
        }
        guard position == 10 else { return nil }
        let year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
        let month = digits[4] * 10 + digits[5]
        let day = digits[6] * 10 + digits[7]
        guard year >= 1, (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year) else { return nil }
        let marchYear = month > 2 ? year : year - 1
        let era = marchYear / 400
        let yearOfEra = marchYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - Self.daysToEpoch)
    }

    /// `YYYY-MM-DD`, or `nil` outside the years 0001 to 9999 (so also for `infinity`).
    static func iso(fromDays days: Int32) -> String? {
        let shifted = Int(days) + Self.daysToEpoch
        guard shifted >= 0 else { return nil }
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        guard (1...9999).contains(year) else { return nil }
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
