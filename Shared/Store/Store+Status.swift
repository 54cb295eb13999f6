internal import Model
internal import Postgres

extension Store {
    /// How things stand, in one consistent view. Counts whole tables: for a person's question, not for a probe.
    public func status() async throws(StoreError) -> StoreStatus {
        try await Self.guarded("read the status") {
            try await self.pool.transaction(.repeatableRead, readOnly: true) { transaction in
                let results = try await transaction.pipeline([
                    PGStatement(
                        """
                        SELECT (SELECT coalesce(max(version), 0) FROM rapporteur.migrations),
                            (SELECT count(*) FROM rapporteur.documents AS document WHERE NOT EXISTS (
                                SELECT FROM rapporteur.classifications WHERE document_id = document.id)),
                            (SELECT coalesce(sum(passages), 0)::bigint FROM rapporteur.documents),
                            (SELECT count(*) FROM rapporteur.corrections WHERE undone_at IS NULL),
                            (SELECT count(*) FROM rapporteur.reports),
                            (SELECT extract(epoch FROM now() - min(created_at))::float8 FROM rapporteur.inbox
                                WHERE sent_at IS NULL)
                        """),
                    PGStatement("SELECT verdict, count(*) FROM rapporteur.documents GROUP BY verdict"),
                    PGStatement(
                        """
                        SELECT document.id, name, title, kind, language, body, session, date, verdict, verdict_reasons,
                            agenda_item, encode(sha256, 'hex'), passages, file_name, size,
                            to_char(stored_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), classifier_version
                        FROM rapporteur.documents AS document
                        LEFT JOIN rapporteur.classifications ON document_id = document.id
                        ORDER BY stored_at DESC, document.id LIMIT 1
                        """),
                    PGStatement(
                        """
                        SELECT theme, sum((grades ->> 'core')::bigint)::bigint, sum((grades ->>
                            'touch')::bigint)::bigint
                        FROM rapporteur.classifications, jsonb_each(counts) AS count (theme, grades)
                        GROUP BY theme ORDER BY theme COLLATE "C"
                        """),
                    PGStatement(
                        "SELECT consumer, count(*) FROM rapporteur.inbox WHERE sent_at IS NULL GROUP BY consumer"),
                    PGStatement(
                        "SELECT reason, count(*) FROM rapporteur.quarantine WHERE replayed_at IS NULL GROUP BY reason"),
                ])
                return try StoreStatus(results)
            }
        }
    }
}

extension StoreStatus {
    fileprivate init(_ results: [PGRows]) throws {
        guard let totals = results[0].first else {
            throw StoreError(.unreadableRow, "read the status", "PostgreSQL gave no row")
        }
        var byVerdict: [Verdict.State: Int] = [:]
        var documents = 0
        for row in results[1] {
            let count = Int(try row.requireInt8(1))
            documents += count
            if let state = Verdict.State(rawValue: try row.requireText(0)) { byVerdict[state] = count }
        }
        self.init(
            schemaVersion: Int(try totals.requireInt4(0)), documents: documents, documentsByVerdict: byVerdict,
            unclassified: Int(try totals.requireInt8(1)),
            lastDocument: try results[2].first.map { try DocumentSummary($0) },
            passages: Int(try totals.requireInt8(2)),
            themes: try results[3].map { row in
                ThemeCount(
                    theme: ThemeID(try row.requireText(0)), core: Int(try row.requireInt8(1)),
                    touch: Int(try row.requireInt8(2)))
            },
            corrections: Int(try totals.requireInt8(3)), reports: Int(try totals.requireInt8(4)),
            unsent: try Self.counts(results[4]), oldestUnsentSeconds: try totals.double(5),
            quarantined: try Self.counts(results[5]))
    }

    private static func counts(_ rows: PGRows) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in rows { counts[try row.requireText(0)] = Int(try row.requireInt8(1)) }
        return counts
    }
}
