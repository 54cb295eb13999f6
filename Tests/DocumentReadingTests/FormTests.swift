import DocumentReading
import Model
import Testing

/// The forms of the languages and bodies. Sentences written for these tests.
@Suite("Forms of documents in six languages", .timeLimit(.minutes(1)))
struct FormTests {
    private func read(_ text: String) -> Document { DocumentReader().read(text.extracted()).document }

    @Test("Russian: paragraphs begin with a small letter, lines are full, first lines indented")
    func russian() {
        let document = self.read(
            """
            Организация Объединенных Наций A/RES/75/999
            Генеральная Ассамблея
            Семьдесят пятая сессия
            Пункт 9 (б) повестки дня
                       Резолюция, принятая Генеральной Ассамблеей
                       20 августа 2021 года
                       75/999. Охрана маяков

                 Генеральная Ассамблея,
                 ссылаясь на свои резолюции 74/998 от 10 октября 2019 года и 73/997 от
            26 ноября 2018 года,
                 отмечая, что хранители маяков живут в уединении долгие темные месяцы,
                 будучи глубоко обеспокоена закрытием трех маяков на северном берегу,
                 принимая во внимание доклад хранителей и просьбы жителей побережья,
                 1.   настоятельно призывает государства-члены вновь зажечь маяки;
                 2.   постановляет продолжить рассмотрение этого вопроса.
                                          103-е пленарное заседание,
                                          20 августа 2021 года
            """)
        #expect(document.passages.map(\.label) == ["PP1", "PP2", "PP3", "PP4", "OP1", "OP2"])
        #expect(document.symbol == "A/RES/75/999")
        #expect(document.title == "Охрана маяков")
        #expect(document.session == 75)
        #expect(document.agendaItem == "9 (б)")
        #expect(document.date == CalendarDate("2021-08-20"))
        #expect(document.verdict == Verdict(.faithful))
    }

    @Test("a body's name in the masthead does not open the text; the session's days are not the day of adoption")
    func council() {
        let document = self.read(
            """
            A/HRC/RES/50/999
            Совет по правам человека
            Пятидесятая сессия
            13 июня — 8 июля 2022 года
            Пункт 3 повестки дня
            Резолюция, принятая Советом по правам человека 7 июля 2022 года
            50/999. Права человека и маяки
            Совет по правам человека,
            руководствуясь Уставом Организации Объединенных Наций,
            подтверждая, что свет нужен всем,
            1. призывает все государства вновь открыть маяки;
            2. постановляет продолжить рассмотрение этого вопроса.
            """)
        #expect(document.passages.map(\.label) == ["PP1", "PP2", "OP1", "OP2"])
        #expect(document.session == 50)
        #expect(document.date == CalendarDate("2022-07-07"))
        #expect(document.title == "Права человека и маяки")
    }

    @Test("Chinese: one line is one paragraph")
    func chinese() {
        let document = self.read(
            """
            联合国 S/RES/2999(2022)
            安全理事会
            第2999(2022)号决议
            2022年8月31日安全理事会第9121次会议通过
            安全理事会，
            回顾其以往关于灯塔的所有决议，特别是关于内陆水域灯塔的各项决议，
            重申坚决支持海岸的完整，
            认定局势威胁航行，
            1. 决定将任务期限延长至2023年8月31日；
            2. 决定继续积极处理此案。
            """)
        #expect(document.passages.map(\.label) == ["PP1", "PP2", "PP3", "OP1", "OP2"])
        #expect(document.title == "第2999(2022)号决议")
        #expect(document.date == CalendarDate("2022-08-31"))
    }

    @Test("Chinese articles beyond one hundred")
    func chineseArticles() {
        let numerals = ["九十七", "九十八", "九十九", "一百", "一百零一", "一百零二", "一百一十", "一百一十一"]
        let text = "联合国宪章\n" + numerals.map { "第\($0)条\n看守人应当点亮灯塔，并应当每年报告一次。" }.joined(separator: "\n")
        #expect(
            self.read(text).passages.map(\.number) == ["97", "98", "99", "100", "101", "102", "110", "111"])
    }

    @Test("Arabic headings by ordinals and names of letters, and an item with an Arabic letter")
    func arabic() {
        let document = self.read(
            """
            CTOC/COP/WG.4/2022/999
            البند 74 (ب) من جدول الأعمال

            تقرير عن اجتماع الفريق العامل المعني بالمنارات
            أولا- مقدمة
            1- قرر المؤتمر أن يعقد الفريق العامل اجتماعات منتظمة.
            2- عقد الفريق العامل أحد عشر اجتماعا.
            ثانيا- التوصيات
            3- اعتمد الفريق العامل التوصيات التالية:
            ألف- توصيات بشأن المنارات
            التوصية 1
            ينبغي للدول الأطراف أن توقد مناراتها.
            باء- توصيات بشأن الزيت
            التوصية 2
            ينبغي للدول الأطراف أن تشتري الزيت.
            """)
        #expect(document.passages.map(\.label) == ["P1", "P2", "P3", "R1", "R2"])
        #expect(document.passages[3].section == ["ثانيا- التوصيات", "ألف- توصيات بشأن المنارات"])
        #expect(document.passages[4].section == ["ثانيا- التوصيات", "باء- توصيات بشأن الزيت"])
        #expect(document.agendaItem == "74 (ب)")
        #expect(document.title == "تقرير عن اجتماع الفريق العامل المعني بالمنارات")
    }

    @Test("a title that goes on behind a word which cannot end it")
    func title() {
        let document = self.read(
            """
            CEDAW/C/LKL/CO/7
            Concluding observations on the seventh periodic report of
            Lakeland*
            1. The Committee considered the report of Lakeland at two meetings.
            2. The Committee welcomes the lanterns.
            3. The Committee recommends that the State party light more of them.
            """)
        #expect(document.kind == .concludingObservations)
        #expect(document.title == "Concluding observations on the seventh periodic report of Lakeland")
    }

    @Test("what has been is no deadline")
    func deadlines() {
        let document = self.read(
            """
            A/RES/61/999
            Sixty-first session
            Resolution adopted by the General Assembly on 4 March 2007
            61/999. Lanterns of the lake
            The General Assembly,
            Recalling the lanterns,
            1. Welcomes the report submitted to it at its sixtieth session;
            2. Requests the Secretary-General to report at its sixty-third session;
            3. Urges Member States to light their lanterns by 30 June 2009;
            4. Notes the lanterns that were lit before 1 May 2004.
            """)
        let deadlines = document.passages.filter { $0.kind == .operative }.map(\.deadline)
        #expect(deadlines == [nil, "at its sixty-third session", "2009-06-30", nil])
    }
}
