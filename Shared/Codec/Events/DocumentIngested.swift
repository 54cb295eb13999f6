public import Model

/// A document was read and stored.
public struct DocumentIngested: Sendable, Hashable {
    /// The document's derived id, lower-case UUID text.
    public var documentID: String
    public var symbol: String?
    public var language: Language?
    public var kind: DocumentKind
    public var title: String?
    /// How many passages were found, from 0.
    public var passages: Int
    public var verdict: Verdict
    /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    public var sha256: String

    public init(
        documentID: String, symbol: String? = nil, language: Language? = nil, kind: DocumentKind, title: String? = nil,
        passages: Int, verdict: Verdict, sha256: String
    ) {
        (self.documentID, self.symbol, self.language) = (documentID, symbol, language)
        (self.kind, self.title, self.passages) = (kind, title, passages)
        (self.verdict, self.sha256) = (verdict, sha256)
    }
}
