/// One handled event of the ingest service, to be committed with others in one transaction.
public struct IngestUnit: Sendable {
    public enum Work: Sendable {
        /// Store the document and publish `ingested`; if the same bytes are stored already, whatever their declared
        /// symbol, store nothing and publish `duplicate` of the id of the document that has them.
        case document(
            NewDocument, ingested: [OutgoingEvent],
            duplicate: @Sendable (_ existingDocument: String) -> [OutgoingEvent])
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
