public import Model

/// A passage on record.
public struct StoredPassage: Sendable, Hashable {
    /// Derived from document and label, lower-case UUID text.
    public var id: String
    /// Place in the document, from 0.
    public var ordinal: Int
    public var passage: Passage

    public init(id: String, ordinal: Int, passage: Passage) {
        (self.id, self.ordinal, self.passage) = (id, ordinal, passage)
    }
}

/// A document on record, without its file and its extracted text.
public struct StoredDocument: Sendable, Hashable {
    public var head: DocumentHead
    public var agendaItem: String?
    /// In the order of the document.
    public var passages: [StoredPassage]
    public var footnotes: [Footnote]
    /// SHA-256 of the file, 64 hexadecimal digits.
    public var sha256: String

    public init(
        head: DocumentHead, agendaItem: String? = nil, passages: [StoredPassage], footnotes: [Footnote] = [],
        sha256: String
    ) {
        (self.head, self.agendaItem, self.passages) = (head, agendaItem, passages)
        (self.footnotes, self.sha256) = (footnotes, sha256)
    }
}

/// A line of a list of documents.
public struct DocumentSummary: Sendable, Hashable {
    public var head: DocumentHead
    public var passages: Int
    public var fileName: String?
    /// SHA-256 of the file, 64 hexadecimal digits.
    public var sha256: String
    /// Size of the file in bytes.
    public var size: Int
    /// ISO 8601 in UTC, by the database's clock.
    public var storedAt: String
    /// Version of the classifier that gave the themes on record; `nil` when it has none yet.
    public var classifierVersion: String?
}
