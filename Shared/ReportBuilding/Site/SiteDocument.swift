public import Model

/// One document with everything that its own page shows.
public struct SiteDocument: Sendable {
    public var head: DocumentHead
    /// The text as it was extracted; passages' ranges are offsets in it. Empty where it is not known: the passages' own texts are
    /// shown then.
    public var text: String
    /// All its passages, by their place in the document.
    public var entries: [ReportEntry]

    public init(head: DocumentHead, text: String, entries: [ReportEntry]) {
        (self.head, self.text, self.entries) = (head, text, entries)
    }
}
