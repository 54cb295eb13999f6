/// What a language's file says under `meaning`: the words by which a passage asks, of whom, until when, and what it cites.
struct MeaningData: Decodable, Sendable {
    var negations: [String]
    var openings: [String: [String]]
    var modals: [String]
    var considering: [String]
    var notVerbs: [String]
    var clauseLinks: [String]
    var conjunctions: [String]
    var listWords: [String]
    var listBreaks: [String]
    var infinitiveMarks: [String]
    var articles: [String]
    var infinitiveEndings: [String]
    var asides: [String]
    var periods: [String]
    var cardinals: [String]
    var every: [String]
    var frequencies: [String]
    var nextWords: [String]
    var dateLinks: [String]
    var deadlineSuffixes: [String]
    var shortInstruments: [String: [String]]
    var treatyTails: [String]
    var treatyFirst: Bool
    var articleLinks: [String]
    var rangeWords: [String]
    var articleSuffixes: [String]
    var citationLinks: [String]
    var decisionWords: [String]

    /// Knows nothing.
    static let none = MeaningData(
        negations: [], openings: [:], modals: [], considering: [], notVerbs: [], clauseLinks: [], conjunctions: [],
        listWords: [], listBreaks: [],
        infinitiveMarks: [], articles: [], infinitiveEndings: [], asides: [], periods: [], cardinals: [], every: [],
        frequencies: [], nextWords: [], dateLinks: [], deadlineSuffixes: [], shortInstruments: [:], treatyTails: [],
        treatyFirst: false, articleLinks: [], rangeWords: [], articleSuffixes: [], citationLinks: [], decisionWords: [])
}
