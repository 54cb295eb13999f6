public import Model

/// The wordings of one language.
public struct LanguageCues: Sendable, Hashable {
    public let language: Language
    /// Lists of wordings that patterns refer to as `<name>`; each refers only to those before it.
    public let concepts: [Concept]
    /// Per theme and cue identifier, the wordings that make a hit.
    public let cues: [ThemeID: [String: [CuePattern]]]
    /// Per theme and cue identifier, wordings that undo a hit they overlap.
    public let exceptions: [ThemeID: [String: [CuePattern]]]
}

/// Wordings with a name of their own.
public struct Concept: Sendable, Hashable {
    public let name: String
    public let patterns: [CuePattern]
}
