import ArgumentParser
import Model

/// What a report is made of: the options that `report request` and `digest` share.
struct ReportSelection: ParsableArguments {
    @Option(help: "Language of headings and labels: ar, en, es, fr, ru or zh.")
    var language: Language = .english

    @Option(
        name: .customLong("format"),
        help:
            "html, site, md, csv, json, docx, pdf, ics (commitments), graphml (coverage) or akn (compilation); may be given several times. Default: all but docx, pdf and akn."
    )
    var formats: [ReportRequest.Format] = []

    @Option(help: "Order of an index's lines: alphabetical or strength.")
    var order: ReportRequest.Order = .alphabetical

    @Option(help: "Only this theme; may be given several times.")
    var theme: [String] = []

    @Option(help: "Only this sub-theme, as theme/sub-theme; may be given several times.")
    var subtheme: [String] = []

    @Option(help: "Only the document with this symbol; may be given several times.")
    var symbol: [String] = []

    @Option(help: "Only documents of this body; may be given several times.")
    var body: [String] = []

    @Option(
        name: .customLong("document-language"), help: "Only documents in this language; may be given several times."
    )
    var documentLanguages: [Language] = []

    @Option(
        name: .customLong("passage-kind"),
        help:
            "recommendation, operative, preambular or narrative; may be given several times. Default: the first two; for practices narrative, for changes and coverage all."
    )
    var passageKinds: [PassageKind] = []

    @Flag(help: "Passages of every kind.")
    var allPassages = false

    @Option(
        help: "Only passages addressed to these, as reports name them (\"States parties\"); may be given several times."
    )
    var addressee: [String] = []

    @Option(
        help:
            "Only passages of this strength: decides, urges, 'calls upon', requests, should, encourages, invites, 'should consider', affirms or 'takes note'; may be given several times."
    )
    var strength: [Strength] = []

    @Option(help: "Only documents of this date or later: YYYY, YYYY-MM or YYYY-MM-DD.")
    var from: CalendarDate?

    @Option(help: "Only documents of this date or earlier.")
    var to: CalendarDate?

    @Flag(help: "Leave out what was superseded or withdrawn.")
    var currentOnly = false

    func validate() throws {
        if let from = self.from, let to = self.to, to < from { throw ValidationError("--to is before --from") }
        for name in self.subtheme where !name.contains("/") {
            throw ValidationError("--subtheme '\(name)' is not of the form theme/sub-theme")
        }
    }

    /// What is asked for of one kind.
    func request(_ kind: ReportRequest.Kind, series: String? = nil, period: String? = nil) -> ReportRequest {
        ReportRequest(
            kind: kind,
            filters: .init(
                themes: self.theme.map { ThemeID($0) }, subthemes: self.subtheme.map { ThemeID($0) },
                symbols: self.symbol, bodies: self.body, languages: self.documentLanguages,
                passageKinds: self.allPassages
                    ? [] : self.passageKinds.isEmpty ? kind.usualPassageKinds : self.passageKinds,
                addressees: self.addressee, strengths: self.strength, from: self.from, to: self.to,
                currentOnly: self.currentOnly),
            language: self.language, formats: self.formats.isEmpty ? nil : self.formats, order: self.order,
            series: series, period: period)
    }
}
