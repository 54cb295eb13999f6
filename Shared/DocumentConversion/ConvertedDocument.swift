public import DocumentReading

/// What a file turned out to be, and its text.
public struct ConvertedDocument: Sendable, Hashable {
    /// The text with its geometry, where the format has one.
    public var text: ExtractedText
    /// What the bytes are, not what they were declared to be: `application/pdf`, `text/plain`, …
    public var mediaType: String
    /// The encoding that a plain text was in, by its IANA name, for instance `windows-1251`; `nil` for other formats.
    public var encoding: String?

    public init(text: ExtractedText, mediaType: String, encoding: String? = nil) {
        self.text = text
        self.mediaType = mediaType
        self.encoding = encoding
    }
}
