import Testing

@Suite("Forms of concluding observations and universal periodic reviews, part 1", .timeLimit(.minutes(1)))
struct ObservationForms {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "cedaw co en",
            text: #"""
                United Nations
                CEDAW/C/LNT/CO/9
                Convention on the Elimination
                of All Forms of Discrimination
                against Women
                Distr.: General
                3 March 2026
                Original: English
                Committee on the Elimination of Discrimination against Women
                Concluding observations on the ninth periodic report of
                Lanternia*
                1. The Committee considered the ninth periodic report of Lanternia
                (CEDAW/C/LNT/9) at its 2201st and 2202nd meetings (see CEDAW/C/SR.2201 and
                CEDAW/C/SR.2202), held on 12 February 2026.
                A. Introduction
                2. The Committee was glad to have the report before the winter. It heard the
                delegation with pleasure.
                B. Positive aspects
                3. The Committee is pleased with what has been done for the lamps, above all with
                the following:
                (a) Act on the Keeping of Lanterns, in 2023;
                (b) Act on Harbours, in 2024.
                C. Principal areas of concern and recommendations
                Trafficking and exploitation
                4. The Committee notes with concern:
                (a) The absence of a lantern in the refuges;
                (b) The small number of prosecutions.
                5. Recalling its general recommendation No. 38 (2020), the Committee
                recommends that the State party:
                (a) Provide lanterns to all refuges;
                (b) Prosecute those who put them out;
                (c) Train the harbour police.
                Dissemination
                6. The Committee asks the State party to hang these observations up in all of
                its harbours.
                Follow-up to the concluding observations
                7. The Committee requests the State party to write to it within two years about
                the lamps and those who put them out, that is, about what it has done under
                paragraph 5 (a) and (b) above.
                * Adopted by the Committee at its ninety-third session (9–27 February 2026).
                """#,
            kind: "concluding observations", language: "en", symbol: "CEDAW/C/LNT/CO/9",
            title: "Concluding observations on the ninth periodic report of Lanternia",
            body: "Committee on the Elimination of Discrimination against Women", session: nil, agendaItem: nil,
            dates: [nil, "2026-03-03", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | The Committee  … bruary 2026.",
                "P2 | A. Introduction |  | The Committee  … th pleasure.",
                "P3 | B. Positive aspects | a b | The Committee  … rs, in 2024.",
                "P4 | C. Principal areas of concern and recommendations > Trafficking and exploitation | a b | The Committee  … rosecutions.",
                "P5 | C. Principal areas of concern and recommendations > Trafficking and exploitation | a b c | Recalling its  … bour police.",
                "P6 | C. Principal areas of concern and recommendations > Dissemination |  | The Committee  … ts harbours.",
                "P7 | C. Principal areas of concern and recommendations > Follow-up to the concluding observations |  | The Committee  … d (b) above.",
            ]),
        FormSample(
            name: "upr en",
            text: #"""
                A/HRC/59/17
                United Nations
                General Assembly
                Distr.: General
                2 April 2025
                Original: English
                Human Rights Council
                Fifty-ninth session
                Agenda item 6
                Universal periodic review
                Report of the Working Group on the Universal Periodic Review*
                Lanternia
                * The annex was not edited by the harbour office.
                Introduction
                1. The Working Group on the Universal Periodic Review sat for two weeks in the
                winter of 2025, and heard Lanternia on its third day, which was
                21 January 2025.
                2. On 8 January 2025, lots were drawn for the three who should lead the talk:
                Chile, Ghana and Malta.
                I. Summary of the proceedings of the review process
                A. Presentation by the State under review
                3. The delegation stated that the lanterns of the coast had been renewed.
                4. It added that keepers had been trained.
                B. Interactive dialogue and responses by the State under review
                5. During the interactive dialogue, 88 delegations made statements.
                6. Malta commended the renewal of the lanterns.
                II. Conclusions and/or recommendations
                7. Lanternia has read what the other harbours asked of it, and says yes to the
                following:
                7.1 Ratify the Convention on the Keeping of Lanterns (Chile) (Ghana);
                7.2 Establish a national body for lanterns, in line with the principles of the coast
                (Bosnia and Herzegovina);
                7.3 Protect keepers from violence (Bolivia (Plurinational State of), Malta and Peru);
                7.4 Train the harbour police in the rights of keepers (Côte d’Ivoire).
                8. Lanternia will think about the following until the autumn, when the lamps are
                counted again:
                8.1 Accede to the Optional Protocol on Lamps (OP-LAMP) (Togo);
                8.2 Abolish the tax on oil (United Kingdom of Great Britain and Northern Ireland).
                9. Each harbour that spoke answers for its own words. The keepers as a whole have
                taken no side.
                Annex
                Composition of the delegation
                The delegation of Lanternia was headed by Ms. Lena Lux, Minister of Harbours, and
                composed of the following members:
                • Mr. Otto Oil, Permanent Representative;
                • Ms. Wanda Wick, Counsellor.
                """#,
            kind: "UPR report", language: "en", symbol: "A/HRC/59/17",
            title: "Report of the Working Group on the Universal Periodic Review",
            body: "Human Rights Council", session: 59, agendaItem: "6",
            dates: [nil, "2025-04-02", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | The Working Gr … anuary 2025.",
                "P2 |  |  | On 8 January 2 … a and Malta.",
                "P3 | I. Summary of the proceedings of the review process > A. Presentation by the State under review |  | The delegation … een renewed.",
                "P4 | I. Summary of the proceedings of the review process > A. Presentation by the State under review |  | It added that  … een trained.",
                "P5 | I. Summary of the proceedings of the review process > B. Interactive dialogue and responses by the State under review |  | During the int …  statements.",
                "P6 | I. Summary of the proceedings of the review process > B. Interactive dialogue and responses by the State under review |  | Malta commende … he lanterns.",
                "P7 | II. Conclusions and/or recommendations |  | Lanternia has  … e following:",
                "R7.1 | II. Conclusions and/or recommendations |  | Ratify the Con … le) (Ghana); | Chile, Ghana",
                "R7.2 | II. Conclusions and/or recommendations |  | Establish a na … erzegovina); | Bosnia and Herzegovina",
                "R7.3 | II. Conclusions and/or recommendations |  | Protect keeper … a and Peru); | Bolivia (Plurinational State of), Malta, Peru",
                "R7.4 | II. Conclusions and/or recommendations |  | Train the harb … e d’Ivoire). | Côte d’Ivoire",
                "P8 | II. Conclusions and/or recommendations |  | Lanternia will … unted again:",
                "R8.1 | II. Conclusions and/or recommendations |  | Accede to the  … AMP) (Togo); | Togo",
                "R8.2 | II. Conclusions and/or recommendations |  | Abolish the ta … rn Ireland). | United Kingdom of Great Britain and Northern Ireland",
                "P9 | II. Conclusions and/or recommendations |  | Each harbour t … ken no side.",
            ]),
        FormSample(
            name: "upr ru",
            text: #"""
                A/HRC/59/17
                Организация Объединенных Наций
                Генеральная Ассамблея
                Distr.: General
                2 April 2025
                Russian
                Original: English
                Совет по правам человека
                Пятьдесят девятая сессия
                16 июня — 11 июля 2025 года
                Пункт 6 повестки дня
                Универсальный периодический обзор
                Доклад Рабочей группы по универсальному периодическому обзору
                Лантерния
                Введение
                1. Рабочая группа по универсальному периодическому обзору заседала две недели
                зимой 2025 года.
                2. Трех ведущих беседы выбрали по жребию.
                I. Резюме процесса обзора
                3. Делегация заявила, что фонари побережья обновлены.
                4. Мальта высоко оценила обновление фонарей.
                II. Выводы и/или рекомендации
                5. Лантерния прочла просьбы других гаваней и отвечает согласием на
                следующие:
                5.1 ратифицировать Конвенцию о фонарях (Чили) (Гана);
                5.2 создать национальный орган по фонарям (Босния и Герцеговина);
                5.3 защитить смотрителей от насилия (Мальта и Перу);
                5.4 обучать портовую полицию (Боливия (Многонациональное Государство)).
                6. Каждая гавань отвечает за свои собственные слова, сказанные в тот
                день.
                Приложение
                Состав делегации
                Делегацию Лантернии возглавляла министр портов Лена Люкс.
                """#,
            kind: "UPR report", language: "ru", symbol: "A/HRC/59/17",
            title: "Доклад Рабочей группы по универсальному периодическому обзору",
            body: "Human Rights Council", session: 59, agendaItem: "6",
            dates: [nil, "2025-04-02", "2025-06-16", "2025-07-11"],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | Рабочая группа … й 2025 года.",
                "P2 |  |  | Трех ведущих б … и по жребию.",
                "P3 | I. Резюме процесса обзора |  | Делегация заяв … я обновлены.",
                "P4 | I. Резюме процесса обзора |  | Мальта высоко  … ние фонарей.",
                "P5 | II. Выводы и/или рекомендации |  | Лантерния проч … а следующие:",
                "R5.1 | II. Выводы и/или рекомендации |  | ратифицировать … или) (Гана); | Чили, Гана",
                "R5.2 | II. Выводы и/или рекомендации |  | создать национ … ерцеговина); | Босния и Герцеговина",
                "R5.3 | II. Выводы и/или рекомендации |  | защитить смотр … ьта и Перу); | Мальта, Перу",
                "R5.4 | II. Выводы и/или рекомендации |  | обучать портов … сударство)). | Боливия (Многонациональное Государство)",
                "P6 | II. Выводы и/или рекомендации |  | Каждая гавань  …  в тот день.",
            ]),
        FormSample(
            name: "upr fr",
            text: #"""
                A/HRC/59/18
                Nations Unies
                Assemblée générale
                Distr. générale
                3 avril 2025
                Français
                Original : anglais
                Conseil des droits de l’homme
                Cinquante-neuvième session
                Point 6 de l’ordre du jour
                Examen périodique universel
                Rapport du Groupe de travail sur l’Examen
                périodique universel
                Lanternie
                Introduction
                127. Le Groupe de travail sur l’Examen périodique universel a tenu sa session.
                II. Conclusions et/ou recommandations
                128. La Lanternie a lu ce que les autres ports lui demandaient et répond oui à ce
                qui suit :
                128.1 Ratifier la Convention sur les lanternes (Chili) (Ghana) ;
                128.2 Créer un organe national (Trinité-et-Tobago) ;
                128.3 Protéger les gardiens contre la violence (Malte et Pérou) ;
                128.4 Former la police des ports (Côte d’Ivoire) ;
                128.5 Abolir la taxe sur l’huile (Royaume-Uni de Grande-Bretagne et d’Irlande
                du Nord) ;
                128.6 Réparer les phares (Espagne, Portugal).
                129. Chaque port qui a parlé répond de ses propres paroles, et d’elles
                seules.
                Annexe
                Composition de la délégation
                La délégation était dirigée par Mme Lena Lux, Ministre des ports.
                """#,
            kind: "UPR report", language: "fr", symbol: "A/HRC/59/18",
            title: "Rapport du Groupe de travail sur l’Examen périodique universel",
            body: "Human Rights Council", session: 59, agendaItem: "6",
            dates: [nil, "2025-04-03", nil, nil],
            original: "en", jobNumber: nil, reasons: ["numbering-gap"],
            passages: [
                "P127 |  |  | Le Groupe de t …  sa session.",
                "P128 | II. Conclusions et/ou recommandations |  | La Lanternie a … e qui suit :",
                "R128.1 | II. Conclusions et/ou recommandations |  | Ratifier la Co … i) (Ghana) ; | Chili, Ghana",
                "R128.2 | II. Conclusions et/ou recommandations |  | Créer un organ … et-Tobago) ; | Trinité-et-Tobago",
                "R128.3 | II. Conclusions et/ou recommandations |  | Protéger les g …  et Pérou) ; | Malte, Pérou",
                "R128.4 | II. Conclusions et/ou recommandations |  | Former la poli …  d’Ivoire) ; | Côte d’Ivoire",
                "R128.5 | II. Conclusions et/ou recommandations |  | Abolir la taxe … e du Nord) ; | Royaume-Uni de Grande-Bretagne et d’Irlande du Nord",
                "R128.6 | II. Conclusions et/ou recommandations |  | Réparer les ph … , Portugal). | Espagne, Portugal",
                "P129 | II. Conclusions et/ou recommandations |  | Chaque port qu … lles seules.",
            ]),
        FormSample(
            name: "co zh docstore",
            text: #"""
                联 合 国

                C EDAW/C/LNT/CO/9

                消除对妇女一切形式歧视 公约

                Distr.: General

                6 April 2026

                Chinese

                Original: English

                消除对妇女歧视 委员会

                关于灯国第九次定期报告的结论性意见*

                1.2026年2月12日,委员会第2201次和第2202次会议审议了灯国第九次定期报告(CEDAW/C/LNT/9)。

                A.导言

                2.委员会很高兴在冬天之前收到报告。

                B.积极方面

                3.委员会欢迎缔约国通过下列法律:

                (a)2023年《灯笼法》;

                (b)2024年《港口法》。

                C.主要关切领域和建议

                贩运

                4.委员会关切地注意到收容所没有灯笼。

                5.委员会建议缔约国:

                (a)为所有收容所提供灯笼;

                (b)起诉熄灭灯笼的人。

                * 经委员会第九十三届会议(2026年2月9日至27日)通过。
                """#,
            kind: "concluding observations", language: "zh", symbol: "CEDAW/C/LNT/CO/9",
            title: "关于灯国第九次定期报告的结论性意见",
            body: "Committee on the Elimination of Discrimination against Women", session: nil, agendaItem: nil,
            dates: [nil, "2026-04-06", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | 2026年2月12日,委员会 … AW/C/LNT/9)。",
                "P2 | A.导言 |  | 委员会很高兴在冬天之前收到报告。",
                "P3 | B.积极方面 | a b | 委员会欢迎缔约国通过下列法律 … )2024年《港口法》。",
                "P4 | C.主要关切领域和建议 > 贩运 |  | 委员会关切地注意到收容所没有灯笼。",
                "P5 | C.主要关切领域和建议 > 贩运 | a b | 委员会建议缔约国: (a)为 … (b)起诉熄灭灯笼的人。",
            ]),
        FormSample(
            name: "co ru docstore",
            text: #"""
                Организация Объединенных Наций

                CERD/C/LNT/CO/11-12

                Международная конвенция о ликвидации всех форм расовой дискриминации

                Distr.: General

                12 January 2026

                Russian

                Original: English

                Комитет по ликвидации расовой дискриминации

                Заключительные замечания по объединенным одиннадцатому и двенадцатому периодическим докладам Лантернии *

                1.Комитет рассмотрел доклады Лантернии (CERD/C/LNT/11-12) на своих 2598-м и 2599-м заседаниях.

                A.Введение

                2.Комитет рад получить доклады до зимы.

                B.Позитивные аспекты

                3.Комитет приветствует принятие следующих законов:

                a)Закона о фонарях;

                b)Закона о портах.

                C.Вопросы, вызывающие обеспокоенность, и рекомендации

                Торговля людьми

                4.Комитет рекомендует государству-участнику:

                a)обеспечить приюты фонарями;

                b)обучать портовую полицию.
                """#,
            kind: "concluding observations", language: "ru", symbol: "CERD/C/LNT/CO/11-12",
            title:
                "Заключительные замечания по объединенным одиннадцатому и двенадцатому периодическим докладам Лантернии",
            body: "Committee on the Elimination of Racial Discrimination", session: nil, agendaItem: nil,
            dates: [nil, "2026-01-12", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | Комитет рассмо …  заседаниях.",
                "P2 | A.Введение |  | Комитет рад по … ады до зимы.",
                "P3 | B.Позитивные аспекты | a b | Комитет привет … на о портах.",
                "P4 | C.Вопросы, вызывающие обеспокоенность, и рекомендации > Торговля людьми | a b | Комитет рекоме … вую полицию.",
            ]),
    ]
}
