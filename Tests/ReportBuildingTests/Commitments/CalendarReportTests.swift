import Model
import Testing

@testable import ReportBuilding

@Suite("The calendar of commitments", .timeLimit(.minutes(2)))
struct CalendarReportTests {
    private static let document = DocumentHead(
        id: "77777777-7777-8777-8777-777777777777", symbol: "EXAMPLE/RES/80/1", title: "Example", kind: .resolution,
        language: .english, body: "General Assembly", session: 80, date: CalendarDate("2026-03-02"),
        verdict: Verdict(.faithful))

    private func calendar(_ texts: [String], document: DocumentHead = document) throws -> String {
        let entries = texts.enumerated().map { ordinal, text in
            SampleReport.entry(from: document, ordinal, kind: .operative, text)
        }
        let files = try ReportBuilder.build(
            SampleReport.context(.commitments, formats: [.ics], documents: [document]), entries: entries)
        let bytes = try #require(files[ReportFileName(kind: .commitments, format: .ics)])
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Lines as RFC 5545, 3.1, unfolds them.
    private func unfolded(_ calendar: String) -> [String] {
        String(decoding: calendar.utf8.split(separator: 0x0D).joined(), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).reduce(into: [String]()) { lines, line in
                if line.hasPrefix(" ") {
                    lines[lines.count - 1] += line.dropFirst()
                } else {
                    lines.append(String(line))
                }
            }
    }

    @Test("Dated: an all-day event; returning: a rule; open: a to-do")
    func components() throws {
        let lines = self.unfolded(
            try self.calendar([
                "Requests the Secretary-General to publish a guide by December 2027;",
                "Requests the Secretariat to report biennially;", "Urges Member States to ratify the Convention;",
            ]))
        #expect(lines.first == "BEGIN:VCALENDAR")
        #expect(lines.contains("VERSION:2.0"))
        #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 2)
        #expect(lines.filter { $0 == "BEGIN:VTODO" }.count == 1)
        #expect(lines.contains("DTSTART;VALUE=DATE:20271231"))
        #expect(lines.contains("DTSTART;VALUE=DATE:20260302"))
        #expect(lines.contains("RRULE:FREQ=YEARLY;INTERVAL=2"))
        #expect(lines.filter { $0 == "DTSTAMP:20260302T000000Z" }.count == 3)
        #expect(lines.contains("SUMMARY:Secretary-General: publish a guide by December 2027"))
        #expect(lines.contains("X-RAPPORTEUR-CITATION:EXAMPLE/RES/80/1\\, paragraph 1"))
        let uids = lines.filter { $0.hasPrefix("UID:") }
        #expect(Set(uids).count == 3)
        #expect(lines.last { !$0.isEmpty } == "END:VCALENDAR")
    }

    @Test("Lines have at most 75 octets, end in CR LF and never part a character")
    func folding() throws {
        let calendar = try self.calendar([
            "Requests the Secretary-General to publish, by 2027, a guide — «ñandú, смысл, 人口贩运, الاتجار» — "
                + String(repeating: "人口贩运 ", count: 60) + ";"
        ])
        for line in calendar.utf8.split(separator: 0x0A, omittingEmptySubsequences: true) {
            #expect(line.last == 0x0D)
            #expect(line.count - 1 <= 75)
            #expect(String(validating: Array(line), as: UTF8.self) != nil)
        }
    }

    @Test("Text cannot become a property: separators are escaped, controls left out")
    func injection() throws {
        let calendar = try self.calendar([
            "Urges Member States to say a, b; c\\d\nEND:VCALENDAR\r\nBEGIN:VALARM \u{202E}\u{0007}now;"
        ])
        let lines = self.unfolded(calendar)
        #expect(lines.filter { $0 == "END:VCALENDAR" }.count == 1)
        #expect(!lines.contains { $0.hasPrefix("BEGIN:VALARM") })
        let known: Set<Substring> = [
            "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART",
            "STATUS",
            "SUMMARY", "DESCRIPTION", "PRIORITY", "X-RAPPORTEUR-CITATION",
        ]
        for line in lines where !line.isEmpty {
            #expect(known.contains(line.prefix { $0 != ":" && $0 != ";" }), "\(line)")
        }
        #expect(lines.contains { $0.hasPrefix("DESCRIPTION:say a\\, b\\; c\\\\d") })
        #expect(!calendar.unicodeScalars.contains { $0.value == 0x202E || $0.value == 7 })
    }

    @Test("Without a document's date nothing is invented, and the same rows give the same bytes")
    func deterministic() throws {
        var undated = Self.document
        undated.date = nil
        let texts = [
            "Requests the Secretariat to report within two years;", "Requests the Secretariat to report biennially;",
        ]
        let first = try self.calendar(texts, document: undated)
        #expect(first == (try self.calendar(texts, document: undated)))
        let lines = self.unfolded(first)
        #expect(lines.filter { $0 == "BEGIN:VTODO" }.count == 2)
        #expect(lines.contains("DTSTAMP:19700101T000000Z"))
    }
}
