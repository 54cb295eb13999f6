import Model
import Testing

@testable import DocumentReading

@Suite("Corrigenda: which paragraphs they change", .timeLimit(.minutes(1)))
struct CorrigendumReaderTests {
    private func targets(_ text: String) -> [String] {
        CorrigendumReader().targets(inText: text).map { target in
            target.number + (target.item.map { "(\($0))" } ?? "") + (target.kind.map { " \($0)" } ?? "")
        }
    }

    @Test(
        "paragraphs are named at the beginning of a line, in six languages",
        arguments: [
            ("Paragraph 12", ["12"]), ("2. Page 5, paragraph 14 (b), third line", ["14(b)"]),
            ("Paragraphs 12, 13 and 15", ["12", "13", "15"]), ("Paras. 3–5", ["3", "4", "5"]),
            ("In operative paragraph 7, for house read home", ["7 operative"]),
            ("Recommendation 9 should read", ["9 recommendation"]), ("Paragraph 128.26", ["128.26"]),
            ("Párrafo 12", ["12"]), ("1. Página 4, párrafos 12 y 14 a 16", ["12", "14", "15", "16"]),
            ("En el párrafo 3 c)", ["3"]), ("Recomendación 9", ["9 recommendation"]),
            ("Paragraphes 12 et 13", ["12", "13"]), ("Au paragraphe 5, lire", ["5"]),
            ("Пункт 12", ["12"]), ("Стр. 3, пункты 12–14", ["12", "13", "14"]), ("В пункте 5", ["5"]),
            ("الفقرة 12", ["12"]), ("الفقرات ١٢ و ١٤", ["12", "14"]), ("في الفقرة 5", ["5"]),
            ("第12段", ["12"]), ("1. 第5页，第12和14段", ["12", "14"]), ("建议9", ["9 recommendation"]),
        ])
    func named(_ line: String, _ expected: [String]) {
        #expect(self.targets(line) == expected, "\(line)")
    }

    @Test(
        "what only mentions a paragraph, or stands in an annex, is no target",
        arguments: [
            "The text of paragraph 12 is as follows", "Annex, paragraph 3", "Anexo I, párrafo 3", "For 12 read 13",
            "附件第3段", "Paragraph", "12.", "",
        ])
    func notNamed(_ line: String) {
        #expect(self.targets(line).isEmpty, "\(line): \(self.targets(line))")
    }

    @Test("each is told once, in the order of the text")
    func order() {
        #expect(self.targets("Paragraph 4\nFor red read blue\nParagraph 2\nParagraph 4") == ["4", "2"])
    }

    @Test("a symbol stands in its family: a corrigendum goes with what it corrects")
    func symbols() throws {
        let revision = try #require(FamilySymbol("A/C.3/74/L.99/Rev.2"))
        #expect(revision.relation == .revision && revision.revision == 2 && revision.lineage == "A/C.3/74/L.99")
        let corrigendum = try #require(FamilySymbol("A/C.3/74/L.99/Rev.1/Corr.1"))
        #expect(corrigendum.relation == .corrigendum && corrigendum.revision == 1)
        #expect(corrigendum.lineage == "A/C.3/74/L.99" && corrigendum.target == "A/C.3/74/L.99/Rev.1")
        let addendum = try #require(FamilySymbol("A/74/999/Add.1"))
        #expect(addendum.lineage == "A/74/999/Add.1" && addendum.target == "A/74/999" && addendum.revision == 0)
        #expect(
            FamilySymbol.all(symbol: "A/72/5", jointSymbols: ["S/2017/8", "A/72/5"]).map(\.symbol) == [
                "A/72/5", "S/2017/8",
            ])
        #expect(FamilySymbol("minutes of Monday") == nil)
    }
}
