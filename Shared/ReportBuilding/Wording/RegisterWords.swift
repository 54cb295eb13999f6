internal import Model
internal import Yams

/// What the registers know about one language: its cues compiled, and the names that their values stand for.
///
/// Read from `words.<language>.yaml`, `practices.<language>.yaml`, `commitments.<language>.yaml`, `countries.yaml`,
/// `bodies.yaml`. A class, so that handing it on costs one reference.
final class RegisterWords: Sendable {
    let language: Language
    let table: CueTable
    /// Words that end in a full stop without ending a sentence, as hashes.
    let abbreviations: Set<UInt64>
    /// Endings of an infinitive, or of whatever form follows a connector, in folded UTF-8.
    let infinitives: [[UInt8]]
    /// Whether the infinitive itself begins what is asked for, without a word before it.
    let needsNoMarker: Bool
    /// Whether words are written without spaces.
    let isUnspaced: Bool

    /// - Throws: ``ReportBuildingError`` with `brokenData`, naming the file.
    init(_ language: Language, names: RegisterNames) throws(ReportBuildingError) {
        let files = ["words", "practices", "commitments"]
        var lists: [String: Any] = [:]
        for file in files {
            let name = "\(file).\(language.rawValue).yaml"
            guard let map = (try? Yams.load(yaml: EmbeddedData.text(named: name))) as? [String: Any] else {
                throw ReportBuildingError(.brokenData, "\(name) is not a map of lists")
            }
            lists.merge(map) { first, _ in first }
        }
        var table = CueTable(isArabic: language == .arabic)
        func plain(_ key: String) throws(ReportBuildingError) -> [String] {
            guard let list = lists[key] as? [String] else {
                throw ReportBuildingError(.brokenData, "\(key) of \(language.rawValue) is not a list of words")
            }
            return list
        }
        func add(_ cue: Cue, _ key: String) throws(ReportBuildingError) {
            for pattern in try plain(key) { table.add(cue, pattern) }
        }
        func addNamed<T: RawRepresentable & CaseIterable>(_ cue: Cue, _ key: String, _: T.Type)
            throws(ReportBuildingError) where T.RawValue == String
        {
            guard let map = lists[key] as? [String: [String]] else {
                throw ReportBuildingError(.brokenData, "\(key) of \(language.rawValue) is not a map of lists")
            }
            let cases = Array(T.allCases)
            for (name, patterns) in map {
                guard let value = cases.firstIndex(where: { $0.rawValue == name }) else {
                    throw ReportBuildingError(.brokenData, "\(key) of \(language.rawValue) knows no \(name)")
                }
                for pattern in patterns { table.add(cue, pattern, value: value) }
            }
        }
        func addNumbered(_ cue: Cue, _ key: String) throws(ReportBuildingError) {
            guard let map = lists[key] as? [String: Int] else {
                throw ReportBuildingError(.brokenData, "\(key) of \(language.rawValue) is not a map to numbers")
            }
            for (pattern, value) in map { table.add(cue, pattern, value: value) }
        }
        for (cue, key) in Self.lists { try add(cue, key) }
        try addNamed(.measure, "measures", MeasureKind.self)
        try addNamed(.asking, "asking", Strength.self)
        try addNamed(.opener, "openers", Strength.self)
        try addNamed(.subjectVerb, "subjectVerbs", Strength.self)
        try addNamed(.unit, "units", CommitmentDeadline.Unit.self)
        for (cue, key) in [
            (Cue.ordinal, "ordinals"), (.cardinal, "cardinals"), (.recurrence, "recurrences"),
            (.currency, "currencies"), (.magnitude, "magnitudes"),
        ] { try addNumbered(cue, key) }
        // Chinese writes the number of a month before its one word.
        let isUnspaced = language == .chinese
        for (month, words) in try plain("months").enumerated() {
            table.add(.month, words, value: isUnspaced ? 0 : month + 1)
        }
        names.add(to: &table, language)
        table.finish()
        self.abbreviations = Set(try plain("abbreviations").map { Vocabulary.hash(Array($0.utf8)) })
        self.infinitives = try plain("infinitives").map { Array($0.utf8) }
        self.needsNoMarker = try plain("infinitiveMarkers").isEmpty
        (self.language, self.table, self.isUnspaced) = (language, table, isUnspaced)
    }

    private static let lists: [(Cue, String)] = [
        (.honorific, "honorifics"), (.impersonal, "impersonal"), (.representative, "representatives"),
        (.continuing, "continuing"), (.delegation, "delegations"), (.reporting, "reporting"),
        (.describing, "describing"), (.passive, "passives"), (.praise, "praise"), (.effort, "efforts"),
        (.example, "examples"), (.action, "actions"), (.realised, "realised"), (.participle, "participles"),
        (.result, "results"), (.evaluation, "evaluations"), (.need, "needs"), (.possibility, "possibilities"),
        (.hindrance, "hindrances"), (.backReference, "backReferences"), (.agent, "agents"),
        (.connector, "connectors"), (.connectorTo, "connectorsTo"), (.connectorThat, "connectorsThat"),
        (.infinitiveMarker, "infinitiveMarkers"), (.linker, "linkers"), (.organ, "organs"), (.auxiliary, "auxiliaries"),
        (.objectVerb, "objectVerbs"), (.during, "during"), (.aside, "asides"), (.coordinator, "coordinators"),
        (.adverb, "adverbs"),
        (.notVerbBefore, "notVerbBefore"), (.notVerbAfter, "notVerbAfter"), (.listLead, "listLeads"),
        (.consider, "consider"), (.relative, "relatives"), (.by, "by"), (.within, "within"), (.session, "session"),
        (.next, "next"), (.openTerm, "openTerms"), (.yearWord, "yearWords"), (.endOf, "endOf"),
        (.topic, "topics"), (.futureWork, "futureWork"), (.numberLabel, "numberLabels"), (.percent, "percent"),
        (.procedural, "procedural"), (.proceedings, "proceedings"),
    ]
}
