import Testing

@Suite("Forms in the states that converters and old pages leave them, part 2", .timeLimit(.minutes(1)))
struct ConverterForms2 {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "resolution en whose notes are lost: a mark behind the comma ends the line",
            text: #"""
                United Nations
                General Assembly
                Distr.: General
                30 January 2027
                Eighty-first session
                Agenda item 102
                Resolution adopted by the General Assembly
                [on the report of the Third Committee (A/81/549)]
                81/976. Lanterns for fishing boats
                The General Assembly,
                Reaffirming the principles set forth in the Universal Charter of
                Lanterns, the Convention on Oil and Wicks and the Declaration on the
                Darkness of the Sea, 3
                Welcoming the adoption by the General Assembly of the two Optional
                Protocols to the Convention, which
                entered into force on 18 January 2026,
                1. Takes note with appreciation of the report of the Secretary-General;
                2. Invites Governments to consider giving a lantern to each boat.
                77th plenary meeting
                18 December 2026
                """#,
            kind: "resolution", language: "en", symbol: "A/RES/81/976", title: "Lanterns for fishing boats",
            body: "General Assembly", session: 81, agendaItem: "102",
            dates: ["2026-12-18", "2027-01-30", nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Reaffirming th … f the Sea, 3",
                "PP2 |  |  | Welcoming the  … anuary 2026,",
                "OP1 |  |  | Takes note wit … ary-General;",
                "OP2 |  |  | Invites Govern … o each boat.",
            ]),
        FormSample(
            name: "report en with its head in one line",
            text: #"""
                A/HRC/99/37. General Assembly. United Nations

                1 United Nations General Assembly Distr.: General 1 April 2027 Original: English A/HRC/99/37 Human Rights Council Ninety-ninth session Agenda item 3 Promotion and protection of all human rights Report of the Special Rapporteur on lanterns

                I. Introduction

                1. The present report is submitted in accordance with Council resolution 97/1.

                2. The report ends with conclusions.

                II. Activities carried out

                3. The Special Rapporteur took part in conferences.

                4. States should adopt measures for the keepers of lanterns.
                """#,
            kind: "report", language: "en", symbol: "A/HRC/99/37",
            title: "A/HRC/99/37. General Assembly. United Nations",
            body: "Human Rights Council", session: nil, agendaItem: nil,
            dates: [nil, "2027-04-01", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 | I. Introduction |  | The present re … lution 97/1.",
                "P2 | I. Introduction |  | The report end … conclusions.",
                "P3 | II. Activities carried out |  | The Special Ra … conferences.",
                "P4 | II. Activities carried out |  | States should  … of lanterns.",
            ]),
        FormSample(
            name: "decision en: no full stop behind its number, meeting and day on one line",
            text: #"""
                Human Rights Council
                Thirteenth session
                Agenda item 3

                Decision adopted by the Human Rights Council*

                13/917 Lanterns for harbours

                The Human Rights Council,

                Reaffirming all previous resolutions of the General Assembly on lanterns, in particular its resolution 8/912 of 18 June 2008,

                Decides:

                (a) To hold a panel discussion at its fourteenth session;

                (b) To request the Office of the High Commissioner to organize the panel;

                * The resolutions and decisions of the Council will be contained in its report.

                (c) To encourage the presence of keepers.

                45th meeting 26 March 2010

                [Adopted without a vote]
                """#,
            kind: "decision", language: "en", symbol: nil, title: "Lanterns for harbours",
            body: "Human Rights Council", session: 13, agendaItem: "3",
            dates: ["2010-03-26", nil, nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Reaffirming al … 8 June 2008,",
                "OP1 |  | a b c | Decides: (a) T …  of keepers.",
            ]),
        FormSample(
            name: "text fr: the symbol with the body's name is no section, a line of dashes no rule",
            text: #"""
                Observations finales concernant le rapport soumis par les Phares

                CRC/C/OPAC/XYZ/CO/1 — Comité des droits de l’enfant

                1. Le Comité a examiné le rapport initial des Phares et a adopté les observations finales ci-après.

                I. Introduction

                2. Le Comité accueille avec satisfaction le rapport initial.

                ---

                II. Observations générales

                Huile

                3. Le Comité recommande à l’État partie d’acheter de l’huile.
                """#,
            kind: "concluding observations", language: "fr", symbol: "CRC/C/OPAC/XYZ/CO/1",
            title: "Observations finales concernant le rapport soumis par les Phares",
            body: "Committee on the Rights of the Child", session: nil, agendaItem: nil,
            dates: [nil, nil, nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | Le Comité a ex … es ci-après.",
                "P2 | I. Introduction |  | Le Comité accu … ort initial.",
                "P3 | II. Observations générales > Huile |  | Le Comité reco …  de l’huile.",
            ]),
        FormSample(
            name: "resolution fr of the Council: the meeting and its day are no words of the last paragraph",
            text: #"""
                Nations Unies

                A/HRC/RES/53/909

                Assemblée générale

                Distr. générale

                20 juillet 2026

                Français

                Original: anglais

                Conseil des droits de l’homme

                Cinquante-troisième session

                Point 3 de l’ordre du jour

                Résolution adoptée par le Conseil des droits de l’homme le 12 juillet 2026

                53/909.Lanternes des ports

                Le Conseil des droits de l’homme,

                Réaffirmant toutes ses résolutions sur les lanternes,

                1.Engage tous les États à allumer leurs lanternes;

                2.Décide de tenir une réunion-débat sur l’huile.

                36e séance

                12 juillet 2026

                [Adoptée sans vote.]
                """#,
            kind: "resolution", language: "fr", symbol: "A/HRC/RES/53/909", title: "Lanternes des ports",
            body: "Human Rights Council", session: 53, agendaItem: "3",
            dates: ["2026-07-12", "2026-07-20", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Réaffirmant to … s lanternes,",
                "OP1 |  |  | Engage tous le … s lanternes;",
                "OP2 |  |  | Décide de teni … sur l’huile.",
            ]),
        FormSample(
            name: "resolution en of the Council: the meeting and its day are no words of the last paragraph",
            text: #"""
                United Nations
                A/HRC/RES/53/909
                General Assembly
                Distr.: General
                20 July 2026
                Original: English
                Human Rights Council
                Fifty-third session
                Agenda item 3
                Resolution adopted by the Human Rights Council on 12 July 2026
                53/909 Lanterns for harbours
                The Human Rights Council,
                Reaffirming all its resolutions on lanterns,
                1. Urges all States to light their lanterns;
                2. Decides to hold a panel discussion on oil.
                36th meeting
                12 July 2026
                [Adopted without a vote.]
                """#,
            kind: "resolution", language: "en", symbol: "A/HRC/RES/53/909", title: "Lanterns for harbours",
            body: "Human Rights Council", session: 53, agendaItem: "3",
            dates: ["2026-07-12", "2026-07-20", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "PP1 |  |  | Reaffirming al … on lanterns,",
                "OP1 |  |  | Urges all Stat … ir lanterns;",
                "OP2 |  |  | Decides to hol … sion on oil.",
            ]),
        FormSample(
            name: "report en: contents without leader dots, an annex among them",
            text: #"""
                United Nations A/HRC/99/38

                General Assembly Distr.: General

                15 May 2027

                Original: English

                Human Rights Council

                Ninety-ninth session

                Agenda item 3

                Lanterns on rivers

                Report of the Secretary-General

                Contents

                Paragraphs Page

                Introduction 1–2 3

                I. Oil and wicks 3 5

                II. Conclusions and recommendations 4 20

                Annex

                List of the rivers 25

                Introduction

                1. The present report was asked for by the Council.

                2. It covers three rivers.

                I. Oil and wicks

                3. The price of oil has risen.

                II. Conclusions and recommendations

                4. States should store oil.

                Annex

                List of the rivers

                The first river and the second river.
                """#,
            kind: "report", language: "en", symbol: "A/HRC/99/38", title: "Lanterns on rivers",
            body: "Human Rights Council", session: 99, agendaItem: "3",
            dates: [nil, "2027-05-15", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "P1 |  |  | The present re … the Council.",
                "P2 |  |  | It covers three rivers.",
                "P3 | I. Oil and wicks |  | The price of oil has risen.",
                "P4 | II. Conclusions and recommendations |  | States should store oil.",
            ]),
    ]
}
