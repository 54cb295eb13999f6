import Foundation
import Model
import Testing

@testable import ThemeClassification

/// Taxonomies that change: checked, compared, extended by a file.
@Suite(.timeLimit(.minutes(2)))
struct ChangingTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "deploy/taxonomies")

    private static func text(_ name: String) throws -> String? {
        let url = Self.folder.appending(path: name)
        // The tests' folder may be a link into the project from a package elsewhere.
        let other = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "deploy/taxonomies/\(name)")
        for url in [url, other] {
            if let text = try? String(contentsOf: url, encoding: .utf8) { return text }
        }
        return nil
    }

    @Test func shippedTaxonomyAddsThemesWithoutCode() throws {
        let yaml = try #require(try Self.text("justice-cooperation-data.yaml"))
        let taxonomy = try Taxonomy(yaml: yaml, name: "more.yaml")
        #expect(taxonomy.themes.count == 6 && taxonomy.version.hasSuffix("+more-2026.1"))
        #expect(taxonomy.themes.allSatisfy { $0.labels.count == 6 && $0.subthemes.allSatisfy { $0.labels.count == 6 } })
        let classifier = try ThemeClassifier(taxonomy: taxonomy)
        func core(_ text: String) -> [String] {
            classifier.classify(text, language: nil).filter { $0.grade == .core }.map(\.theme.rawValue)
        }
        #expect(core("States should prosecute and punish the perpetrators of trafficking.") == ["criminal-justice"])
        #expect(
            core("Los Estados deberían prestarse asistencia judicial recíproca y agilizar la extradición.")
                == ["international-cooperation"])
        #expect(core("States should collect disaggregated data on trafficking.") == ["data-and-research"])
        // The smuggling of migrants is another crime, whatever a thesaurus says.
        #expect(core("The smuggling of migrants by sea has increased.").isEmpty)
    }

    /// Themes that come along change nothing for those that were there.
    @Test func extendingLeavesTheBuiltInThemesAlone() throws {
        let yaml = try #require(try Self.text("justice-cooperation-data.yaml"))
        let (plain, extended) = (
            try builtInClassifier(), try ThemeClassifier(taxonomy: Taxonomy(yaml: yaml, name: "more.yaml"))
        )
        let known = Set(plain.taxonomy.themes.map(\.id))
        for text in [
            "States should shelter victims of trafficking.", "Embassies should inform migrants of their rights.",
            "States should prosecute and punish the perpetrators of trafficking and collect data on victims.",
            "Recommendations on mutual legal assistance, awareness of risks and the confiscation of proceeds.",
        ] {
            for headings in [[], ["Criminal justice"], ["Prevention"], ["Technical assistance"]] {
                let before = plain.classify(text, language: .english, headings: headings)
                let after = extended.classify(text, language: .english, headings: headings)
                #expect(before == after.filter { known.contains($0.theme) }, "\(text) \(headings)")
            }
        }
    }

    @Test(arguments: [
        ("extends: built-in", "extends: nothing", TaxonomyError.Code.invalidValue),
        ("id: own", "id: prevention", .duplicate),
    ])
    func faultyExtensionsAreRefused(_ right: String, _ wrong: String, _ code: TaxonomyError.Code) {
        let yaml = "schema: 1\nversion: \"1\"\nextends: built-in\nthemes:\n  - {id: own, labels: {en: Own}, cues: []}\n"
        let error = #expect(throws: TaxonomyError.self) {
            try Taxonomy(yaml: yaml.replacing(right, with: wrong), name: "own.yaml")
        }
        #expect(error?.code == code)
    }

    @Test func findingsNameWhatIsOdd() throws {
        let taxonomy = try Taxonomy(
            yaml: """
                schema: 1
                version: "1"
                themes:
                  - id: a
                    labels: {en: A, es: A}
                    subthemes: [{id: lonely, labels: {en: L, es: L, fr: L, ru: L, ar: L, zh: L}}]
                    cues: [{id: x, weight: 1}, {id: silent, weight: 1}]
                  - id: b
                    labels: {en: B, es: B, fr: B, ru: B, ar: B, zh: B}
                    cues: [{id: y, weight: 1}]
                languages:
                  en: {cues: {a: {x: [word]}, b: {y: [word]}}}
                """, name: "odd.yaml")
        #expect(
            taxonomy.findings().map { "\($0.theme) \($0.code.rawValue)" } == [
                "a label-missing", "a subtheme-without-cue", "a language-missing", "a cue-without-wording",
                "b language-missing", "b overlap",
            ])
    }

    @Test func builtInTaxonomyHasNoGaps() throws {
        let findings = try Taxonomy.builtIn().findings().filter { $0.code != .overlap }
        #expect(findings.map(\.description) == [])
    }

    @Test func diffCountsWhatChanges() {
        func given(_ theme: String, _ grade: Grade, _ score: Double) -> ThemeAssignment {
            ThemeAssignment(theme: ThemeID(theme), grade: grade, score: score, decidedBy: .classifier)
        }
        var diff = TaxonomyDiff()
        diff.add(unit: "1", before: [given("a", .core, 0.9)], after: [given("a", .touch, 0.2), given("b", .core, 0.8)])
        diff.add(unit: "2", before: [given("a", .touch, 0.3)], after: [given("a", .core, 0.7)])
        diff.add(unit: "3", before: [given("a", .core, 0.6)], after: [])
        diff.add(unit: "4", before: [given("a", .core, 0.6)], after: [given("a", .core, 0.9)])
        for number in 5...12 { diff.add(unit: "\(number)", before: [], after: [given("a", .core, 1)]) }
        #expect(diff.passages == 12 && diff.changedPassages == 11)
        #expect(
            diff.entries.map { "\($0.theme) \($0.change.rawValue) \($0.count) \($0.examples.count)" } == [
                "a added 8 5", "a removed 1 1", "a lowered 1 1", "a raised 1 1", "b added 1 1",
            ])
        #expect(diff.text.contains("and 3 more") && diff.text.contains("1: none -> 0.8"))
    }

    @Test func recordedFiguresAreThere() throws {
        let classifier = try builtInClassifier()
        let figures = classifier.recordedFigures
        for language in [Language.english, .spanish] {
            let own = figures.filter { $0.language == language }
            #expect(own.map(\.scope) == classifier.taxonomy.themes.map { .theme($0.id) } + [.macro, .micro])
            #expect(own.allSatisfy { $0.units > 300 && (0.8...1).contains($0.f1) && $0.precision > 0 && $0.recall > 0 })
        }
        #expect(ThemeClassifier.untrained(taxonomy: classifier.taxonomy).recordedFigures.isEmpty)
    }

    /// Weights of units that the repository itself has: wordings of many kinds of documents go on being understood.
    @Test func writtenUnitsAreClassifiedWell() throws {
        let units = try ThemeUnit.read(jsonLines: try #require(try Self.text("training-units.jsonl")))
        let gold = try GoldStandard(tsv: try #require(try Self.text("training-gold.tsv")))
        let classifier = try builtInClassifier()
        let evaluation = Evaluation(units: units, results: units.map { classifier.classify($0) }, gold: gold)
        // They count less than half in training, so they are no test of learning by heart.
        for entry in evaluation.languages { #expect(entry.macroF1 >= 0.9, "\(entry.language): \(entry.macroF1)") }
        #expect(Set(evaluation.languages.map(\.language)) == Set(Language.allCases))
    }
}
