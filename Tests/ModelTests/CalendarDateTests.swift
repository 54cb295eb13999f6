import Foundation
import Model
import Testing

struct CalendarDateTests {
    @Test(
        "dates keep the precision they have",
        arguments: ["2021", "2021-12", "2019-09-11", "2028-02-29", "2000-02-29", "1900-01-01"])
    func readsAndWrites(_ text: String) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.description == text)
        let encoded = try JSONEncoder().encode([date])
        #expect(String(decoding: encoded, as: UTF8.self) == "[\"\(text)\"]")
        #expect(try JSONDecoder().decode([CalendarDate].self, from: encoded) == [date])
    }

    @Test(
        "what is not a date is refused",
        arguments: [
            "", "19", "20211", "1899", "3000", "2021-00", "2021-13", "2021-1", "2021-02-29", "1900-02-29", "2021-04-31",
            "2021-06-00",
            "2021-12-011", "2021-", "-2021", "2021/12", "２０２１", "2021-12-11T00:00", "+021", " 2021",
        ])
    func refuses(_ text: String) {
        #expect(CalendarDate(text) == nil)
        let encoded = try? JSONEncoder().encode([text])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([CalendarDate].self, from: encoded ?? Data()) }
    }

    @Test("parts out of range, and a day without a month")
    func parts() {
        #expect(CalendarDate(year: 2021, month: nil, day: 3) == nil)
        #expect(CalendarDate(year: 2021, month: 2, day: 30) == nil)
        #expect(CalendarDate(year: 2021, month: 2, day: 28)?.day == 28)
    }

    @Test("earlier first, less precise before what lies inside")
    func order() throws {
        let texts = ["2019", "2019-09", "2019-09-11", "2019-09-12", "2019-10", "2020"]
        let dates = try texts.map { try #require(CalendarDate($0)) }
        #expect(dates.shuffled().sorted() == dates)
    }
}
