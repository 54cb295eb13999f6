import Model
import Testing

@testable import ThemeClassification

@Suite(.timeLimit(.minutes(1)))
struct EvaluationTests {
    private func result(_ id: String, _ grades: [(String, Grade, Double)]) -> ThemeUnitResult {
        ThemeUnitResult(
            id: id,
            themes: grades.map {
                ThemeAssignment(theme: ThemeID($0.0), grade: $0.1, score: $0.2, decidedBy: .classifier)
            })
    }

    @Test func countsCoreAndLeavesTouchOut() throws {
        let gold = try GoldStandard(tsv: "unit\ta\tb\n1\tcore\t-\n2\tcore\ttouch\n3\t-\t-\n4\ttouch\tcore\n")
        let units = ["1", "2", "3", "4", "5"].map { ThemeUnit(id: $0, text: "x", language: .english) }
        let results = [
            self.result("1", [("a", .core, 0.9), ("b", .core, 0.6)]),
            self.result("2", [("a", .touch, 0.3), ("b", .core, 0.9)]),
            self.result("3", [("a", .core, 0.7)]), self.result("4", [("a", .core, 0.9), ("b", .core, 0.8)]),
            self.result("5", []),
        ]
        let evaluation = Evaluation(units: units, results: results, gold: gold)
        let english = try #require(evaluation.figures(.english))
        #expect(english.units == 4)
        #expect(english.themes[0].truePositives == 1 && english.themes[0].falsePositives == 1)
        #expect(english.themes[0].falseNegatives == 1 && english.themes[0].f1 == 0.5)
        #expect(english.themes[1].precision == 0.5 && english.themes[1].recall == 1)
        #expect(abs(english.macroF1 - (0.5 + 2.0 / 3) / 2) < 1e-12)
        #expect(evaluation.confusions.map(\.unit) == ["2", "3", "1"])
        #expect(evaluation.table().contains("\nmacro "))
        #expect(try evaluation.json().contains("\"confusions\""))
    }

    @Test(arguments: [
        ("", 1), ("unit\n", 1), ("unit\ta\n1\tcore\t-\n", 2), ("unit\ta\n1\tyes\n", 2), ("unit\ta\n1\t-\n1\t-\n", 3),
    ])
    func goldFaultsNameTheLine(_ tsv: String, _ line: Int) {
        let error = #expect(throws: GoldError.self) { try GoldStandard(tsv: tsv, name: "gold.tsv") }
        #expect(error?.line == line)
    }

    @Test func readsUnits() throws {
        let units = try ThemeUnit.read(
            jsonLines:
                "{\"id\":\"s:1:R2\",\"text\":\"x\",\"language\":\"es\",\"heading\":\"A\"}\n\n{\"id\":\"b\",\"text\":\"y\"}\n"
        )
        #expect(units.count == 2 && units[0].source == "s:1" && units[1].language == nil && units[1].source == "b")
        #expect(throws: GoldError.self) { try ThemeUnit.read(jsonLines: "{\"id\":\"b\"}") }
        #expect(throws: GoldError.self) {
            try ThemeUnit.read(jsonLines: "{\"id\":\"b\",\"text\":\"y\",\"language\":\"xx\"}")
        }
    }

    @Test func writesResults() {
        let assignment = ThemeAssignment(
            theme: ThemeID("a"), grade: .core, score: 0.5, decidedBy: .heading,
            evidence: [Evidence(start: 0, end: 3, text: "\"é\"\n", cue: "a.b", weight: 1.25)])
        #expect(
            ThemeUnitResult(id: "x", themes: [assignment]).json
                == #"{"id":"x","themes":[{"theme":"a","grade":"core","score":0.5,"decidedBy":"heading","#
                + #""evidence":[{"start":0,"end":3,"text":"\"é\"\n","cue":"a.b","weight":1.25}]}]}"#)
    }
}
