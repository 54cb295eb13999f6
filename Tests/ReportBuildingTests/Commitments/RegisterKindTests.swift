import Model
import Testing

@testable import ReportBuilding

@Suite("Registers as reports", .timeLimit(.minutes(2)))
struct RegisterKindTests {
    private static let report = DocumentHead(
        id: "66666666-6666-8666-8666-666666666666", symbol: "EXAMPLE/WG.7/2031/5", title: "Informe",
        kind: .workingGroupReport,
        language: .spanish, body: "Example Working Group", session: 7, date: CalendarDate("2031-03-05"),
        verdict: Verdict(.faithful))

    private static let entries = [
        SampleReport.entry(
            from: report, 0,
            "El Grupo de Trabajo debería examinar los siguientes temas en sus futuras reuniones: a) las rutas marítimas; b) la protección de testigos."
        ),
        SampleReport.entry(
            from: report, 1, "Los Estados partes deberían publicar sus planes a más tardar en junio de 2033.",
            core: [("prevention", 0.9)]),
        SampleReport.entry(
            from: report, 2, kind: .narrative,
            "La Sra. Paz (Bolivia) describió una línea telefónica que había atendido 1.200 llamadas. Algunos oradores se refirieron a los acuerdos suscritos.",
            core: [("victim-support", 0.8)]),
        SampleReport.entry(
            from: report, 3, kind: .narrative, "El Grupo de Trabajo examinó temas para sus futuras reuniones."),
    ]

    private func files(_ kind: ReportRequest.Kind, _ language: Language = .english, entries: [ReportEntry] = entries)
        throws
        -> [ReportRequest.Format: String]
    {
        let built = try ReportBuilder.build(
            SampleReport.context(kind, language, documents: [Self.report]), entries: entries)
        var files: [ReportRequest.Format: String] = [:]
        for (name, bytes) in built { files[name.format] = String(decoding: bytes, as: UTF8.self) }
        return files
    }

    /// The lines of a table by the names of its columns.
    private static func records(_ csv: String) -> [[String: String]] {
        let rows = CSVTable(csv).rows
        guard let names = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
    }

    @Test("Practices: a record per practice in every format, with figures, grade and source paragraph")
    func practices() throws {
        let files = try self.files(.practices)
        let rows = Self.records(try #require(files[.csv]))
        #expect(rows.count == 2)
        let row = try #require(rows.first)
        #expect(row["country_codes"] == "BO")
        #expect(row["countries"] == "Bolivia (Plurinational State of)")
        #expect(row["measure"] == "una línea telefónica que había atendido 1.200 llamadas")
        #expect(row["measure_kind"] == "tool")
        #expect(row["figure_values"] == "count 1200")
        #expect(row["evidence_grade"] == "reported result")
        #expect(row["citation"] == "EXAMPLE/WG.7/2031/5, paragraph 3")
        #expect(row["part"] == "country-BO")
        #expect(rows.last?["part"] == "speakers")
        #expect(Set(rows.compactMap { $0["anchor"] }).count == 2)
        let html = try #require(files[.html])
        #expect(html.contains("una línea telefónica que había atendido 1.200 llamadas"))
        #expect(files[.markdown]?.contains("1.200 llamadas") == true)
        #expect(files[.json]?.contains("\"evidenceGrade\"") == true)
    }

    @Test("Commitments: by time, then open; topics last, each with its citation")
    func commitments() throws {
        let rows = Self.records(try #require(try self.files(.commitments)[.csv]))
        #expect(
            rows.map { $0["part"] ?? "" } == [
                "commitments-dated", "commitments-open", "commitments-topics", "commitments-topics",
            ])
        let dated = try #require(rows.first)
        #expect(dated["addressee"] == "States parties")
        #expect(dated["due"] == "2033-06")
        #expect(dated["by_when"] == "June 2033")
        #expect(dated["time_basis"] == "stated date")
        #expect(dated["is_open"] == "false")
        #expect(rows[1]["by_when"] == "open")
        #expect(rows[2]["topic"] == "las rutas marítimas")
        #expect(rows[2]["item"] == "(a)")
        #expect(rows[2]["citation"] == "EXAMPLE/WG.7/2031/5, recommendation 1")
        #expect(rows[2]["also_referred_to_in"] == "EXAMPLE/WG.7/2031/5, paragraph 4")
    }

    @Test("Nothing to list is said, not left blank", arguments: Language.allCases)
    func empty(language: Language) throws {
        let entries = [SampleReport.entry(from: Self.report, 0, kind: .narrative, "Se celebró una reunión.")]
        let labels = try Labels(language)
        #expect(
            try self.files(.practices, language, entries: entries)[.markdown]?.contains(labels[.noPractice].prefix(12))
                == true)
        let commitments = try #require(try self.files(.commitments, language, entries: entries)[.markdown])
        #expect(commitments.contains(labels[.noCommitment].prefix(8)))
        #expect(commitments.contains(labels[.noTopic].prefix(8)))
    }

    @Test("The order of coming changes nothing")
    func order() throws {
        for kind in [ReportRequest.Kind.practices, .commitments] {
            #expect(try self.files(kind) == self.files(kind, entries: Array(Self.entries.reversed())))
        }
    }
}
