import Model
import Testing

struct PassageTests {
    private func citation(_ kind: PassageKind, label: String, number: String?) -> String {
        let passage = Passage(label: label, kind: kind, number: number, text: "", range: TextRange(0, 0))
        return Citation(symbol: "A/1", passage: passage).description
    }

    @Test("a passage is cited by its printed number, else by its place")
    func citations() {
        #expect(self.citation(.recommendation, label: "R9", number: "9") == "A/1, recommendation 9")
        #expect(self.citation(.recommendation, label: "R128.26", number: "128.26") == "A/1, recommendation 128.26")
        #expect(self.citation(.operative, label: "OP15", number: "15") == "A/1, paragraph 15")
        #expect(self.citation(.narrative, label: "P42", number: "42") == "A/1, paragraph 42")
        #expect(self.citation(.preambular, label: "PP8", number: nil) == "A/1, preambular paragraph 8")
    }

    @Test("labels begin with a prefix of their kind")
    func prefixes() {
        #expect(PassageKind.allCases.map(\.labelPrefix) == ["R", "OP", "PP", "P"])
    }

    @Test("the scale of strength, the strongest first")
    func strength() {
        let scale: [Strength] = [
            .decides, .urges, .callsUpon, .requests, .should, .encourages, .invites, .shouldConsider, .affirms,
            .takesNote,
        ]
        #expect(scale.shuffled().sorted() == scale)
        #expect(Strength.allCases == scale)
        #expect(scale.map(\.rank) == Array(0..<10))
        #expect(Strength(rawValue: "should consider") == .shouldConsider)
    }

    @Test("a theme's name in a language, else in English, else its identifier")
    func themeLabels() {
        let theme = Theme(id: ThemeID("x"), labels: [.english: "E", .spanish: "S"])
        #expect(theme.label(in: .spanish) == "S")
        #expect(theme.label(in: .french) == "E")
        #expect(Theme(id: ThemeID("x"), labels: [:]).label(in: .french) == "x")
    }
}
