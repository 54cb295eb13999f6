internal import Postgres

/// A document that was announced, and that nobody classified.
public struct ForgottenDocument: Sendable, Hashable {
    public let documentID: String
    /// The event that announced it, as it was recorded.
    public let event: OutgoingEvent
}

extension Store {
    /// Documents without themes whose event was sent and never handled: it was lost at the broker.
    ///
    /// - Parameters:
    ///   - age: Only documents stored longer ago: younger ones may be on their way.
    ///   - announcer: Consumer whose outcome announced them, for example `ingest`.
    ///   - handler: Consumer that should have handled the event, for example `classify`.
    ///   - last: The document id after which to go on; `nil` from the beginning.
    /// - Returns: Sorted by document id, at most `limit`.
    public func unclassified(
        longerThan age: Duration, announcedBy announcer: String, handledBy handler: String, after last: String?,
        limit: Int
    ) async throws(StoreError) -> [ForgottenDocument] {
        try await Self.guarded("look for documents without themes") {
            try await self.pool.execute(
                """
                SELECT document.id, outbox.events::text
                FROM rapporteur.documents AS document
                JOIN rapporteur.inbox AS outbox ON outbox.consumer = $2::text
                    AND outbox.source = document.event_source AND outbox.id = document.event_id
                    AND outbox.outcome = 'ingested' AND outbox.sent_at IS NOT NULL
                WHERE document.stored_at < now() - make_interval(secs => $1::float8)
                    AND ($4::uuid IS NULL OR document.id > $4::uuid)
                    AND NOT EXISTS (SELECT FROM rapporteur.classifications WHERE document_id = document.id)
                    AND NOT EXISTS (SELECT FROM rapporteur.inbox AS handled
                        WHERE handled.consumer = $3::text AND handled.id = outbox.events -> 0 ->> 'id')
                ORDER BY document.id LIMIT $5::bigint
                """,
                [
                    .double(age.inSeconds), .text(announcer), .text(handler), last.map(PGValue.uuid) ?? .null,
                    .int8(Int64(limit)),
                ]
            ).compactMap { row in
                guard let events = OutgoingEvent.list(json: try row.requireText(1)) else {
                    throw StoreError(
                        .unreadableRow, "look for documents without themes",
                        "a row of inbox holds events in a form that is not known")
                }
                let documentID = try row.requireUUID(0)
                return events.first.map { ForgottenDocument(documentID: documentID, event: $0) }
            }
        }
    }
}
