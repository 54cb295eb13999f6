public import Model

/// A file handed in by an integrator or by `rapporteur submit`.
public struct Submission: Sendable, Hashable {
    /// The file's bytes; never empty once decoded.
    public var content: [UInt8]
    /// Media type as the publisher gave it (RFC 6838), for example `application/pdf`; `nil` when it did not.
    public var contentType: String?
    /// The file's name without folders, when the publisher gave one. At most 1,024 bytes.
    public var fileName: String?
    /// What the publisher says the document's symbol is. At most 1,024 bytes.
    ///
    /// On the wire it is the event's `subject`; a decoded submission without any other symbol has the subject's.
    public var symbol: String?
    public var language: Language?
    /// At most 1,024 bytes.
    public var title: String?
    /// Where the file came from, a URI. At most 1,024 bytes.
    public var sourceURI: String?

    public init(
        content: [UInt8], contentType: String? = nil, fileName: String? = nil, symbol: String? = nil,
        language: Language? = nil, title: String? = nil, sourceURI: String? = nil
    ) {
        (self.content, self.contentType, self.fileName) = (content, contentType, fileName)
        (self.symbol, self.language, self.title, self.sourceURI) = (symbol, language, title, sourceURI)
    }
}
