import Model
import Testing
import Yams

@testable import DocumentReading
@testable import ReportBuilding

@Suite("Names of bodies and addressees in the report's language", .timeLimit(.minutes(2)))
struct NormalisedNamesTests {
    private static let others = Language.allCases.filter { $0 != .english }

    /// Every name that the reader or the registers can give.
    private static func normalised() throws -> Set<String> {
        var names = Set(IssuingBody.series.map(\.body))
        for language in Language.allCases {
            let lexicon = Lexicon.of(language)
            names.formUnion(lexicon.addresseeNames)
            names.formUnion(lexicon.organNames)
            names.formUnion(lexicon.instrumentNames)
        }
        names.formUnion(try RegisterNames().bodies.map(\.name))
        return names
    }

    @Test("every normalised name has one in all other languages")
    func complete() throws {
        let (normalised, names) = (try Self.normalised(), try NormalisedNames.load())
        #expect(normalised.count > 60)
        for name in normalised.sorted() {
            for language in Self.others {
                #expect(names[name]?[language.rawValue]?.isEmpty == false, "\(name) in \(language.rawValue)")
            }
        }
        #expect(Set(names.keys).subtracting(normalised).isEmpty)
    }

    @Test("names are names, not patterns, in the script of their language", arguments: others)
    func plain(language: Language) throws {
        for (name, translations) in try NormalisedNames.load() {
            let text = try #require(translations[language.rawValue])
            #expect(!text.contains { "*|(){}".contains($0) }, "\(name)")
            let script: ClosedRange<UInt32>? =
                switch language {
                case .russian: 0x0400...0x04FF
                case .arabic: 0x0600...0x06FF
                case .chinese: 0x4E00...0x9FFF
                case .english, .spanish, .french: nil
                }
            if let script {
                #expect(text.unicodeScalars.allSatisfy { script ~= $0.value || !$0.properties.isAlphabetic }, "\(name)")
            }
        }
    }

    @Test("a name that is not known stays as it is")
    func unknown() throws {
        for language in Language.allCases {
            #expect(try Labels(language).name(of: "harbour masters") == "harbour masters")
        }
        #expect(try Labels(.english).name(of: "Member States") == "Member States")
    }

    private static let resolution = DocumentHead(
        id: "88888888-8888-8888-8888-888888888888", symbol: "EXAMPLE/RES/73/1", title: "Example", kind: .resolution,
        language: .english, body: "General Assembly", session: 73, date: CalendarDate("2018-12-18"),
        verdict: Verdict(.faithful))

    private static let report = DocumentHead(
        id: "99999999-9999-8999-8999-999999999998", symbol: "EXAMPLE/WG.7/2031/6", title: "Informe",
        kind: .workingGroupReport, language: .spanish, body: "Working Group on Trafficking in Persons", session: 7,
        date: CalendarDate("2031-03-05"), verdict: Verdict(.faithful))

    private static let entries = [
        SampleReport.entry(
            from: resolution, 0, kind: .operative,
            "Requests the Secretary-General to publish a guide at its seventy-fourth session;",
            core: [("prevention", 0.9)], strength: .requests, addressees: ["Secretary-General"]),
        SampleReport.entry(
            from: resolution, 1, kind: .operative, "Urges Member States to inspect farms;", core: [("prevention", 0.9)],
            strength: .urges, addressees: ["Member States"]),
        SampleReport.entry(
            from: report, 0, kind: .narrative,
            "El representante del Consejo de Estados del Mar Báltico describió un manual que había elaborado para los puertos.",
            core: [("prevention", 0.9)]),
    ]

    private func files(
        _ kind: ReportRequest.Kind, _ language: Language,
        formats: [ReportRequest.Format] = SampleReport.textFormats, filters: ReportRequest.Filters = .init()
    ) throws -> [ReportRequest.Format: String] {
        let context = SampleReport.context(
            kind, language, formats: formats, filters: filters, documents: [Self.resolution, Self.report])
        var files: [ReportRequest.Format: String] = [:]
        for (name, bytes) in try ReportBuilder.build(context, entries: Self.entries) {
            files[name.format] = String(decoding: bytes, as: UTF8.self)
        }
        return files
    }

    @Test("commitments: people read the report's language, machines the normalised names")
    func commitments() throws {
        let files = try self.files(.commitments, .spanish, formats: SampleReport.textFormats + [.ics])
        let html = try #require(files[.html])
        #expect(html.contains("<dd>Secretario General</dd>"))
        #expect(html.contains("Asamblea General, período de sesiones 74"))
        #expect(html.contains("Estados Miembros"))
        let markdown = try #require(files[.markdown])
        #expect(markdown.contains("Secretario General"))
        #expect(markdown.contains("Asamblea General, período de sesiones 74"))
        #expect(!markdown.contains("General Assembly"))
        let table = CSVTable(try #require(files[.csv]))
        #expect(table.column("addressee") == ["Secretary-General", "Member States"])
        #expect(table.column("addressees") == ["Secretary-General", "Member States"])
        #expect(table.column("session_body") == ["General Assembly", ""])
        let json = try #require(files[.json])
        #expect(json.contains("\"addressee\":[\"Secretary-General\"]"))
        #expect(json.contains("\"sessionBody\":\"General Assembly\""))
        #expect(!json.contains("Secretario General"))
        #expect(files[.ics]?.contains("SUMMARY:Secretario General: ") == true)
    }

    @Test("compilation: the filter and the lines under an entry")
    func compilation() throws {
        let files = try self.files(.compilation, .spanish)
        let html = try #require(files[.html])
        #expect(html.contains("<dd>Secretario General</dd>"))
        #expect(html.contains(">Asamblea General ("))
        #expect(html.contains(">Grupo de Trabajo sobre la Trata de Personas ("))
        #expect(html.contains(">Estados Miembros ("))
        // Passages keep their own words; nothing else names anybody in English.
        for name in try Self.normalised() { #expect(!html.contains(">\(name)<") && !html.contains(">\(name) (")) }
        let table = CSVTable(try #require(files[.csv]))
        #expect(table.column("body").contains("General Assembly"))
        #expect(table.column("addressees").contains("Secretary-General"))
        #expect(files[.json]?.contains("\"body\":\"General Assembly\"") == true)
    }

    @Test("compilation: what the report was asked for")
    func parameters() throws {
        let filters = ReportRequest.Filters(addressees: ["Secretary-General"])
        let files = try self.files(.compilation, .spanish, filters: filters)
        #expect(files[.markdown]?.contains("Secretario General") == true)
        #expect(files[.markdown]?.contains("Secretary-General\n") == false)
        #expect(files[.json]?.contains("\"addressees\":[\"Secretary-General\"]") == true)
    }

    @Test("practices: headings and doers; the place keeps its name in every language", arguments: Language.allCases)
    func practices(language: Language) throws {
        let files = try self.files(.practices, language)
        let name = try Labels(language).name(of: "Council of the Baltic Sea States")
        #expect(files[.html]?.contains("<dd>\(name)</dd>") == true)
        #expect(files[.html]?.contains("body-council-of-the-baltic-sea-states") == true)
        let table = CSVTable(try #require(files[.csv]))
        #expect(table.column("bodies") == ["Council of the Baltic Sea States"])
        #expect(table.column("part") == ["body-council-of-the-baltic-sea-states"])
    }

    @Test("coverage: the table of addressees")
    func coverage() throws {
        let files = try self.files(.coverage, .french)
        #expect(files[.html]?.contains("Secrétaire général") == true)
        #expect(files[.markdown]?.contains("États Membres") == true)
        #expect(files[.csv]?.contains("Member States") == true)
        #expect(files[.csv]?.contains("États Membres") == false)
    }

    @Test("what passages refer to: a treaty's name and article; a comma in a name is no part")
    func references() throws {
        let covenant = "International Covenant on Economic, Social and Cultural Rights"
        #expect(CitationNetwork.work(covenant + ", article 7") == covenant)
        #expect(CitationNetwork.work(covenant) == covenant)
        #expect(CitationNetwork.work("A/RES/64/293, paragraph 4") == "A/RES/64/293")
        let labels = try Labels(.spanish)
        #expect(
            labels.text(ofReference: "Trafficking in Persons Protocol, article 6")
                == "Protocolo contra la Trata de Personas, artículo 6")
        #expect(labels.text(ofReference: "A/RES/64/293") == "A/RES/64/293")
        #expect(labels.text(ofReference: "A/RES/64/293, paragraph 4") == "A/RES/64/293, paragraph 4")
        for reference in [covenant, covenant + ", article 7", "A/RES/64/293, paragraph 4"] {
            #expect(try Labels(.english).text(ofReference: reference) == reference)
        }
    }

    @Test("tokens of the filter do not depend on the language")
    func tokens() throws {
        func facets(_ language: Language) throws -> (tokens: [[String]], addressees: [Facets.Value]) {
            var facets = Facets(labels: try Labels(language), themes: SampleReport.themes)
            let tokens = Self.entries.map { facets.tokens(of: $0, core: [0]) }
            return (tokens, facets.sorted(.addressee))
        }
        let (english, spanish) = (try facets(.english), try facets(.spanish))
        #expect(english.tokens == spanish.tokens)
        #expect(english.addressees.map(\.name) == ["Member States", "Secretary-General"])
        #expect(spanish.addressees.map(\.name) == ["Estados Miembros", "Secretario General"])
        #expect(Set(english.addressees.map(\.token)) == Set(spanish.addressees.map(\.token)))
    }
}
