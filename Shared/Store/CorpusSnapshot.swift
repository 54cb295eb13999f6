public import Model
internal import Postgres

/// One unchanging view of everything stored, for as long as ``Store/withCorpus(_:)`` runs.
public struct CorpusSnapshot: Sendable {
    /// The order of a report's entries; it never depends on when documents arrived.
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// By symbol, then language, id and place in the document.
        case symbol
        /// By date (those without one last), then as `symbol`.
        case date
    }

    let transaction: PGTransaction
    /// The past state that is shown; `nil` for the present one.
    let asOf: Watermark?

    /// The state of the corpus that this view shows, for a later report to compare with.
    public func watermark() async throws(StoreError) -> Watermark {
        if let asOf = self.asOf { return asOf }
        return try await Store.guarded("read the watermark") {
            let rows = try await self.transaction.execute(
                """
                SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), pg_current_snapshot()::text
                """)
            guard let row = rows.first else {
                throw StoreError(.unreadableRow, "read the watermark", "PostgreSQL gave no row")
            }
            return Watermark(at: try row.requireText(0), snapshot: try row.requireText(1))
        }
    }

    /// The name of what is stored, at the moment of this view; of a past state too, it names the present one.
    public func state() async throws(StoreError) -> CorpusState {
        try await Store.guarded("read the state of the corpus") {
            try CorpusState(try await self.transaction.execute(CorpusState.query))
        }
    }

    /// The documents that `filters` lets through by symbol, body, language and date, in order, also those whose passages it
    /// does not let through.
    public func documents(
        for filters: ReportRequest.Filters, order: Order = .symbol
    ) async throws(StoreError) -> [DocumentHead] {
        try await Store.guarded("read documents") {
            var pages = DocumentPages(filters: filters, order: order, asOf: self.asOf)
            var documents: [DocumentHead] = []
            while let page = try await pages.nextDocuments(in: self.transaction) { documents += page }
            return documents
        }
    }

    /// The passages that `filters` lets through, with their effective themes, read in pages as they are asked for.
    ///
    /// A passage without any theme is among them unless `filters` names themes; then a passage is let through when it
    /// has one of them in any grade. Sub-themes are not looked at: they follow from the evidence. A document of which only a year or month is known is within `from` and `to` when
    /// any of its days is; one without a date is not, if either is given.
    ///
    /// The sequence is to be read once, by one task, inside the closure of ``Store/withCorpus(_:)``.
    public func entries(for filters: ReportRequest.Filters, order: Order = .symbol) -> ReportEntries {
        ReportEntries(transaction: self.transaction, filters: filters, order: order, asOf: self.asOf)
    }
}

extension Store {
    /// Runs `body` on one consistent view of the corpus (REPEATABLE READ, read only): state and entries belong
    /// together, whatever is stored meanwhile. Nobody is held up.
    ///
    /// - Parameter asOf: Shows the corpus as it was; themes have the scores and evidence that they have now.
    /// - Throws: ``StoreError``, or what `body` throws.
    public func withCorpus<Value: Sendable>(
        asOf: Watermark? = nil, _ body: @Sendable (CorpusSnapshot) async throws -> Value
    ) async throws -> Value {
        try await Self.passingThrough("read the corpus") { passing in
            try await self.pool.transaction(.repeatableRead, readOnly: true) { transaction in
                try await passing.on { try await body(CorpusSnapshot(transaction: transaction, asOf: asOf)) }
            }
        }
    }

    /// The name of what is stored now.
    public func corpusState() async throws(StoreError) -> CorpusState {
        try await Self.guarded("read the state of the corpus") {
            try CorpusState(try await self.pool.execute(CorpusState.query))
        }
    }
}

extension CorpusState {
    /// SHA-256 of every document (as read and classified, with its place in its family) and standing correction, combined by exclusive or: no order
    /// of rows, no clock and no server's own hash function is in it.
    static let query: SQL = """
        WITH item (digest, is_document) AS (
            SELECT sha256(convert_to(concat_ws(E'\\n', document.id, reader_version, coalesce(title, ''),
                coalesce(date, ''),
                coalesce(encode(classification.digest, 'hex'), ''),
                (SELECT string_agg(concat_ws(' ', lineage, revision, relation), ',' ORDER BY position)
                    FROM rapporteur.symbols WHERE symbols.document_id = document.id),
                CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' END), 'UTF8')), true
            FROM rapporteur.documents AS document
            LEFT JOIN rapporteur.classifications AS classification ON classification.document_id = document.id
            UNION ALL
            SELECT sha256(convert_to(concat_ws(E'\\n', passage_id, theme, action, grade,
                extract(epoch FROM decided_at)), 'UTF8')), false
            FROM rapporteur.corrections WHERE undone_at IS NULL)
        SELECT count(*) FILTER (WHERE is_document),
            coalesce(bit_xor(('x' || encode(substr(digest, 1, 8), 'hex'))::bit(64)::bigint), 0),
            coalesce(bit_xor(('x' || encode(substr(digest, 9, 8), 'hex'))::bit(64)::bigint), 0)
        FROM item
        """

    init(_ rows: PGRows) throws {
        guard let row = rows.first else {
            throw StoreError(.unreadableRow, "read the state of the corpus", "PostgreSQL gave no row")
        }
        var bytes: [UInt8] = []
        for column in 1...2 {
            let half = UInt64(bitPattern: try row.requireInt8(column))
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) }
        }
        self.init(documents: Int(try row.requireInt8(0)), digest: Hexadecimal.text(bytes))
    }
}
