import Testing

@Suite("Forms of resolutions and drafts, part 1", .timeLimit(.minutes(1)))
struct ResolutionForms {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "hrc ru docstore",
            text: #"""
                Организация Объединенных Наций

                A/HRC/RES/61/98

                Генеральная Ассамблея

                Distr.: General

                17 July 2026

                Russian

                Original: English

                Совет по правам человека

                Шестьдесят первая сессия

                15 июня — 10 июля 2026 года

                Пункт 3 повестки дня

                Поощрение и защита всех прав человека, гражданских, политических, экономических, социальных и культурных прав, включая право на развитие

                Резолюция, принятая Советом по правам человека 9 июля 2026 года

                61/98.Права смотрителей фонарей на берегах озер

                Совет по правам человека ,

                руководствуясь светом всех берегов,

                вновь подтверждая свою резолюцию 52/97 от 3 апреля 2023 года о смотрителях фонарей,

                будучи глубоко обеспокоен тем, что смотрители работают ночью без отдыха,

                принимая к сведению доклад Специального докладчика о правах смотрителей,

                1.призывает все государства:

                a)установить часы отдыха смотрителей;

                b)выплачивать им справедливое вознаграждение;

                2.просит Верховного комиссара представить Совету на его шестьдесят четвертой сессии доклад по этому вопросу;

                3.постановляет продолжить рассмотрение этого вопроса в соответствии со своей программой работы.

                39-е заседание

                9 июля 2026 года

                [Принята без голосования.]
                """#,
            kind: "resolution", language: "ru", symbol: "A/HRC/RES/61/98",
            title: "Права смотрителей фонарей на берегах озер",
            body: "Human Rights Council", session: 61, agendaItem: "3",
            dates: ["2026-07-09", "2026-07-17", "2026-06-15", "2026-07-10"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | руководствуясь … сех берегов,",
                "PP2 |  |  | вновь подтверж … лях фонарей,",
                "PP3 |  |  | будучи глубоко …  без отдыха,",
                "PP4 |  |  | принимая к све … смотрителей,",
                "OP1 |  | a b | призывает все  … награждение;",
                "OP2 |  |  | просит Верховн … ому вопросу;",
                "OP3 |  |  | постановляет п … ммой работы.",
            ]),
        FormSample(
            name: "sc zh",
            text: #"""
                联合国 S/RES/2999 (2026)
                安全理事会
                Distr.: General
                12 March 2026
                第2999(2026)号决议
                2026年3月12日安全理事会第9871次会议通过
                安全理事会，
                回顾其以往各项有关灯塔的决议，包括第2801(2024)号和第2855(2025)号决议，
                又回顾2025年6月6日主席声明(S/PRST/2025/41)，
                注意到秘书长2026年2月2日的报告(S/2026/83)，
                深为关切海岸灯塔熄灭，航行安全受到威胁，
                认定该局势继续威胁国际和平与安全，
                根据《联合国宪章》第七章采取行动，
                1. 决定把灯塔观察团的任期延长至2027年3月31日；
                2. 要求各方：
                (a) 立即点亮所有灯塔；
                (b) 不得阻碍守灯人员通行；
                3. 请秘书长每六个月向安理会提出报告；
                4. 决定继续积极处理此案。
                """#,
            kind: "resolution", language: "zh", symbol: "S/RES/2999 (2026)",
            title: "第2999(2026)号决议",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: ["2026-03-12", "2026-03-12", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | 回顾其以往各项有关灯塔的决议 … 55(2025)号决议，",
                "PP2 |  |  | 又回顾2025年6月6日主席 … ST/2025/41)，",
                "PP3 |  |  | 注意到秘书长2026年2月2日的报告(S/2026/83)，",
                "PP4 |  |  | 深为关切海岸灯塔熄灭，航行安全受到威胁，",
                "PP5 |  |  | 认定该局势继续威胁国际和平与安全，",
                "PP6 |  |  | 根据《联合国宪章》第七章采取行动，",
                "OP1 |  |  | 决定把灯塔观察团的任期延长至2027年3月31日；",
                "OP2 |  | a b | 要求各方： (a) 立即点亮 …  不得阻碍守灯人员通行；",
                "OP3 |  |  | 请秘书长每六个月向安理会提出报告；",
                "OP4 |  |  | 决定继续积极处理此案。",
            ]),
        FormSample(
            name: "sc ar",
            text: #"""
                الأمم المتحدة S/RES/2998 (2026)
                مجلس الأمن
                Distr.: General
                5 February 2026
                القرار 2998 (2026)
                الذي اتخذه مجلس الأمن في جلسته 9850، المعقودة في 5 شباط/فبراير 2026
                إن مجلس الأمن،
                إذ يشير إلى قراراته السابقة بشأن المنارات، ولا سيما القراران 2801 (2024) و 2855 (2025)،
                وإذ يعرب عن بالغ قلقه إزاء انطفاء المنارات على الساحل،
                وإذ يحيط علما بتقرير الأمين العام المؤرخ 2 كانون الثاني/يناير 2026 (S/2026/12)،
                وإذ يتصرف بموجب الفصل السابع من ميثاق الأمم المتحدة،
                ١ - يقرر تمديد ولاية بعثة المنارات حتى ٣١ آذار/مارس ٢٠٢٧؛
                ٢ - يطالب جميع الأطراف بما يلي:
                (أ) إضاءة جميع المنارات فورا؛
                (ب) عدم عرقلة مرور حراس المنارات؛
                ٣ - يطلب إلى الأمين العام أن يقدم تقريرا إلى المجلس كل ستة أشهر؛
                ٤ - يقرر أن يبقي المسألة قيد نظره.
                """#,
            kind: "resolution", language: "ar", symbol: "S/RES/2998 (2026)",
            title: "القرار 2998 (2026)",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: ["2026-02-05", "2026-02-05", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | إذ يشير إلى قر … 2855 (2025)،",
                "PP2 |  |  | وإذ يعرب عن با …  على الساحل،",
                "PP3 |  |  | وإذ يحيط علما  … (S/2026/12)،",
                "PP4 |  |  | وإذ يتصرف بموج … أمم المتحدة،",
                "OP1 |  |  | يقرر تمديد ولا … ر/مارس ٢٠٢٧؛",
                "OP2 |  | أ ب | يطالب جميع الأ … اس المنارات؛",
                "OP3 |  |  | يطلب إلى الأمي … كل ستة أشهر؛",
                "OP4 |  |  | يقرر أن يبقي المسألة قيد نظره.",
            ]),
        FormSample(
            name: "ga fr",
            text: #"""
                Nations Unies A/RES/80/998
                Assemblée générale Distr. générale
                19 janvier 2026
                Quatre-vingtième session
                Point 72 b) de l'ordre du jour
                Résolution adoptée par l'Assemblée générale
                le 18 décembre 2025
                [sur la base du rapport de la Troisième Commission (A/80/458/Add.2, par. 89)]
                80/998. Protection des gardiens de lanternes
                L'Assemblée générale,
                Guidée par la lumière de toutes les côtes,
                Rappelant ses résolutions 74/997 du 18 décembre 2019 et 76/996 du 16 décembre 2021,
                ainsi que toutes ses résolutions antérieures sur les lanternes,
                Profondément préoccupée par le sort des gardiens qui travaillent seuls,
                Sachant que la lumière guide les navires,
                Ayant à l'esprit les travaux du groupe de travail,
                1. Condamne fermement toutes les violences commises contre les gardiens ;
                2. Demande aux États Membres :
                a) De protéger les gardiens ;
                b) De leur assurer un repos suffisant ;
                c) De prendre les mesures suivantes :
                i) Former les équipes ;
                ii) Réparer les phares ;
                3. Prie le Secrétaire général de lui présenter un rapport à sa quatre-vingt-deuxième session ;
                4. Décide de rester saisie de la question.
                66e séance plénière
                18 décembre 2025
                """#,
            kind: "resolution", language: "fr", symbol: "A/RES/80/998",
            title: "Protection des gardiens de lanternes",
            body: "General Assembly", session: 80, agendaItem: "72 (b)",
            dates: ["2025-12-18", "2026-01-19", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Guidée par la  … s les côtes,",
                "PP2 |  |  | Rappelant ses  … s lanternes,",
                "PP3 |  |  | Profondément p … llent seuls,",
                "PP4 |  |  | Sachant que la … les navires,",
                "PP5 |  |  | Ayant à l'espr …  de travail,",
                "OP1 |  |  | Condamne ferme … s gardiens ;",
                "OP2 |  | a b c(i ii) | Demande aux Ét … les phares ;",
                "OP3 |  |  | Prie le Secrét … me session ;",
                "OP4 |  |  | Décide de rest … la question.",
            ]),
        FormSample(
            name: "cop en",
            text: #"""
                Resolution 13/2
                Strengthening the keeping of lanterns in harbours
                The Conference of the Parties to the United Nations Convention against
                Transnational Organized Crime,
                Recalling General Assembly resolution 55/25 of 15 November 2000, by which the
                Assembly adopted the Convention,
                Recalling also its resolution 10/4, entitled “Lanterns of the coast”,
                Concerned that smugglers put out the lanterns of harbours,
                Noting with appreciation the work of the Working Group on Lanterns,
                1. Urges States parties to keep the lanterns of their harbours lit;
                2. Requests the secretariat, within its existing mandate:
                (a) To collect the experience of harbour masters;
                (b) To make it available to States parties;
                and to report thereon to the Conference at its fourteenth session;
                3. Invites States parties and all who love the light to give oil for the
                purposes of the present resolution, each according to the number of its lamps and
                of its ships.
                """#,
            kind: "resolution", language: "en", symbol: nil,
            title: "Strengthening the keeping of lanterns in harbours",
            body: "Conference of the Parties", session: nil, agendaItem: nil,
            dates: [nil, nil, nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Recalling Gene …  Convention,",
                "PP2 |  |  | Recalling also …  the coast”,",
                "PP3 |  |  | Concerned that … of harbours,",
                "PP4 |  |  | Noting with ap … on Lanterns,",
                "OP1 |  |  | Urges States p … arbours lit;",
                "OP2 |  | a b | Requests the s … nth session;",
                "OP3 |  |  | Invites States … f its ships.",
            ]),
        FormSample(
            name: "ecosoc es",
            text: #"""
                Naciones Unidas E/RES/2026/21
                Consejo Económico y Social Distr. general
                4 de agosto de 2026
                Período de sesiones de 2026
                Tema 19 c) del programa
                Resolución aprobada por el Consejo Económico y Social el 23 de julio de 2026
                [por recomendación de la Comisión de Prevención del Delito y Justicia Penal (E/2026/30)]
                2026/21. Prevención del robo de faroles
                El Consejo Económico y Social,
                Recordando la resolución 75/196 de la Asamblea General, de 16 de diciembre de 2020, y la
                resolución 2020/15 del Consejo,
                Preocupado por el aumento del robo de faroles en los puertos,
                Reconociendo la función que cumplen los guardianes,
                Tomando nota con aprecio del informe del Secretario General,
                1. Alienta a los Estados Miembros a que protejan sus faroles;
                2. Invita a los Estados Miembros a que consideren la posibilidad de:
                a) Registrar cada farol;
                b) Intercambiar información;
                3. Solicita a la Oficina de las Naciones Unidas contra la Droga y el Delito que siga
                prestando asistencia técnica;
                4. Pide al Secretario General que informe a la Comisión de Prevención del Delito y
                Justicia Penal en su 36º período de sesiones.
                35ª sesión plenaria
                23 de julio de 2026
                """#,
            kind: "resolution", language: "es", symbol: "E/RES/2026/21",
            title: "Prevención del robo de faroles",
            body: "Economic and Social Council", session: nil, agendaItem: "19 (c)",
            dates: ["2026-07-23", "2026-08-04", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Recordando la  … del Consejo,",
                "PP2 |  |  | Preocupado por … los puertos,",
                "PP3 |  |  | Reconociendo l …  guardianes,",
                "PP4 |  |  | Tomando nota c … rio General,",
                "OP1 |  |  | Alienta a los  … sus faroles;",
                "OP2 |  | a b | Invita a los E … información;",
                "OP3 |  |  | Solicita a la  … cia técnica;",
                "OP4 |  |  | Pide al Secret … de sesiones.",
            ]),
        FormSample(
            name: "draft hrc en",
            text: #"""
                United Nations A/HRC/63/L.12/Rev.1
                General Assembly Distr.: Limited
                4 October 2026
                Original: English
                Human Rights Council
                Sixty-third session
                14 September–9 October 2026
                Agenda item 3
                Promotion and protection of all human rights, civil,
                political, economic, social and cultural rights,
                including the right to development
                Albania,* Chile, Ghana,* Malta and Togo:* draft resolution
                63/… Rights of keepers of lanterns
                The Human Rights Council,
                Guided by the light of all the coasts,
                Reaffirming the Universal Declaration of Human Rights,
                Recalling all previous resolutions on keepers, in particular Council resolution 52/97
                of 3 April 2023,
                1. Calls upon States:
                (a) To set hours of rest;
                (b) To pay keepers fairly, including by:
                (i) Publishing their wages;
                (ii) Inspecting harbours;
                (c) To hear their complaints;
                2. Decides to extend the mandate of the Special Rapporteur for a period of three years;
                3. Decides to continue its consideration of this matter in accordance with its programme
                of work.
                * State not a member of the Human Rights Council.
                """#,
            kind: "draft resolution", language: "en", symbol: "A/HRC/63/L.12/Rev.1",
            title: "Rights of keepers of lanterns",
            body: "Human Rights Council", session: 63, agendaItem: "3",
            dates: [nil, "2026-10-04", "2026-09-14", "2026-10-09"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Guided by the  …  the coasts,",
                "PP2 |  |  | Reaffirming th … uman Rights,",
                "PP3 |  |  | Recalling all  …  April 2023,",
                "OP1 |  | a b(i ii) c | Calls upon Sta …  complaints;",
                "OP2 |  |  | Decides to ext … three years;",
                "OP3 |  |  | Decides to con … mme of work.",
            ]),
    ]
}
