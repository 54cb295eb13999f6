public import Model

/// A person says that a passage has a theme, or has it not.
public struct CorrectionSubmitted: Sendable, Hashable {
    /// How the document is named.
    public enum Target: Sendable, Hashable {
        /// By its derived id, lower-case UUID text: one language version.
        case document(id: String)
        /// By its symbol: every language version.
        case symbol(String)
    }
    public enum Action: String, Sendable, Hashable, CaseIterable {
        case add
        case remove
    }

    public var target: Target
    /// The passage's label, for example `R9`.
    public var label: String
    public var theme: ThemeID
    public var action: Action
    /// Who decided; never empty.
    public var who: String
    /// The reason given; never empty.
    public var why: String

    public init(target: Target, label: String, theme: ThemeID, action: Action, who: String, why: String) {
        (self.target, self.label, self.theme) = (target, label, theme)
        (self.action, self.who, self.why) = (action, who, why)
    }
}
