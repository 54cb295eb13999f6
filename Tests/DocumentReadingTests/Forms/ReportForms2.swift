import Testing

@Suite("Forms of reports and general recommendations, part 2", .timeLimit(.minutes(1)))
struct ReportForms2 {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "gr es",
            text: #"""
                Naciones Unidas CEDAW/C/GC/41
                Convención sobre la eliminación de todas las formas
                de discriminación contra la mujer
                Distr. general
                20 de agosto de 2026
                Español
                Original: inglés
                Comité para la Eliminación de la Discriminación contra la Mujer
                Recomendación general núm. 41 (2026) sobre las mujeres
                que cuidan faroles
                I. Introducción
                1. Las mujeres cuidan faroles en muchos puertos.
                2. En la presente recomendación general, el Comité orienta a los Estados partes.
                II. Alcance
                3. La recomendación abarca:
                a) Los puertos;
                b) Los lagos.
                III. Recomendaciones
                4. Los Estados partes deben pagar a las guardianas cada mes.
                5. También deberían oír a sus organizaciones.
                """#,
            kind: "general recommendation", language: "es", symbol: "CEDAW/C/GC/41",
            title: "Recomendación general núm. 41 (2026) sobre las mujeres que cuidan faroles",
            body: "Committee on the Elimination of Discrimination against Women", session: nil, agendaItem: nil,
            dates: [nil, "2026-08-20", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | I. Introducción |  | Las mujeres cu … hos puertos.",
                "P2 | I. Introducción |  | En la presente … ados partes.",
                "P3 | II. Alcance | a b | La recomendaci … ) Los lagos.",
                "P4 | III. Recomendaciones |  | Los Estados pa … as cada mes.",
                "P5 | III. Recomendaciones |  | También deberí … anizaciones.",
            ]),
        FormSample(
            name: "sg zh",
            text: #"""
                联合国 A/81/189
                大会 Distr.: General
                20 July 2026
                Chinese
                Original: English
                第八十一届会议
                临时议程* 项目107
                预防犯罪和刑事司法
                保护守灯人
                秘书长的报告
                摘要
                本报告根据大会第80/996号决议提交，介绍守灯人的状况。
                * A/81/150。
                26-10123 (C)
                *2610123*
                一、 导言
                1. 大会在第80/996号决议中请秘书长提交报告。
                2. 秘书长向会员国发出了普通照会。
                二、 会员国提供的资料
                A. 预防
                3. 马耳他报告说，该国为港口点亮了灯笼。
                4. 智利采取了下列措施：
                (a) 修理灯塔；
                (b) 培训守灯人。
                三、 结论和建议
                5. 会员国应继续保护守灯人。
                """#,
            kind: "report", language: "zh", symbol: "A/81/189",
            title: "保护守灯人",
            body: "General Assembly", session: 81, agendaItem: "107",
            dates: [nil, "2026-07-20", nil, nil],
            original: "en", jobNumber: "26-10123", reasons: [],
            passages: [
                "P1 | 一、 导言 |  | 大会在第80/996号决议中请秘书长提交报告。",
                "P2 | 一、 导言 |  | 秘书长向会员国发出了普通照会。",
                "P3 | 二、 会员国提供的资料 > A. 预防 |  | 马耳他报告说，该国为港口点亮了灯笼。",
                "P4 | 二、 会员国提供的资料 > A. 预防 | a b | 智利采取了下列措施： (a) … ； (b) 培训守灯人。",
                "P5 | 三、 结论和建议 |  | 会员国应继续保护守灯人。",
            ]),
        FormSample(
            name: "wg7 fr",
            text: #"""
                Nations Unies CTOC/COP/WG.7/2026/6
                Conférence des Parties
                à la Convention des Nations Unies contre
                la criminalité transnationale organisée
                Distr. générale
                4 novembre 2026
                Français
                Original : anglais
                Rapport sur la réunion du Groupe de travail sur le trafic illicite
                de migrants tenue à Vienne les 12 et 13 octobre 2026
                I. Introduction
                1. La Conférence des Parties a créé le Groupe de travail.
                2. Le Groupe de travail a débattu des lanternes des côtes.
                II. Recommandations
                3. Le Groupe de travail a adopté les recommandations ci-après.
                A. Prévention
                Recommandation 1
                Les États parties devraient allumer les lanternes de leurs côtes.
                Recommandation 2
                Les États parties sont encouragés à échanger des données d’expérience
                concernant :
                a) La garde des lanternes ;
                b) La formation des gardiens.
                III. Résumé des délibérations
                4. Des orateurs ont souligné l’importance de la lumière.
                IV. Adoption du rapport
                5. Le 13 octobre 2026, le Groupe de travail a adopté le présent rapport.
                """#,
            kind: "working-group report", language: "fr", symbol: "CTOC/COP/WG.7/2026/6",
            title:
                "Rapport sur la réunion du Groupe de travail sur le trafic illicite de migrants tenue à Vienne les 12 et 13 octobre 2026",
            body: "Working Group on the Smuggling of Migrants", session: nil, agendaItem: nil,
            dates: ["2026-10-13", "2026-11-04", "2026-10-12", "2026-10-13"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | I. Introduction |  | La Conférence  …  de travail.",
                "P2 | I. Introduction |  | Le Groupe de t … s des côtes.",
                "P3 | II. Recommandations |  | Le Groupe de t … ns ci-après.",
                "R1 | II. Recommandations > A. Prévention |  | Les États part … leurs côtes.",
                "R2 | II. Recommandations > A. Prévention | a b | Les États part … es gardiens.",
                "P4 | III. Résumé des délibérations |  | Des orateurs o …  la lumière.",
                "P5 | IV. Adoption du rapport |  | Le 13 octobre  … ent rapport.",
            ]),
        FormSample(
            name: "cop report en",
            text: #"""
                United Nations CTOC/COP/2026/11
                Conference of the Parties to the
                United Nations Convention against
                Transnational Organized Crime
                Distr.: General
                30 November 2026
                Original: English
                Report of the Conference of the Parties to the United Nations
                Convention against Transnational Organized Crime on its
                thirteenth session, held in Vienna from 12 to 16 October 2026
                Contents
                I. Resolutions and decisions adopted by the Conference ................ 3
                II. Introduction .............................. 9
                III. Organization of the session ................ 9
                I. Resolutions and decisions adopted by the Conference
                A. Resolutions
                1. At its thirteenth session, the Conference adopted the resolutions set out below.
                Resolution 13/1
                Lanterns of harbours
                The Conference of the Parties to the United Nations Convention against
                Transnational Organized Crime,
                Recalling General Assembly resolution 55/25 of 15 November 2000,
                Concerned that smugglers put out lanterns,
                1. Urges States parties to keep their lanterns lit;
                2. Requests the secretariat to report to the Conference.
                Resolution 13/2
                Keepers of lanterns
                The Conference of the Parties to the United Nations Convention against
                Transnational Organized Crime,
                Recalling its resolution 10/4,
                1. Encourages States parties to pay keepers;
                2. Invites donors to provide resources;
                3. Decides to consider the matter at its fourteenth session.
                B. Decisions
                2. At its thirteenth session, the Conference adopted the decision set out below.
                II. Introduction
                3. The Conference held its thirteenth session in Vienna.
                III. Organization of the session
                A. Opening of the session
                4. The session was opened by the Chair.
                5. Statements were made by the representatives of Chile and Malta.
                B. Closure
                6. The Conference adopted the report on its thirteenth session.
                """#,
            kind: "report", language: "en", symbol: "CTOC/COP/2026/11",
            title:
                "Report of the Conference of the Parties to the United Nations Convention against Transnational Organized Crime on its thirteenth session, held in Vienna from 12 to 16 October 2026",
            body: "Conference of the Parties to the Organized Crime Convention", session: 13, agendaItem: nil,
            dates: [nil, "2026-11-30", "2026-10-12", "2026-10-16"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | At its thirtee … t out below.",
                "PP1 (resolution 13/1) | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | Recalling Gene … vember 2000,",
                "PP2 (resolution 13/1) | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | Concerned that … ut lanterns,",
                "OP1 (resolution 13/1) | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | Urges States p … anterns lit;",
                "OP2 (resolution 13/1) | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | Requests the s …  Conference.",
                "PP1 (resolution 13/2) | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | Recalling its resolution 10/4,",
                "OP1 (resolution 13/2) | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | Encourages Sta … pay keepers;",
                "OP2 (resolution 13/2) | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | Invites donors … e resources;",
                "OP3 (resolution 13/2) | I. Resolutions and decisions adopted by the Conference > A. Resolutions |  | Decides to con … nth session.",
                "P2 | I. Resolutions and decisions adopted by the Conference > B. Decisions |  | At its thirtee … t out below.",
                "P3 | II. Introduction |  | The Conference … n in Vienna.",
                "P4 | III. Organization of the session > A. Opening of the session |  | The session wa … y the Chair.",
                "P5 | III. Organization of the session > A. Opening of the session |  | Statements wer … e and Malta.",
                "P6 | III. Organization of the session > B. Closure |  | The Conference … nth session.",
            ]),
        FormSample(
            name: "sg ar",
            text: #"""
                الأمم المتحدة A/81/189
                الجمعية العامة Distr.: General
                20 July 2026
                Arabic
                Original: English
                الدورة الحادية والثمانون
                البند 107 من جدول الأعمال المؤقت*
                منع الجريمة والعدالة الجنائية
                حماية حراس الفوانيس
                تقرير الأمين العام
                موجز
                يقدم هذا التقرير عملا بقرار الجمعية العامة 80/996.
                * A/81/150.
                أولا - مقدمة
                ١ - طلبت الجمعية العامة في قرارها 80/996 إلى الأمين العام أن يقدم تقريرا.
                ٢ - ووجه الأمين العام مذكرة شفوية إلى الدول الأعضاء.
                ثانيا - معلومات من الدول الأعضاء
                ألف - المنع
                ٣ - أفادت مالطة بأنها أضاءت الفوانيس في موانئها.
                ٤ - واتخذت شيلي التدابير التالية:
                (أ) إصلاح المنارات؛
                (ب) تدريب الحراس.
                ثالثا - استنتاجات وتوصيات
                ٥ - ينبغي للدول الأعضاء أن تواصل حماية حراس الفوانيس.
                """#,
            kind: "report", language: "ar", symbol: "A/81/189",
            title: "حماية حراس الفوانيس",
            body: "General Assembly", session: 81, agendaItem: "107",
            dates: [nil, "2026-07-20", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | أولا - مقدمة |  | طلبت الجمعية ا … يقدم تقريرا.",
                "P2 | أولا - مقدمة |  | ووجه الأمين ال … دول الأعضاء.",
                "P3 | ثانيا - معلومات من الدول الأعضاء > ألف - المنع |  | أفادت مالطة بأ …  في موانئها.",
                "P4 | ثانيا - معلومات من الدول الأعضاء > ألف - المنع | أ ب | واتخذت شيلي ال … دريب الحراس.",
                "P5 | ثالثا - استنتاجات وتوصيات |  | ينبغي للدول ال … اس الفوانيس.",
            ]),
        FormSample(
            name: "wg ru",
            text: #"""
                Организация Объединенных Наций CTOC/COP/WG.4/2026/6
                Конференция участников Конвенции Организации
                Объединенных Наций против транснациональной
                организованной преступности
                Distr.: General
                4 November 2026
                Russian
                Original: English
                Доклад о работе совещания Рабочей группы по вопросам торговли
                людьми, проведенного в Вене 14 и 15 октября 2026 года
                I. Введение
                1. Конференция участников учредила Рабочую группу.
                2. Рабочая группа обсудила вопрос о фонарях в приютах.
                II. Рекомендации
                3. Рабочая группа приняла изложенные ниже рекомендации.
                A. Предупреждение
                Рекомендация 1
                Государствам-участникам следует зажигать фонари в приютах.
                Рекомендация 2
                Государствам-участникам рекомендуется обмениваться опытом в отношении:
                a) хранения фонарей;
                b) подготовки смотрителей.
                III. Краткий отчет об обсуждениях
                4. Ораторы подчеркнули важность света.
                5. 15 октября 2026 года Рабочая группа приняла доклад о работе своего совещания.
                """#,
            kind: "working-group report", language: "ru", symbol: "CTOC/COP/WG.4/2026/6",
            title:
                "Доклад о работе совещания Рабочей группы по вопросам торговли людьми, проведенного в Вене 14 и 15 октября 2026 года",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: ["2026-10-15", "2026-11-04", "2026-10-14", "2026-10-15"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | I. Введение |  | Конференция уч … очую группу.",
                "P2 | I. Введение |  | Рабочая группа … х в приютах.",
                "P3 | II. Рекомендации |  | Рабочая группа … екомендации.",
                "R1 | II. Рекомендации > A. Предупреждение |  | Государствам-у … и в приютах.",
                "R2 | II. Рекомендации > A. Предупреждение | a b | Государствам-у … смотрителей.",
                "P4 | III. Краткий отчет об обсуждениях |  | Ораторы подчер … ность света.",
                "P5 | III. Краткий отчет об обсуждениях |  | 15 октября 202 … о совещания.",
            ]),
    ]
}
