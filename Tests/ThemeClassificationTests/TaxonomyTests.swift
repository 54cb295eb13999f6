import Model
import Testing

@testable import ThemeClassification

@Suite(.timeLimit(.minutes(1)))
struct TaxonomyTests {
    @Test func builtInTaxonomyIsComplete() throws {
        let taxonomy = try Taxonomy.builtIn()
        #expect(taxonomy.themes.map(\.id.rawValue) == ["prevention", "diplomatic-role", "victim-support"])
        #expect(taxonomy.languages.count == Language.allCases.count)
        for theme in taxonomy.themes {
            #expect(theme.labels.count == 6 && theme.scope.count == 6)
            #expect(theme.subthemes.allSatisfy { $0.labels.count == 6 })
            for subtheme in theme.subthemes {
                #expect(theme.cues.contains { $0.subtheme == subtheme.id }, "\(theme.id).\(subtheme.id) has no cue")
            }
            for cue in theme.cues where cue.role != .passing {
                for language in [Language.spanish, .english] {
                    let wordings = taxonomy.languages.first { $0.language == language }?.cues[theme.id]?[cue.id]
                    #expect(wordings?.isEmpty == false, "\(theme.id).\(cue.id) has no wording in \(language)")
                }
            }
        }
    }

    @Test func everyLanguageHasHeadingsAndContext() throws {
        let taxonomy = try Taxonomy.builtIn()
        for cues in taxonomy.languages {
            for theme in taxonomy.themes {
                #expect(cues.cues[theme.id]?["heading"]?.isEmpty == false)
                #expect(cues.cues[theme.id]?["trafficking"]?.isEmpty == false)
            }
            #expect(cues.concepts.contains { $0.name == "asks" })
        }
    }

    @Test func subthemesFollowTheEvidence() throws {
        let taxonomy = try Taxonomy.builtIn()
        let text = "States should provide shelter to victims of trafficking and adopt a national referral mechanism."
        let assignments = try builtInClassifier().classify(text, language: .english)
        let support = try #require(assignments.first { $0.theme.rawValue == "victim-support" })
        let names = taxonomy.subthemes(of: support).map(\.id)
        #expect(names.contains("shelter-services") && names.contains("referral"))
    }

    /// A theme is added by writing a file.
    @Test func aNewThemeNeedsNoCode() throws {
        let taxonomy = try Taxonomy(yaml: smallTaxonomy, name: "small.yaml")
        let classifier = try ThemeClassifier(taxonomy: taxonomy)
        let given = classifier.classify(
            "States should extradite offenders and set up joint investigation teams.", language: .english)
        #expect(given.map(\.theme.rawValue) == ["criminal-justice"])
        #expect(given.first?.grade == .core)
        #expect(given.first?.evidence.map(\.text) == ["extradite", "joint investigation teams"])
        #expect(taxonomy.modelThemes.first?.label(in: .french) == "Criminal justice")
    }

    @Test(arguments: [
        ("schema: 1\n", "schema: 9\n", TaxonomyError.Code.unknownSchema, 1, "schema"),
        ("version: \"7\"\n", "", .missingKey, 0, "version"),
        ("weight: 4.0", "weight: heavy", .invalidValue, 7, "themes[0].cues[0].weight"),
        ("weight: 4.0", "weight: 40", .invalidValue, 7, "themes[0].cues[0].weight"),
        ("weight: 4.0", "wieght: 4.0", .unknownKey, 7, "themes[0].cues[0].wieght"),
        ("{en: Criminal justice}", "{es: Justicia penal}", .missingKey, 5, "themes[0].labels"),
        ("{en: Criminal justice}", "{xx: Nothing}", .invalidValue, 5, "themes[0].labels.xx"),
        ("criminal-justice\n", "Criminal Justice\n", .invalidValue, 4, "themes[0].id"),
        (
            "joint investigation*", "joint* ..99 team", .invalidPattern, 12,
            "languages.en.cues.criminal-justice.extradition[1]"
        ),
        ("joint investigation*", "<nobody> team", .undefined, 12, "languages.en.cues.criminal-justice.extradition[1]"),
        (
            "        extradition:", "        extraditoin:", .undefined, 12,
            "languages.en.cues.criminal-justice.extraditoin"
        ),
        ("themes:", "themes: [", .notYAML, 0, ""),
    ])
    func faultsNameTheirPlace(
        _ right: String, _ wrong: String, _ code: TaxonomyError.Code, _ line: Int, _ path: String
    ) throws {
        let range = try #require(smallTaxonomy.firstRange(of: right))
        let yaml = smallTaxonomy.replacingCharacters(in: range, with: wrong)
        let error = #expect(throws: TaxonomyError.self) { try Taxonomy(yaml: yaml, name: "small.yaml") }
        #expect(error?.code == code)
        #expect(error?.path == path)
        // 0 stands for a fault that has no one line.
        if line > 0 { #expect(error?.line == line) }
        #expect(error?.description.hasPrefix("small.yaml") == true)
        #expect(error?.advice.isEmpty == false)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}

private let smallTaxonomy = """
    schema: 1
    version: "7"
    themes:
      - id: criminal-justice
        labels: {en: Criminal justice}
        cues:
          - {id: extradition, weight: 4.0}
    languages:
      en:
        cues:
          criminal-justice:
            extradition: ["extradit*", "joint investigation* teams"]
    """
