import Model
import ReportBuilding
import Testing
import Yams

@Suite(.timeLimit(.minutes(5)))
struct MachineFormatTests {
    @Test(
        "CSV parses back: one row per passage and theme, texts exact",
        arguments: [ReportRequest.Kind.index, .compilation])
    func csv(kind: ReportRequest.Kind) throws {
        let table = CSVTable(try SampleReport.text(kind, .csv, .spanish))
        let width = table.rows[0].count
        for row in table.rows { #expect(row.count == width) }
        let expected = SampleReport.entries.sorted(by: ReportBuilder.precedes).flatMap { entry in
            entry.assignments.filter { kind == .compilation || $0.grade == .core }.map { _ in entry.passage.text }
        }
        #expect(table.column("text") == expected)
        #expect(table.column("citation").contains("EXAMPLE/WG.7/2031/4, recommendation 4"))
        #expect(table.column("theme_label").contains("Prevención"))
    }

    @Test("CSV of records parses back: as many cells in every row as columns", arguments: ReportRequest.Kind.allCases)
    func records(kind: ReportRequest.Kind) throws {
        let table = CSVTable(try SampleReport.text(kind, .csv, .spanish))
        #expect(Set(table.rows[0]).count == table.rows[0].count)
        for row in table.rows { #expect(row.count == table.rows[0].count) }
    }

    @Test("lines of CSV end in CR LF, and there is no byte order mark")
    func csvForm() throws {
        let text = try SampleReport.text(.index, .csv)
        #expect(text.utf8.starts(with: "theme,theme_label,grade".utf8))
        #expect(text.utf8.suffix(2).elementsEqual([0x0D, 0x0A]))
    }

    @Test("JSON is as its schema says", arguments: ReportRequest.Kind.allCases, [Language.english, .arabic])
    func schema(kind: ReportRequest.Kind, language: Language) throws {
        let schema = try SchemaCheck(ReportSchema.json)
        let report = try #require(try Yams.load(yaml: try SampleReport.text(kind, .json, language)))
        #expect(schema.faults(of: report) == [])
        var wrong = try #require(report as? [String: Any])
        wrong["format"] = "something else"
        #expect(schema.faults(of: wrong) != [])
        wrong = try #require(report as? [String: Any])
        wrong["totals"] = nil
        #expect(schema.faults(of: wrong) != [])
    }

    @Test("JSON holds each passage once with exact text")
    func entries() throws {
        let report = try #require(try Yams.load(yaml: try SampleReport.text(.compilation, .json)) as? [String: Any])
        let entries = try #require(report["entries"] as? [[String: Any]])
        let expected = SampleReport.entries.sorted(by: ReportBuilder.precedes).filter { !$0.assignments.isEmpty }
        #expect(entries.map { $0["text"] as? String } == expected.map(\.passage.text))
        let second = try #require(entries.first { $0["anchor"] as? String == "EXAMPLE-WG.7-2031-4.es.R4" })
        #expect(second["placedUnder"] as? String == "diplomatic-role")
        #expect(second["alsoUnder"] as? [String] == ["victim-support"])
    }
}
