internal import Model
internal import Yams

/// Headings and labels in one language, from `Data/labels.<language>.yaml`.
struct Labels: Sendable {
    /// A word or sentence of a report. Raw values are the keys of the data files.
    enum Key: String, Sendable, CaseIterable {
        case titleIndex = "title-index"
        case titleCompilation = "title-compilation"
        case skip, tools, contents, about, covers
        case howToRead = "how-to-read"
        case howIndex = "how-index"
        case howCompilation = "how-compilation"
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
    }

    let language: Language
    private let texts: [String: String]

    /// - Throws: ``ReportBuildingError`` with `brokenData` when the language's file lacks a key.
    init(_ language: Language) throws(ReportBuildingError) {
        self.language = language
        self.texts = try Self.load(language)
        for key in Self.requiredKeys where self.texts[key, default: ""].isEmpty {
            throw ReportBuildingError(.brokenData, "labels.\(language.rawValue).yaml lacks \(key)")
        }
    }

    subscript(_ key: Key) -> String { self[key.rawValue] }
    func name(of kind: PassageKind) -> String { self["kind-\(kind.rawValue)"] }
    /// The heading over passages of a kind that stand under no heading in their document.
    func group(of kind: PassageKind) -> String { self["group-\(kind.rawValue)"] }
    func name(of strength: Strength) -> String { self["strength-\(Self.dashed(strength.rawValue))"] }
    func name(of language: Language) -> String { self["language-\(language.rawValue)"] }
    func name(of state: Verdict.State) -> String { self["verdict-\(state.rawValue)"] }
    func name(of grade: Grade) -> String { self["grade-\(grade.rawValue)"] }
    func name(of decidedBy: DecidedBy) -> String { self["decided-\(decidedBy.rawValue)"] }

    /// `CTOC/COP/WG.4/2019/6, recomendación 9`: the citation for people. ``Citation`` itself writes the one for machines.
    func text(of citation: Citation) -> String {
        Self.fill(self["cite-\(citation.kind.rawValue)"], ["symbol": citation.symbol, "number": citation.number])
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
        Key.allCases.map(\.rawValue)
            + PassageKind.allCases.flatMap { ["cite-\($0.rawValue)", "kind-\($0.rawValue)", "group-\($0.rawValue)"] }
            + Strength.allCases.map { "strength-\(Self.dashed($0.rawValue))" }
            + Language.allCases.map { "language-\($0.rawValue)" }
            + Verdict.State.allCases.map { "verdict-\($0.rawValue)" }
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
