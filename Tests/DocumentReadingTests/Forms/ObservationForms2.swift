import Testing

@Suite("Forms of concluding observations and universal periodic reviews, part 2", .timeLimit(.minutes(1)))
struct ObservationForms2 {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "co fr",
            text: #"""
                Nations Unies
                CEDAW/C/LNT/CO/9
                Convention sur l’élimination
                de toutes les formes
                de discrimination à l’égard
                des femmes
                Distr. générale
                3 mars 2026
                Français
                Original : anglais
                Comité pour l’élimination de la discrimination
                à l’égard des femmes
                Observations finales concernant le neuvième rapport
                périodique de la Lanternie*
                1. Le Comité a examiné le neuvième rapport périodique de la Lanternie
                (CEDAW/C/LNT/9) à ses 2201e et 2202e séances, le 12 février 2026.
                A. Introduction
                2. Le Comité est heureux d’avoir reçu ce rapport avant l’hiver.
                B. Aspects positifs
                3. Le Comité se réjouit de ce qui a été fait pour les lampes, surtout de ceci :
                a) Loi sur les lanternes, en 2023 ;
                b) Loi sur les ports, en 2024.
                C. Principaux sujets de préoccupation et recommandations
                Traite et exploitation
                4. Le Comité note avec préoccupation l’absence de lanternes dans les refuges.
                5. Le Comité recommande à l’État partie :
                a) De doter tous les refuges de lanternes ;
                b) De poursuivre ceux qui les éteignent ;
                c) De former la police des ports.
                Diffusion
                6. Le Comité demande à l’État partie d’afficher ces observations dans ses ports.
                * Adoptées par le Comité à sa quatre-vingt-treizième session (9-27 février 2026).
                """#,
            kind: "concluding observations", language: "fr", symbol: "CEDAW/C/LNT/CO/9",
            title: "Observations finales concernant le neuvième rapport périodique de la Lanternie",
            body: "Committee on the Elimination of Discrimination against Women", session: nil, agendaItem: nil,
            dates: [nil, "2026-03-03", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | Le Comité a ex … évrier 2026.",
                "P2 | A. Introduction |  | Le Comité est  … ant l’hiver.",
                "P3 | B. Aspects positifs | a b | Le Comité se r … ts, en 2024.",
                "P4 | C. Principaux sujets de préoccupation et recommandations > Traite et exploitation |  | Le Comité note … les refuges.",
                "P5 | C. Principaux sujets de préoccupation et recommandations > Traite et exploitation | a b c | Le Comité reco … e des ports.",
                "P6 | C. Principaux sujets de préoccupation et recommandations > Diffusion |  | Le Comité dema … s ses ports.",
            ]),
        FormSample(
            name: "co es",
            text: #"""
                Naciones Unidas
                CRC/C/LNT/CO/5-6
                Convención sobre los
                Derechos del Niño
                Distr. general
                3 de marzo de 2026
                Español
                Original: inglés
                Comité de los Derechos del Niño
                Observaciones finales sobre los informes periódicos quinto
                y sexto combinados de Linternia*
                I. Introducción
                1. El Comité examinó los informes periódicos quinto y sexto combinados de Linternia
                en sus sesiones 2401ª y 2402ª, celebradas los días 20 y 21 de enero de 2026.
                2. El Comité se alegra de haber recibido los informes antes del invierno.
                II. Medidas de seguimiento adoptadas y progresos realizados por el
                Estado parte
                3. El Comité celebra la aprobación de la Ley de Faroles.
                III. Principales motivos de preocupación y recomendaciones
                A. Medidas generales de aplicación (arts. 4, 42 y 44, párr. 6)
                Legislación
                4. El Comité recomienda al Estado parte que:
                a) Armonice su legislación;
                b) Asigne recursos suficientes.
                Venta, trata y secuestro
                5. El Comité, si bien toma nota del plan de acción, insta al Estado parte a que:
                a) Dote de faroles a los albergues;
                b) Forme a los guardianes.
                * Aprobadas por el Comité en su 99º período de sesiones (12 a 30 de enero de 2026).
                """#,
            kind: "concluding observations", language: "es", symbol: "CRC/C/LNT/CO/5-6",
            title: "Observaciones finales sobre los informes periódicos quinto y sexto combinados de Linternia",
            body: "Committee on the Rights of the Child", session: nil, agendaItem: nil,
            dates: [nil, "2026-03-03", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | I. Introducción |  | El Comité exam … ero de 2026.",
                "P2 | I. Introducción |  | El Comité se a … el invierno.",
                "P3 | II. Medidas de seguimiento adoptadas y progresos realizados por el Estado parte |  | El Comité cele …  de Faroles.",
                "P4 | III. Principales motivos de preocupación y recomendaciones > A. Medidas generales de aplicación (arts. 4, 42 y 44, párr. 6) > Legislación | a b | El Comité reco … suficientes.",
                "P5 | III. Principales motivos de preocupación y recomendaciones > A. Medidas generales de aplicación (arts. 4, 42 y 44, párr. 6) > Venta, trata y secuestro | a b | El Comité, si  …  guardianes.",
            ]),
        FormSample(
            name: "co ar",
            text: #"""
                الأمم المتحدة
                CEDAW/C/LNT/CO/9
                اتفاقية القضاء على جميع أشكال التمييز ضد المرأة
                Distr.: General
                3 March 2026
                Arabic
                Original: English
                اللجنة المعنية بالقضاء على التمييز ضد المرأة
                الملاحظات الختامية بشأن التقرير الدوري التاسع للانترنيا*
                ١ - نظرت اللجنة في التقرير الدوري التاسع للانترنيا (CEDAW/C/LNT/9) في جلستيها 2201 و 2202 المعقودتين في 12 شباط/فبراير 2026.
                ألف - مقدمة
                ٢ - تعرب اللجنة عن تقديرها لتقديم الدولة الطرف تقريرها.
                باء - الجوانب الإيجابية
                ٣ - ترحب اللجنة بالتقدم المحرز، ولا سيما اعتماد ما يلي:
                (أ) قانون الفوانيس، في عام 2023؛
                (ب) قانون الموانئ، في عام 2024.
                جيم - دواعي القلق الرئيسية والتوصيات
                ٤ - تلاحظ اللجنة بقلق عدم وجود فوانيس في الملاجئ.
                ٥ - توصي اللجنة الدولة الطرف بما يلي:
                (أ) تزويد جميع الملاجئ بالفوانيس؛
                (ب) مقاضاة من يطفئونها.
                * اعتمدتها اللجنة في دورتها الثالثة والتسعين (9-27 شباط/فبراير 2026).
                """#,
            kind: "concluding observations", language: "ar", symbol: "CEDAW/C/LNT/CO/9",
            title: "الملاحظات الختامية بشأن التقرير الدوري التاسع للانترنيا",
            body: "Committee on the Elimination of Discrimination against Women", session: nil, agendaItem: nil,
            dates: [nil, "2026-03-03", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | نظرت اللجنة في … فبراير 2026.",
                "P2 | ألف - مقدمة |  | تعرب اللجنة عن … طرف تقريرها.",
                "P3 | باء - الجوانب الإيجابية | أ ب | ترحب اللجنة با … في عام 2024.",
                "P4 | جيم - دواعي القلق الرئيسية والتوصيات |  | تلاحظ اللجنة ب …  في الملاجئ.",
                "P5 | جيم - دواعي القلق الرئيسية والتوصيات | أ ب | توصي اللجنة ال … من يطفئونها.",
            ]),
        FormSample(
            name: "upr es",
            text: #"""
                A/HRC/59/17
                Naciones Unidas
                Asamblea General
                Distr. general
                2 de abril de 2025
                Español
                Original: inglés
                Consejo de Derechos Humanos
                59º período de sesiones
                16 de junio a 11 de julio de 2025
                Tema 6 de la agenda
                Examen periódico universal
                Informe del Grupo de Trabajo sobre el Examen
                Periódico Universal
                Linternia
                Introducción
                1. El Grupo de Trabajo sobre el Examen Periódico Universal se reunió dos semanas en
                el invierno de 2025.
                I. Resumen de los debates del proceso de examen
                2. La delegación dijo que se habían renovado los faroles.
                3. Malta elogió la renovación.
                II. Conclusiones y/o recomendaciones
                4. Linternia ha leído lo que le piden los demás puertos y dice que sí a lo
                siguiente:
                4.1 Ratificar la Convención sobre los Faroles (Chile) (Ghana);
                4.2 Crear un órgano nacional (Trinidad y Tabago);
                4.3 Proteger a los guardianes de la violencia (Malta y Perú);
                4.4 Capacitar a la policía portuaria (España, Portugal).
                5. Cada puerto que habló responde de sus propias palabras, y de ninguna
                otra.
                Anexo
                Composición de la delegación
                La delegación de Linternia estuvo encabezada por la Sra. Lena Lux.
                """#,
            kind: "UPR report", language: "es", symbol: "A/HRC/59/17",
            title: "Informe del Grupo de Trabajo sobre el Examen Periódico Universal",
            body: "Human Rights Council", session: 59, agendaItem: "6",
            dates: [nil, "2025-04-02", "2025-06-16", "2025-07-11"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | El Grupo de Tr … rno de 2025.",
                "P2 | I. Resumen de los debates del proceso de examen |  | La delegación  … los faroles.",
                "P3 | I. Resumen de los debates del proceso de examen |  | Malta elogió la renovación.",
                "P4 | II. Conclusiones y/o recomendaciones |  | Linternia ha l … o siguiente:",
                "R4.1 | II. Conclusiones y/o recomendaciones |  | Ratificar la C … le) (Ghana); | Chile, Ghana",
                "R4.2 | II. Conclusiones y/o recomendaciones |  | Crear un órgan … d y Tabago); | Trinidad y Tabago",
                "R4.3 | II. Conclusiones y/o recomendaciones |  | Proteger a los … lta y Perú); | Malta, Perú",
                "R4.4 | II. Conclusiones y/o recomendaciones |  | Capacitar a la … , Portugal). | España, Portugal",
                "P5 | II. Conclusiones y/o recomendaciones |  | Cada puerto qu … inguna otra.",
            ]),
        FormSample(
            name: "upr list en",
            text: #"""
                A/HRC/14/99
                Human Rights Council
                Fourteenth session
                Agenda item 6
                Report of the Working Group on the Universal Periodic Review
                Lanternia
                Introduction
                1. The Working Group held its seventh session from 8 to 19 February 2010.
                I. Summary of the proceedings of the review process
                2. The delegation presented the report.
                3. Malta asked about lanterns.
                II. Conclusions and/or recommendations
                4. Lanternia has read what the other harbours asked of it, and says yes to the
                following:
                1. To ratify the Convention on Lanterns (Chile);
                2. To establish a national body for lanterns (Ghana, Peru);
                3. To protect keepers from violence (Malta).
                5. To the following Lanternia says no:
                1. To abolish the tax on oil (Togo);
                2. To close the northern harbour (Chile);
                3. To sell the lanterns (Malta).
                6. Each harbour that spoke answers for its own words.
                """#,
            kind: "UPR report", language: "en", symbol: "A/HRC/14/99",
            title: "Report of the Working Group on the Universal Periodic Review",
            body: "Human Rights Council", session: 14, agendaItem: "6",
            dates: [nil, nil, nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | The Working Gr … bruary 2010.",
                "P2 | I. Summary of the proceedings of the review process |  | The delegation …  the report.",
                "P3 | I. Summary of the proceedings of the review process |  | Malta asked about lanterns.",
                "P4 | II. Conclusions and/or recommendations |  | Lanternia has  … e following:",
                "R4.1 | II. Conclusions and/or recommendations |  | To ratify the  … rns (Chile); | Chile",
                "R4.2 | II. Conclusions and/or recommendations |  | To establish a … hana, Peru); | Ghana, Peru",
                "R4.3 | II. Conclusions and/or recommendations |  | To protect kee … nce (Malta). | Malta",
                "P5 | II. Conclusions and/or recommendations |  | To the followi … nia says no:",
                "R5.1 | II. Conclusions and/or recommendations |  | To abolish the …  oil (Togo); | Togo",
                "R5.2 | II. Conclusions and/or recommendations |  | To close the n … our (Chile); | Chile",
                "R5.3 | II. Conclusions and/or recommendations |  | To sell the lanterns (Malta). | Malta",
                "P6 | II. Conclusions and/or recommendations |  | Each harbour t … s own words.",
            ]),
        FormSample(
            name: "upr zh",
            text: #"""
                A/HRC/59/17
                联合国
                大会
                Distr.: General
                2 April 2025
                Chinese
                Original: English
                人权理事会
                第五十九届会议
                2025年6月16日至7月11日
                议程项目6
                普遍定期审议
                普遍定期审议工作组报告
                灯国
                导言
                1. 普遍定期审议工作组在2025年冬天开了两周的会。
                一. 审议情况纪要
                2. 代表团说，海岸的灯笼已经更新。
                3. 马耳他赞扬灯笼的更新。
                二. 结论和/或建议
                4. 灯国读了其他港口的要求，答应以下各点：
                4.1 批准《灯笼公约》(智利)(加纳)；
                4.2 设立国家灯笼机构(马耳他、秘鲁)；
                4.3 保护守灯人免受暴力(多哥)；
                4.4 培训港口警察(西班牙)。
                5. 每个港口只对自己说过的话负责。
                附件
                代表团成员
                灯国代表团由港口部长率领。
                """#,
            kind: "UPR report", language: "zh", symbol: "A/HRC/59/17",
            title: "普遍定期审议工作组报告",
            body: "Human Rights Council", session: 59, agendaItem: "6",
            dates: [nil, "2025-04-02", "2025-06-16", "2025-07-11"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | 普遍定期审议工作组在2025年冬天开了两周的会。",
                "P2 | 一. 审议情况纪要 |  | 代表团说，海岸的灯笼已经更新。",
                "P3 | 一. 审议情况纪要 |  | 马耳他赞扬灯笼的更新。",
                "P4 | 二. 结论和/或建议 |  | 灯国读了其他港口的要求，答应以下各点：",
                "R4.1 | 二. 结论和/或建议 |  | 批准《灯笼公约》(智利)(加纳)； | 智利, 加纳",
                "R4.2 | 二. 结论和/或建议 |  | 设立国家灯笼机构(马耳他、秘鲁)； | 马耳他, 秘鲁",
                "R4.3 | 二. 结论和/或建议 |  | 保护守灯人免受暴力(多哥)； | 多哥",
                "R4.4 | 二. 结论和/或建议 |  | 培训港口警察(西班牙)。 | 西班牙",
                "P5 | 二. 结论和/或建议 |  | 每个港口只对自己说过的话负责。",
            ]),
    ]
}
