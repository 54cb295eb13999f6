import Model
import Testing

@testable import ReportBuilding

@Suite(.timeLimit(.minutes(5)))
struct KindTests {
    @Test("an index's lines stand by their words, or the strongest verb first")
    func order() throws {
        let entries = [
            SampleReport.entry(0, "Émigrants should be heard.", core: [("prevention", 0.9)], strength: .should),
            SampleReport.entry(1, "Zones are to be closed.", core: [("prevention", 0.9)], strength: .decides),
            SampleReport.entry(2, "«Awareness» may be raised.", core: [("prevention", 0.9)], strength: .invites),
        ]
        func lines(_ order: ReportRequest.Order) throws -> [String] {
            var context = SampleReport.context(.index, formats: [.markdown])
            context.request.order = order
            let bytes = try #require(try ReportBuilder.build(context, entries: entries).values.first)
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.contains("](#") }
                .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
        }
        #expect(try lines(.alphabetical) == ["«Awareness»", "Émigrants", "Zones"])
        #expect(try lines(.strength) == ["Zones", "Émigrants", "«Awareness»"])
    }

    @Test("changes stand by what happened, with themes before and now, and say what they are compared with")
    func changes() throws {
        let entries = SampleReport.entries.sorted(by: ReportBuilder.precedes)
        var context = SampleReport.context(.changes, formats: [.csv, .html])
        context.since = ReportBaseline(period: "2031-W09", moment: "2031-03-03T00:00:00.000000Z")
        var sinks: [ReportFileName: MemorySpool] = [:]
        var builder = try ReportBuilder(
            context,
            open: { name in
                sinks[name] = MemorySpool()
                return sinks[name] ?? MemorySpool()
            })
        let before = [ThemeAssignment(theme: "victim-support", grade: .core, score: 0.8, decidedBy: .classifier)]
        for (number, entry) in entries.prefix(3).enumerated() {
            let change: ReportChange = [.withdrawn, .rethemed, .added][number]
            try builder.add(
                ChangedEntry(
                    change: change, entry: entry, before: change == .added ? nil : before,
                    after: change == .withdrawn ? nil : entry.assignments,
                    reason: change == .withdrawn ? "an error" : nil))
        }
        _ = try builder.finish()
        func text(_ format: ReportRequest.Format) -> String {
            String(decoding: sinks[ReportFileName(kind: .changes, format: format)]?.bytes ?? [], as: UTF8.self)
        }
        let table = CSVTable(text(.csv))
        #expect(table.column("change") == ["new", "re-themed", "withdrawn"])
        #expect(table.column("themes_before") == ["", "Support for victims", "Support for victims"])
        #expect(table.column("reason") == ["", "", "an error"])
        #expect(text(.html).contains("2031-W09 · 2031-03-03T00:00:00.000000Z"))
    }

    @Test("coverage counts by document, year and addressee, and lists what is cited but missing")
    func coverage() throws {
        let table = CSVTable(try SampleReport.text(.coverage, .csv))
        func rows(_ part: String, _ columns: String...) -> [String] {
            let cells = columns.map { table.column($0) }
            return table.column("part").indices.filter { table.column("part")[$0] == part }
                .map { row in cells.map { $0[row] }.joined(separator: " ") }
        }
        #expect(rows("missing-table", "cited", "times_cited") == ["EXAMPLE/RES/3/1 1"])
        #expect(
            rows("citations-table", "citing", "cited", "is_in_corpus").contains(
                "EXAMPLE/RES/14/2 EXAMPLE/RES/12/9 true"))
        #expect(rows("years-table", "year", "passages") == ["2030 5", "2031 8", "2032 1"])
        #expect(
            rows("review-table", "document", "verdict") == ["EXAMPLE/RES/12/9 needs-review", "scan.pdf unreadable"])
        let page = try SampleReport.text(.coverage, .html)
        #expect(page.contains("<svg role=\"img\"") && page.contains("<title id=\"chart-years-t\">"))
        #expect(page.contains("Passages with a theme from 2030 to 2032; 14 passages in all."))
    }

    @Test("a format that a kind has no use for is refused, with the kinds that it is for")
    func unfit() {
        #expect {
            try ReportBuilder.build(SampleReport.context(.index, formats: [.html, .ics]), entries: [])
        } throws: {
            let error = $0 as? ReportBuildingError
            return error?.code == .unfitFormat && error?.message.contains("ics is for commitments") == true
        }
    }

    @Test("filters by strength, addressee and sub-theme leave the rest out")
    func filters() throws {
        func citations(_ filters: ReportRequest.Filters) throws -> Set<String> {
            Set(CSVTable(try SampleReport.text(.compilation, .csv, filters: filters)).column("label"))
        }
        #expect(try citations(.init(strengths: [.callsUpon])) == ["OP5"])
        #expect(try citations(.init(addressees: ["Member States"])) == ["OP2"])
        #expect(try citations(.init(subthemes: ["prevention/schools"])).isEmpty)
    }
}
