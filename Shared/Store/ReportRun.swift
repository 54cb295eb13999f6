internal import Identity
public import Model

/// A line of the ledger of reports: one request, from when a worker began it to what came of it.
public struct ReportRunRecord: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// Begun and not ended: a worker is at it, or died over it and another will take it up.
        case running
        case published
        /// The report, or the one of this series and period, was there before.
        case repeated
        case failed
    }

    /// Derived from the event that asked for it.
    public var id: String
    public var request: ReportRequest
    public var requestedBy: String?
    /// The broker user that published the request, where the broker vouches for one.
    public var userID: String?
    /// Which worker began it last: host and process.
    public var worker: String?
    public var state: State
    /// How often a worker began it.
    public var attempts: Int
    /// ISO 8601 in UTC, by the database's clock: when it was begun first.
    public var begunAt: String
    /// `nil` while it runs.
    public var endedAt: String?
    /// From the beginning of the last attempt to its end.
    public var elapsed: Duration?
    /// How many documents the corpus held.
    public var documents: Int?
    /// The moment of the corpus that the report was made from.
    public var watermarkAt: String?
    /// The report that was published or had been there before.
    public var reportID: String?
    /// Names of its files, sorted.
    public var files: [String]
    /// Why it failed, in a sentence.
    public var failure: String?
}

/// The beginning of a report, for the ledger.
public struct ReportRun: Sendable, Hashable {
    public var key: InboxKey
    public var request: ReportRequest
    public var requestedBy: String?
    public var userID: String?
    public var worker: String?

    /// - Parameter key: Of the event that asks: the commit, or quarantine, under the same key ends the run.
    public init(
        key: InboxKey, request: ReportRequest, requestedBy: String? = nil, userID: String? = nil, worker: String? = nil
    ) {
        (self.key, self.request, self.requestedBy) = (key, request, requestedBy)
        (self.userID, self.worker) = (userID, worker)
    }

    /// The consumer whose quarantined events are failed reports.
    static let consumer = "report"

    static func id(_ key: InboxKey) -> String {
        Derivation.uuid("rapporteur.report-run", [key.consumer, key.source, key.id, key.variant])
    }
}
