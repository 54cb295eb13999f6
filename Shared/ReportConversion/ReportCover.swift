public import Model

/// What a converted report says of itself outside its text: in its properties and at the head of its pages.
public struct ReportCover: Sendable, Hashable {
    /// The report's title, in its language.
    public var title: String
    /// At the head of every page, where a document has its symbol: series and period, or the report's kind and id.
    public var symbol: String
    /// Of headings and labels; also decides the direction of the page.
    public var language: Language

    public init(title: String, symbol: String, language: Language) {
        (self.title, self.symbol, self.language) = (title, symbol, language)
    }
}
