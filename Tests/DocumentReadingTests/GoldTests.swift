import DocumentReading
import Model
import Testing

@Suite("Corpus: structure against the gold", .timeLimit(.minutes(2)), .enabled(if: Corpus.isAvailable))
struct GoldTests {
    static let documents: [(name: String, path: String)] = [
        ("CTOC-COP-WG.4-2019-6", "seeds/CTOC-COP-WG.4-2019-6.es.txt"),
        ("A-RES-74-176-es", "seeds/A-RES-74-176.es.md"),
        ("A-RES-74-176-en", "documents/A-RES-74-176.en.txt"),
        ("S-RES-2388-2017", "documents/S-RES-2388-2017.en.txt"),
        ("ECOSOC-2023-07-25-zh", "documents/ECOSOC-2023-07-25.zh.txt"),
    ]

    @Test("every unit begins and ends where the gold says, and there are no others", arguments: documents)
    func boundaries(_ document: (name: String, path: String)) throws {
        let gold = try Gold(document.name)
        let reading = DocumentReader().read(try Corpus.text(document.path))
        var mine = NamedUnits(reading.document.passages).units
        for unit in gold.units where unit.kind != "lead-in" {
            let name = "\(unit.kind) \(unit.label)"
            #expect(mine.removeValue(forKey: name) == BoundaryHash(first: unit.first8, last: unit.last5), "\(name)")
        }
        #expect(mine.keys.sorted() == [])
    }

    @Test("counts, notes and metadata", arguments: documents)
    func metadata(_ document: (name: String, path: String)) throws {
        let gold = try Gold(document.name)
        let read = DocumentReader().read(try Corpus.text(document.path)).document
        func count(_ kind: PassageKind) -> Int {
            read.passages.count { $0.kind == kind && !$0.label.hasSuffix("(outer)") }
        }
        #expect(count(.preambular) == gold.counts.preambular)
        #expect(count(.operative) == gold.counts.operative)
        #expect(count(.recommendation) == gold.counts.recommendations)
        #expect(count(.narrative) == gold.counts.numbered_paragraphs)
        #expect(read.footnotes.count == gold.counts.footnotes)
        #expect(read.symbol == gold.symbol)
        #expect(read.title == gold.title)
        #expect(read.session == gold.session_number)
        #expect(read.agendaItem == gold.agenda_item)
        #expect(read.date?.description == gold.adopted)
        #expect(read.verdict == Verdict(.faithful))
    }

    @Test("the two documents the project started from")
    func seeds() throws {
        let report = DocumentReader().read(try Corpus.text("seeds/CTOC-COP-WG.4-2019-6.es.txt"))
        #expect(report.document.kind == .workingGroupReport)
        #expect(report.document.language == .spanish)
        #expect(
            report.document.passages.filter { $0.kind == .recommendation }.map(\.label) == (1...39).map { "R\($0)" })
        #expect(report.document.passages.filter { $0.kind == .narrative }.map(\.label) == (1...69).map { "P\($0)" })
        for (letter, numbers) in [("A", 1...18), ("B", 19...26), ("C", 27...39)] {
            for number in numbers {
                let passage = try #require(report.document.passages.first { $0.label == "R\(number)" })
                #expect(
                    passage.section.count == 2 && passage.section[0].hasPrefix("II.")
                        && passage.section[1].hasPrefix("\(letter)."))
            }
        }
        let repaired = Set(report.trace.repairs.map(\.repaired))
        #expect(repaired.isSuperset(of: ["situación", "UNODC", "proteger", "CTOC/COP/WG.4/2019/1/Corr.1);"]))
        #expect(report.trace.furniture.map(\.reason).count { $0 == .runningHead } >= 1)
        let twelfth = try #require(report.document.passages.first { $0.label == "P12" })
        #expect(!twelfth.text.contains("CTOC") && !twelfth.text.contains("09720"))

        let resolution = DocumentReader().read(try Corpus.text("seeds/A-RES-74-176.es.md"))
        #expect(resolution.document.kind == .resolution)
        #expect(resolution.document.body == "General Assembly")
        #expect(resolution.trace.repairs.isEmpty)
        #expect(resolution.document.footnotes.map(\.mark) == (1...23).map { String($0) })
        let first = try #require(resolution.document.passages.first { $0.label == "OP1" })
        #expect(first.footnotes.starts(with: ["5", "6"]))
        #expect(first.strength == .urges && first.verb == "insta" && first.addressees.first == "Member States")
        let eighth = try #require(resolution.document.passages.first { $0.label == "PP8" })
        #expect(eighth.subparagraphs.map(\.label) == ["a", "b", "c", "d", "e", "f"])
    }

    @Test("ranges count scalars of the extracted text and begin where the passage begins", arguments: documents)
    func ranges(_ document: (name: String, path: String)) throws {
        let reading = DocumentReader().read(try Corpus.text(document.path))
        let scalars = Array(reading.text.unicodeScalars)
        for passage in reading.document.passages {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[passage.range.start..<passage.range.end])
            let source = BoundaryHash.words(String(view)).joined()
            let own = BoundaryHash.words(passage.text).joined()
            #expect(source.prefix(10) == own.prefix(10), "\(passage.label)")
            // Marks and furniture inside make the source longer, repairs never shorten it.
            #expect(source.count >= own.count - 12, "\(passage.label)")
        }
    }
}
