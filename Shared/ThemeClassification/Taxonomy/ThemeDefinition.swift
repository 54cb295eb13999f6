public import Model

/// A theme of the taxonomy: its names, what belongs to it, and the cues that speak for it.
public struct ThemeDefinition: Sendable, Hashable {
    public let id: ThemeID
    /// Name per language; every theme has at least English.
    public let labels: [Language: String]
    /// What belongs to the theme and what does not, per language.
    public let scope: [Language: String]
    /// The second level, in the order of the file.
    public let subthemes: [Subtheme]
    /// In the order of the file.
    public let cues: [CueDefinition]
    /// Log-odds of a passage without any cue before training, −8 to 0; −3 where the file does not say.
    public let start: Double
    /// Identifiers in other vocabularies, for example `UNBIS` or `SDG`.
    public let identifiers: [String: String]

    /// The name in `language`, else in English, else the identifier.
    public func label(in language: Language) -> String {
        self.labels[language] ?? self.labels[.english] ?? self.id.rawValue
    }
}

/// A part of a theme, used as sub-heading in an index.
public struct Subtheme: Sendable, Hashable {
    /// Unique in its theme: `awareness-raising`.
    public let id: String
    /// Name per language; every sub-theme has at least English.
    public let labels: [Language: String]

    /// The name in `language`, else in English, else the identifier.
    public func label(in language: Language) -> String {
        self.labels[language] ?? self.labels[.english] ?? self.id
    }
}

/// A kind of evidence, the same in all languages; its wordings are in the language files.
public struct CueDefinition: Sendable, Hashable {
    /// Unique in its theme: `shelter`. In evidence it is written with the theme: `victim-support.shelter`.
    public let id: String
    /// What a hit adds to the theme's log-odds before training, −6 to 6.
    public let weight: Double
    public let role: CueRole
    /// The sub-theme it speaks for, if any.
    public let subtheme: String?
}

/// What a cue's hit means for its theme.
public enum CueRole: String, Sendable, Hashable, Codable, CaseIterable {
    /// Speaks for the theme.
    case evidence
    /// A wording in which words of the theme are only named: a set phrase such as "prevenir y combatir", the name of
    /// an instrument, a title. Evidence of the same theme inside it counts as passing.
    case passing
    /// Lets the weighing know the surroundings (the matter is trafficking, a court, an agenda); never shown as evidence.
    case context
    /// The theme's words in a document's own heading.
    case heading
}
