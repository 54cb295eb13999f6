public import Model

/// A file as it was received.
public struct OriginalFile: Sendable, Hashable {
    /// At most 12 MiB by the services' default settings; PostgreSQL itself takes 1 GiB.
    public var bytes: [UInt8]
    /// SHA-256 of `bytes`, 64 hexadecimal digits.
    public var sha256: String
    /// For example `application/pdf`.
    public var mediaType: String
    public var name: String?

    public init(bytes: [UInt8], sha256: String, mediaType: String, name: String? = nil) {
        (self.bytes, self.sha256, self.mediaType, self.name) = (bytes, sha256, mediaType, name)
    }
}

/// Where a document came from.
public struct Provenance: Sendable, Hashable {
    /// `source` of the event that brought it.
    public var eventSource: String
    /// `id` of the event that brought it.
    public var eventID: String
    /// The broker user that published it (AMQP `user-id`), where the broker vouches for one.
    public var userID: String?
    /// Where the publisher says it found the file.
    public var sourceURI: String?

    public init(eventSource: String, eventID: String, userID: String? = nil, sourceURI: String? = nil) {
        (self.eventSource, self.eventID) = (eventSource, eventID)
        (self.userID, self.sourceURI) = (userID, sourceURI)
    }
}

/// A document to be stored.
public struct NewDocument: Sendable {
    /// Derived from symbol, language and the bytes' SHA-256 (`Derivation.documentID`), lower-case UUID text.
    public var id: String
    public var document: Document
    public var original: OriginalFile
    /// The text that the passages' ranges point into.
    public var extractedText: String
    public var provenance: Provenance
    /// Version of the reader that found the passages.
    public var readerVersion: String
    /// Where its symbols stand in their families, its own symbol first; empty when it has none.
    public var symbols: [FamilySymbol]
    /// Of a corrigendum: the paragraphs that it says it changes.
    public var corrigendumTargets: [CorrigendumTarget]

    public init(
        id: String, document: Document, original: OriginalFile, extractedText: String, provenance: Provenance,
        readerVersion: String, symbols: [FamilySymbol] = [], corrigendumTargets: [CorrigendumTarget] = []
    ) {
        (self.id, self.document, self.original) = (id, document, original)
        (self.extractedText, self.provenance, self.readerVersion) = (extractedText, provenance, readerVersion)
        (self.symbols, self.corrigendumTargets) = (symbols, corrigendumTargets)
    }
}
