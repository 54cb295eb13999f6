import Model
import Testing

@testable import ThemeClassification

/// Texts as converters and typists leave them.
@Suite(.timeLimit(.minutes(2)))
struct RobustnessTests {
    private func core(_ text: String, _ language: Language? = nil, headings: [String] = []) throws -> [String] {
        try builtInClassifier().classify(text, language: language, headings: headings)
            .filter { $0.grade == .core }.map(\.theme.rawValue)
    }

    @Test(arguments: ["B. Protection of victims", "B. PROTECTION OF VICTIMS", "b) Protección de las VÍCTIMAS"])
    func headingsCountWhateverTheirLetters(_ heading: String) throws {
        let language: Language = heading.contains("V\u{cd}") ? .spanish : .english
        let text = language == .english ? "States may wish to consider this." : "Los Estados podrían considerarlo."
        #expect(try self.core(text, language, headings: [heading]) == ["victim-support"])
    }

    /// Soft hyphens, marks of direction, accents as characters of their own and doubled spaces change nothing.
    @Test func typographyChangesNothing() throws {
        let plain = "Los Estados deberían proporcionar asistencia y refugio seguro a las víctimas de la trata."
        let classifier = try builtInClassifier()
        func scores(_ text: String) -> [Double] { classifier.classify(text, language: .spanish).map(\.score) }
        let expected = scores(plain)
        #expect(!expected.isEmpty)
        #expect(scores(plain.replacing("víctimas", with: "víc\u{AD}ti\u{AD}mas")) == expected)
        #expect(scores(plain.replacing("í", with: "i\u{301}")) == expected)
        #expect(scores("\u{202A}" + plain.replacing(" ", with: "  ") + "\u{202C}") == expected)
        #expect(scores(plain.uppercased()) == expected)
    }

    /// One broken word does not hide what the others say.
    @Test func aBrokenWordHidesLittle() throws {
        let text = "States should pro vide safe shel ter, legal aid and counselling to victims of traf ficking."
        #expect(try self.core(text, .english) == ["victim-support"])
    }

    /// The language that most of a text is in is the one it is read in; the rest does no harm.
    @Test func mixedLanguagesAreReadInTheirMainOne() throws {
        let text = """
            States should offer shelter, medical care and legal aid to all victims of trafficking in persons, in line with the \
            plan called "Plan nacional de lucha contra la trata".
            """
        #expect(try self.core(text) == ["victim-support"])
        #expect(LanguageDetection.detect(text) == .english)
    }

    @Test func rightToLeftTextKeepsItsOffsets() throws {
        let text = "\u{202B}ينبغي للدول أن توفر الحماية والمساعدة لضحايا الاتجار بالأشخاص (UNODC 2019).\u{202C}"
        let given = try builtInClassifier().classify(text, language: nil)
        #expect(given.contains { $0.theme.rawValue == "victim-support" && $0.grade == .core })
        for assignment in given { expectEvidence(of: assignment, in: text) }
    }

    @Test func longPassagesAreReadWhole() throws {
        let filler = String(repeating: "The Committee adopted its programme of work for the next session. ", count: 310)
        let text = filler + "States should compensate and shelter victims of trafficking and protect witnesses."
        #expect(text.count > 20_000)
        let given = try builtInClassifier().classify(text, language: .english)
        let evidence = given.first { $0.theme.rawValue == "victim-support" }?.evidence ?? []
        #expect(evidence.contains { $0.start > 20_000 })
        for assignment in given { expectEvidence(of: assignment, in: text) }
    }

    /// Two classifiers, made one after the other, give the same bytes.
    @Test func everyClassifierGivesTheSameBytes() throws {
        let units = [
            "States should raise awareness of trafficking and support victims through consular assistance.",
            "Los consulados deberían informar a los migrantes de sus derechos y auxiliar a las víctimas.",
            "Следует обеспечить защиту жертв торговли людьми.", "各国应向贩运人口受害人提供援助。",
        ].enumerated().map { ThemeUnit(id: "a:\($0.offset)", text: $0.element) }
        let (first, second) = (
            try ThemeClassifier(taxonomy: .builtIn()), try ThemeClassifier(taxonomy: .builtIn())
        )
        #expect(units.map { first.classify($0).json } == units.map { second.classify($0).json })
    }

    /// Concepts near each other are evidence where no cue is: the span holds both, and the cue says which.
    @Test func conceptsNearEachOtherAreEvidence() throws {
        let classifier = try builtInClassifier()
        let concepts = ConceptNames(classifier.taxonomy)
        #expect(concepts.names == concepts.names.sorted() && !concepts.names.contains("asks"))
        for pair in 0..<concepts.pairCount {
            let (low, high) = concepts.concepts(ofPair: pair)
            #expect(concepts.pair(low, high) == pair && concepts.pair(high, low) == pair)
        }
        var text = "Judges shall listen to survivors. The chair spoke of shelters."
        let matcher = try #require(
            classifier.taxonomy.languages.first { $0.language == .english }.map {
                CueMatcher($0, themes: classifier.taxonomy.themes, concepts: concepts)
            })
        let names = text.withUTF8 { matcher.match($0).pairs.map { concepts.name(ofPair: $0.pair) } }
        #expect(names.contains("victim") && names.contains("service"))
        #expect(!names.contains("service+victim"), "another sentence is not near")
    }
}
