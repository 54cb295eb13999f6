import Testing

@Suite("Forms of decisions, statements, and of what holds no passages, part 1", .timeLimit(.minutes(1)))
struct OtherForms {
    @Test("labels, sections, items, texts, metadata and verdict", arguments: samples)
    func form(_ sample: FormSample) { sample.check() }

    static let samples: [FormSample] = [
        FormSample(
            name: "prst en",
            text: #"""
                United Nations S/PRST/2026/7
                Security Council Distr.: General
                14 May 2026
                Original: English
                26-08123 (E)
                *2608123*
                Statement by the President of the Security Council
                On 14 May 2026, when the Security Council had spoken of lanterns and
                peace for the whole of its 9911th meeting, its
                President said the following in the name
                of the Council:
                “The Security Council reaffirms its primary responsibility for the light of the
                coasts.
                “The Security Council expresses its deep concern at the darkness that has
                fallen upon the northern harbours, and recalls in this regard its resolution
                2801 (2024).
                “The Security Council calls upon all parties to light their lanterns and to
                refrain from breaking those of others.
                “The Security Council requests the Secretary-General to report within six
                months on the state of the lanterns.”
                """#,
            kind: "decision", language: "en", symbol: "S/PRST/2026/7",
            title: "Statement by the President of the Security Council",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: [nil, "2026-05-14", nil, nil],
            original: "en", jobNumber: "26-08123", reasons: [],
            passages: [
                "OP1 |  |  | The Security C …  the coasts.",
                "OP2 |  |  | The Security C … 2801 (2024).",
                "OP3 |  |  | The Security C … e of others.",
                "OP4 |  |  | The Security C … e lanterns.”",
            ]),
        FormSample(
            name: "wg agenda en",
            text: #"""
                United Nations CTOC/COP/WG.4/2026/1
                Conference of the Parties to the
                United Nations Convention against
                Transnational Organized Crime
                Distr.: General
                17 July 2026
                Original: English
                Working Group on Trafficking in Persons
                Vienna, 14 and 15 October 2026
                Annotated provisional agenda
                Provisional agenda
                1. Organizational matters:
                (a) Opening of the meeting;
                (b) Adoption of the agenda and organization of work.
                2. Lanterns in shelters.
                3. Other matters.
                4. Adoption of the report.
                Annotations
                1. Organizational matters
                (a) Opening of the meeting
                The bell will be rung on Wednesday, 14 October 2026, at ten in the morning.
                (b) Adoption of the agenda and organization of work
                The harbour masters have laid down how long each of them may speak about the
                lamps of the coast.
                2. Lanterns in shelters
                The Working Group may wish to continue its discussions on lanterns.
                3. Other matters
                Nobody has asked for anything else so far.
                4. Adoption of the report
                The Working Group is to adopt a report on its meeting.
                """#,
            kind: "agenda", language: "en", symbol: "CTOC/COP/WG.4/2026/1",
            title: "Annotated provisional agenda",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: [nil, "2026-07-17", "2026-10-14", "2026-10-15"],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "summary record fr",
            text: #"""
                Nations Unies A/C.3/80/SR.14
                Assemblée générale Distr. générale
                12 décembre 2025
                Français
                Original : anglais
                Quatre-vingtième session
                Documents officiels
                Troisième Commission
                Compte rendu analytique de la 14e séance
                Tenue au Siège, à New York, le mercredi 8 octobre 2025, à 10 heures
                Président(e) : Mme Lux (Lanternie)
                Sommaire
                Point 106 de l'ordre du jour : Prévention du crime
                La séance est ouverte à 10 h 5.
                Point 106 de l'ordre du jour : Prévention du crime (A/80/112 et A/80/131)
                1. M. Oil (Observateur de la Lanternie) dit que les lanternes sont éteintes.
                2. Mme Wick (Malte) demande que les gardiens soient payés.
                3. Le Président déclare close la discussion.
                La séance est levée à 12 h 50.
                """#,
            kind: "verbatim record", language: "fr", symbol: "A/C.3/80/SR.14",
            title: "Compte rendu analytique de la 14e séance",
            body: "General Assembly", session: 80, agendaItem: "106",
            dates: [nil, "2025-12-12", "2025-10-08", "2025-10-08"],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "note verbale en",
            text: #"""
                United Nations A/80/777
                General Assembly Distr.: General
                22 January 2026
                Original: English
                Eightieth session
                Agenda item 106
                Crime prevention and criminal justice
                Note verbale dated 20 January 2026 from the Permanent Mission of
                Lanternia to the United Nations addressed to the Secretary-General
                The Permanent Mission of Lanternia greets the Secretary-General and sends with
                this note a text on lanterns that its harbour masters have written (see
                annex).
                It would be glad if all delegations could read the note and its annex before they
                turn to agenda item 106.
                Annex to the note verbale dated 20 January 2026 from the Permanent Mission of
                Lanternia to the United Nations addressed to the Secretary-General
                Statement on lanterns
                1. Lanternia keeps its lanterns.
                2. Lanternia lights them each evening.
                """#,
            kind: "letter", language: "en", symbol: "A/80/777",
            title:
                "Note verbale dated 20 January 2026 from the Permanent Mission of Lanternia to the United Nations addressed to the Secretary-General",
            body: "General Assembly", session: 80, agendaItem: "106",
            dates: [nil, "2026-01-22", nil, nil],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "decision cop en",
            text: #"""
                CTOC/COP/2026/L.4
                Conference of the Parties to the United Nations
                Convention against Transnational Organized Crime
                Distr.: Limited
                14 October 2026
                Original: English
                Decision 13/1
                Organization of the work of the Working Group on Lanterns
                The Conference of the Parties to the United Nations Convention against Transnational Organized Crime:
                (a) Noted the report of the Working Group on Lanterns;
                (b) Decided that the Working Group should meet at least once a year;
                (c) Requested the secretariat to inform States parties of the dates;
                (d) Decided to consider the matter at its fourteenth session.
                """#,
            kind: "decision", language: "en", symbol: "CTOC/COP/2026/L.4",
            title: "Organization of the work of the Working Group on Lanterns",
            body: "Conference of the Parties", session: nil, agendaItem: nil,
            dates: [nil, "2026-10-14", nil, nil],
            original: "en", jobNumber: nil, reasons: [],
            passages: [
                "OP1 |  | a b c d | The Conference … nth session."
            ]),
        FormSample(
            name: "ga decision en",
            text: #"""
                A/DEC/80/511
                80/511. Report of the keepers of lanterns
                At its 46th plenary meeting, on 16 December 2025, the General Assembly, having heard
                the harbour masters, took note of the report of the Secretary-General
                on the keepers of lanterns and decided to hear them again at its eighty-second session.
                """#,
            kind: "decision", language: "en", symbol: "A/DEC/80/511",
            title: "Report of the keepers of lanterns",
            body: "General Assembly", session: nil, agendaItem: nil,
            dates: ["2025-12-16", nil, nil, nil],
            original: nil, jobNumber: nil, reasons: [],
            passages: [
                "OP1 |  |  | At its 46th pl … ond session."
            ]),
        FormSample(
            name: "letter es",
            text: #"""
                Naciones Unidas S/2026/77
                Consejo de Seguridad Distr. general
                4 de febrero de 2026
                Español
                Original: inglés
                Carta de fecha 2 de febrero de 2026 dirigida a la Presidencia del
                Consejo de Seguridad por el Representante Permanente de
                Linternia ante las Naciones Unidas
                Le escribo por los faroles de la costa norte, que alguien rompe.
                1. El 3 de enero, desconocidos rompieron tres faroles.
                2. El 5 de enero, los guardianes los repararon.
                3. El 7 de enero se apagaron de nuevo.
                Me alegraría que todos los miembros del Consejo pudieran leer esta carta antes
                del invierno.
                (Firmado) Otto Óleo
                Representante Permanente
                """#,
            kind: "letter", language: "es", symbol: "S/2026/77",
            title:
                "Carta de fecha 2 de febrero de 2026 dirigida a la Presidencia del Consejo de Seguridad por el Representante Permanente de Linternia ante las Naciones Unidas",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: [nil, "2026-02-04", nil, nil],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "agenda ru",
            text: #"""
                Организация Объединенных Наций CTOC/COP/WG.4/2026/1
                Конференция участников Конвенции Организации Объединенных Наций против
                транснациональной организованной преступности
                Distr.: General
                17 July 2026
                Russian
                Original: English
                Рабочая группа по вопросам торговли людьми
                Вена, 14 и 15 октября 2026 года
                Аннотированная предварительная повестка дня
                Предварительная повестка дня
                1. Организационные вопросы:
                a) открытие совещания;
                b) утверждение повестки дня и организация работы.
                2. Фонари в приютах.
                3. Прочие вопросы.
                4. Утверждение доклада.
                Аннотации
                1. Организационные вопросы
                Совещание будет открыто в среду, 14 октября 2026 года, в 10 час. 00 мин.
                2. Фонари в приютах
                Рабочая группа, возможно, пожелает продолжить обсуждение.
                """#,
            kind: "agenda", language: "ru", symbol: "CTOC/COP/WG.4/2026/1",
            title: "Аннотированная предварительная повестка дня",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: [nil, "2026-07-17", "2026-10-14", "2026-10-15"],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "participants fr",
            text: #"""
                CTOC/COP/WG.4/2026/INF/1/Rev.1
                4 novembre 2026
                Groupe de travail sur la traite des personnes
                Vienne, 14 et 15 octobre 2026
                Liste des participants
                États parties
                Allemagne
                M. Otto Lampe, Conseiller, Mission permanente
                Chili
                Mme Luz Vela, Troisième Secrétaire, Mission permanente
                Malte
                M. John Wick, Premier Secrétaire
                Organisations intergouvernementales
                Ligue des ports
                M. Pier Quay
                """#,
            kind: "list of participants", language: "fr", symbol: "CTOC/COP/WG.4/2026/INF/1/Rev.1",
            title: "Liste des participants",
            body: "Working Group on Trafficking in Persons", session: nil, agendaItem: nil,
            dates: [nil, nil, "2026-10-14", "2026-10-15"],
            original: nil, jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "error fr",
            text: #"""
                Le document que vous recherchez n'existe pas dans le Système de diffusion électronique des documents (Sédoc). Veuillez contacter le support.
                """#,
            kind: "error page", language: "fr", symbol: nil,
            title:
                "Le document que vous recherchez n'existe pas dans le Système de diffusion électronique des documents (Sédoc). Veuillez contacter le support.",
            body: nil, session: nil, agendaItem: nil,
            dates: [nil, nil, nil, nil],
            original: nil, jobNumber: nil, reasons: ["error-page"],
            passages: []),
        FormSample(
            name: "corr en",
            text: #"""
                United Nations A/HRC/62/44/Corr.1
                General Assembly Distr.: General
                12 June 2026
                Original: English
                Human Rights Council
                Sixty-second session
                Agenda item 3
                Report of the Special Rapporteur on the rights of keepers
                Corrigendum
                1. Paragraph 12, third line
                For lamps read lanterns
                2. Paragraph 15 (a)
                The text should read as follows: the keepers are paid each month.
                3. Paragraph 20
                Delete the second sentence.
                """#,
            kind: "unknown", language: "en", symbol: "A/HRC/62/44/Corr.1",
            title: "Report of the Special Rapporteur on the rights of keepers Corrigendum",
            body: "Human Rights Council", session: 62, agendaItem: "3",
            dates: [nil, "2026-06-12", nil, nil],
            original: "en", jobNumber: nil, reasons: ["corrigendum"],
            passages: []),
        FormSample(
            name: "letter zh",
            text: #"""
                联合国 S/2026/78
                安全理事会 Distr.: General
                4 February 2026
                Chinese
                Original: English
                2026年2月2日灯国常驻联合国代表给安全理事会主席的信
                随信寄上灯国港口部长写的关于北部海岸灯笼的几页话(见附件)。
                希望各位理事在冬天之前读到这封信。
                常驻代表
                李灯(签名)
                附件
                1. 一月三日，不明身份者打碎了三盏灯笼。
                2. 一月五日，守灯人修好了灯笼。
                3. 一月七日，灯笼再次熄灭。
                """#,
            kind: "letter", language: "zh", symbol: "S/2026/78",
            title: "2026年2月2日灯国常驻联合国代表给安全理事会主席的信",
            body: "Security Council", session: nil, agendaItem: nil,
            dates: [nil, "2026-02-04", nil, nil],
            original: "en", jobNumber: nil, reasons: ["no-passages"],
            passages: []),
        FormSample(
            name: "error es",
            text: #"""
                Error 404
                La página que busca no existe o no se encuentra disponible en el Sistema de Archivo de Documentos.
                """#,
            kind: "error page", language: "es", symbol: nil,
            title: "Error 404",
            body: nil, session: nil, agendaItem: nil,
            dates: [nil, nil, nil, nil],
            original: nil, jobNumber: nil, reasons: ["error-page"],
            passages: []),
    ]
}
