/// How far a reading can be trusted.
public struct Verdict: Sendable, Hashable, Codable {
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// Every character of the text layer is accounted for and the structure is sound.
        case faithful
        /// Usable, but a person should look at the reasons.
        case needsReview = "needs-review"
        /// Nothing that could be quoted.
        case unreadable
    }

    public var state: State
    /// Why, as `code: sentence`; empty for `faithful`. The code is stable, the sentence may change.
    public var reasons: [String]

    public init(_ state: State, reasons: [String] = []) {
        (self.state, self.reasons) = (state, reasons)
    }
}
