internal import Model
internal import Synchronization
internal import Yams

/// Headings and labels in one language, from `Data/labels.<language>.yaml`.
struct Labels: Sendable {
    /// A word or sentence of a report. Raw values are the keys of the data files.
    enum Key: String, Sendable, CaseIterable {
        case skip, tools, contents, about, covers
        case howToRead = "how-to-read"
        case howEvidence = "how-evidence"
        case documents
        case passagesRead = "passages-read"
        case passagesPlaced = "passages-placed"
        case passagesWithout = "passages-without"
        case lines, entries, series, period, filter, search, all, theme, document, body
        case passageKind = "passage-kind"
        case strength, addressee, language, clear
        case showEvidence = "show-evidence"
        case shown
        case noneShown = "none-shown"
        case noneInTheme = "none-in-theme"
        case alsoAbout = "also-about"
        case alsoTouching = "also-touching"
        case quotedUnder = "quoted-under"
        case alsoUnder = "also-under"
        case touches, notes, section, page, addressees, deadline
        case refersTo = "refers-to"
        case why, score
        case copy, copied, symbol, title, date, passages, reading
        case annex, parameters
        case reportKind = "report-kind"
        case from, to
        case notRestricted = "not-restricted"
        case taxonomy, classifier
        case corpusState = "corpus-state"
        case reportID = "report-id"
        case quality
        case qualityNote = "quality-note"
        case qualityMissing = "quality-missing"
        case goldSet = "gold-set"
        case units, precision, recall, f1, macro, micro
        case dateDay = "date-day"
        case dateMonth = "date-month"
        case months
        case monthsAlone = "months-alone"
        case colon
        case yes, no, order, subtheme, year
        case currentOnly = "current-only"
        case wholePassage = "whole-passage"
        case showDifference = "show-difference"
        case asTable = "as-table"
        // Changes.
        case since
        case sinceNothing = "since-nothing"
        case noChange = "no-change"
        case whatChanged = "what-changed"
        case correctedBy = "corrected-by"
        case themesBefore = "themes-before"
        case themesNow = "themes-now"
        case replacedBy = "replaced-by"
        // Recurrence.
        case noFamily = "no-family"
        case timesSaid = "times-said"
        case firstSaid = "first-said"
        case lastSaid = "last-said"
        case wording
        case wordingSame = "wording-same"
        case wordingReworded = "wording-reworded"
        case wordingFirst = "wording-first"
        case strengthOverTime = "strength-over-time"
        case similarity
        // Coverage.
        case partDocuments = "part-documents"
        case partYears = "part-years"
        case partAddressees = "part-addressees"
        case partStrengths = "part-strengths"
        case partCitations = "part-citations"
        case partMissing = "part-missing"
        case partReview = "part-review"
        case chartYears = "chart-years"
        case chartYearsSummary = "chart-years-summary"
        case chartStrengths = "chart-strengths"
        case chartStrengthsSummary = "chart-strengths-summary"
        case undated
        case citing
        case cited
        case timesCited = "times-cited"
        case isInCorpus = "is-in-corpus"
        case reasons
        case nothingHere = "nothing-here"
        // Site.
        case siteStart = "site-start"
        case siteReports = "site-reports"
        case siteThemePage = "site-theme-page"
        case siteNext = "site-next"
        case sitePrevious = "site-previous"
        case siteExtracted = "site-extracted"
        // Registers of practices and commitments.
        case country
        case doers
        case partners
        case teller
        case measure
        case measureKind = "measure-kind"
        case outcomes
        case figures
        case evidenceGrade = "evidence-grade"
        case unnamedSpeakers = "unnamed-speakers"
        case noPractice = "no-practice"
        case action
        case addresseeWords = "addressee-words"
        case item
        case time
        case timeWords = "time-words"
        case timeBasis = "time-basis"
        case partDated = "part-dated"
        case partRecurring = "part-recurring"
        case partOpen = "part-open"
        case partTopics = "part-topics"
        case topic
        case occasion
        case alsoIn = "also-in"
        case sessionTime = "session-time"
        case sessionOpens = "session-opens"
        case everyMonths = "every-months"
        case open
        case noCommitment = "no-commitment"
        case noTopic = "no-topic"
        // What passages refer to.
        case citeArticle = "cite-article"
    }

    let language: Language
    private let texts: [String: String]
    private let names: NormalisedNames

    private struct Known {
        let texts: [String: String]
        let names: NormalisedNames
    }
    /// Read once: parsing the files takes longer than building a small report.
    private static let known = Mutex<[Language: Known]>([:])

    /// - Throws: ``ReportBuildingError`` with `brokenData` when the language's file lacks a key.
    init(_ language: Language) throws(ReportBuildingError) {
        self.language = language
        if let known = Self.known.withLock({ $0[language] }) {
            (self.texts, self.names) = (known.texts, known.names)
            return
        }
        let texts = try Self.load(language)
        for key in Self.requiredKeys where texts[key, default: ""].isEmpty {
            throw ReportBuildingError(.brokenData, "labels.\(language.rawValue).yaml lacks \(key)")
        }
        let names = try NormalisedNames(language)
        Self.known.withLock { $0[language] = Known(texts: texts, names: names) }
        (self.texts, self.names) = (texts, names)
    }

    subscript(_ key: Key) -> String { self[key.rawValue] }
    /// A body, organisation or group by its normalised English name, as the report's language calls it; any other words stay.
    func name(of normalised: String) -> String { self.names[normalised] }
    func name(of kind: PassageKind) -> String { self["kind-\(kind.rawValue)"] }
    /// The heading over passages of a kind that stand under no heading in their document.
    func group(of kind: PassageKind) -> String { self["group-\(kind.rawValue)"] }
    func name(of strength: Strength) -> String { self["strength-\(Self.dashed(strength.rawValue))"] }
    func name(of language: Language) -> String { self["language-\(language.rawValue)"] }
    func name(of state: Verdict.State) -> String { self["verdict-\(state.rawValue)"] }
    func name(of grade: Grade) -> String { self["grade-\(grade.rawValue)"] }
    func name(of decidedBy: DecidedBy) -> String { self["decided-\(decidedBy.rawValue)"] }

    func title(of kind: ReportRequest.Kind) -> String { self["title-\(kind.rawValue)"] }
    /// What a reader of such a report has to know.
    func howToRead(_ kind: ReportRequest.Kind) -> String { self["how-\(kind.rawValue)"] }
    func name(of change: ReportChange) -> String { self["change-\(change.rawValue)"] }
    func name(of measure: MeasureKind) -> String { self["measure-\(measure.rawValue)"] }
    func name(of grade: Practice.EvidenceGrade) -> String { self["evidence-\(Self.dashed(grade.rawValue))"] }
    func name(of basis: CommitmentDeadline.Basis) -> String { self["basis-\(Self.dashed(basis.rawValue))"] }

    /// `CTOC/COP/WG.4/2019/6, recomendación 9`: the citation for people. ``Citation`` itself writes the one for machines.
    func text(of citation: Citation) -> String {
        Self.fill(self["cite-\(citation.kind.rawValue)"], ["symbol": citation.symbol, "number": citation.number])
    }

    /// What a passage refers to: a symbol, or an instrument by its normalised name, with an article of it where one is named.
    func text(ofReference reference: String) -> String {
        let work = CitationNetwork.work(reference)
        let part = reference.utf8.dropFirst(work.utf8.count)
        guard part.starts(with: ", article ".utf8) else { return self.name(of: work) + (String(part) ?? "") }
        let number = String(part.dropFirst(", article ".utf8.count)) ?? ""
        return self.text(.citeArticle, ["symbol": self.name(of: work), "number": number])
    }

    /// A date in words, with the precision it has.
    func text(of date: CalendarDate) -> String {
        guard let month = date.month else { return String(date.year) }
        let names = self[date.day == nil ? .monthsAlone : .months].split(separator: ",")
        let values = [
            "day": date.day.map(String.init) ?? "", "month": String(names[month - 1]), "year": String(date.year),
        ]
        return Self.fill(self[date.day == nil ? .dateMonth : .dateDay], values)
    }

    /// The label with its words in braces filled in. A value is never searched for braces of its own.
    func text(_ key: Key, _ values: [String: String]) -> String { Self.fill(self[key], values) }

    /// Every key a language's file must have, those made from the model's cases included.
    static var requiredKeys: [String] {
        Key.allCases.map(\.rawValue) + ReportChange.allCases.map { "change-\($0.rawValue)" }
            + ReportRequest.Kind.allCases.flatMap { ["title-\($0.rawValue)", "how-\($0.rawValue)"] }
            + PassageKind.allCases.flatMap { ["cite-\($0.rawValue)", "kind-\($0.rawValue)", "group-\($0.rawValue)"] }
            + Strength.allCases.map { "strength-\(Self.dashed($0.rawValue))" }
            + Language.allCases.map { "language-\($0.rawValue)" }
            + Verdict.State.allCases.map { "verdict-\($0.rawValue)" }
            + MeasureKind.allCases.map { "measure-\($0.rawValue)" }
            + Practice.EvidenceGrade.allCases.map { "evidence-\(Self.dashed($0.rawValue))" }
            + CommitmentDeadline.Basis.allCases.map { "basis-\(Self.dashed($0.rawValue))" }
            + Grade.allCases.map { "grade-\($0.rawValue)" } + DecidedBy.allCases.map { "decided-\($0.rawValue)" }
    }

    /// The file of a language, as it is.
    static func load(_ language: Language) throws(ReportBuildingError) -> [String: String] {
        let name = "labels.\(language.rawValue).yaml"
        let text = try EmbeddedData.text(named: name)
        guard let texts = try? Yams.load(yaml: text) as? [String: String] else {
            throw ReportBuildingError(.brokenData, "\(name) is not a map of strings")
        }
        return texts
    }

    // ``init(_:)`` has made sure that the key is there.
    private subscript(_ key: String) -> String { self.texts[key] ?? key }

    private static func dashed(_ name: String) -> String { name.split(separator: " ").joined(separator: "-") }

    private static func fill(_ pattern: String, _ values: [String: String]) -> String {
        var text = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text += values[String(rest[rest.index(after: open)..<close])] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

extension EmbeddedData {
    /// The text of one file of the `Data` folder, not copied.
    static func literal(named name: String) throws(ReportBuildingError) -> StaticString {
        guard let file = Self.files.first(where: { $0.name.description == name }) else {
            throw ReportBuildingError(.brokenData, "\(name) is not embedded")
        }
        return file.text
    }

    /// The text of one file of the `Data` folder.
    static func text(named name: String) throws(ReportBuildingError) -> String {
        try Self.literal(named: name).description
    }
}
