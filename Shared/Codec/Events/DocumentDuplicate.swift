/// A submitted file is already in the corpus, byte for byte.
public struct DocumentDuplicate: Sendable, Hashable {
    /// The id of the document that is there already, lower-case UUID text.
    public var documentID: String
    /// The symbol of the document that is there already, when known.
    public var symbol: String?
    /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    public var sha256: String

    public init(documentID: String, symbol: String? = nil, sha256: String) {
        (self.documentID, self.symbol, self.sha256) = (documentID, symbol, sha256)
    }
}
