internal import Model

/// The words of one language, compiled into tables.
///
/// A class, so that handing it from stage to stage costs one reference and not fifty.
final class Lexicon: Sendable {
    let language: Language
    let functionWords: Set<[UInt8]>
    /// Hashes of the language's words of one and two letters.
    let shortHashes: Vocabulary
    /// Hashes of words that are words even where they stand once.
    let commonHashes: Vocabulary
    let lowerCaseOpenings: Bool
    /// Hashes of words that a one-letter word before them would turn into another word.
    let standalone: Vocabulary?
    let months: PhraseTable
    let numerals: PhraseTable
    let session: PhraseTable
    let meeting: PhraseTable
    let agendaItem: PhraseTable
    let distribution: PhraseTable
    let languageNames: PhraseTable
    let original: PhraseTable
    let languages: PhraseTable
    let languageCodes: [Language]
    let spanWords: PhraseTable
    let periods: PhraseTable
    let organNames: [String]
    let organs: PhraseTable
    let resolutionHeads: PhraseTable
    let adoptedOn: PhraseTable
    let draftHeads: PhraseTable
    let decisionHeads: PhraseTable
    let statementHeads: PhraseTable
    let decisionOpenings: PhraseTable
    let groupReports: PhraseTable
    let nestedDraft: PhraseTable
    let nestedText: PhraseTable
    let preambularWords: PhraseTable
    let preambularEndings: [[UInt8]]
    let operativeEndings: [[UInt8]]
    let linking: PhraseTable
    let closing: PhraseTable
    let lastWords: PhraseTable
    let annex: PhraseTable
    let annexNumbers: PhraseTable
    let contents: PhraseTable
    let subtitles: PhraseTable
    let recommendation: PhraseTable
    let article: PhraseTable
    let chapter: PhraseTable
    let captions: PhraseTable
    let genres: PhraseTable
    let genreKinds: [DocumentKind]
    let reportAdoption: PhraseTable
    let adverbs: PhraseTable
    let verbs: PhraseTable
    let strengths: [Strength]
    let addressees: PhraseTable
    let addresseeNames: [String]
    let deadlines: PhraseTable
    let instruments: PhraseTable
    let instrumentNames: [String]
    let articleWords: PhraseTable
    let numberWords: Set<[UInt8]>
    let resolutionWords: PhraseTable
    let resolutionBodies: PhraseTable
    let resolutionPrefixes: [String]
    let joiners: PhraseTable
    let ownParagraphs: PhraseTable
    let placeWords: PhraseTable
    let sequels: PhraseTable
    let sequelWords: PhraseTable
    let corrigendumHeads: PhraseTable
    let positions: PhraseTable
    let stateJoiners: Set<[UInt8]>
    let compoundStates: Set<[UInt8]>
    let meaning: MeaningLexicon
    /// First words of the phrases that ``PassageScan`` looks for, with a bit for each ``PassageScan/Kind``.
    let scanned: WordBits

    init(_ data: LanguageData) {
        func named(_ lists: [String: [String]]) -> ([String], PhraseTable) {
            let names = lists.keys.sorted()
            let phrases = names.enumerated().flatMap { index, name in (lists[name] ?? []).map { ($0, index) } }
            return (names, PhraseTable(phrases))
        }
        self.language = data.language
        self.functionWords = Set(data.functionWords.map(Folding.fold))
        self.shortHashes = Vocabulary(data.shortWords)
        self.commonHashes = Vocabulary(data.commonWords + data.functionWords)
        self.lowerCaseOpenings = data.lowerCaseOpenings
        self.standalone = data.standalone.isEmpty ? nil : Vocabulary(data.standalone)
        self.months = PhraseTable(data.months.enumerated().flatMap { month, names in names.map { ($0, month + 1) } })
        self.numerals = PhraseTable(data.numerals.map { ($0.key, $0.value) })
        self.session = PhraseTable(data.session)
        self.meeting = PhraseTable(data.meeting)
        self.agendaItem = PhraseTable(data.agendaItem)
        self.distribution = PhraseTable(data.distribution)
        self.languageNames = PhraseTable(data.languageNames)
        self.original = PhraseTable(data.original)
        self.languageCodes = Language.allCases
        self.languages = PhraseTable(
            data.languages.compactMap { name, code in
                Language(rawValue: code).flatMap(Language.allCases.firstIndex).map { (name, $0) }
            })
        self.spanWords = PhraseTable(data.spanWords)
        self.periods = PhraseTable(data.periods)
        (self.organNames, self.organs) = named(data.organs)
        self.resolutionHeads = PhraseTable(data.resolutionHeads)
        self.adoptedOn = PhraseTable(data.adoptedOn)
        self.draftHeads = PhraseTable(data.draftHeads)
        self.decisionHeads = PhraseTable(data.decisionHeads)
        self.statementHeads = PhraseTable(data.statementHeads)
        self.decisionOpenings = PhraseTable(data.decisionOpenings)
        self.groupReports = PhraseTable(data.groupReports)
        self.nestedDraft = PhraseTable(data.nestedDraft)
        self.nestedText = PhraseTable(data.nestedText)
        self.preambularWords = PhraseTable(data.preambularWords)
        self.preambularEndings = data.preambularEndings.map(Folding.fold)
        self.operativeEndings = data.operativeEndings.map(Folding.fold)
        self.linking = PhraseTable(data.linking)
        self.closing = PhraseTable(data.closing)
        self.lastWords = PhraseTable(data.lastWords)
        self.annex = PhraseTable(data.annex)
        self.annexNumbers = PhraseTable(data.annexNumbers.map { ($0.key, $0.value) })
        self.subtitles = PhraseTable(data.subtitles)
        self.contents = PhraseTable(data.contents)
        self.recommendation = PhraseTable(data.recommendation)
        self.article = PhraseTable(data.article)
        self.chapter = PhraseTable(data.chapter)
        self.captions = PhraseTable(data.captions)
        let (kinds, genres) = named(data.genres)
        (self.genreKinds, self.genres) = (kinds.map { DocumentKind(rawValue: $0) ?? .unknown }, genres)
        self.reportAdoption = PhraseTable(data.reportAdoption)
        self.adverbs = PhraseTable(data.adverbs)
        let (strengths, verbs) = named(data.strengths)
        (self.strengths, self.verbs) = (strengths.map { Strength(rawValue: $0) ?? .affirms }, verbs)
        (self.addresseeNames, self.addressees) = named(data.addressees)
        self.deadlines = PhraseTable(data.deadlines)
        (self.instrumentNames, self.instruments) = named(data.instruments)
        self.articleWords = PhraseTable(data.articleWords)
        self.numberWords = Set(data.numberWords.map(Folding.fold))
        self.resolutionWords = PhraseTable(data.resolutionWords)
        (self.resolutionPrefixes, self.resolutionBodies) = named(data.resolutionBodies)
        self.joiners = PhraseTable(data.joiners)
        self.ownParagraphs = PhraseTable(data.ownParagraphs)
        self.placeWords = PhraseTable(data.placeWords)
        self.sequels = PhraseTable(data.sequels)
        self.sequelWords = PhraseTable(data.sequelWords)
        self.corrigendumHeads = PhraseTable(data.corrigendumHeads)
        self.positions = PhraseTable(data.positions)
        self.stateJoiners = Set(data.stateJoiners.map(Folding.fold))
        self.compoundStates = Set(data.compoundStates.map(Folding.fold))
        self.meaning = MeaningLexicon(data.meaning)
        self.scanned = PassageScan.firstWords([
            (.verb, self.verbs), (.addressee, self.addressees), (.deadline, self.deadlines),
            (.instrument, self.instruments), (.article, self.articleWords), (.resolution, self.resolutionWords),
            (.body, self.resolutionBodies), (.shortInstrument, self.meaning.shortInstruments),
            (.every, self.meaning.every), (.frequency, self.meaning.frequencies), (.aside, self.meaning.asides),
            (.suffix, self.meaning.deadlineSuffixes),
        ])
    }

    /// Knows nothing; stands in where no data file is embedded.
    static let none = Lexicon(
        LanguageData(
            language: .english, functionWords: [], shortWords: [], commonWords: [], standalone: [],
            lowerCaseOpenings: false, months: [], numerals: [:], session: [], meeting: [],
            agendaItem: [], distribution: [], languageNames: [], original: [], languages: [:],
            spanWords: [], periods: [], organs: [:], resolutionHeads: [], adoptedOn: [],
            draftHeads: [], decisionHeads: [], statementHeads: [],
            decisionOpenings: [], groupReports: [], nestedDraft: [], nestedText: [], preambularWords: [],
            preambularEndings: [], operativeEndings: [], linking: [], closing: [], lastWords: [], annex: [],
            annexNumbers: [:], contents: [],
            subtitles: [], recommendation: [], article: [],
            chapter: [], captions: [], genres: [:], reportAdoption: [], adverbs: [], strengths: [:], addressees: [:],
            deadlines: [],
            instruments: [:], articleWords: [], numberWords: [], resolutionWords: [], resolutionBodies: [:],
            joiners: [], ownParagraphs: [],
            placeWords: [], sequels: [], sequelWords: [], corrigendumHeads: [], positions: [],
            stateJoiners: [], compoundStates: [], meaning: .none
        ))
}
