internal import Postgres

extension Store {
    /// Counts one more attempt for each key, before the risky work, and returns the counts.
    ///
    /// Only for redelivered messages: a message that crashes workers is found by its own count, and its neighbours
    /// in the prefetch, which were never begun, keep theirs at nothing.
    public func raiseAttempts(_ keys: [InboxKey]) async throws(StoreError) -> [InboxKey: Int] {
        guard !keys.isEmpty else { return [:] }
        return try await Self.guarded("raise \(keys.count) attempts") {
            let rows = try await self.pool.execute(
                """
                INSERT INTO rapporteur.attempts (consumer, source, id, variant, count)
                SELECT *, 1 FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
                ON CONFLICT (consumer, source, id, variant) DO UPDATE SET count = attempts.count + 1, raised_at = now()
                RETURNING consumer, source, id, variant, count
                """, KeyColumns(keys).values)
            var counts: [InboxKey: Int] = [:]
            for row in rows { counts[try InboxKey(row)] = Int(try row.requireInt4(4)) }
            return counts
        }
    }

    /// Forgets the attempts of events that have an outcome now.
    public func clearAttempts(_ keys: [InboxKey]) async throws(StoreError) {
        guard !keys.isEmpty else { return }
        try await Self.guarded("clear \(keys.count) attempts") {
            _ = try await self.pool.execute(
                """
                WITH locked AS MATERIALIZED (
                    SELECT attempts.ctid AS place
                    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS done (consumer, source, id, variant)
                    JOIN rapporteur.attempts USING (consumer, source, id, variant)
                    ORDER BY consumer, source, id, variant FOR UPDATE OF attempts)
                DELETE FROM rapporteur.attempts USING locked WHERE attempts.ctid = locked.place
                """, KeyColumns(keys).values)
        }
    }
}
