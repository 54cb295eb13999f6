public import Model

/// A person says that a passage has a theme, or has it not.
public struct CorrectionSubmitted: Sendable, Hashable {
    /// How the document is named.
    public enum Target: Sendable, Hashable {
        /// By its derived id, lower-case UUID text: one language version.
        case document(id: String)
        /// By its symbol: the one language version that is stored, or the one that ``language`` names.
        case symbol(String)
    }
    public enum Action: String, Sendable, Hashable, CaseIterable {
        case add
        case remove
    }

    public var target: Target
    /// Which language version of a symbol; `nil` where only one is stored.
    public var language: Language?
    /// The passage's label, for example `R9`.
    public var label: String
    public var theme: ThemeID
    public var action: Action
    /// Of an added theme: whether the passage is about it or touches it. Default: `core`.
    public var grade: Grade
    /// Who decided; never empty.
    public var who: String
    /// The reason given; never empty.
    public var why: String

    public init(
        target: Target, language: Language? = nil, label: String, theme: ThemeID, action: Action, grade: Grade = .core,
        who: String, why: String
    ) {
        (self.target, self.language, self.label, self.theme) = (target, language, label, theme)
        (self.action, self.grade, self.who, self.why) = (action, grade, who, why)
    }
}
