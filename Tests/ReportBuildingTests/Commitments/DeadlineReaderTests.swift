import Model
import Testing

@testable import ReportBuilding

@Suite("Times by which something is asked for", .timeLimit(.minutes(2)))
struct DeadlineReaderTests {
    /// The document: General Assembly, session 80, 2 March 2026.
    private func times(_ text: String, _ language: Language = .english) throws -> [String] {
        try RegisterSample.commitments(text, language).flatMap(\.deadlines).map { deadline in
            let time =
                switch deadline.time {
                case .date(let date): date.description
                case .session(let body, let number, let opens): "\(body) \(number) \(opens?.description ?? "?")"
                case .every(let months): "every \(months)"
                case nil: "open"
                }
            return "\(time) (\(deadline.basis.rawValue)): \(deadline.text)"
        }
    }

    @Test("Stated dates keep the precision they have")
    func dates() throws {
        #expect(
            try self.times("Urges States to report no later than 30 June 2027;") == [
                "2027-06-30 (stated date): no later than 30 June 2027"
            ])
        #expect(
            try self.times("Urges States to report by the end of 2028;") == ["2028 (stated date): by the end of 2028"])
        #expect(
            try self.times("Insta a los Estados a que informen a más tardar en diciembre de 2027;", .spanish)
                == ["2027-12 (stated date): a más tardar en diciembre de 2027"])
        #expect(
            try self.times("Requests the Secretary-General to convene a meeting in 2027;") == [
                "2027 (stated date): in 2027"
            ])
    }

    @Test("What lies before the document has been and is no deadline")
    func past() throws {
        #expect(try self.times("Urges States to apply the plan adopted in 2015 before 2020;").isEmpty)
        #expect(
            try self.times("Requests the Secretary-General to build on the debate at its seventy-ninth session;")
                .isEmpty)
    }

    @Test("Sessions are resolved by the body's calendar")
    func sessions() throws {
        #expect(
            try self.times("Requests the Secretary-General to report to it at its eighty-second session;")
                == ["General Assembly 82 2027-09 (session calendar): at its eighty-second session"])
        #expect(
            try self.times(
                "Solicita al Secretario General que le presente un informe en su 82º período de sesiones;", .spanish
            )
            .first?.hasPrefix("General Assembly 82 2027-09") == true)
        #expect(
            try self.times(
                "Requests the Special Rapporteur to report to the Human Rights Council at its sixty-fifth session;"
            )
            .first?.hasPrefix("Human Rights Council 65 2027-06") == true)
        #expect(
            try self.times(
                "Requests the Secretariat to report to the Conference of the Parties at its fourteenth session;"
            )
            .first?.hasPrefix("Conference of the Parties 14 2028-10") == true)
        #expect(
            try self.times("Decides to take up the matter at its next session;")
                == ["General Assembly 81 2026-09 (document session): at its next session"])
    }

    @Test(
        "Calendars of bodies against what is known of them",
        arguments: [
            ("General Assembly", 76, "2021-09"), ("General Assembly", 1, "1946-09"),
            ("Human Rights Council", 25, "2014-03"),
            ("Human Rights Council", 60, "2025-09"), ("Conference of the Parties", 10, "2020-10"),
            ("Conference of the Parties", 12, "2024-10"),
            ("Commission on Crime Prevention and Criminal Justice", 28, "2019-05"),
            ("Commission on Narcotic Drugs", 62, "2019-03"), ("Commission on the Status of Women", 63, "2019-03"),
            ("Commission for Social Development", 63, "2025-02"),
            ("Commission on Population and Development", 52, "2019-04"),
            ("Conference of the States Parties", 8, "2019-11"),
            ("Working Group on Trafficking in Persons", 9, "2019-09"),
        ])
    func calendars(body: String, number: Int, opens: String) throws {
        let calendar = try SessionCalendar()
        #expect(calendar.opening(of: number, body: body)?.description == opens)
        #expect(calendar.opening(of: 0, body: body) == nil)
        #expect(calendar.opening(of: number, body: "Committee of Examples") == nil)
    }

    @Test("Periods count from the document's date")
    func periods() throws {
        #expect(
            try self.times("Requests the Secretariat to report within two years;") == [
                "2028-03-02 (document date): within two years"
            ])
        #expect(
            try self.times("Requests the Secretariat to report within 90 days;") == [
                "2026-05-31 (document date): within 90 days"
            ])
        #expect(
            try self.times("Pide a la Secretaría que informe en un plazo de 18 meses;", .spanish)
                == ["2027-09-02 (document date): en un plazo de 18 meses"])
    }

    @Test("Regular returns and urgency")
    func recurrences() throws {
        #expect(
            try self.times("Requests the Secretariat to report biennially;") == ["every 24 (recurrence): biennially"])
        #expect(
            try self.times("Invita a los Estados a que informen cada seis meses;", .spanish) == [
                "every 6 (recurrence): cada seis meses"
            ])
        #expect(try self.times("Urges States to report regularly;") == ["open (recurrence): regularly"])
        #expect(try self.times("Urges States to report as soon as possible;") == ["open (open): as soon as possible"])
        #expect(try self.times("Urges States to ratify the Convention;").isEmpty)
    }

    @Test("Adding to a date keeps it a date")
    func arithmetic() {
        #expect(CalendarDate("2024-01-31")?.adding(1, .month)?.description == "2024-02-29")
        #expect(CalendarDate("2023-12-31")?.adding(2, .day)?.description == "2024-01-02")
        #expect(CalendarDate("2024-02-28")?.adding(1, .week)?.description == "2024-03-06")
        #expect(CalendarDate("2026")?.adding(2, .year)?.description == "2028")
        #expect(CalendarDate("2026-03")?.adding(10, .day) == nil)
        #expect(CalendarDate("2026-02")?.lastDay.description == "2026-02-28")
        #expect(CalendarDate("2026")?.lastDay.description == "2026-12-31")
    }
}
