import Model
import ReportBuilding
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ReportBuilderTests {
    @Test(
        "the same entries in any order give the same bytes", arguments: ReportRequest.Kind.allCases, Language.allCases)
    func determinism(kind: ReportRequest.Kind, language: Language) throws {
        let context = SampleReport.context(kind, language)
        let expected = try ReportBuilder.build(context, entries: SampleReport.entries)
        #expect(expected.count == 4)
        var random = SplitMix(state: 11)
        for _ in 0..<4 {
            var shuffled = context
            shuffled.documents.shuffle(using: &random)
            var entries = SampleReport.entries.shuffled(using: &random)
            for index in entries.indices { entries[index].assignments.shuffle(using: &random) }
            let built = try ReportBuilder.build(shuffled, entries: entries)
            for (name, bytes) in expected { #expect(built[name] == bytes, "\(name)") }
        }
    }

    @Test(
        "pages are well formed, with each id once and no link into the void", arguments: ReportRequest.Kind.allCases,
        Language.allCases)
    func pages(kind: ReportRequest.Kind, language: Language) throws {
        let page = HTMLSkeleton(try SampleReport.text(kind, .html, language))
        #expect(page.isWellFormed)
        #expect(Set(page.ids).count == page.ids.count)
        for link in page.links {
            #expect(link.hasPrefix("#"))
            #expect(page.ids.contains(String(link.dropFirst())), "\(link)")
        }
    }

    @Test("a compilation quotes each passage once, under its best theme, and refers to it from its others")
    func compilation() throws {
        let page = try SampleReport.text(.compilation, .html, .spanish)
        #expect(page.parts(of: "<article class=\"entry\" id=\"EXAMPLE-WG.7-2031-4.es.R4\"") == 2)
        #expect(page.parts(of: "data-ref=\"EXAMPLE-WG.7-2031-4.es.R4\"") == 2)
        #expect(page.contains("EXAMPLE/WG.7/2031/4</bdi>, recomendación 4</bdi>"))
        #expect(
            page.contains("<li><span class=\"mark\">b)</span> modelos de entrevista, entre ellos:<ol class=\"items\""))
        #expect(page.contains("Véase el anexo II"))
        #expect(
            page.contains(
                "<div><dt>Sección</dt><dd lang=\"es\" dir=\"ltr\">II. Recomendaciones › A. Recomendaciones generales</dd>"
            ))
        let markdown = try SampleReport.text(.compilation, .markdown, .spanish)
        #expect(markdown.contains("[EXAMPLE/WG.7/2031/4, recomendación 4](#EXAMPLE-WG.7-2031-4.es.R4)"))
        #expect(markdown.contains("> - b\\) modelos de entrevista"))
        #expect(markdown.contains(">   - i\\) para niños;"))
    }

    @Test("an index merges equal texts under one line with all citations")
    func index() throws {
        let page = try SampleReport.text(.index, .html)
        #expect(page.parts(of: "<mark>train border officials</mark> to recognise the signs") == 2)
        #expect(page.contains("EXAMPLE/RES/12/9</bdi>, paragraph 3</bdi>"))
        #expect(page.contains("EXAMPLE/RES/12/9</bdi>, paragraph 4</bdi>"))
        #expect(page.contains(">Recomendaciones generales</h3>"))
        #expect(page.contains(">Operative paragraphs</h3>"))
        // Only what is about a theme: a passage that touches one has no line.
        #expect(!page.contains("Una oradora explicó"))
        // A line under two themes answers the filter for the one it stands under.
        #expect(page.contains("data-f=\"t1 ") && page.contains("data-f=\"t2 ") && !page.contains("data-f=\"t2 t1"))
        let linked = try SampleReport.text(.index, .html, companion: "compilation.html")
        #expect(linked.contains("href=\"./compilation.html#EXAMPLE-RES-12-9.en.OP3\""))
    }

    @Test("filters restrict the themes, and the report says so")
    func filters() throws {
        let filters = ReportRequest.Filters(themes: ["victim-support"], from: CalendarDate("2030"))
        let page = try SampleReport.text(.compilation, .html, filters: filters)
        #expect(!page.contains("id=\"theme-prevention\""))
        #expect(page.contains("<dt>Theme</dt><dd>Support for victims</dd>"))
        #expect(page.contains("<dt>From</dt><dd>2030</dd>"))
    }

    @Test("sub-themes are headings of their theme's index")
    func subthemes() throws {
        var context = SampleReport.context(.index, .english, formats: [.html])
        context.themes.append(Theme(id: "prevention.schools", labels: [.english: "Schools"]))
        context.parents = ["prevention.schools": "prevention"]
        let entry = SampleReport.entry(0, "Los colegios informan.", core: [("prevention.schools", 0.9)])
        let files = try ReportBuilder.build(context, entries: [entry])
        let page = String(decoding: files[ReportFileName(kind: .index, format: .html)] ?? [], as: UTF8.self)
        #expect(page.contains(">Schools</h3>"))
        #expect(page.parts(of: "class=\"theme\"") == 4)
    }

    @Test("entries out of order, twice, or of an unknown document are refused")
    func refusals() throws {
        func builder() throws -> ReportBuilder {
            try ReportBuilder(SampleReport.context(.index), open: { _ in MemorySpool() })
        }
        let entries = SampleReport.entries.sorted(by: ReportBuilder.precedes)
        for wrong in [[entries[1], entries[0]], [entries[0], entries[0]]] {
            var builder = try builder()
            try builder.add(wrong[0])
            #expect(throws: ReportBuildingError.self) { try builder.add(wrong[1]) }
        }
        var document = SampleReport.report
        document.id = "unknown"
        #expect {
            try ReportBuilder.build(
                SampleReport.context(.index),
                entries: [SampleReport.entry(from: document, 0, "Text", core: [("prevention", 1)])])
        } throws: { ($0 as? ReportBuildingError)?.code == .unknownDocument }
        #expect { try ReportBuilder.build(SampleReport.context(.index, formats: []), entries: []) } throws: {
            ($0 as? ReportBuildingError)?.code == .emptyRequest
        }
        var finished = try builder()
        _ = try finished.finish()
        #expect(throws: ReportBuildingError.self) { try finished.finish() }
        #expect(throws: ReportBuildingError.self) { try finished.add(entries[0]) }
    }

    @Test("an empty report still says what it covers", arguments: ReportRequest.Kind.allCases)
    func empty(kind: ReportRequest.Kind) throws {
        let page = try SampleReport.text(kind, .html, entries: [])
        #expect(HTMLSkeleton(page).isWellFormed)
        if kind == .index || kind == .compilation { #expect(page.parts(of: "No passage has this theme.") == 4) }
        #expect(page.contains("no-text-layer"))
    }

    @Test("pieces are set aside in the spools that the caller gives, and sinks get them in order")
    func spools() throws {
        var entries: [ReportEntry] = []
        for number in 0..<400 {
            entries.append(
                SampleReport.entry(
                    number, "Text \(number) " + String(repeating: "word ", count: 100), core: [("prevention", 0.9)]))
        }
        let context = SampleReport.context(.compilation, formats: [.html, .markdown])
        var spools: [MemorySpool] = []
        var sinks: [MemorySpool] = []
        var builder = try ReportBuilder(
            context,
            open: { _ in
                sinks.append(MemorySpool())
                return sinks[sinks.count - 1]
            },
            spool: {
                spools.append(MemorySpool())
                return spools[spools.count - 1]
            })
        for entry in entries { try builder.add(entry) }
        let files = try builder.finish()
        // One for the page's body; what is sorted stays in memory until it is more.
        #expect(spools.count == 1)
        #expect(files.map(\.name.description) == ["compilation.html", "compilation.md"])
        #expect(files.map(\.size) == sinks.map(\.bytes.count))
        for sink in sinks {
            let text = String(decoding: sink.bytes, as: UTF8.self)
            for number in 0..<400 { #expect(text.contains("Text \(number) word")) }
        }
        #expect(
            sinks.map(\.bytes)
                == (try files.map { try #require(try ReportBuilder.build(context, entries: entries)[$0.name]) }))
    }
}

extension String {
    /// Number of parts that `separator` cuts the text into: occurrences plus one.
    func parts(of separator: String) -> Int { self.split(separator: separator, omittingEmptySubsequences: false).count }
}
