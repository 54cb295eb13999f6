public import Model

/// What the sender of a file says about it.
///
/// The document's own words win; a hint only fills a gap.
public struct ReadingHints: Sendable, Hashable {
    /// Symbol, for example `CTOC/COP/WG.4/2019/6`.
    public var symbol: String?
    public var language: Language?
    public var title: String?
    /// Name of the file, without folders; its parts may give symbol and language where the text has none.
    public var fileName: String?

    public init(symbol: String? = nil, language: Language? = nil, title: String? = nil, fileName: String? = nil) {
        (self.symbol, self.language, self.title, self.fileName) = (symbol, language, title, fileName)
    }
}
