/// What a word or phrase of the data files stands for in a passage.
///
/// Raw values are small and dense: they index arrays.
enum Cue: UInt8, CaseIterable, Sendable {
    // Who: names and those who speak.
    case linker
    case country, adjective, body, honorific, impersonal, representative, continuing, delegation
    // How somebody tells something.
    case reporting, describing, passive, praise
    // What is told.
    case measure, effort, example, action, realised, participle, result, evaluation
    // What takes a sentence out: needs, possibilities, hindrances.
    case need, possibility, hindrance
    case backReference, agent
    // Commitments.
    case organ, asking, objectVerb, opener, subjectVerb, connector, connectorTo, connectorThat,
        infinitiveMarker, auxiliary, aside, addressee, coordinator, adverb, notVerbBefore, notVerbAfter
    case listLead, consider, relative
    // When.
    case by, during, within, session, next, month, ordinal, cardinal, unit, recurrence, openTerm, yearWord, endOf
    // Topics proposed.
    case topic, futureWork
    // Numbers.
    case numberLabel, currency, magnitude, percent
    // Headings under which nothing is told.
    case procedural
    // Words of a meeting's own proceedings.
    case proceedings
}

/// A phrase found in a passage.
struct CueMark: Sendable, Hashable {
    let cue: Cue
    /// What the phrase stands for within its cue, as its list says; 0 where the list has one meaning.
    let value: Int
    /// Places in the list of tokens.
    let tokens: Range<Int>
}
