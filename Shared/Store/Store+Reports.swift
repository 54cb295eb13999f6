internal import Foundation
internal import Model
internal import Postgres
internal import Synchronization

extension Store {
    /// Stores a report, its files and the event's outcome in one transaction, exactly once for each report id and for
    /// each period of a series, however many workers try at the same time.
    ///
    /// - Parameter deliver: Puts the files where people find them. It runs inside the transaction, once this report is
    ///   known to be the one that stands: no other worker's report of the same period can come between, and a crash
    ///   afterwards only means that the same files are written again. What it throws undoes everything.
    /// - Throws: `.invalidInput` for what cannot be stored; `.database`; what `deliver` throws.
    public func commit(
        _ unit: ReportUnit, deliver: @escaping @Sendable () throws -> Void = {}
    ) async throws -> CommitResult {
        let undelivered = Mutex<(any Error)?>(nil)
        let commit = UnitCommit(operation: "commit a report", units: [unit])
        let results: [CommitResult]
        do {
            results = try await commit.run(on: self.pool) { transaction, _ in
                switch unit.work {
                case .quarantine: return [:]
                case .report(let report, _, let repeated):
                    let existing = try await Self.store(report, transaction)
                    try await Self.end(
                        ReportRun.id(unit.key), existing == nil ? .published : .repeated,
                        report: existing?.id ?? report.id, made: report, transaction)
                    if let existing {
                        return [0: Decision(outcome: .repeated, events: repeated(existing))]
                    }
                    do { try deliver() } catch {
                        undelivered.withLock { $0 = error }
                        throw error
                    }
                    return [:]
                }
            }
        } catch {
            throw undelivered.withLock { $0 } ?? error
        }
        guard let result = results.first else {
            throw StoreError(.unreadableRow, "commit a report", "a commit of one unit gave no result")
        }
        return result
    }

    /// Returns the report that was there before; `nil` when `report` was stored.
    private static func store(_ report: NewReport, _ transaction: PGTransaction) async throws -> StoredReport? {
        let (series, period) = (report.request.series, report.request.period)
        let inserted = try await transaction.execute(
            """
            INSERT INTO rapporteur.reports (id, elapsed_seconds, passages, corpus_documents, corpus_digest, kind,
                series, period, requested_by, request, watermark_at, watermark_snapshot)
            VALUES ($1::uuid, $2::float8, $3::int, $4::int, $5::text, $6::text, $7::text, $8::text, $9::text,
                $10::jsonb, $11::text::timestamptz, $12::text)
            ON CONFLICT DO NOTHING RETURNING id
            """,
            [
                .uuid(report.id), .double(report.elapsed.inSeconds), .int4(Int32(clamping: report.passages)),
                .int4(Int32(clamping: report.corpusState.documents)), .text(report.corpusState.digest),
                .text(report.request.kind.rawValue), series.map(PGValue.text) ?? .null,
                period.map(PGValue.text) ?? .null,
                report.requestedBy.map(PGValue.text) ?? .null, .jsonb(try StoredReport.json(report.request)),
            ] + Watermark.values(report.watermark))
        if inserted.isEmpty {
            let rows = try await transaction.execute(
                Self.reportsMatching,
                [.uuid(report.id), series.map(PGValue.text) ?? .null, period.map(PGValue.text) ?? .null, .int8(1)])
            guard let existing = try rows.first.map({ try StoredReport($0) }) else {
                throw StoreError(
                    .unreadableRow, "commit a report", "a report was removed while it was needed; try again")
            }
            return existing
        }
        let files = report.files.sorted { $0.name < $1.name }
        _ = try await transaction.pipeline(
            files.map { file in
                PGStatement(
                    """
                    INSERT INTO rapporteur.report_files (report_id, name, media_type, sha256, size, bytes)
                    VALUES ($1::uuid, $2::text, $3::text, $4::bytea, $5::bigint, $6::bytea)
                    """,
                    [
                        .uuid(report.id), .text(file.name), .text(file.mediaType),
                        Hexadecimal.bytes(file.sha256).map(PGValue.bytea) ?? .null, .int8(Int64(file.size)),
                        .bytea(file.bytes),
                    ])
            })
        return nil
    }

    /// The report with this id; `nil` when there is none.
    public func publishedReport(_ id: String) async throws(StoreError) -> StoredReport? {
        try await self.reports(matching: [.uuid(id), .null, .null, .int8(1)]).first
    }

    /// The report of this period of a series; `nil` when there is none yet.
    public func publishedReport(series: String, period: String) async throws(StoreError) -> StoredReport? {
        try await self.reports(matching: [.null, .text(series), .text(period), .int8(1)]).first
    }

    /// Published reports, the latest first; at most `limit`.
    ///
    /// - Parameter series: Only those of this series.
    public func reports(series: String? = nil, limit: Int = 100) async throws(StoreError) -> [StoredReport] {
        try await self.reports(matching: [.null, series.map(PGValue.text) ?? .null, .null, .int8(Int64(limit))])
    }

    /// The report of a series that came last before a period, periods compared as text (`2026-W09` before `2026-W10`);
    /// `nil` when there is none.
    ///
    /// - Parameter period: `nil` for the last of all.
    public func lastReport(series: String, before period: String? = nil) async throws(StoreError) -> StoredReport? {
        try await Self.guarded("read the last report of a series") {
            let rows = try await self.pool.execute(
                """
                SELECT id FROM rapporteur.reports
                WHERE series = $1::text AND ($2::text IS NULL OR period < $2::text)
                ORDER BY period DESC NULLS LAST LIMIT 1
                """, [.text(series), period.map(PGValue.text) ?? .null])
            guard let id = try rows.first?.requireUUID(0) else { return nil }
            return try await self.publishedReport(id)
        }
    }

    /// A file of a report; `nil` when there is no such report or file.
    public func reportFile(report id: String, name: String) async throws(StoreError) -> ReportFile? {
        try await Self.guarded("read a report's file") {
            let rows = try await self.pool.execute(
                """
                SELECT name, media_type, encode(sha256, 'hex'), bytes, size FROM rapporteur.report_files
                WHERE report_id = $1::uuid AND name = $2::text
                """, [.uuid(id), .text(name)])
            return try rows.first.map { row in
                ReportFile(
                    name: try row.requireText(0), mediaType: try row.requireText(1), sha256: try row.requireText(2),
                    bytes: try row.requireBytea(3), size: Int(try row.requireInt8(4)))
            }
        }
    }

    private func reports(matching values: [PGValue]) async throws(StoreError) -> [StoredReport] {
        try await Self.guarded("read reports") {
            try await self.pool.execute(Self.reportsMatching, values).map { try StoredReport($0) }
        }
    }

    /// `$1` an id, or `$2` and `$3` a series and its period, or without a period all of the series, or, when these are
    /// NULL, all.
    private static let reportsMatching: SQL = """
        SELECT id, request, corpus_documents, corpus_digest, requested_by, passages,
            to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), elapsed_seconds,
            ARRAY(SELECT name FROM rapporteur.report_files WHERE report_id = report.id ORDER BY name),
            ARRAY(SELECT media_type FROM rapporteur.report_files WHERE report_id = report.id ORDER BY name),
            ARRAY(SELECT encode(sha256, 'hex') FROM rapporteur.report_files WHERE report_id = report.id ORDER BY name),
            ARRAY(SELECT size FROM rapporteur.report_files WHERE report_id = report.id ORDER BY name),
            to_char(watermark_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), watermark_snapshot
        FROM rapporteur.reports AS report
        WHERE ($1::uuid IS NULL AND $2::text IS NULL) OR id = $1::uuid 
            OR (series = $2::text AND ($3::text IS NULL OR period = $3::text))
        ORDER BY published_at DESC, id LIMIT $4::bigint
        """
}

extension StoredReport {
    static func json(_ request: ReportRequest) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Array(try encoder.encode(request))
    }

    static func request(_ json: String) throws -> ReportRequest {
        do {
            return try JSONDecoder().decode(ReportRequest.self, from: Data(json.utf8))
        } catch let error as DecodingError {
            _ = error  // It may quote the request.
            throw StoreError(.unreadableRow, "read reports", "a report has a request that is not known")
        }
    }

    init(_ row: PGRow) throws {
        let request = try Self.request(String(decoding: try row.requireJSONB(1), as: UTF8.self))
        let (names, mediaTypes) = (try row.requireTextArray(8), try row.requireTextArray(9))
        let (digests, sizes) = (try row.requireTextArray(10), try row.requireInt8Array(11))
        self.init(
            id: try row.requireUUID(0), request: request,
            corpusState: CorpusState(documents: Int(try row.requireInt4(2)), digest: try row.requireText(3)),
            requestedBy: try row.text(4), passages: Int(try row.requireInt4(5)),
            files: names.indices.map { index in
                File(
                    name: names[index] ?? "", mediaType: mediaTypes[index] ?? "", sha256: digests[index] ?? "",
                    size: Int(sizes[index] ?? 0))
            }, publishedAt: try row.requireText(6), elapsed: .seconds(try row.requireDouble(7)),
            watermark: try row.text(12).map { Watermark(at: $0, snapshot: try row.text(13)) })
    }
}

extension ReportUnit: RecordedUnit {
    var expected: Decision {
        switch self.work {
        case .report(_, let published, _): Decision(outcome: .published, events: published)
        case .quarantine(_, let events): Decision(outcome: .quarantined, events: events)
        }
    }

    var quarantined: QuarantineEntry? {
        switch self.work {
        case .report: nil
        case .quarantine(let entry, _): entry
        }
    }

    func check(_ input: InputCheck) throws(StoreError) {
        switch self.work {
        case .report(let report, _, _):
            try input.uuid(report.id, "report.id")
            for file in report.files {
                try input.digest(file.sha256, "file.sha256")
                try input.texts([file.name, file.mediaType], "file")
            }
        case .quarantine(let entry, _): try entry.check(input)
        }
    }
}
