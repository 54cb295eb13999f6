import Model
import Testing

@testable import ThemeClassification

/// Sentences written for these tests.
@Suite(.timeLimit(.minutes(1)))
struct ClassifierTests {
    private func grade(_ theme: String, _ text: String, _ language: Language? = nil, headings: [String] = []) throws
        -> Grade?
    {
        try builtInClassifier().classify(text, language: language, headings: headings)
            .first { $0.theme.rawValue == theme }?.grade
    }

    @Test(arguments: [
        (
            Language.spanish, "prevention",
            "Se exhorta a los Estados a organizar campañas de sensibilización pública sobre los riesgos de la trata."
        ),
        (.spanish, "prevention", "Los Gobiernos deberían desalentar la demanda que fomenta la trata de personas."),
        (
            .spanish, "diplomatic-role",
            "Los Estados deberían capacitar a los funcionarios consulares para detectar casos de trata de personas."
        ),
        (
            .spanish, "victim-support",
            "Los Estados deberían ofrecer alojamiento seguro y asistencia psicológica a las víctimas de la trata."
        ),
        (.spanish, "victim-support", "Proteger a las víctimas de la trata y castigar a los responsables."),
        (
            .english, "diplomatic-role",
            "Consular offices should assist nationals who are victims of trafficking abroad."
        ),
        (
            .english, "prevention",
            "States should address the root causes of trafficking in persons and reduce vulnerability to exploitation."
        ),
        (
            .english, "prevention",
            "Companies should exercise due diligence to prevent forced labour in their supply chains."
        ),
        (
            .english, "diplomatic-role",
            "Embassies should interview domestic workers employed in diplomatic households about signs of trafficking."
        ),
        (
            .english, "victim-support",
            "The Government should compensate victims of trafficking and protect witnesses from intimidation."
        ),
        (
            .french, "prevention",
            "Les États devraient mener des campagnes de sensibilisation du public aux risques de la traite des personnes."
        ),
        (
            .french, "victim-support",
            "Les États devraient offrir un hébergement sûr et une assistance juridique aux victimes de la traite."
        ),
        (
            .french, "diplomatic-role",
            "Les agents consulaires devraient être formés à repérer les victimes de la traite des personnes."
        ),
        (
            .russian, "prevention",
            "Государствам следует проводить информационные кампании для предупреждения торговли людьми."
        ),
        (.russian, "victim-support", "Государствам следует обеспечить защиту и реабилитацию жертв торговли людьми."),
        (
            .russian, "diplomatic-role",
            "Следует проводить обучение консульских сотрудников по вопросам торговли людьми."
        ),
        (.arabic, "prevention", "ينبغي للدول أن تنظم حملات توعية لمنع الاتجار بالأشخاص."),
        (.arabic, "victim-support", "ينبغي للدول أن توفر الحماية والمساعدة لضحايا الاتجار بالأشخاص وإعادة تأهيلهم."),
        (.arabic, "diplomatic-role", "ينبغي تدريب الموظفين القنصليين على كشف حالات الاتجار بالأشخاص."),
        (.chinese, "prevention", "各国应开展提高公众认识的宣传活动，预防人口贩运。"),
        (.chinese, "victim-support", "各国应向贩运人口受害人提供援助、保护和康复服务。"),
        (.chinese, "diplomatic-role", "各国应培训领事官员，以便发现贩运人口的案件。"),
    ])
    func recognisesThemes(_ language: Language, _ theme: String, _ text: String) throws {
        #expect(try self.grade(theme, text, language) == .core)
        #expect(try self.grade(theme, text) == .core, "without being told the language")
        #expect(try self.grade(theme, text.uppercased(), language) == .core, "in capitals")
        for assignment in try builtInClassifier().classify(text, language: language) {
            expectEvidence(of: assignment, in: text)
        }
    }

    @Test(arguments: [
        (Language.spanish, "El Comité aprobó su programa y escuchó una declaración de la Presidencia."),
        (.spanish, "Los Estados deberían tipificar como delito la trata y enjuiciar a los tratantes."),
        (.english, "The Working Group adopted its report and thanked the secretariat."),
        (.english, "States should criminalize trafficking in persons and extradite offenders."),
        (.english, "The ambassador presented his credentials before the security council met."),
        (.french, "Le Comité a adopté l'ordre du jour de sa session."),
        (.russian, "Комитет утвердил повестку дня своей сессии."),
        (.arabic, "أقرت اللجنة جدول أعمال دورتها."),
        (.chinese, "委员会通过了会议议程。"),
    ])
    func leavesOtherMattersAlone(_ language: Language, _ text: String) throws {
        #expect(try builtInClassifier().classify(text, language: language).allSatisfy { $0.grade != .core })
    }

    /// "prevenir y combatir" names prevention without asking for it.
    @Test func aSetPhraseOnlyTouches() throws {
        #expect(
            try self.grade(
                "prevention", "El Comité acoge los esfuerzos por prevenir y combatir la trata de personas.", .spanish)
                == .touch)
        #expect(
            try self.grade(
                "prevention", "The Committee notes efforts to prevent and combat trafficking in persons.", .english)
                == .touch)
    }

    /// The name of an instrument is no measure.
    @Test func anInstrumentsNameOnlyTouches() throws {
        let text = "Insta a ratificar el Protocolo para Prevenir, Reprimir y Sancionar la Trata de Personas."
        #expect(try self.grade("prevention", text, .spanish) != .core)
    }

    /// What stands in a title is passing.
    @Test func aTitleOnlyTouches() throws {
        let plain = "Recuerda la protección y asistencia de las víctimas de la trata en los conflictos armados."
        let title =
            "Recuerda el informe “Protección y asistencia de las víctimas de la trata en los conflictos armados”."
        let classifier = try builtInClassifier()
        func score(_ text: String) -> Double {
            classifier.classify(text, language: .spanish).first { $0.theme.rawValue == "victim-support" }?.score ?? 0
        }
        #expect(score(plain) > 0.5)
        #expect(score(title) < 0.5)
    }

    /// Keeping people from becoming victims is prevention, not support.
    @Test func becomingAVictimIsNotSupport() throws {
        let text = "States should protect children from becoming victims of trafficking."
        #expect(try self.grade("victim-support", text, .english) != .core)
        #expect(try self.grade("prevention", text, .english) == .core)
    }

    /// Diplomacy at high level is not the theme.
    @Test func highDiplomacyIsNotTheTheme() throws {
        #expect(
            try self.grade("diplomatic-role", "It welcomed the diplomatic efforts towards a ceasefire.", .english)
                != .core)
    }

    /// A passage under a document's own heading inherits its theme, and says so.
    @Test func aHeadingDecides() throws {
        let text = "Los Estados deberían estudiar la posibilidad de firmar acuerdos bilaterales."
        let heading = "C. Recomendaciones sobre el papel del personal diplomático y consular"
        let classifier = try builtInClassifier()
        #expect(classifier.classify(text, language: .spanish).isEmpty)
        let given = try #require(
            classifier.classify(text, language: .spanish, headings: ["II. Recomendaciones", heading]).first)
        #expect(given.theme.rawValue == "diplomatic-role")
        #expect(given.grade == .core)
        #expect(given.decidedBy == .heading)
        #expect(given.evidence.first?.cue == "heading" && given.evidence.first?.text == heading)
    }

    /// Under a heading of its theme, a passage whose own words suffice is decided by them.
    @Test func ownWordsComeFirst() throws {
        let text = "Los Estados deberían proporcionar asistencia y refugio seguro a las víctimas de la trata."
        let given = try builtInClassifier().classify(
            text, language: .spanish, headings: ["B. Protección de las víctimas"])
        #expect(given.first { $0.theme.rawValue == "victim-support" }?.decidedBy == .classifier)
    }

    @Test func sameTextSameAnswer() throws {
        let text = "States should raise awareness of trafficking and support victims through consular assistance."
        let unit = ThemeUnit(id: "a:1", text: text, language: .english)
        let first = try builtInClassifier().classify(unit).json
        for _ in 0..<3 { #expect(try builtInClassifier().classify(unit).json == first) }
    }

    @Test func survivesOddTexts() throws {
        let classifier = try builtInClassifier()
        let sentence = "Los Estados deberían proteger a las víctimas de la trata. "
        let texts = [
            "", " ", "\n\n", "🎗🎗", "\u{202E}victims\u{202C}", "vic tims of traf ficking", "????", "víctimas\u{0}trata",
            String(repeating: sentence, count: 400), String(repeating: "victim ", count: 3000),
            String(repeating: "prevenir y combatir ", count: 1000),
            "Protect victims. حماية الضحايا. 保护被害人。 Защита жертв.",
        ]
        for text in texts {
            for language in Language.allCases + [nil] as [Language?] {
                for assignment in classifier.classify(text, language: language) {
                    expectEvidence(of: assignment, in: text)
                }
            }
        }
        #expect(classifier.classify("", language: nil).isEmpty)
        #expect(
            classifier.classify(String(repeating: sentence, count: 400), language: .spanish).contains {
                $0.grade == .core
            })
    }

    @Test func explainsAlsoWhatWasNotGiven() throws {
        let explanation = try builtInClassifier().explain(
            "States should shelter victims of trafficking.", language: nil)
        #expect(explanation.language == .english)
        #expect(explanation.reasons.count == 3)
        #expect(explanation.text.contains("Victim support: core"))
        #expect(explanation.text.contains("Role of diplomatic and consular staff and liaison officers: not given"))
        #expect(explanation.runnerUp?.theme.rawValue != "victim-support")
        #expect(explanation.text.contains("came next and lost: score 0."))
    }

    @Test(arguments: [
        ("The States should protect the victims", Language.english),
        ("Los Estados deben proteger a las víctimas", .spanish),
        ("Les États devraient protéger les victimes", .french), ("Защита жертв", .russian), ("حماية الضحايا", .arabic),
        ("保护被害人", .chinese),
    ])
    func findsTheLanguage(_ text: String, _ language: Language) {
        #expect(LanguageDetection.detect(text) == language)
    }

    @Test(arguments: ["", "123 456", "🎗", "…"]) func findsNoLanguageInNothing(_ text: String) {
        #expect(LanguageDetection.detect(text) == nil)
    }
}
