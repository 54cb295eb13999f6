public import Model
import ReportBuilding

/// A small corpus written for these tests: nothing in it comes from a real document.
enum SampleReport {
    static let themes = [
        Theme(
            id: "prevention",
            labels: [
                .english: "Prevention", .spanish: "Prevención", .french: "Prévention", .russian: "Предупреждение",
                .arabic: "المنع", .chinese: "预防",
            ]),
        Theme(
            id: "diplomatic-role",
            labels: [
                .english: "Role of diplomatic and consular staff",
                .spanish: "Papel del personal diplomático y consular",
                .french: "Rôle du personnel diplomatique et consulaire",
                .russian: "Роль дипломатического и консульского персонала",
                .arabic: "دور الموظفين الدبلوماسيين والقنصليين",
                .chinese: "外交和领事人员的作用",
            ]),
        Theme(
            id: "victim-support",
            labels: [
                .english: "Support for victims", .spanish: "Apoyo a las víctimas", .french: "Soutien aux victimes",
                .russian: "Поддержка жертв", .arabic: "دعم الضحايا", .chinese: "对被害人的支持",
            ]),
    ]

    static let report = DocumentHead(
        id: "11111111-1111-8111-8111-111111111111", symbol: "EXAMPLE/WG.7/2031/4",
        title:
            "Informe sobre la reunión del Grupo de Trabajo de Ejemplo celebrada en Villanueva del 3 al 5 de marzo de 2031",
        kind: .workingGroupReport, language: .spanish, body: "Example Working Group", session: 7,
        date: CalendarDate("2031-03-05"), verdict: Verdict(.faithful))
    static let resolution = DocumentHead(
        id: "22222222-2222-8222-8222-222222222222", symbol: "EXAMPLE/RES/12/9",
        title: "Strengthening the response of the Example Assembly to trafficking in persons", kind: .resolution,
        language: .english, body: "Example Assembly", session: 12, date: CalendarDate("2030-12-18"),
        verdict: Verdict(.needsReview, reasons: ["numbering-gap: Operative paragraph 4 is followed by 6."]))
    static let arabic = DocumentHead(
        id: "33333333-3333-8333-8333-333333333333", symbol: "EXAMPLE/WG.7/2031/4",
        title: "تقرير عن اجتماع الفريق العامل المثال",
        kind: .workingGroupReport, language: .arabic, body: "Example Working Group", session: 7,
        date: CalendarDate("2031-03"),
        verdict: Verdict(.faithful))
    static let later = DocumentHead(
        id: "55555555-5555-8555-8555-555555555555", symbol: "EXAMPLE/RES/14/2",
        title: "Follow-up to the response of the Example Assembly", kind: .resolution, language: .english,
        body: "Example Assembly", session: 14, date: CalendarDate("2032-12-20"), verdict: Verdict(.faithful))
    static let scan = DocumentHead(
        id: "44444444-4444-8444-8444-444444444444", symbol: "scan.pdf", kind: .unknown,
        verdict: Verdict(.unreadable, reasons: ["no-text-layer: The file holds pictures of pages only."]))

    /// What every kind can be made in without another program.
    static let textFormats: [ReportRequest.Format] = [.html, .markdown, .csv, .json]

    static let quality = [
        QualityFigure(
            scope: .theme("prevention"), language: .spanish, goldSet: "sample-gold", precision: 0.913, recall: 0.874,
            f1: 0.893,
            units: 120),
        QualityFigure(
            scope: .theme("prevention"), language: .english, goldSet: "sample-gold", precision: 0.9, recall: 0.85,
            f1: 0.874,
            units: 140),
        QualityFigure(scope: .macro, goldSet: "sample-gold", precision: 0.88, recall: 0.86, f1: 0.87, units: 260),
        QualityFigure(scope: .micro, goldSet: "sample-gold", precision: 0.89, recall: 0.87, f1: 0.88, units: 260),
    ]

    static func context(
        _ kind: ReportRequest.Kind, _ language: Language = .english,
        formats: [ReportRequest.Format] = textFormats, filters: ReportRequest.Filters = .init(),
        documents: [DocumentHead] = [report, resolution, later, arabic, scan], companion: String? = nil
    ) -> ReportContext {
        ReportContext(
            request: ReportRequest(
                kind: kind, filters: filters, language: language, formats: formats, series: "weekly", period: "2031-W10"
            ),
            themes: self.themes, classifierVersion: "classifier 1.0", taxonomyVersion: "taxonomy 2031-01",
            quality: self.quality, documents: documents, corpusState: "sha256:0123456789abcdef",
            reportID: "99999999-9999-8999-8999-999999999999", companion: companion)
    }

    /// One entry; evidence is the first place of each given word in the text.
    static func entry(
        from document: DocumentHead = report, _ ordinal: Int, kind: PassageKind = .recommendation,
        section: [String] = [],
        _ text: String, core: [(ThemeID, Double)] = [], touch: [(ThemeID, Double)] = [], evidence: [String] = [],
        strength: Strength? = nil, addressees: [String] = [], deadline: String? = nil, notes: [Footnote] = [],
        items: [Subparagraph] = [], citations: [String] = []
    ) -> ReportEntry {
        let scalars = Array(text.unicodeScalars)
        let spans = evidence.compactMap { word -> Evidence? in
            let wanted = Array(word.unicodeScalars)
            guard let start = scalars.indices.first(where: { scalars[$0...].starts(with: wanted) }) else { return nil }
            return Evidence(start: start, end: start + wanted.count, text: word, cue: "sample.\(word)", weight: 1.5)
        }
        func assignments(_ grade: Grade, _ scored: [(ThemeID, Double)]) -> [ThemeAssignment] {
            scored.map {
                ThemeAssignment(theme: $0.0, grade: grade, score: $0.1, decidedBy: .classifier, evidence: spans)
            }
        }
        let number = String(ordinal + 1)
        let passage = Passage(
            label: kind.labelPrefix + number, kind: kind, number: kind == .preambular ? nil : number, section: section,
            text: text, footnotes: notes.map(\.mark), page: document.language == nil ? nil : 2 + ordinal / 4,
            range: TextRange(ordinal * 1000, ordinal * 1000 + scalars.count), subparagraphs: items, strength: strength,
            addressees: addressees, deadline: deadline, citations: citations)
        return ReportEntry(
            document: document, ordinal: ordinal, passage: passage, footnotes: notes,
            assignments: assignments(.core, core) + assignments(.touch, touch))
    }

    static let repeated = "States parties should train border officials to recognise the signs of exploitation."

    /// Sorted entries in three languages, with sub-paragraphs, notes, two-theme passages and equal texts.
    static let entries: [ReportEntry] = spanish + english + others

    private static let general = ["II. Recomendaciones", "A. Recomendaciones generales"]
    private static let consular = ["II. Recomendaciones", "B. Recomendaciones sobre el servicio exterior"]

    private static let spanish: [ReportEntry] = [
        entry(
            0, section: general,
            "Los Estados partes deberían organizar campañas anuales de sensibilización en las escuelas, los puertos y las estaciones, con materiales en las lenguas que hablan las comunidades migrantes, y evaluar cada dos años si dichas campañas cambian lo que el público sabe.",
            core: [("prevention", 0.97)], evidence: ["campañas anuales de sensibilización"], strength: .should,
            addressees: ["States parties"], deadline: "2033"),
        entry(
            1, section: general,
            "Los Estados partes deberían considerar la posibilidad de abrir refugios pequeños, cercanos y seguros para las víctimas.",
            core: [("victim-support", 0.95)], touch: [("prevention", 0.31)], evidence: ["refugios", "víctimas"],
            strength: .shouldConsider, addressees: ["States parties"]),
        entry(
            2, section: general,
            "La secretaría debería preparar una guía práctica que contenga lo siguiente: a) una lista de indicadores; b) modelos de entrevista, entre ellos: i) para niños; ii) para adultos; c) una relación de servicios de asistencia.",
            core: [("victim-support", 0.81), ("prevention", 0.62)], evidence: ["servicios de asistencia"],
            strength: .should,
            addressees: ["Secretariat"],
            notes: [Footnote(mark: "1", text: "Véase el anexo II del informe de ejemplo.", page: 3)],
            items: [
                Subparagraph(label: "a", text: "una lista de indicadores;"),
                Subparagraph(
                    label: "b", text: "modelos de entrevista, entre ellos:",
                    subparagraphs: [
                        Subparagraph(label: "i", text: "para niños;"), Subparagraph(label: "ii", text: "para adultos;"),
                    ]),
                Subparagraph(label: "c", text: "una relación de servicios de asistencia."),
            ], citations: ["EXAMPLE/RES/12/9"]),
        entry(
            3, section: consular,
            "Los Estados partes deberían impartir formación obligatoria a todo el personal consular antes de su primer destino, de modo que sepa reconocer a una víctima que pide un visado o un pasaporte, entrevistarla a solas y remitirla a los servicios del país.",
            core: [("diplomatic-role", 0.98), ("victim-support", 0.55)], evidence: ["personal consular", "víctima"],
            strength: .should, addressees: ["States parties"]),
        entry(
            4, section: consular,
            "Se alienta a las misiones diplomáticas a registrar a los trabajadores domésticos privados de su personal y a reunirse con ellos cada año en ausencia de su empleador.",
            core: [("diplomatic-role", 0.93)], touch: [("prevention", 0.4)],
            evidence: ["misiones diplomáticas", "trabajadores domésticos privados"], strength: .encourages,
            addressees: ["diplomatic missions"]),
        entry(
            5, kind: .narrative, section: ["III. Deliberaciones"],
            "Una oradora explicó que su país atiende en dos consulados un teléfono gratuito de ayuda.",
            touch: [("diplomatic-role", 0.42), ("victim-support", 0.35)], evidence: ["consulados"]),
        entry(
            6, kind: .narrative, section: ["III. Deliberaciones"], "La Presidencia declaró abierta la segunda sesión."),
    ]

    private static let english: [ReportEntry] = [
        entry(
            from: resolution, 0, kind: .preambular,
            "Concerned that crises expose displaced children to recruitment by traffickers,",
            core: [("prevention", 0.71)], evidence: ["recruitment"], strength: .affirms),
        entry(
            from: resolution, 1, kind: .operative,
            "Urges Member States to regulate recruitment agencies, to forbid that workers be charged fees, and to inspect workplaces where the risk of exploitation is known to be high, including farms, fishing vessels and private homes;",
            core: [("prevention", 0.96)], evidence: ["regulate recruitment agencies"], strength: .urges,
            addressees: ["Member States"]),
        entry(
            from: resolution, 2, kind: .operative, repeated, core: [("prevention", 0.88)],
            evidence: ["train border officials"],
            strength: .should, addressees: ["States parties"]),
        entry(
            from: resolution, 3, kind: .operative, repeated, core: [("prevention", 0.88)],
            evidence: ["train border officials"],
            strength: .should, addressees: ["States parties"]),
        entry(
            from: resolution, 4, kind: .operative,
            "Calls upon States to give victims medical care, counselling and legal aid in a language that they understand, whether or not they take part in criminal proceedings;",
            core: [("victim-support", 0.99)], evidence: ["medical care, counselling and legal aid"],
            strength: .callsUpon, addressees: ["States"], deadline: "2032-06"),
    ]

    private static let others: [ReportEntry] = [
        entry(
            from: later, 0, kind: .operative,
            "States parties are urged to train border officials to recognise the signs of exploitation.",
            core: [("prevention", 0.9)], strength: .urges, addressees: ["States parties"],
            citations: ["EXAMPLE/RES/12/9", "EXAMPLE/RES/3/1"]),
        entry(
            from: arabic, 0, "ينبغي للدول الأطراف أن تدرب الموظفين القنصليين على التعرف على الضحايا وحمايتهم.",
            core: [("diplomatic-role", 0.9)], evidence: ["الموظفين القنصليين"], strength: .should,
            addressees: ["States parties"]),
    ]

    /// The bytes of one file as text.
    static func text(
        _ kind: ReportRequest.Kind, _ format: ReportRequest.Format, _ language: Language = .english,
        entries: [ReportEntry] = entries, documents: [DocumentHead] = [report, resolution, later, arabic, scan],
        filters: ReportRequest.Filters = .init(), companion: String? = nil
    ) throws -> String {
        let context = self.context(
            kind, language, formats: [format], filters: filters, documents: documents, companion: companion)
        let files = try ReportBuilder.build(context, entries: entries)
        return String(decoding: files[ReportFileName(kind: kind, format: format)] ?? [], as: UTF8.self)
    }
}

extension ThemeID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
