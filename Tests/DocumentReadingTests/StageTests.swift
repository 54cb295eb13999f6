import Model
import Testing

@testable import DocumentReading

@Suite("Single stages", .timeLimit(.minutes(1)))
struct StageTests {
    private func label(_ text: String) -> LineLabel? {
        Array(text.utf8).withUnsafeBufferPointer { LineLabel($0, 0, end: $0.count) }
    }

    @Test(
        "labels",
        arguments: [
            ("12. Text", LineLabel.Form.number, 12), ("12.", .number, 12), ("(12) Text", .number, 12),
            ("7) Text", .number, 7),
            ("a) Text", .letter, 1), ("(b) Text", .letter, 2), ("(i) Text", .letter, 9), ("IV. Text", .capital, 0),
            ("B. Text", .capital, 2), ("• Text", .bullet, 0), ("128.26 Text", .dotted, 128), ("三、文", .ideographic, 3),
            ("в) текст", .letter, 3), ("(ب) نص", .letter, 2), ("12 - نص", .number, 12), ("(هـ) نص", .letter, 5),
        ])
    func labels(_ text: String, _ form: LineLabel.Form, _ value: Int) throws {
        let label = try #require(self.label(text))
        #expect(label.form == form && label.value == value)
    }

    @Test(
        "no labels",
        arguments: [
            "1.387 of 19 December", "40 per cent", "2030 Agenda", "I went", "A lantern", "Mr. Keeper", "civil)",
            "1,000 lamps",
            "2.5 km", "a lantern)", "Mix. Text",
        ])
    func noLabels(_ text: String) { #expect(self.label(text).map { $0.form != .dotted } != true) }

    @Test(
        "dates in six languages",
        arguments: [
            (Language.english, "on 18 December 2019", "2019-12-18"),
            (.spanish, "el 18 de diciembre de 2019", "2019-12-18"),
            (.french, "le 1er décembre 2019", "2019-12-01"), (.russian, "18 декабря 2019 года", "2019-12-18"),
            (.chinese, "2019年12月18日", "2019-12-18"), (.arabic, "18 كانون الأول/ديسمبر 2019", "2019-12-18"),
        ])
    func dates(_ language: Language, _ text: String, _ date: String) {
        let found = DateReader(lexicon: Lexicon.of(language)).first(Folding.fold(text))
        #expect(found?.date.description == date)
    }

    @Test("every language has its data")
    func lexicons() {
        #expect(Set(Lexicon.all.keys) == Set(Language.allCases))
        for lexicon in Lexicon.all.values { #expect(!lexicon.genreKinds.contains(.unknown)) }
        for lexicon in Lexicon.all.values { #expect(Set(lexicon.strengths) == Set(Strength.allCases)) }
    }

    @Test(
        "languages",
        arguments: [
            (
                Language.english,
                "The keepers of the lanterns met on the pier and spoke of the light that they had seen."
            ),
            (
                .spanish,
                "Los guardianes de los faroles se reunieron en el muelle para hablar de la luz que vieron y del lago."
            ),
            (
                .french,
                "Les gardiens des lanternes se sont réunis sur le quai pour parler de la lumière et du lac qui est là."
            ),
            (.russian, "Хранители фонарей встретились на причале и говорили о свете."),
            (.chinese, "灯笼的守护者在码头上开会，谈论他们所看到的光。"), (.arabic, "اجتمع حراس الفوانيس على الرصيف وتحدثوا عن الضوء"),
        ])
    func languages(_ language: Language, _ text: String) {
        let found = Array(text.utf8).withUnsafeBufferPointer { LanguageFinder.find($0) }
        #expect(found == LanguageFinder.Finding(language: language, isSure: true))
    }

    @Test(
        "resolutions in the other languages",
        arguments: [
            (
                Language.french,
                "L'Assemblée générale,\nRappelant sa résolution 60/998,\nConsciente de l'importance des lanternes du lac et des quais,\n1. Prie instamment les États Membres d'allumer leurs lanternes;\n2. Décide de rester saisie de la question.\n",
                Strength.urges
            ),
            (
                .russian,
                "Генеральная Ассамблея,\nссылаясь на свою резолюцию 60/998,\nбудучи глубоко обеспокоена состоянием фонарей на озере,\n1. настоятельно призывает государства-члены зажечь фонари;\n2. постановляет продолжать рассмотрение этого вопроса.\n",
                .urges
            ),
            (.chinese, "大会，\n回顾其第60/998号决议，\n深为关切湖上灯笼的状况，\n1. 敦促会员国点亮灯笼；\n2. 决定继续处理此案。\n", .urges),
            (
                .arabic,
                "إن الجمعية العامة،\nإذ تشير إلى قرارها 60/998،\nوإذ يساورها القلق إزاء حالة الفوانيس على البحيرة،\n1 - تحث الدول الأعضاء على إضاءة الفوانيس؛\n2 - تقرر أن تبقي المسألة قيد نظرها.\n",
                .urges
            ),
        ])
    func resolutions(_ language: Language, _ text: String, _ strength: Strength) {
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.kind == .resolution && document.language == language)
        #expect(document.passages.map(\.label) == ["PP1", "PP2", "OP1", "OP2"])
        #expect(document.passages.dropFirst(2).map(\.strength) == [strength, .decides])
        #expect(document.passages.dropFirst(2).first?.addressees == ["Member States"])
        #expect(document.passages.first?.citations == ["A/RES/60/998"])
    }
}

@Suite("Languages whose letters do not show where a paragraph begins", .timeLimit(.minutes(1)))
struct CaselessTests {
    @Test("Russian paragraphs begin small: a participle inside a sentence is none")
    func russian() {
        let text = """
            Семьдесят четвертая сессия
            Пункт 106 повестки дня
            Резолюция, принятая Генеральной Ассамблеей
            18 декабря 2019 года
            74/999. Фонари на озере
            Генеральная Ассамблея,
            ссылаясь на свою резолюцию 60/998 о фонарях на озере и о смотрителях, которые
            зажигают их,
            признавая, что фонари на причалах нужны всем лодкам, которые выходят зимой,
            отмечая в этой связи, что их свет виден издалека,
            1. настоятельно призывает государства-члены зажигать фонари на всех причалах,
            отмечая при этом важность света;
            2. постановляет продолжать рассмотрение этого вопроса.
            50-е пленарное заседание
            18 декабря 2019 года
            """
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.passages.map(\.label) == ["PP1", "PP2", "OP1", "OP2"])
        #expect(document.symbol == "A/RES/74/999" && document.session == 74 && document.agendaItem == "106")
        #expect(document.date == CalendarDate("2019-12-18"))
        #expect(document.title == "Фонари на озере")
    }

    @Test("Chinese lines that happen to begin with a verb are no paragraphs")
    func chinese() {
        let text = """
            第七十四届会议
            议程项目106
            2019年12月18日大会决议
            74/999. 湖上的灯笼
            大会，
            回顾其关于湖上灯笼和点亮灯笼的守护者以及所有码头和船只的第60/998号决议，
            强调灯笼的重要性，
            铭记码头上的灯笼对所有在冬季出航的船只都是必要的，而且其光亮在远处也能看到，
            1. 敦促会员国点亮所有码头上的灯笼；
            2. 决定继续处理此案。
            第50次全体会议
            2019年12月18日
            """
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.passages.filter { $0.kind == .operative }.count == 2)
        #expect(document.passages.last?.text == "决定继续处理此案。")
        #expect(document.symbol == "A/RES/74/999" && document.session == 74 && document.agendaItem == "106")
        #expect(document.date == CalendarDate("2019-12-18"))
    }

    @Test("Arabic: number with a dash, session behind its word")
    func arabic() {
        let text = """
            الدورة الرابعة والسبعون
            البند 106 من جدول الأعمال
            قرار اتخذته الجمعية العامة في 18 كانون الأول/ديسمبر 2019
            74/999 - فوانيس البحيرة
            إن الجمعية العامة،
            إذ تشير إلى قرارها 60/998 بشأن فوانيس البحيرة،
            وإذ تسلم بأهمية الفوانيس على الأرصفة،
            1 - تحث الدول الأعضاء على إضاءة الفوانيس على جميع الأرصفة؛
            2 - تقرر أن تبقي المسألة قيد نظرها.
            الجلسة العامة 50
            """
        let document = DocumentReader().read(text.extracted()).document
        #expect(document.passages.map(\.label) == ["PP1", "PP2", "OP1", "OP2"])
        #expect(document.symbol == "A/RES/74/999" && document.session == 74 && document.agendaItem == "106")
        #expect(document.title == "فوانيس البحيرة")
        #expect(document.date == CalendarDate("2019-12-18"))
    }
}
