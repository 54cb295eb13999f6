internal import Postgres

extension Store {
    /// Puts one event aside, whatever service or step gave it up: also a message that crashes workers.
    public func quarantine(
        _ entry: QuarantineEntry, key: InboxKey, bodySHA256: String, events: [OutgoingEvent]
    ) async throws(StoreError) -> CommitResult {
        let unit = IngestUnit(key: key, bodySHA256: bodySHA256, work: .quarantine(entry, events))
        guard let result = try await self.commit([unit]).first else {
            throw StoreError(.unreadableRow, "quarantine", "a commit of one unit gave no result")
        }
        return result
    }

    /// What was put aside, the latest first, without the files' bytes.
    ///
    /// - Parameters:
    ///   - includeReplayed: Whether those that a person has sent again are listed too.
    ///   - limit: At most so many.
    public func quarantineList(
        includeReplayed: Bool = false, limit: Int = 100
    ) async throws(StoreError) -> [QuarantineRecord] {
        try await Self.guarded("list the quarantine") {
            let rows = try await self.pool.execute(
                """
                SELECT quarantine.id, stage, reason, pointer, sentence, remedy, event_source, event_id, symbol,
                    encode(quarantine.sha256, 'hex'), quarantine.size, media_type, file_name, NULL::bytea,
                    to_char(quarantined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    to_char(replayed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                FROM rapporteur.quarantine WHERE $1::bool OR replayed_at IS NULL
                ORDER BY quarantined_at DESC, quarantine.id LIMIT $2::bigint
                """, [.bool(includeReplayed), .int8(Int64(limit))])
            return try rows.map { try QuarantineRecord($0) }
        }
    }

    /// One quarantined event with its bytes, as far as they were kept; `nil` when there is none of this id.
    public func quarantineRecord(_ id: String) async throws(StoreError) -> QuarantineRecord? {
        try await Self.guarded("read a quarantined event") {
            let rows = try await self.pool.execute(
                """
                SELECT quarantine.id, stage, reason, pointer, sentence, remedy, event_source, event_id, symbol,
                    encode(quarantine.sha256, 'hex'), quarantine.size, media_type, file_name, bytes,
                    to_char(quarantined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    to_char(replayed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                FROM rapporteur.quarantine LEFT JOIN rapporteur.originals ON originals.sha256 = quarantine.sha256
                WHERE quarantine.id = $1::uuid
                """, [.uuid(id)])
            return try rows.first.map { try QuarantineRecord($0) }
        }
    }

    /// Ids of what is on record of these events and was not sent again yet: to be asked for before they are sent, since
    /// what fails anew is put on record anew.
    public func quarantined(_ events: [QuarantinedEvent]) async throws(StoreError) -> [String] {
        guard !events.isEmpty else { return [] }
        return try await Self.guarded("look up \(events.count) quarantined events") {
            try await self.pool.execute(
                """
                SELECT quarantine.id FROM rapporteur.quarantine
                JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (consumer, source, id)
                    ON (quarantine.consumer, event_source, event_id) = (asked.consumer, asked.source, asked.id)
                WHERE replayed_at IS NULL ORDER BY quarantine.id
                """,
                [
                    .textArray(events.map(\.consumer)), .textArray(events.map(\.source)),
                    .textArray(events.map(\.id)),
                ]
            ).map { try $0.requireUUID(0) }
        }
    }

    /// Remembers that these quarantined events were sent again.
    public func markReplayed(_ ids: [String]) async throws(StoreError) {
        guard !ids.isEmpty else { return }
        try await Self.guarded("mark \(ids.count) events replayed") {
            _ = try await self.pool.execute(
                "UPDATE rapporteur.quarantine SET replayed_at = now() WHERE id = ANY ($1::uuid[])", [.uuidArray(ids)])
        }
    }
}

extension QuarantineRecord {
    /// Reads the columns of the two statements above.
    init(_ row: PGRow) throws(PGError) {
        self.init(
            id: try row.requireUUID(0),
            entry: QuarantineEntry(
                stage: try row.requireText(1), reason: try row.requireText(2), pointer: try row.text(3),
                sentence: try row.requireText(4), remedy: try row.requireText(5), eventSource: try row.requireText(6),
                eventID: try row.requireText(7), symbol: try row.text(8), sha256: try row.requireText(9),
                size: Int(try row.requireInt8(10)), mediaType: try row.requireText(11), fileName: try row.text(12),
                bytes: try row.bytea(13)),
            quarantinedAt: try row.requireText(14), replayedAt: try row.text(15))
    }
}
