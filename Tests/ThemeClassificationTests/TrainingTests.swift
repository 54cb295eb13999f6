import Model
import Testing

@testable import ThemeClassification

@Suite(.timeLimit(.minutes(2)))
struct TrainingTests {
    private static let units: [ThemeUnit] = [
        ("a:1", "States should shelter and assist victims of trafficking."),
        ("a:2", "States should adopt a law on trafficking."),
        ("b:1", "States should raise awareness of the risks of trafficking."),
        ("b:2", "The report was adopted by the Committee."),
        ("c:1", "Victims should receive compensation and legal aid."),
        ("c:2", "Consular officers should be trained on trafficking."),
        ("d:1", "The root causes of trafficking should be addressed."), ("d:2", "States should punish offenders."),
    ].map { ThemeUnit(id: $0.0, text: $0.1, language: .english) }

    private static let gold = """
        unit\tprevention\tdiplomatic-role\tvictim-support
        a:1\t-\t-\tcore
        a:2\t-\t-\t-
        b:1\tcore\t-\t-
        b:2\t-\t-\t-
        c:1\t-\t-\tcore
        c:2\t-\tcore\t-
        d:1\tcore\t-\ttouch
        d:2\t-\t-\t-
        """

    @Test func trainingIsReproducible() throws {
        let trainer = Trainer(taxonomy: try Taxonomy.builtIn())
        let gold = try GoldStandard(tsv: Self.gold)
        let first = try trainer.train(units: Self.units, gold: gold)
        let second = try trainer.train(units: Self.units.reversed().reversed(), gold: gold)
        #expect(first.weights == second.weights)
        #expect(first.plain == second.plain)
        let model = try ThemeModel(json: first.weights)
        #expect(model.schema == 1 && !model.version.isEmpty)
        #expect(
            model.figures.keys.sorted() == [
                "cross-validated en", "cross-validated scores from 0.8", "plain en", "plain scores from 0.8",
            ])
    }

    /// What is shipped holds numbers and cue names, no words of the units.
    @Test func weightsHoldNoTexts() throws {
        let outcome = try Trainer(taxonomy: Taxonomy.builtIn()).train(
            units: Self.units, gold: GoldStandard(tsv: Self.gold))
        #expect(!outcome.weights.contains("Committee") && !outcome.weights.contains("legal aid"))
    }

    @Test func foldsKeepSourcesTogether() {
        let sources = ["a", "b", "cladem:2001-01-05", "cladem:2001-01-08", "cladem:2002-01-01", "a", "a", "d"]
        let folds = SourceFolds(sources: sources, count: 3).folds
        #expect(folds.flatMap { $0 }.sorted() == Set(sources).sorted())
        #expect(folds.contains { $0.contains("cladem:2001-01-05") && $0.contains("cladem:2001-01-08") })
        #expect(folds.count == 3)
    }

    /// With nothing to learn from, weights stay as expected; with much, they follow the labels.
    @Test func regressionHoldsToWhatIsExpected() {
        var vector = FeatureVector()
        vector.add(0, 1)
        let example = Logistic.Example(vector: vector, label: 1, weight: 1)
        let none = Logistic.fit([], count: 1, expectedBias: -1, expected: { _ in 2 }, penalty: { _ in 1 })
        #expect(none.bias == -1 && none.weights == [2])
        let weak = Logistic.fit([example], count: 1, expectedBias: -3, expected: { _ in 0 }, penalty: { _ in 1 })
        let strong = Logistic.fit(
            Array(repeating: example, count: 50), count: 1, expectedBias: -3, expected: { _ in 0 }, penalty: { _ in 1 })
        #expect(weak.weights[0] > 0 && strong.weights[0] > weak.weights[0])
        #expect(Logistic.sigmoid(0) == 0.5 && Logistic.sigmoid(800) == 1 && Logistic.sigmoid(-800) == 0)
    }
}
