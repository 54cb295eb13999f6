internal import Model

/// The words of ``MeaningData`` compiled into tables.
struct MeaningLexicon: Sendable {
    let negations: PhraseTable
    let openings: PhraseTable
    let openingStrengths: [Strength]
    let modals: PhraseTable
    let considering: PhraseTable
    let notVerbs: PhraseTable
    let clauseLinks: PhraseTable
    /// Letters written together with the next word that only join it to what stands before, folded.
    let conjunctions: [[UInt8]]
    let listWords: PhraseTable
    let listBreaks: PhraseTable
    let infinitiveMarks: PhraseTable
    let articles: PhraseTable
    let infinitiveEndings: [[UInt8]]
    let asides: PhraseTable
    let periods: PhraseTable
    let cardinals: PhraseTable
    let every: PhraseTable
    let frequencies: PhraseTable
    let nextWords: PhraseTable
    let dateLinks: PhraseTable
    let deadlineSuffixes: PhraseTable
    let shortInstruments: PhraseTable
    let shortInstrumentNames: [String]
    let treatyTails: PhraseTable
    let treatyFirst: Bool
    let articleLinks: PhraseTable
    let rangeWords: PhraseTable
    let articleSuffixes: PhraseTable
    let citationLinks: PhraseTable
    let decisionWords: PhraseTable

    init(_ data: MeaningData) {
        func named(_ lists: [String: [String]]) -> ([String], PhraseTable) {
            let names = lists.keys.sorted()
            return (
                names,
                PhraseTable(names.enumerated().flatMap { index, name in (lists[name] ?? []).map { ($0, index) } })
            )
        }
        self.negations = PhraseTable(data.negations)
        let (strengths, openings) = named(data.openings)
        (self.openingStrengths, self.openings) = (strengths.map { Strength(rawValue: $0) ?? .affirms }, openings)
        self.modals = PhraseTable(data.modals)
        self.considering = PhraseTable(data.considering)
        self.notVerbs = PhraseTable(data.notVerbs)
        self.clauseLinks = PhraseTable(data.clauseLinks)
        self.conjunctions = data.conjunctions.map(Folding.fold)
        self.listWords = PhraseTable(data.listWords)
        self.listBreaks = PhraseTable(data.listBreaks)
        self.infinitiveMarks = PhraseTable(data.infinitiveMarks)
        self.articles = PhraseTable(data.articles)
        self.infinitiveEndings = data.infinitiveEndings.map(Folding.fold)
        self.asides = PhraseTable(data.asides)
        self.periods = PhraseTable(data.periods)
        self.cardinals = PhraseTable(data.cardinals)
        self.every = PhraseTable(data.every)
        self.frequencies = PhraseTable(data.frequencies)
        self.nextWords = PhraseTable(data.nextWords)
        self.dateLinks = PhraseTable(data.dateLinks)
        self.deadlineSuffixes = PhraseTable(data.deadlineSuffixes)
        (self.shortInstrumentNames, self.shortInstruments) = named(data.shortInstruments)
        self.treatyTails = PhraseTable(data.treatyTails)
        self.treatyFirst = data.treatyFirst
        self.articleLinks = PhraseTable(data.articleLinks)
        self.rangeWords = PhraseTable(data.rangeWords)
        self.articleSuffixes = PhraseTable(data.articleSuffixes)
        self.citationLinks = PhraseTable(data.citationLinks)
        self.decisionWords = PhraseTable(data.decisionWords)
    }
}
