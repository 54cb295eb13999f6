public import Model

/// Counts that tell an operator how things stand.
public struct StoreStatus: Sendable, Hashable {
    public struct ThemeCount: Sendable, Hashable {
        public var theme: ThemeID
        /// Passages about it.
        public var core: Int
        /// Passages that touch it.
        public var touch: Int
    }

    public var schemaVersion: Int
    public var documents: Int
    public var documentsByVerdict: [Verdict.State: Int]
    /// Documents that no classifier has looked at yet.
    public var unclassified: Int
    /// The document stored last.
    public var lastDocument: DocumentSummary?
    public var passages: Int
    /// As the classifier gave them, without corrections; sorted by theme.
    public var themes: [ThemeCount]
    public var corrections: Int
    public var reports: Int
    /// Outcomes whose events the broker has not confirmed yet, by consumer.
    public var unsent: [String: Int]
    /// Age of the oldest of them in seconds; `nil` when there is none.
    public var oldestUnsentSeconds: Double?
    /// Quarantined and not yet replayed, by reason code.
    public var quarantined: [String: Int]
}
