public import Model

/// One file of a report.
public struct ReportFile: Sendable, Hashable {
    public var name: String
    public var mediaType: String
    /// SHA-256 of the whole file, 64 hexadecimal digits.
    public var sha256: String
    /// What the database keeps: the whole file, or nothing of one that is too large for it.
    public var bytes: [UInt8]
    /// Bytes of the whole file.
    public var size: Int

    /// Whether the database has the file; if not, it is in the report folder only.
    public var isStored: Bool { self.bytes.count == self.size }

    /// - Parameter size: That of `bytes` when `nil`.
    public init(name: String, mediaType: String, sha256: String, bytes: [UInt8], size: Int? = nil) {
        (self.name, self.mediaType, self.sha256, self.bytes) = (name, mediaType, sha256, bytes)
        self.size = size ?? bytes.count
    }
}

/// A report to be stored.
public struct NewReport: Sendable, Hashable {
    /// Derived from request and corpus state, lower-case UUID text.
    public var id: String
    public var request: ReportRequest
    public var corpusState: CorpusState
    /// Who asked, as the event says.
    public var requestedBy: String?
    /// How many passages the report quotes.
    public var passages: Int
    /// How long building it took.
    public var elapsed: Duration
    public var files: [ReportFile]
    /// The state of the corpus it was made from, for the next report of the series to compare with.
    public var watermark: Watermark?

    public init(
        id: String, request: ReportRequest, corpusState: CorpusState, requestedBy: String? = nil, passages: Int,
        elapsed: Duration = .zero, files: [ReportFile], watermark: Watermark? = nil
    ) {
        self.watermark = watermark
        (self.id, self.request, self.corpusState) = (id, request, corpusState)
        (self.requestedBy, self.passages, self.elapsed, self.files) = (requestedBy, passages, elapsed, files)
    }
}

/// A report on record, without its files' bytes.
public struct StoredReport: Sendable, Hashable {
    public struct File: Sendable, Hashable {
        public var name: String
        public var mediaType: String
        /// 64 hexadecimal digits.
        public var sha256: String
        /// In bytes.
        public var size: Int

        public init(name: String, mediaType: String, sha256: String, size: Int) {
            (self.name, self.mediaType, self.sha256, self.size) = (name, mediaType, sha256, size)
        }
    }

    public var id: String
    public var request: ReportRequest
    public var corpusState: CorpusState
    public var requestedBy: String?
    public var passages: Int
    /// Sorted by name.
    public var files: [File]
    /// ISO 8601 in UTC, by the database's clock.
    public var publishedAt: String
    /// How long building it took.
    public var elapsed: Duration
    /// The state of the corpus it was made from; `nil` for one from before this was kept.
    public var watermark: Watermark?

    public init(
        id: String, request: ReportRequest, corpusState: CorpusState, requestedBy: String? = nil, passages: Int,
        files: [File], publishedAt: String, elapsed: Duration = .zero, watermark: Watermark? = nil
    ) {
        self.watermark = watermark
        (self.id, self.request, self.corpusState) = (id, request, corpusState)
        (self.requestedBy, self.passages, self.files) = (requestedBy, passages, files)
        (self.publishedAt, self.elapsed) = (publishedAt, elapsed)
    }
}

/// One handled event of the report service.
public struct ReportUnit: Sendable {
    public enum Work: Sendable {
        /// Store the report and publish `published`; if it, or another of its series and period, is on record, store
        /// nothing and publish `repeated` of the report on record.
        case report(
            NewReport, published: [OutgoingEvent], repeated: @Sendable (_ existing: StoredReport) -> [OutgoingEvent])
        /// Put the event aside.
        case quarantine(QuarantineEntry, [OutgoingEvent])
    }

    public var key: InboxKey
    /// SHA-256 of the event's body, 64 hexadecimal digits.
    public var bodySHA256: String
    public var work: Work

    public init(key: InboxKey, bodySHA256: String, work: Work) {
        (self.key, self.bodySHA256, self.work) = (key, bodySHA256, work)
    }
}
