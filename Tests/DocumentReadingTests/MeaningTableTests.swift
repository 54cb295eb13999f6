import DocumentReading
import Model
import Testing

@Suite("Meaning in six languages", .timeLimit(.minutes(1)))
struct MeaningTableTests {
    /// Opening, preamble and label of a resolution in each language, and the rows to put behind them.
    static let resolutions: [(language: Language, head: String, rows: [MeaningRow])] = [
        (
            .english, "The General Assembly,\nRecalling the lanterns of the lake and of all its ports,\n",
            MeaningTables.english
        ),
        (.spanish, "La Asamblea General,\nRecordando los faroles del lago y de sus puertos,\n", MeaningTables.spanish),
        (.french, "L’Assemblée générale,\nRappelant les lanternes du lac et de ses ports,\n", MeaningTables.french),
        (.russian, "Генеральная Ассамблея,\nссылаясь на фонари озера и всех его портов,\n", MeaningTables.russian),
        (.arabic, "إن الجمعية العامة،\nإذ تشير إلى فوانيس البحيرة وجميع موانئها،\n", MeaningTables.arabic),
        (.chinese, "大会，\n回顾湖上和各港口的灯笼，\n", MeaningTables.chinese),
    ]

    @Test("operative paragraphs", arguments: Self.resolutions)
    func operative(_ table: (language: Language, head: String, rows: [MeaningRow])) throws {
        var text = table.head
        for (place, row) in table.rows.enumerated() {
            let label = table.language == .arabic ? "\(place + 1) - " : "\(place + 1). "
            let end = table.language == .chinese ? "；" : table.language == .arabic ? "؛" : ";"
            text += label + row.text + (place + 1 == table.rows.count ? "." : end) + "\n"
        }
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.language == table.language)
        let passages = document.passages.filter { $0.kind == .operative }
        try #require(passages.count == table.rows.count)
        for (passage, row) in zip(passages, table.rows) { self.compare(passage, row) }
    }

    @Test("recommendations", arguments: MeaningTables.recommendations)
    func recommendations(_ table: (language: Language, rows: [MeaningRow])) throws {
        let word = [
            "en": "Recommendation", "es": "Recomendación", "fr": "Recommandation", "ru": "Рекомендация",
            "ar": "التوصية", "zh": "建议",
        ]
        var text = "CTOC/COP/WG.4/2031/6\n\n"
        for (place, row) in table.rows.enumerated() {
            text += "\(word[table.language.rawValue] ?? "") \(place + 1)\n\n\(row.text)\n\n"
        }
        let document = DocumentReader().read(text.extracted(), hints: ReadingHints(language: table.language)).document
        #expect(document.language == table.language)
        let passages = document.passages.filter { $0.kind == .recommendation }
        try #require(passages.count == table.rows.count)
        for (passage, row) in zip(passages, table.rows) { self.compare(passage, row) }
    }

    private func compare(_ passage: Passage, _ row: MeaningRow) {
        #expect(passage.verb == row.verb, "\(row.text)")
        #expect(passage.strength == row.strength, "\(row.text)")
        #expect(passage.addressees == row.addressees, "\(row.text)")
        #expect(passage.deadline == row.deadline, "\(row.text)")
        #expect(passage.citations == row.citations, "\(row.text)")
    }
}
