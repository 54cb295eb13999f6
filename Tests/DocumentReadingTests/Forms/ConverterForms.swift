import Testing

@Suite("Forms in the states that converters and old pages leave them", .timeLimit(.minutes(1)))
struct ConverterForms {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "resolution en, pages without form feeds: the job number ends the notes",
            text: #"""
                United Nations A/RES/81/901
                General Assembly Distr.: General
                2 February 2027
                Eighty-first session
                Agenda item 27
                Resolution adopted by the General Assembly
                on 19 December 2026
                [on the report of the Third Committee (A/81/477)]
                81/901. Lanterns for harbours and quays
                The General Assembly,
                Reiterating its strong wish that every harbour, however small and however far from the
                great roads of the sea, should have a lantern that burns through the whole of the night,
                Recalling the Convention on Lanterns, 1 and the Protocol on Oil and Wicks for the Keepers
                of Lanterns, which was opened for signature in the same year as the Convention, 2
                __________________
                1
                United Nations, Treaty Series, vol. 9925, No. 99574.
                2
                Ibid., vol. 9937, No. 99574.
                26-01234 (E)
                *2601234*
                A/RES/81/901 Lanterns for harbours and quays
                Noting with appreciation the work of the keepers in all weathers and in every season,
                1. Takes note with appreciation of the report of the Secretary-General on lanterns;
                2. Calls upon Member States to light their harbours, taking into account the central
                role of oil and wicks.
                65th plenary meeting
                19 December 2026
                2/2 26-01234
                """#,
            kind: "resolution", language: "en", symbol: "A/RES/81/901", title: "Lanterns for harbours and quays",
            body: "General Assembly", session: 81, agendaItem: "27",
            dates: ["2026-12-19", "2027-02-02", nil, nil],
            original: nil, jobNumber: "26-01234", reasons: [],
            passages: [
                "PP1 |  |  | Reiterating it … f the night,",
                "PP2 |  |  | Recalling the  …  Convention,",
                "PP3 |  |  | Noting with ap … very season,",
                "OP1 |  |  | Takes note wit … on lanterns;",
                "OP2 |  |  | Calls upon Mem … l and wicks.",
            ]),
        FormSample(
            name: "Markdown with front matter: its lines of dashes are no rule above notes",
            text: #"""
                ---
                symbol: A/RES/81/907
                record_id: "1234567"
                title: "Report of the Lantern Office :"
                date: "2026-11-18"
                language: EN
                ---

                United Nations

                General Assembly Distr.: General 18 November 2026

                Eighty-first session Agenda item 89

                Resolution adopted by the General Assembly on 14 November 2026

                [without reference to a Main Committee (A/81/L.7)]

                81/907. Report of the Lantern Office

                The General Assembly,

                Having received the report of the Lantern Office for the year that has gone by,1

                Recognizing the importance of its work for the safety of all who go to sea,2

                1. Takes note with appreciation of the report of the Office;

                2. Requests the Secretary-General to transmit the records of the session to the Office.

                52nd plenary meeting 14 November 2026

                1 See A/81/282.

                2 See A/81/PV.52.
                """#,
            kind: "resolution", language: "en", symbol: "A/RES/81/907", title: "Report of the Lantern Office",
            body: "General Assembly", session: 81, agendaItem: nil,
            dates: ["2026-11-14", "2026-11-18", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Having receive … has gone by,",
                "PP2 |  |  | Recognizing th … o go to sea,",
                "OP1 |  |  | Takes note wit …  the Office;",
                "OP2 |  |  | Requests the S …  the Office.",
            ]),
        FormSample(
            name: "resolution en of the nineties: marks and notes as 1/",
            text: #"""
                United Nations

                A/RES/50/967

                General Assembly

                Distr. GENERAL

                16 February 1996

                ORIGINAL:
                ENGLISH

                Fiftieth session
                Agenda item 107

                                  RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY

                         [on the report of the Third Committee (A/50/930 and Corr.1)]

                            50/967.     Lanterns on rivers

                      The General Assembly,

                      Reaffirming the principles set forth in the Charter of
                Lanterns,  1/ the Covenant on Oil  2/ and the Declaration on the Darkness of
                Rivers,  3/

                      Recalling that the Harbour Programme of Action, adopted
                by the Conference on Quays on 25 June 1993,  4/ affirmed the need for
                light,

                ________________________

                      1/   Resolution 917 A (III).

                      2/   Resolution 34/980, annex.

                      3/   Resolution 48/904.

                      4/   A/CONF.957/24 (Part I), chap. III.

                      Convinced of the need to light every river,

                      1.    Takes note with appreciation of the report of the
                Secretary-General on lanterns on rivers;

                      2.    Appeals to Governments of the countries along rivers to
                implement the Programme by:

                      (a)   Considering the ratification of the Covenant;

                      (b)   Taking measures against darkness;

                      3.    Decides to continue consideration of this question at its
                fifty-first session.

                                                                    99th plenary meeting
                                                                        22 December 1995
                """#,
            kind: "resolution", language: "en", symbol: "A/RES/50/967", title: "Lanterns on rivers",
            body: "General Assembly", session: 50, agendaItem: "107",
            dates: ["1995-12-22", "1996-02-16", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Reaffirming th … s of Rivers,",
                "PP2 |  |  | Recalling that … d for light,",
                "PP3 |  |  | Convinced of t … every river,",
                "OP1 |  |  | Takes note wit … s on rivers;",
                "OP2 |  | a b | Appeals to Gov … st darkness;",
                "OP3 |  |  | Decides to con … rst session.",
            ]),
        FormSample(
            name: "concluding observations fr of an archive: numbered headings among numbered paragraphs",
            text: #"""
                Observations finales du Comité des droits de l'enfant,
                Phares, U.N. Doc. CRC/C/15/Add.940 (2000).



                COMITÉ DES DROITS DE L'ENFANT

                Vingt-cinquième session

                EXAMEN DES RAPPORTS PRÉSENTÉS PAR LES ÉTATS PARTIES
                EN APPLICATION DE L'ARTICLE 44 DE LA CONVENTION

                Observations finales du Comité des droits de l'enfant : Phares


                1. À ses 963ème et 964ème séances, tenues le 3 octobre 2000, le Comité a examiné le rapport initial des Phares, et il a adopté les observations finales ci-après.

                A. Introduction

                2. Le Comité se félicite de la présentation du rapport.

                B. Principaux sujets de préoccupation et recommandations

                1. Mesures d'application générales

                3. Le Comité recommande à l'État partie d'allumer ses lanternes.

                4. Le Comité suggère à l'État partie d'acheter de l'huile.

                2. Définition de la lanterne

                5. Le Comité recommande de revoir la loi.

                3. Principes généraux

                6. Le Comité recommande de former les gardiens.
                """#,
            kind: "concluding observations", language: "fr", symbol: "CRC/C/15/Add.940",
            title: "Observations finales du Comité des droits de l'enfant",
            body: "Committee on the Rights of the Child", session: 25, agendaItem: nil,
            dates: [nil, nil, nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | À ses 963ème e … es ci-après.",
                "P2 | A. Introduction |  | Le Comité se f …  du rapport.",
                "P3 | B. Principaux sujets de préoccupation et recommandations > 1. Mesures d'application générales |  | Le Comité reco … s lanternes.",
                "P4 | B. Principaux sujets de préoccupation et recommandations > 1. Mesures d'application générales |  | Le Comité sugg …  de l'huile.",
                "P5 | B. Principaux sujets de préoccupation et recommandations > 2. Définition de la lanterne |  | Le Comité reco … voir la loi.",
                "P6 | B. Principaux sujets de préoccupation et recommandations > 3. Principes généraux |  | Le Comité reco … es gardiens.",
            ]),
        FormSample(
            name: "report en whose last paragraphs run on in one line: never faithful",
            text: #"""
                CTOC/COP/WG.4/2027/6

                Distr.: General 17 February 2027

                Original: English

                Report on the meeting of the Working Group on Trafficking in Persons held in Vienna from 27 to 29 January 2027

                I. Introduction

                1. In its decision 94/4, the Conference welcomed the lanterns. In the same decision, it affirmed their purpose.

                2. In its decision 94/5, the Conference decided to light the quays.

                II. Recommendations

                3. States parties should make better use of oil. 4. States parties should light their harbours.
                """#,
            kind: "working-group report", language: "en", symbol: "CTOC/COP/WG.4/2027/6",
            title:
                "Report on the meeting of the Working Group on Trafficking in Persons held in Vienna from 27 to 29 January 2027",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: [nil, "2027-02-17", "2027-01-27", "2027-01-29"],
            original: "en", jobNumber: nil, reasons: ["unread-numbers"],
            passages: [
                "P1 | I. Introduction |  | In its decisio … eir purpose.",
                "P2 | I. Introduction |  | In its decisio … t the quays.",
                "P3 | II. Recommendations |  | States parties … ir harbours.",
            ]),
        FormSample(
            name: "concluding observations ru: the note of the title stands at the end",
            text: #"""
                Организация Объединенных Наций

                CERD/C/XYZ/CO/11-12

                Международная конвенция о ликвидации всех форм расовой дискриминации

                Distr.: General

                12 January 2027

                Russian

                Original: English

                Комитет по ликвидации расовой дискриминации

                Заключительные замечания по сведенным воедино докладам Страны Маяков *

                1.Комитет рассмотрел доклады Страны Маяков на своих заседаниях, состоявшихся 28 и 29 ноября 2026 года.

                A.Введение

                2.Комитет приветствует представление докладов государства-участника.

                B.Вопросы, вызывающие обеспокоенность, и рекомендации

                Маяки

                3.Комитет обеспокоен отсутствием света.

                4.Комитет рекомендует государству-участнику зажечь маяки.

                * Приняты Комитетом на его девяносто четвертой сессии (20 ноября – 8 декабря 2026 года).
                """#,
            kind: "concluding observations", language: "ru", symbol: "CERD/C/XYZ/CO/11-12",
            title: "Заключительные замечания по сведенным воедино докладам Страны Маяков",
            body: "Committee on the Elimination of Racial Discrimination", session: nil, agendaItem: nil,
            dates: [nil, "2027-01-12", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | Комитет рассмо … я 2026 года.",
                "P2 | A.Введение |  | Комитет привет … а-участника.",
                "P3 | B.Вопросы, вызывающие обеспокоенность, и рекомендации > Маяки |  | Комитет обеспо … твием света.",
                "P4 | B.Вопросы, вызывающие обеспокоенность, и рекомендации > Маяки |  | Комитет рекоме … ажечь маяки.",
            ]),
    ]
}
