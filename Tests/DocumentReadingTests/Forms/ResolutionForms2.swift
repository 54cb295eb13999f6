import Testing

@Suite("Forms of resolutions and drafts, part 2", .timeLimit(.minutes(1)))
struct ResolutionForms2 {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "fr layout",
            text: #"""
                                  Nations Unies                                                             S/RES/2997 (2026)

                                  Conseil de sécurité                                       Distr. générale
                                                                                            14 avril 2026




                                  Résolution 2997 (2026)

                                  Adoptée par le Conseil de sécurité à sa 9881e séance,
                                  le 14 avril 2026


                                  Le Conseil de sécurité,
                                  rappelant ses résolutions antérieures et les déclarations de sa présidence sur
                            les lanternes, en particulier ses résolutions 2801 (2024) et 2855 (2025),
                                  réaffirmant son attachement à la lumière des côtes,
                                  se déclarant gravement préoccupé par l’extinction des phares du nord,
                                  constatant que la situation continue de menacer la paix internationale,
                                  agissant en vertu du Chapitre VII de la Charte des Nations Unies,
                                  1.    décide de proroger le mandat de la mission jusqu’au 30 avril 2027 ;
                                  2.    exige de toutes les parties :
                                  a)    qu’elles rallument les phares ;
                                  b)    qu’elles laissent passer les gardiens ;



                26-06512 (F)
                *2606512*

                S/RES/2997 (2026)



                                  3.    prie le Secrétaire général de lui faire rapport tous les six mois sur
                            l’application de la présente résolution ;
                                  4.    décide de demeurer saisi de la question.




                2/2                                                                                             26-06512
                """#,
            kind: "resolution", language: "fr", symbol: "S/RES/2997 (2026)",
            title: "Résolution 2997 (2026)",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: ["2026-04-14", "2026-04-14", nil, nil],
            original: nil, jobNumber: "26-06512", reasons: [],
            passages: [
                "PP1 |  |  | rappelant ses  … 2855 (2025),",
                "PP2 |  |  | réaffirmant so … e des côtes,",
                "PP3 |  |  | se déclarant g … res du nord,",
                "PP4 |  |  | constatant que … ernationale,",
                "PP5 |  |  | agissant en ve … tions Unies,",
                "OP1 |  |  | décide de pror … avril 2027 ;",
                "OP2 |  | a b | exige de toute … s gardiens ;",
                "OP3 |  |  | prie le Secrét … résolution ;",
                "OP4 |  |  | décide de deme … la question.",
            ]),
        FormSample(
            name: "sc 1948 fr",
            text: #"""
                62 (1948). Résolution du 16 novembre 1948
                [S/1080]
                Le Conseil de sécurité,
                Réaffirmant ses résolutions antérieures concernant les lanternes du lac,
                Prenant note du fait que l'Assemblée générale poursuit l'examen de la question,
                Décide que, pour éliminer la menace qui pèse sur les gardiens, une trêve sera
                établie dans tous les ports;
                Invite les parties directement intéressées à rechercher un accord :
                a) En allumant les lanternes de la ligne de partage;
                b) En retirant les éteignoirs;
                Charge le Médiateur de veiller à l'application de la présente résolution.
                Adoptée à la 381e séance.
                """#,
            kind: "resolution", language: "fr", symbol: "S/RES/62 (1948)",
            title: "62 (1948). Résolution du 16 novembre 1948",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: ["1948-11-16", nil, nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Réaffirmant se … rnes du lac,",
                "PP2 |  |  | Prenant note d … la question,",
                "OP1 |  |  | Décide que, po … s les ports;",
                "OP2 |  | a b | Invite les par …  éteignoirs;",
                "OP3 |  |  | Charge le Médi …  résolution.",
            ]),
        FormSample(
            name: "annex ru",
            text: #"""
                Организация Объединенных Наций A/RES/80/997
                Генеральная Ассамблея Distr.: General
                21 January 2026
                Восьмидесятая сессия
                Пункт 106 повестки дня
                Резолюция, принятая Генеральной Ассамблеей 17 декабря 2025 года
                [по докладу Третьего комитета (A/80/460, пункт 15)]
                80/997. Декларация о фонарях
                Генеральная Ассамблея,
                ссылаясь на свою резолюцию 74/996 от 18 декабря 2019 года,
                будучи убеждена в важности света для мореплавания,
                1. принимает Декларацию о фонарях, содержащуюся в приложении к настоящей
                резолюции;
                2. просит Генерального секретаря распространить Декларацию.
                66-е пленарное заседание,
                17 декабря 2025 года
                Приложение
                Декларация о фонарях
                Мы, начальники портов, собравшись на берегу озера,
                1. Подтверждаем нашу приверженность свету.
                2. Обязуемся:
                a) зажигать фонари каждый вечер;
                b) беречь масло.
                3. Призываем всех хранителей присоединиться к нам.
                """#,
            kind: "resolution", language: "ru", symbol: "A/RES/80/997",
            title: "Декларация о фонарях",
            body: "General Assembly", session: 80, agendaItem: "106",
            dates: ["2025-12-17", "2026-01-21", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | ссылаясь на св … я 2019 года,",
                "PP2 |  |  | будучи убежден … ореплавания,",
                "OP1 |  |  | принимает Декл … й резолюции;",
                "OP2 |  |  | просит Генерал …  Декларацию.",
                "P1 | Приложение |  | Подтверждаем н … ность свету.",
                "P2 | Приложение | a b | Обязуемся: a)  … еречь масло.",
                "P3 | Приложение |  | Призываем всех … иться к нам.",
            ]),
        FormSample(
            name: "tail en",
            text: #"""
                United Nations A/RES/80/995
                General Assembly Distr.: General
                20 January 2026
                Eightieth session
                Agenda item 106
                Resolution adopted by the General Assembly on 18 December 2025
                [on the report of the Third Committee (A/80/460, para. 12)]
                80/995. Lanterns of the southern coast
                The General Assembly,
                Recalling its resolution 74/996 of 18 December 2019,
                Recalling the words of the harbour masters:
                “Light is the first of all goods, and it is for all”,
                Concerned that lanterns are broken,
                I
                Lanterns
                1. Urges Member States:
                (a) To light lanterns;
                (b) To mend them, including:
                (i) Their glass;
                (ii) Their wicks;
                (c) To count them;
                and to report thereon to the Secretary-General;
                2. (a) Decides to establish a fund for lanterns;
                (b) Requests the Secretary-General to manage it;
                II
                Keepers
                3. Invites keepers to give their views on:
                1. Hours of rest;
                2. Wages;
                4. Decides to remain seized of the matter.
                66th plenary meeting
                18 December 2025
                Annex I
                Rules of the fund
                1. The fund is open to all harbours.
                2. It pays for:
                a. Oil;
                b. Glass.
                Annex II: Scale of payments
                1. A lantern costs one coin.
                2. A wick costs nothing.
                """#,
            kind: "resolution", language: "en", symbol: "A/RES/80/995",
            title: "Lanterns of the southern coast",
            body: "General Assembly", session: 80, agendaItem: "106",
            dates: ["2025-12-18", "2026-01-20", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Recalling its  … cember 2019,",
                "PP2 |  |  | Recalling the  … is for all”,",
                "PP3 |  |  | Concerned that …  are broken,",
                "OP1 | I > Lanterns | a b(i ii) c | Urges Member S … ary-General;",
                "OP2 | I > Lanterns | a b | (a) Decides to … o manage it;",
                "OP3 | II > Keepers | 1 2 | Invites keeper … t; 2. Wages;",
                "OP4 | II > Keepers |  | Decides to rem …  the matter.",
                "P1 | Annex I > Rules of the fund |  | The fund is op … ll harbours.",
                "P2 | Annex I > Rules of the fund | a b | It pays for: a. Oil; b. Glass.",
                "P1 (annex ii) | Annex II: Scale of payments |  | A lantern costs one coin.",
                "P2 (annex ii) | Annex II: Scale of payments |  | A wick costs nothing.",
            ]),
        FormSample(
            name: "hrc fr docstore",
            text: #"""
                Nations Unies

                A/HRC/RES/61/98

                Assemblée générale

                Distr. générale

                17 juillet 2026

                Français

                Original: anglais

                Conseil des droits de l ’ homme

                Soixante et unième session

                Point 3 de l’ordre du jour

                Promotion et protection de tous les droits de l ’ homme

                Résolution adoptée par le Conseil des droits de l’homme

                61/98Droits des gardiens de lanternes, en particulier sur les lacs

                Le Conseil des droits de l ’ homme,

                Réaffirmant toutes les résolutions antérieures relatives aux gardiens de lanternes,

                Rappelant la Déclaration universelle des droits de l’homme,

                1.Engage tous les États:

                a)À fixer des heures de repos;

                b)À verser un salaire équitable;

                2.Décide de rester saisi de la question.

                39e séance

                9 juillet 2026

                [Adoptée sans vote.]
                """#,
            kind: "resolution", language: "fr", symbol: "A/HRC/RES/61/98",
            title: "Droits des gardiens de lanternes, en particulier sur les lacs",
            body: "Human Rights Council", session: 61, agendaItem: "3",
            dates: ["2026-07-09", "2026-07-17", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Réaffirmant to … e lanternes,",
                "PP2 |  |  | Rappelant la D …  de l’homme,",
                "OP1 |  | a b | Engage tous le … e équitable;",
                "OP2 |  |  | Décide de rest … la question.",
            ]),
        FormSample(
            name: "hrc ar docstore",
            text: #"""
                الأمم المتحدة

                A/HRC/RES/61/98

                الجمعية العامة

                Distr.: General

                17 July 2026

                Arabic

                Original: English

                مجلس حقوق الإنسان

                الدورة الحادية والستون

                البند 3 من جدول الأعمال

                تعزيز وحماية جميع حقوق الإنسان

                قرار اعتمده مجلس حقوق الإنسان

                6 1 / 98 حقوق حراس الفوانيس

                إن مجلس حقوق الإنسان،

                إذ يعيد تأكيد جميع القرارات السابقة بشأن حراس الفوانيس،

                وإذ يشير إلى الإعلان العالمي لحقوق الإنسان،

                1- يهيب بجميع الدول أن تقوم بما يلي:

                (أ) تحديد ساعات الراحة؛

                (ب) دفع أجر عادل؛

                2- يقرر أن يبقي المسألة قيد نظره.

                الجلسة 39
                9 تموز/يوليه 2026

                [اعتمد بدون تصويت.]
                """#,
            kind: "resolution", language: "ar", symbol: "A/HRC/RES/61/98",
            title: "حقوق حراس الفوانيس",
            body: "Human Rights Council", session: 61, agendaItem: "3",
            dates: ["2026-07-09", "2026-07-17", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | إذ يعيد تأكيد  … اس الفوانيس،",
                "PP2 |  |  | وإذ يشير إلى ا … قوق الإنسان،",
                "OP1 |  | أ ب | يهيب بجميع الد … فع أجر عادل؛",
                "OP2 |  |  | يقرر أن يبقي المسألة قيد نظره.",
            ]),
        FormSample(
            name: "zh fullwidth",
            text: #"""
                联合国
                大会
                A/RES/80/996
                Distr.: General
                19 January 2026
                第八十届会议
                议程项目106
                大会2025年12月18日决议
                ［根据第三委员会的报告（A/80/458）通过］
                80/996. 保护守灯人
                大会，
                回顾其2019年12月18日第74/997号决议，
                深为关切守灯人单独工作，
                注意到秘书长的报告，
                １．敦促会员国保护守灯人；
                ２．请会员国：
                （一）　登记每一盏灯；
                （二）　交流信息；
                ３．决定在其第八十二届会议上审议这一问题。
                2025年12月18日
                第66次全体会议
                """#,
            kind: "resolution", language: "zh", symbol: "A/RES/80/996",
            title: "保护守灯人",
            body: "General Assembly", session: 80, agendaItem: "106",
            dates: ["2025-12-18", "2026-01-19", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | 回顾其2019年12月18日第74/997号决议，",
                "PP2 |  |  | 深为关切守灯人单独工作，",
                "PP3 |  |  | 注意到秘书长的报告，",
                "OP1 |  |  | 敦促会员国保护守灯人；",
                "OP2 |  | 一 二 | 请会员国： （一） 登记每一盏灯； （二） 交流信息；",
                "OP3 |  |  | 决定在其第八十二届会议上审议这一问题。",
            ]),
    ]
}
