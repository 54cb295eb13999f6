import DocumentConversion
import DocumentReading
import Foundation
import Model
import Testing

/// What `structure.json` of the corpus says of the two documents that the project started from.
private struct SeedStructure: Decodable {
    let symbol: String
    let language: Language
    let kind: DocumentKind
    let adopted: String?
    let title: String?
    let session: Int?
    let agendaItem: String?
    let recommendations: Int?
    let numberedParagraphs: Int?
    /// Roman number of a section → first and last paragraph.
    let sections: [String: [Int]]?
    /// Letter of a section → first and last recommendation.
    let recommendationSections: [String: [Int]]?
    let preambular: Int?
    let operative: Int?
    let footnotes: Int?
    let subparagraphs: [String: Int]?
}

/// The two seeds as material for many submissions.
enum Seeds {
    /// One of the two seeds by turns, under a symbol of its own; `nil` where there is no corpus.
    static func document(number: Int) throws -> [UInt8]? {
        guard ReadingCorpus.isThere else { return nil }
        let (name, symbol, prefix) =
            number.isMultiple(of: 2)
            ? ("CTOC-COP-WG.4-2019-6.es.txt", "CTOC/COP/WG.4/2019/6", "CTOC/COP/WG.4/2019/")
            : ("A-RES-74-176.es.md", "74/176", "74/")
        let text = try String(contentsOf: ReadingCorpus.file("seeds/\(name)"), encoding: .utf8)
        return Array(text.replacing(symbol, with: prefix + String(1000 + number)).utf8)
    }
}

@Suite(
    "The two seed documents", .timeLimit(.minutes(2)),
    .enabled(if: ReadingCorpus.isAvailable, "no corpus: set RAPPORTEUR_CORPUS"))
struct SeedTests {
    @Test("what is read is what structure.json says")
    func structure() async throws {
        let data = try Data(contentsOf: ReadingCorpus.file("seeds/structure.json"))
        let seeds = try JSONDecoder().decode([String: SeedStructure].self, from: data)
        #expect(seeds.count == 2)
        for (name, seed) in seeds {
            let bytes = Array(try Data(contentsOf: ReadingCorpus.file("seeds/\(name)")))
            let converted = try await DocumentConverter().convert(bytes, fileName: name)
            let document = DocumentReader().read(converted.text).document
            self.check(document, seed)
        }
    }

    private func check(_ document: Document, _ seed: SeedStructure) {
        #expect(document.symbol == seed.symbol)
        #expect(document.language == seed.language)
        #expect(document.kind == seed.kind)
        #expect(document.date?.description == seed.adopted)
        #expect(document.verdict == Verdict(.faithful))
        if let title = seed.title { #expect(document.title == title) }
        if let session = seed.session { #expect(document.session == session) }
        if let item = seed.agendaItem { #expect(document.agendaItem == item) }
        func labels(_ kind: PassageKind) -> [String] { document.passages.filter { $0.kind == kind }.map(\.label) }
        func expected(_ prefix: String, _ count: Int?) -> [String] { (0..<(count ?? 0)).map { "\(prefix)\($0 + 1)" } }
        #expect(labels(.recommendation) == expected("R", seed.recommendations))
        #expect(labels(.narrative) == expected("P", seed.numberedParagraphs))
        #expect(labels(.preambular) == expected("PP", seed.preambular))
        #expect(labels(.operative) == expected("OP", seed.operative))
        #expect(document.footnotes.count == seed.footnotes ?? 0)
        for (label, count) in seed.subparagraphs ?? [:] {
            #expect(document.passages.first { $0.label == label }?.subparagraphs.count == count, "\(label)")
        }
        self.check(seed.sections, document, .narrative)
        self.check(seed.recommendationSections, document, .recommendation)
    }

    /// Every passage of a section stands under a heading with the section's number.
    private func check(_ sections: [String: [Int]]?, _ document: Document, _ kind: PassageKind) {
        for (number, bounds) in sections ?? [:] {
            for passage in document.passages where passage.kind == kind {
                guard let place = passage.number.flatMap(Int.init), bounds[0] <= place, place <= bounds[1] else {
                    continue
                }
                let stands = passage.section.contains { $0.hasPrefix(number + ".") }
                #expect(stands, "\(passage.label) under \(passage.section)")
            }
        }
    }
}
