internal import Postgres

extension Store {
    /// The outcomes on record among `keys`: what a worker asks for before it does any work.
    public func recordedOutcomes(_ keys: [InboxKey]) async throws(StoreError) -> [InboxKey: RecordedOutcome] {
        guard !keys.isEmpty else { return [:] }
        return try await Self.guarded("read \(keys.count) outcomes") {
            try RecordedOutcome.byKey(
                try await self.pool.execute(Inbox.select, KeyColumns(keys).values))
        }
    }

    /// Remembers that the broker has confirmed the events of these outcomes.
    public func markSent(_ keys: [InboxKey]) async throws(StoreError) {
        guard !keys.isEmpty else { return }
        try await Self.guarded("mark \(keys.count) outcomes sent") {
            _ = try await self.pool.execute(Inbox.markSent, KeyColumns(keys).values)
        }
    }

    /// Publishes what workers that never came back left unsent.
    ///
    /// The rows are locked while `send` runs, and rows that others have locked are passed over, so two sweepers never
    /// send the same row at once. A sweeper that dies lets its rows go.
    ///
    /// - Parameters:
    ///   - age: Rows younger than this are left to the worker that wrote them.
    ///   - limit: At most so many rows.
    ///   - send: Publishes all events of the rows and returns when the broker has confirmed them. When it throws, the
    ///     rows stay unsent.
    /// - Returns: How many rows were sent and marked.
    /// - Throws: ``StoreError``, or what `send` throws.
    public func sweepUnsent(
        consumer: String, olderThan age: Duration, limit: Int, send: @Sendable ([OutgoingEvent]) async throws -> Void
    ) async throws -> Int {
        try await Self.passingThrough("sweep unsent outcomes of \(consumer)") { passing in
            try await self.pool.transaction { transaction in
                let rows = try await transaction.execute(
                    """
                    SELECT consumer, source, id, variant, encode(body_sha256, 'hex'), outcome, events::text, false
                    FROM rapporteur.inbox
                    WHERE consumer = $1::text AND sent_at IS NULL AND created_at < now() - make_interval(secs =>
                        $2::float8)
                    ORDER BY created_at LIMIT $3::bigint FOR UPDATE SKIP LOCKED
                    """, [.text(consumer), .double(age.inSeconds), .int8(Int64(limit))])
                guard !rows.isEmpty else { return 0 }
                let outcomes = try RecordedOutcome.byKey(rows)
                let events = try rows.flatMap { outcomes[try InboxKey($0)]?.events ?? [] }
                try await passing.on { try await send(events) }
                _ = try await transaction.execute(Inbox.markSent, KeyColumns(outcomes.keys).values)
                return outcomes.count
            }
        }
    }

    /// Removes outcomes that were sent, and attempts that were begun, longer than `age` ago.
    ///
    /// Keep outcomes for longer than any redelivery or replay may take: 30 days at the least. Needs the owner's rights.
    ///
    /// - Returns: How many rows were removed; call again while it is `limit`.
    public func prune(olderThan age: Duration, limit: Int = 10_000) async throws(StoreError) -> Int {
        try await Self.guarded("prune outcomes") {
            let values: [PGValue] = [.double(age.inSeconds), .int8(Int64(limit))]
            let results = try await self.pool.pipeline([
                PGStatement(
                    """
                    DELETE FROM rapporteur.inbox WHERE ctid = ANY (ARRAY(
                        SELECT ctid FROM rapporteur.inbox
                        WHERE created_at < now() - make_interval(secs => $1::float8) AND sent_at IS NOT NULL
                        LIMIT $2::bigint FOR UPDATE SKIP LOCKED))
                    """, values),
                PGStatement(
                    """
                    DELETE FROM rapporteur.attempts WHERE ctid = ANY (ARRAY(
                        SELECT ctid FROM rapporteur.attempts
                        WHERE raised_at < now() - make_interval(secs => $1::float8)
                        LIMIT $2::bigint FOR UPDATE SKIP LOCKED))
                    """, values),
            ])
            return results.reduce(0) { $0 + $1.affected }
        }
    }
}

/// Statements on the inbox that several operations share.
enum Inbox {
    static let select: SQL = """
        SELECT consumer, source, id, variant, encode(inbox.body_sha256, 'hex'), inbox.outcome, inbox.events::text,
            inbox.sent_at IS NOT NULL
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS wanted (consumer, source, id, variant)
        JOIN rapporteur.inbox USING (consumer, source, id, variant)
        """

    /// Locks in the order of the keys, like every other writer.
    static let markSent: SQL = """
        WITH locked AS MATERIALIZED (
            SELECT inbox.ctid AS place
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS wanted (consumer, source, id, variant)
            JOIN rapporteur.inbox USING (consumer, source, id, variant)
            WHERE inbox.sent_at IS NULL
            ORDER BY consumer, source, id, variant FOR UPDATE OF inbox)
        UPDATE rapporteur.inbox SET sent_at = now() FROM locked WHERE inbox.ctid = locked.place
        """

    /// The first writer of a key wins; only winners come back.
    static let insert: SQL = """
        INSERT INTO rapporteur.inbox (consumer, source, id, variant, body_sha256, outcome, events, sent_at)
        SELECT consumer, source, id, variant, body_sha256, outcome, events::json, CASE WHEN is_sent THEN now() END
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::text[], $8::bool[])
            AS new (consumer, source, id, variant, body_sha256, outcome, events, is_sent)
        ON CONFLICT DO NOTHING
        RETURNING consumer, source, id, variant
        """

    /// Only for rows that this transaction has inserted.
    static let decide: SQL = """
        UPDATE rapporteur.inbox SET outcome = new.outcome, events = new.events::json,
            sent_at = CASE WHEN new.is_sent THEN now() END
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bool[])
            AS new (consumer, source, id, variant, outcome, events, is_sent)
        WHERE (inbox.consumer, inbox.source, inbox.id, inbox.variant) = (new.consumer, new.source, new.id, new.variant)
        """
}

extension RecordedOutcome {
    /// Rows of four key columns, body SHA-256, outcome, events and whether they are sent.
    static func byKey(_ rows: PGRows) throws -> [InboxKey: RecordedOutcome] {
        var outcomes: [InboxKey: RecordedOutcome] = [:]
        for row in rows {
            guard let events = OutgoingEvent.list(json: try row.requireText(6)) else {
                throw StoreError(
                    .unreadableRow, "read outcomes", "a row of inbox holds events in a form that is not known")
            }
            outcomes[try InboxKey(row)] = RecordedOutcome(
                outcome: Outcome(rawValue: try row.requireText(5)), bodySHA256: try row.requireText(4), events: events,
                isSent: try row.requireBool(7))
        }
        return outcomes
    }
}

extension Duration {
    var inSeconds: Double {
        let (seconds, attoseconds) = self.components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
