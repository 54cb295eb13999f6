internal import Foundation
internal import Model
internal import Postgres

extension Store {
    /// Notes that a worker begins a report; of one that was begun before and did not end, one more attempt.
    public func begin(_ run: ReportRun) async throws(StoreError) {
        try await Self.guarded("note the beginning of a report") {
            _ = try await self.pool.execute(
                """
                INSERT INTO rapporteur.report_runs AS known (id, kind, series, period, requested_by, user_id, worker,
                    request)
                VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::jsonb)
                ON CONFLICT (id) DO UPDATE SET attempts = known.attempts + 1, worker = excluded.worker
                WHERE known.state = 'running'
                """,
                [
                    .uuid(ReportRun.id(run.key)), .text(run.request.kind.rawValue),
                    run.request.series.map(PGValue.text) ?? .null,
                    run.request.period.map(PGValue.text) ?? .null, run.requestedBy.map(PGValue.text) ?? .null,
                    run.userID.map(PGValue.text) ?? .null, run.worker.map(PGValue.text) ?? .null,
                    .jsonb(try StoredReport.json(run.request)),
                ])
        }
    }

    /// Closes a line of the ledger, in the transaction that decides it.
    static func end(
        _ id: String, _ state: ReportRunRecord.State, report: String? = nil, made: NewReport? = nil,
        failure: String? = nil, _ transaction: PGTransaction
    ) async throws {
        _ = try await transaction.execute(
            """
            UPDATE rapporteur.report_runs SET state = $2::text, report_id = $3::uuid, elapsed_seconds = $4::float8,
                documents = $5::int, watermark_at = $6::text::timestamptz, failure = $7::text,
                ended_at = clock_timestamp()
            WHERE id = $1::uuid AND state = 'running'
            """,
            [
                .uuid(id), .text(state.rawValue), report.map(PGValue.uuid) ?? .null,
                (made?.elapsed.inSeconds).map(PGValue.double) ?? .null,
                (made?.corpusState.documents).map { .int4(Int32(clamping: $0)) } ?? .null,
                (made?.watermark?.at).map(PGValue.text) ?? .null, failure.map(PGValue.text) ?? .null,
            ])
    }

    /// The ledger, the latest first.
    ///
    /// - Parameters:
    ///   - series: Only requests of this series.
    ///   - limit: At most so many.
    public func reportRuns(series: String? = nil, limit: Int = 100) async throws(StoreError) -> [ReportRunRecord] {
        try await Self.guarded("read the ledger of reports") {
            let rows = try await self.pool.execute(
                """
                SELECT id, request::text, requested_by, user_id, worker, state, attempts,
                    to_char(begun_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), elapsed_seconds, documents,
                    to_char(watermark_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), report_id,
                    ARRAY(SELECT name FROM rapporteur.report_files WHERE report_files.report_id = run.report_id
                        ORDER BY name), failure
                FROM rapporteur.report_runs AS run WHERE $1::text IS NULL OR series = $1::text
                ORDER BY begun_at DESC, id LIMIT $2::bigint
                """, [series.map(PGValue.text) ?? .null, .int8(Int64(limit))])
            return try rows.map { row in
                ReportRunRecord(
                    id: try row.requireUUID(0), request: try StoredReport.request(try row.requireText(1)),
                    requestedBy: try row.text(2), userID: try row.text(3), worker: try row.text(4),
                    state: ReportRunRecord.State(rawValue: try row.requireText(5)) ?? .running,
                    attempts: Int(try row.requireInt4(6)), begunAt: try row.requireText(7), endedAt: try row.text(8),
                    elapsed: try row.double(9).map { .seconds($0) }, documents: try row.int4(10).map(Int.init),
                    watermarkAt: try row.text(11), reportID: try row.uuid(12),
                    files: try row.requireTextArray(13).compactMap { $0 }, failure: try row.text(14))
            }
        }
    }
}
