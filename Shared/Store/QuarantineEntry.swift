/// An event that could not be handled, with what a person needs to understand and to repeat it.
public struct QuarantineEntry: Sendable, Hashable {
    /// The service and step that gave up, for example `ingest.read`.
    public var stage: String
    /// Stable reason code, for example `document.unreadable`.
    public var reason: String
    /// Where in the event or file, for example a JSON pointer (`/data/symbol`) or `page 3`; `nil` for all of it.
    public var pointer: String?
    /// What is wrong, in one sentence without document text.
    public var sentence: String
    /// What a person can do about it.
    public var remedy: String
    public var eventSource: String
    public var eventID: String
    /// The symbol when the event or the file told it.
    public var symbol: String?
    /// SHA-256 of the file or the event's body, 64 hexadecimal digits.
    public var sha256: String
    /// Size of the file or body in bytes.
    public var size: Int
    public var mediaType: String
    public var fileName: String?
    /// The file or body itself; `nil` when it is too large to keep.
    public var bytes: [UInt8]?

    public init(
        stage: String, reason: String, pointer: String? = nil, sentence: String, remedy: String, eventSource: String,
        eventID: String, symbol: String? = nil, sha256: String, size: Int, mediaType: String, fileName: String? = nil,
        bytes: [UInt8]? = nil
    ) {
        (self.stage, self.reason, self.pointer, self.sentence) = (stage, reason, pointer, sentence)
        (self.remedy, self.eventSource, self.eventID, self.symbol) = (remedy, eventSource, eventID, symbol)
        (self.sha256, self.size, self.mediaType, self.fileName) = (sha256, size, mediaType, fileName)
        self.bytes = bytes
    }
}

/// A quarantined event on record.
public struct QuarantineRecord: Sendable, Hashable {
    /// Derived from the inbox key, lower-case UUID text.
    public var id: String
    /// `entry.bytes` is filled only by ``Store/quarantineRecord(_:)``, and only if the bytes were kept.
    public var entry: QuarantineEntry
    /// ISO 8601 in UTC, by the database's clock.
    public var quarantinedAt: String
    /// When a person last sent it again; `nil` if never.
    public var replayedAt: String?
}

/// How an event in quarantine is named.
public struct QuarantinedEvent: Sendable, Hashable {
    /// The service that had put it aside.
    public var consumer: String
    public var source: String
    public var id: String

    public init(consumer: String, source: String, id: String) {
        (self.consumer, self.source, self.id) = (consumer, source, id)
    }
}
