import Testing

@Suite("Forms of reports and general recommendations, part 1", .timeLimit(.minutes(1)))
struct ReportForms {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "sr report en",
            text: #"""
                                 United Nations                                                         A/HRC/62/44/Add.1

                                 General Assembly                                    Distr.: General
                                                                                     7 May 2026

                                                                                     Original: English/French

                Human Rights Council
                Sixty-second session
                15 June–9 July 2026
                Agenda item 3
                Promotion and protection of all human rights, civil,
                political, economic, social and cultural rights,
                including the right to development

                                 Visit to Lanternia

                                 Report of the Special Rapporteur on the rights of keepers,
                                 Lena Lux*


                       Summary
                             The Special Rapporteur visited Lanternia from 3 to 12 November 2025. In the
                       present report, she describes the situation of the keepers and makes recommendations.

                   * The harbour office has translated the summary only. The report behind it stands in the language in
                     which it was written, and has not been edited.

                 GE.26-06123 (E)
                 *2606123*



                A/HRC/62/44/Add.1

                       Annex
                       Report of the Special Rapporteur on the rights of keepers on her visit to
                       Lanternia
                       I.     Introduction
                       1.     At the invitation of the Government, the Special Rapporteur visited Lanternia
                       from 3 to 12 November 2025.
                       2.     She visited four harbours, and met with keepers and their families.1
                       II.    Legal framework
                              A.   International obligations
                       3.     Lanternia has ratified six of the treaties.
                              B.   National law
                       4.     The Act on Lanterns of 1978 is the main source of law. It has not been amended.
                   1 See www.lanterns.example.

                2                                                                                        GE.26-06123

                                                                                                A/HRC/62/44/Add.1

                       5.     The courts apply it in the following cases:
                              (a)    Theft of oil;
                              (b)    Breaking of glass.
                       III.   Conclusions and recommendations
                       6.     The Special Rapporteur thanks the Government for its cooperation.
                       7.     She recommends that the Government:
                              (a)    Amend the Act on Lanterns;
                              (b)    Pay the keepers on time.

                GE.26-06123                                                                                     3
                """#,
            kind: "report", language: "en", symbol: "A/HRC/62/44/Add.1",
            title: "Visit to Lanternia",
            body: "Human Rights Council", session: 62, agendaItem: "3",
            dates: [nil, "2026-05-07", "2026-06-15", "2026-07-09"],
            original: "en", jobNumber: "GE.26-06123", reasons: [],
            passages: [
                "P1 | Annex > I. Introduction |  | At the invitat … vember 2025.",
                "P2 | Annex > I. Introduction |  | She visited fo … r families.1",
                "P3 | Annex > II. Legal framework > A. International obligations |  | Lanternia has  … he treaties.",
                "P4 | Annex > II. Legal framework > B. National law |  | The Act on Lan … rns.example.",
                "P5 | Annex > II. Legal framework > B. National law | a b | The courts app … ng of glass.",
                "P6 | Annex > III. Conclusions and recommendations |  | The Special Ra … cooperation.",
                "P7 | Annex > III. Conclusions and recommendations | a b | She recommends … ers on time.",
            ]),
        FormSample(
            name: "ccpcj zh report",
            text: #"""
                联合国 CTOC/COP/WG.4/2026/6
                联合国打击跨国有组织犯罪公约缔约方会议
                Distr.: General
                30 October 2026
                Chinese
                Original: English
                贩运人口问题工作组2026年10月14日和15日在维也纳举行的会议的报告
                一. 导言
                1. 贩运人口问题工作组是缔约方会议设立的。
                2. 工作组在本次会议上讨论了收容所里的灯笼。
                二. 建议
                3. 工作组通过了下列建议。
                A. 预防
                建议1
                缔约国应在收容所里点亮灯笼。
                建议2
                鼓励缔约国交流经验：
                (a) 关于灯笼的保管；
                (b) 关于守灯人的培训。
                B. 保护
                建议3
                请秘书处继续收集资料。
                三. 讨论纪要
                4. 一些发言者强调了灯笼的重要性。
                5. 工作组于2026年10月15日通过了本报告。
                """#,
            kind: "working-group report", language: "zh", symbol: "CTOC/COP/WG.4/2026/6",
            title: "贩运人口问题工作组2026年10月14日和15日在维也纳举行的会议的报告",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: ["2026-10-15", "2026-10-30", "2026-10-14", "2026-10-15"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | 一. 导言 |  | 贩运人口问题工作组是缔约方会议设立的。",
                "P2 | 一. 导言 |  | 工作组在本次会议上讨论了收容所里的灯笼。",
                "P3 | 二. 建议 |  | 工作组通过了下列建议。",
                "R1 | 二. 建议 > A. 预防 |  | 缔约国应在收容所里点亮灯笼。",
                "R2 | 二. 建议 > A. 预防 | a b | 鼓励缔约国交流经验： (a) … b) 关于守灯人的培训。",
                "R3 | 二. 建议 > B. 保护 |  | 请秘书处继续收集资料。",
                "P4 | 三. 讨论纪要 |  | 一些发言者强调了灯笼的重要性。",
                "P5 | 三. 讨论纪要 |  | 工作组于2026年10月15日通过了本报告。",
            ]),
        FormSample(
            name: "wg ar",
            text: #"""
                CTOC/COP/WG.4/2026/6
                الأمم المتحدة
                مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية
                Distr.: General
                30 October 2026
                Arabic
                Original: English
                تقرير عن اجتماع الفريق العامل المعني بالاتجار بالأشخاص المعقود في فيينا يومي ١٤ و١٥ تشرين الأول/أكتوبر ٢٠٢٦
                أولا- مقدمة
                ١- أنشأ مؤتمر الأطراف الفريق العامل المعني بالاتجار بالأشخاص.
                ٢- وناقش الفريق العامل في هذا الاجتماع الفوانيس في الملاجئ.
                ثانيا- التوصيات
                ٣- اعتمد الفريق العامل التوصيات الواردة أدناه.
                ألف- المنع
                التوصية ١
                ينبغي للدول الأطراف أن تضيء الفوانيس في الملاجئ.
                التوصية ٢
                تشجع الدول الأطراف على تبادل الخبرات بشأن ما يلي:
                (أ) حفظ الفوانيس؛
                (ب) تدريب الحراس.
                باء- الحماية
                التوصية ٣
                يطلب إلى الأمانة أن تواصل جمع المعلومات.
                ثالثا- موجز المداولات
                ٤- شدد بعض المتكلمين على أهمية الفوانيس.
                ٥- واعتمد الفريق العامل تقريره في ١٥ تشرين الأول/أكتوبر ٢٠٢٦.
                """#,
            kind: "working-group report", language: "ar", symbol: "CTOC/COP/WG.4/2026/6",
            title:
                "تقرير عن اجتماع الفريق العامل المعني بالاتجار بالأشخاص المعقود في فيينا يومي ١٤ و١٥ تشرين الأول/أكتوبر ٢٠٢٦",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: ["2026-10-15", "2026-10-30", "2026-10-14", "2026-10-15"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | أولا- مقدمة |  | أنشأ مؤتمر الأ … ار بالأشخاص.",
                "P2 | أولا- مقدمة |  | وناقش الفريق ا …  في الملاجئ.",
                "P3 | ثانيا- التوصيات |  | اعتمد الفريق ا … واردة أدناه.",
                "R1 | ثانيا- التوصيات > ألف- المنع |  | ينبغي للدول ال …  في الملاجئ.",
                "R2 | ثانيا- التوصيات > ألف- المنع | أ ب | تشجع الدول الأ … دريب الحراس.",
                "R3 | ثانيا- التوصيات > باء- الحماية |  | يطلب إلى الأما … ع المعلومات.",
                "P4 | ثالثا- موجز المداولات |  | شدد بعض المتكل … ية الفوانيس.",
                "P5 | ثالثا- موجز المداولات |  | واعتمد الفريق  … أكتوبر ٢٠٢٦.",
            ]),
        FormSample(
            name: "gc en",
            text: #"""
                United Nations CRC/C/GC/27
                Convention on the
                Rights of the Child
                Distr.: General
                20 August 2026
                Original: English
                Committee on the Rights of the Child
                General comment No. 27 (2026) on children who keep lanterns
                I. Introduction
                1. Children keep lanterns in many harbours. The Committee has heard them.
                2. In the present general comment, the Committee explains how States should protect them.
                II. Objectives
                3. The objectives of the present general comment are:
                (a) To describe the work of children;
                (b) To provide guidance to States.
                III. General principles
                A. Best interests of the child (art. 3, para. 1)
                4. The best interests of the child shall be a primary consideration.
                B. Right to be heard (art. 12)
                5. States parties should hear children before they close a harbour.
                6. They should also hear the keepers.
                """#,
            kind: "general recommendation", language: "en", symbol: "CRC/C/GC/27",
            title: "General comment No. 27 (2026) on children who keep lanterns",
            body: "Committee on the Rights of the Child", session: nil, agendaItem: nil,
            dates: [nil, "2026-08-20", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | I. Introduction |  | Children keep  …  heard them.",
                "P2 | I. Introduction |  | In the present … rotect them.",
                "P3 | II. Objectives | a b | The objectives … e to States.",
                "P4 | III. General principles > A. Best interests of the child (art. 3, para. 1) |  | The best inter … nsideration.",
                "P5 | III. General principles > B. Right to be heard (art. 12) |  | States parties … e a harbour.",
                "P6 | III. General principles > B. Right to be heard (art. 12) |  | They should al … the keepers.",
            ]),
        FormSample(
            name: "studylib en",
            text: #"""
                A General Assembly
                advertisement
                A/HRC/46/45
                United Nations
                General Assembly
                Distr.: General
                2 April 2021
                Original: English
                Human Rights Council
                Forty-sixth session
                Agenda item 3
                Report of the Special Rapporteur on the rights of
                keepers
                GE.21-02897
                A/HRC/46/45
                Contents
                I.
                II.
                Paragraphs
                Page
                Introduction .............................................................................................................
                1–2
                3
                Keepers and harbours ...............................................................
                3–5
                3
                A.
                Wages ...........................................................
                3–4
                3
                B.
                Rest ........................
                5
                4
                Conclusions .....................................................................
                6–7
                5
                2
                A/HRC/46/45
                I. Introduction
                1.
                The Special Rapporteur on the rights of keepers submits the present report in accordance
                with Council resolution 36/8 of 28 September 2017. It covers the keepers of all coasts.
                2.
                On 15 January 2021, she held a consultation with
                harbour masters from six regions.
                II. Keepers and harbours
                A. Wages
                3.
                In accordance with the treaties, wages should be fair:
                (a)
                Wages should be paid each month;
                (b)
                Wages should be paid in coin.
                3
                A/HRC/46/45
                4.
                Some harbours pay in oil.
                B. Rest
                5.
                Keepers sleep by day.
                III. Conclusions
                6.
                The Special Rapporteur recommends that States pay keepers.
                7.
                She will continue her work.
                4
                """#,
            kind: "report", language: "en", symbol: "A/HRC/46/45",
            title: "Report of the Special Rapporteur on the rights of keepers",
            body: "Human Rights Council", session: 46, agendaItem: "3",
            dates: [nil, "2021-04-02", nil, nil],
            original: "en", jobNumber: "GE.21-02897", reasons: [],
            passages: [
                "P1 | I. Introduction |  | The Special Ra …  all coasts.",
                "P2 | I. Introduction |  | On 15 January  … six regions.",
                "P3 | II. Keepers and harbours > A. Wages | a b | In accordance  … aid in coin.",
                "P4 | II. Keepers and harbours > A. Wages |  | Some harbours pay in oil.",
                "P5 | II. Keepers and harbours > B. Rest |  | Keepers sleep by day.",
                "P6 | III. Conclusions |  | The Special Ra … pay keepers.",
                "P7 | III. Conclusions |  | She will continue her work.",
            ]),
        FormSample(
            name: "chart en",
            text: #"""
                United Nations S/2026/350
                Security Council Distr.: General
                3 June 2026
                Original: English
                Lantern observer force
                Report of the Secretary-General
                I. Introduction
                1. The lantern force has lit and mended lamps along the whole coast from 19
                February to 19 May 2026, as the Council had asked it to do.
                II. Situation on the coast
                2. The force restored the lanterns of the northern coast, with 132 lanterns lit along the
                line (see figure I). It continued to consult with the parties on their glass.
                Figure I
                Number of lanterns restored, painted and lit along the line and on the
                northern piers
                282 282 285 300
                250
                200
                153 153 150
                Northern line Southern line Total
                3. The keepers completed the repair of observation post 52, which was occupied again on
                14 May.
                Table 1
                Lanterns by harbour
                Harbour Lit Broken
                Amber 12 3
                Birch 9 1
                4. The number of broken lanterns has fallen since the last report.
                III. Observations
                5. I thank the keepers.
                """#,
            kind: "report", language: "en", symbol: "S/2026/350",
            title: "Lantern observer force",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: [nil, "2026-06-03", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | I. Introduction |  | The lantern fo … ed it to do.",
                "P2 | II. Situation on the coast |  | The force rest … their glass.",
                "P3 | II. Situation on the coast |  | The keepers co … n on 14 May.",
                "P4 | II. Situation on the coast |  | The number of  … last report.",
                "P5 | III. Observations |  | I thank the keepers.",
            ]),
    ]
}
