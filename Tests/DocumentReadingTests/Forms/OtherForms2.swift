import Testing

@Suite("Forms of decisions, statements, and of what holds no passages, part 2", .timeLimit(.minutes(1)))
struct OtherForms2 {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "agenda ar",
            text: #"""
                CTOC/COP/WG.4/2026/1
                الأمم المتحدة
                مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية
                Distr.: General
                17 July 2026
                Arabic
                Original: English
                الفريق العامل المعني بالاتجار بالأشخاص
                فيينا، ١٤ و١٥ تشرين الأول/أكتوبر ٢٠٢٦
                جدول الأعمال المؤقت المشروح
                جدول الأعمال المؤقت
                ١- المسائل التنظيمية:
                (أ) افتتاح الاجتماع؛
                (ب) إقرار جدول الأعمال.
                ٢- الفوانيس في الملاجئ.
                ٣- مسائل أخرى.
                ٤- اعتماد التقرير.
                شروح
                ١- المسائل التنظيمية
                سوف يفتتح الاجتماع يوم الأربعاء ١٤ تشرين الأول/أكتوبر ٢٠٢٦.
                """#,
            kind: "agenda", language: "ar", symbol: "CTOC/COP/WG.4/2026/1",
            title: "جدول الأعمال المؤقت المشروح",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: [nil, "2026-07-17", "2026-10-14", "2026-10-15"],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "pv zh",
            text: #"""
                联合国 S/PV.9999
                安全理事会
                第八十一年
                临时逐字记录
                第九九九九次会议
                2026年1月30日星期五下午3时举行
                纽约
                主席：奥斯曼先生（索马里）
                成员：巴林 鲁瓦伊先生
                议程
                塞浦路斯局势
                下午3时05分宣布开会。
                通过议程
                议程通过。
                1. 主席（以英语发言）：安理会现在开始审议议程项目。
                2. 代表发言。
                """#,
            kind: "verbatim record", language: "zh", symbol: "S/PV.9999",
            title: "临时逐字记录",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: [nil, nil, "2026-01-30", "2026-01-30"],
            original: nil, jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "prst fr",
            text: #"""
                Nations Unies S/PRST/2026/7
                Conseil de sécurité Distr. générale
                14 mai 2026
                Français
                Original : anglais
                Déclaration de la présidence du Conseil de sécurité
                Le 14 mai 2026, après que le Conseil de sécurité eut parlé des lanternes et de la
                paix pendant toute sa 9911e séance, la présidence du
                Conseil de sécurité a dit ce qui suit en son nom :
                « Le Conseil de sécurité réaffirme sa responsabilité principale en matière de
                lumière.
                Le Conseil se déclare profondément préoccupé par l’obscurité des ports.
                Le Conseil de sécurité demande à toutes les parties d’allumer leurs lanternes. »
                """#,
            kind: "decision", language: "fr", symbol: "S/PRST/2026/7",
            title: "Déclaration de la présidence du Conseil de sécurité",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: [nil, "2026-05-14", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "OP1 |  |  | Le Conseil de  …  de lumière.",
                "OP2 |  |  | Le Conseil se  … é des ports.",
                "OP3 |  |  | Le Conseil de  … lanternes. »",
            ]),
        FormSample(
            name: "ecosoc decision es",
            text: #"""
                Naciones Unidas E/2026/L.11
                Consejo Económico y Social Distr. limitada
                2 de junio de 2026
                Español
                Original: inglés
                Período de sesiones de 2026
                Tema 7 del programa
                Proyecto de decisión presentado por la Presidencia del Consejo
                Informes examinados en relación con los faroles
                El Consejo Económico y Social toma nota de los siguientes informes:
                a) Informe del Secretario General sobre los faroles;
                b) Informe de los guardianes.
                """#,
            kind: "decision", language: "es", symbol: "E/2026/L.11",
            title: "Informes examinados en relación con los faroles",
            body: "Economic and Social Council", session: nil, agendaItem: "7",
            dates: [nil, "2026-06-02", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "OP1 |  | a b | El Consejo Eco …  guardianes."
            ]),
        FormSample(
            name: "letter fr",
            text: #"""
                Nations Unies A/80/778–S/2026/79
                Assemblée générale Distr. générale
                Conseil de sécurité 4 février 2026
                Français
                Original : anglais
                Assemblée générale
                Quatre-vingtième session
                Point 34 de l’ordre du jour
                Lettres identiques datées du 2 février 2026, adressées au Secrétaire
                général et à la Présidente du Conseil de sécurité par le Représentant
                permanent de la Lanternie
                Je vous écris au sujet des lanternes de la côte nord, que l’on brise.
                1. Le 3 janvier, des inconnus ont brisé trois lanternes.
                2. Le 5 janvier, les gardiens les ont réparées.
                3. Le 7 janvier, elles se sont éteintes.
                Le Représentant permanent
                (Signé) Otto Huile
                """#,
            kind: "letter", language: "fr", symbol: "A/80/778",
            title:
                "Lettres identiques datées du 2 février 2026, adressées au Secrétaire général et à la Présidente du Conseil de sécurité par le Représentant permanent de la Lanternie",
            body: "General Assembly", session: 80, agendaItem: "34",
            dates: [nil, "2026-02-04", nil, nil],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "participants ru",
            text: #"""
                CTOC/COP/WG.4/2026/INF/1
                15 October 2026
                Рабочая группа по вопросам торговли людьми
                Вена, 14 и 15 октября 2026 года
                Список участников
                Государства-участники
                Гана
                г-н Кофи Лампа, советник
                Мальта
                г-жа Мария Свет, третий секретарь
                """#,
            kind: "list of participants", language: "ru", symbol: "CTOC/COP/WG.4/2026/INF/1",
            title: "Список участников",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: [nil, nil, "2026-10-14", "2026-10-15"],
            original: nil, jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "error zh",
            text: #"""
                错误 404
                您所查找的页面不存在或已被删除。请返回首页。
                """#,
            kind: "error page", language: "zh", symbol: nil,
            title: "错误 404",
            body: nil, session: nil, agendaItem: nil,
            dates: [nil, nil, nil, nil],
            original: nil, jobNumber: nil, reasons: ["error-page"],
            passages: []),
        FormSample(
            name: "sr en",
            text: #"""
                United Nations CEDAW/C/SR.2201
                Convention on the Elimination
                of All Forms of Discrimination
                against Women
                Distr.: General
                19 February 2026
                Original: English
                Committee on the Elimination of Discrimination
                against Women
                Ninety-third session
                Summary record of the 2201st meeting
                Held at the Palais des Nations, Geneva, on Thursday, 12 February 2026, at 10 a.m.
                Chair: Ms. Lux
                Contents
                Consideration of reports submitted by States parties (continued)
                The meeting was called to order at 10 a.m.
                1. The Chair invited the delegation to speak.
                2. Ms. Wick (Lanternia) said that lanterns had been lit.
                3. Mr. Oil (Lanternia) said that keepers had been trained.
                The meeting rose at 1 p.m.
                """#,
            kind: "verbatim record", language: "en", symbol: "CEDAW/C/SR.2201",
            title: "Summary record of the 2201st meeting",
            body: "Committee on the Elimination of Discrimination against Women", session: 93, agendaItem: nil,
            dates: [nil, "2026-02-19", "2026-02-12", "2026-02-12"],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
    ]
}
