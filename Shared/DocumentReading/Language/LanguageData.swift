internal import Model
internal import Yams

/// What the reader knows about one language, as it stands in `Data/<language>.yaml`.
///
/// All words are compared after folding: lower case, single spaces. See the comments in `Data/en.yaml` for what each
/// list means.
struct LanguageData: Decodable, Sendable {
    var language: Language
    var functionWords: [String]
    var shortWords: [String]
    var commonWords: [String]
    var standalone: [String]
    var lowerCaseOpenings: Bool
    var months: [[String]]
    var numerals: [String: Int]
    var session: [String]
    var meeting: [String]
    var agendaItem: [String]
    var distribution: [String]
    var languageNames: [String]
    var original: [String]
    var languages: [String: String]
    var spanWords: [String]
    var periods: [String]
    var organs: [String: [String]]
    var resolutionHeads: [String]
    var adoptedOn: [String]
    var draftHeads: [String]
    var decisionHeads: [String]
    var statementHeads: [String]
    var decisionOpenings: [String]
    var groupReports: [String]
    var nestedDraft: [String]
    var nestedText: [String]
    var preambularWords: [String]
    var preambularEndings: [String]
    var operativeEndings: [String]
    var linking: [String]
    var closing: [String]
    var lastWords: [String]
    var annex: [String]
    var annexNumbers: [String: Int]
    var contents: [String]
    var subtitles: [String]
    var recommendation: [String]
    var article: [String]
    var chapter: [String]
    var captions: [String]
    var genres: [String: [String]]
    var reportAdoption: [String]
    var adverbs: [String]
    var strengths: [String: [String]]
    var addressees: [String: [String]]
    var deadlines: [String]
    var instruments: [String: [String]]
    var articleWords: [String]
    var numberWords: [String]
    var resolutionWords: [String]
    var resolutionBodies: [String: [String]]
    var joiners: [String]
    var ownParagraphs: [String]
    var placeWords: [String]
    var sequels: [String]
    var sequelWords: [String]
    var corrigendumHeads: [String]
    var positions: [String]
    var stateJoiners: [String]
    var compoundStates: [String]
    var meaning: MeaningData
}

extension Lexicon {
    /// The lexicon of each language, read once from the embedded files.
    static let all: [Language: Lexicon] = {
        var lexicons: [Language: Lexicon] = [:]
        for file in EmbeddedData.files {
            // The files are part of the program: that they decode is shown by a test, not handled at run time.
            guard let data = try? YAMLDecoder().decode(LanguageData.self, from: "\(file.text)") else { continue }
            lexicons[data.language] = Lexicon(data)
        }
        return lexicons
    }()

    static func of(_ language: Language?) -> Lexicon {
        Self.all[language ?? .english] ?? Self.all[.english] ?? Self.none
    }
}
