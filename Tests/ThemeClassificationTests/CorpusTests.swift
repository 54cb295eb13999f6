import Model
import Testing

@testable import ThemeClassification

@Suite(.timeLimit(.minutes(3)))
struct CorpusTests {
    /// The figures of `weights.json` are those of the weights beside them.
    @Test func developmentFiguresAreAsRecorded() throws {
        guard let (units, gold) = try Corpus.set("dev") else { return }
        let classifier = try builtInClassifier()
        let model = try ThemeModel(json: #require(BuiltInData.weights))
        let evaluation = Evaluation(units: units, results: units.map { classifier.classify($0) }, gold: gold)
        for language in [Language.spanish, .english] {
            let recorded = try #require(model.figures["plain \(language.rawValue)"])
            let found = try #require(evaluation.figures(language))
            #expect(found.macroF1 >= (recorded["macro-F1"] ?? 1) - 0.0015)
            #expect(found.micro.f1 >= (recorded["micro-F1"] ?? 1) - 0.0015)
            for (theme, figures) in zip(evaluation.themes, found.themes) {
                #expect(figures.f1 >= (recorded["\(theme) F1"] ?? 1) - 0.0015, "\(language) \(theme)")
            }
        }
    }

    /// Weights that did not see a unit's source are nearly as good: what is shipped has not learnt the texts by heart.
    @Test func recordedCrossValidationIsGood() throws {
        let model = try ThemeModel(json: #require(BuiltInData.weights))
        for language in ["es", "en"] {
            let recorded = try #require(model.figures["cross-validated \(language)"])
            #expect(recorded["macro-F1"] ?? 0 >= 0.93)
            for theme in try builtInClassifier().taxonomy.themes {
                #expect(recorded["\(theme.id) F1"] ?? 0 >= 0.9, "\(language) \(theme.id)")
            }
        }
        let sure = try #require(model.figures["cross-validated scores from 0.8"])
        #expect(abs((sure["promised"] ?? 0) - (sure["came true"] ?? 1)) <= 0.05)
    }

    /// The figures were written together with these weights and for this taxonomy, so neither can be changed alone.
    @Test func figuresBelongToTheWeights() throws {
        let model = try ThemeModel(json: #require(BuiltInData.weights))
        #expect(model.version == Trainer.checksum(model))
        #expect(try model.taxonomy == Taxonomy.builtIn().version)
    }

    /// In the other four languages few units are about the themes: what is measured is mostly false alarms.
    @Test func otherLanguagesRaiseFewFalseAlarms() throws {
        guard let (units, gold) = try Corpus.set("multi") else { return }
        let classifier = try builtInClassifier()
        let evaluation = Evaluation(units: units, results: units.map { classifier.classify($0) }, gold: gold)
        for entry in evaluation.languages {
            #expect(entry.micro.falsePositives <= 5, "\(entry.language)")
        }
    }

    /// Evidence can be found again in the text by its offsets, in every language.
    @Test func evidenceStandsWhereItSays() throws {
        for name in ["dev", "multi"] {
            guard let (units, _) = try Corpus.set(name) else { return }
            let classifier = try builtInClassifier()
            for unit in units {
                for assignment in classifier.classify(unit).themes {
                    expectEvidence(of: assignment, in: unit.text)
                }
            }
        }
    }
}

/// Expects that every span holds the words it gives, and that spans are sorted.
func expectEvidence(
    of assignment: ThemeAssignment, in text: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let scalars = Array(text.unicodeScalars)
    var last = 0
    for evidence in assignment.evidence where evidence.cue != "heading" {
        guard 0 <= evidence.start, evidence.start < evidence.end, evidence.end <= scalars.count else {
            Issue.record("\(evidence.start)..<\(evidence.end) is not in the text", sourceLocation: sourceLocation)
            continue
        }
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[evidence.start..<evidence.end])
        #expect(String(words) == evidence.text, sourceLocation: sourceLocation)
        #expect(evidence.start >= last, sourceLocation: sourceLocation)
        last = evidence.start
    }
}
