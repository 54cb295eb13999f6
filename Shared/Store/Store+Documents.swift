public import Model
internal import Postgres

extension Store {
    /// The document with all its passages; `nil` when there is none of this id.
    public func storedDocument(_ id: String) async throws(StoreError) -> StoredDocument? {
        try await self.storedDocuments([id]).first
    }

    /// The documents of `ids` that are stored, in the order of `ids`.
    public func storedDocuments(_ ids: [String]) async throws(StoreError) -> [StoredDocument] {
        guard !ids.isEmpty else { return [] }
        return try await Self.guarded("read \(ids.count) documents") {
            let ids = ids.map { $0.lowercased() }
            let results = try await self.pool.pipeline([
                PGStatement(
                    """
                    SELECT id, name, title, kind, language, body, session, date, verdict, verdict_reasons, agenda_item,
                        encode(sha256, 'hex')
                    FROM rapporteur.documents WHERE id = ANY ($1::uuid[])
                    """, [.uuidArray(ids)]),
                PGStatement(Self.passagesOfDocuments, [.uuidArray(ids)]),
                PGStatement(Self.footnotesOfDocuments, [.uuidArray(ids)]),
            ])
            var documents: [String: StoredDocument] = [:]
            for row in results[0] {
                let row = try DocumentRow(row)
                documents[row.head.id] = StoredDocument(
                    head: row.head, agendaItem: row.agendaItem, passages: [], footnotes: [], sha256: row.sha256)
            }
            for row in results[1] {
                let row = try PassageRow(row)
                documents[row.document]?.passages.append(row.stored)
            }
            for row in results[2] {
                documents[try row.requireUUID(0)]?.footnotes.append(try Footnote(row))
            }
            return ids.compactMap { documents[$0] }
        }
    }

    static let passagesOfDocuments: SQL = """
        SELECT document_id, id, ordinal, range_start, range_end, page, label, kind, number, text, section, footnotes,
            subparagraphs, verb, strength, addressees, deadline, citations, language, recommended_by
        FROM rapporteur.passages WHERE document_id = ANY ($1::uuid[]) ORDER BY document_id, ordinal
        """

    static let footnotesOfDocuments: SQL = """
        SELECT document_id, mark, text, page
        FROM rapporteur.footnotes WHERE document_id = ANY ($1::uuid[]) ORDER BY document_id, position
        """

    /// A page of the list of documents, sorted by symbol, language and id.
    ///
    /// - Parameters:
    ///   - symbol: Only documents of this symbol (or, where a file had none, of this file name).
    ///   - after: The id of the last document of the page before.
    ///   - limit: At most so many.
    public func documents(
        symbol: String? = nil, after: String? = nil, limit: Int = 100
    ) async throws(StoreError) -> [DocumentSummary] {
        try await Self.guarded("list documents") {
            let rows = try await self.pool.execute(
                """
                SELECT document.id, name, title, kind, language, body, session, date, verdict, verdict_reasons,
                    agenda_item,
                    encode(sha256, 'hex'), passages, file_name, size,
                    to_char(stored_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), classifier_version
                FROM rapporteur.documents AS document
                LEFT JOIN rapporteur.classifications ON document_id = document.id
                WHERE ($1::text IS NULL OR name = $1::text)
                    AND ($2::uuid IS NULL OR (name, coalesce(language, ''), document.id) > (
                        SELECT name, coalesce(language, ''), id FROM rapporteur.documents WHERE id = $2::uuid))
                ORDER BY name, coalesce(language, ''), document.id LIMIT $3::bigint
                """, [symbol.map(PGValue.text) ?? .null, after.map(PGValue.uuid) ?? .null, .int8(Int64(limit))])
            return try rows.map { try DocumentSummary($0) }
        }
    }

    /// Ids of documents, sorted: for classifying them again.
    ///
    /// - Parameters:
    ///   - versions: Leaves out documents whose themes are of these versions; `nil` leaves out none.
    ///   - olderThan: Leaves out documents stored more recently, which may be on their way still.
    ///   - after: The last id of the page before.
    ///   - limit: At most so many.
    public func documentIDs(
        notClassifiedBy versions: (classifier: String, taxonomy: String)? = nil, olderThan age: Duration = .zero,
        after: String? = nil, limit: Int = 1_000
    ) async throws(StoreError) -> [String] {
        try await Self.guarded("list document ids") {
            let rows = try await self.pool.execute(
                """
                SELECT id FROM rapporteur.documents AS document
                WHERE id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
                    AND stored_at <= now() - make_interval(secs => $2::float8)
                    AND ($3::text IS NULL OR NOT EXISTS (
                        SELECT FROM rapporteur.classifications WHERE document_id = document.id
                            AND classifier_version = $3::text AND taxonomy_version = $4::text))
                ORDER BY id LIMIT $5::bigint
                """,
                [
                    after.map(PGValue.uuid) ?? .null, .double(age.inSeconds),
                    (versions?.classifier).map(PGValue.text) ?? .null,
                    (versions?.taxonomy).map(PGValue.text) ?? .null, .int8(Int64(limit)),
                ])
            return try rows.map { try $0.requireUUID(0) }
        }
    }

    /// The file with this SHA-256 (64 hexadecimal digits); `nil` when it is not stored.
    public func original(sha256: String) async throws(StoreError) -> [UInt8]? {
        guard let digest = Hexadecimal.bytes(sha256) else {
            throw StoreError(.invalidInput, "read a file", "a SHA-256 is written as 64 hexadecimal digits")
        }
        return try await Self.guarded("read a file") {
            try await self.pool.execute(
                "SELECT bytes FROM rapporteur.originals WHERE sha256 = $1::bytea", [.bytea(digest)]
            ).first?.requireBytea(0)
        }
    }

    /// The text that the ranges of the document's passages point into; `nil` when there is no such document.
    public func extractedText(_ documentID: String) async throws(StoreError) -> String? {
        try await Self.guarded("read a document's text") {
            try await self.pool.execute(
                "SELECT extracted_text FROM rapporteur.documents WHERE id = $1::uuid", [.uuid(documentID)]
            ).first?.requireText(0)
        }
    }

    /// Ids of the passages with this label in documents of this symbol: one for each stored language version and issue.
    ///
    /// - Parameter language: Only of this language; `nil` for all.
    public func passageIDs(
        symbol: String, language: Language? = nil, label: String
    ) async throws(StoreError) -> [String] {
        try await Self.guarded("find a passage") {
            let rows = try await self.pool.execute(
                """
                SELECT passage.id FROM rapporteur.documents AS document
                JOIN rapporteur.passages AS passage ON passage.document_id = document.id
                WHERE document.name = $1::text AND ($2::text IS NULL OR document.language = $2::text)
                    AND label = $3::text
                ORDER BY coalesce(document.language, ''), document.id
                """, [.text(symbol), (language?.rawValue).map(PGValue.text) ?? .null, .text(label)])
            return try rows.map { try $0.requireUUID(0) }
        }
    }
}

extension Footnote {
    /// Reads the columns document id, mark, text, page.
    init(_ row: PGRow) throws(PGError) {
        self.init(mark: try row.requireText(1), text: try row.requireText(2), page: try row.int4(3).map(Int.init))
    }
}

extension DocumentSummary {
    /// Reads the columns of ``DocumentRow``, then passages, file_name, size, stored_at as text, classifier_version.
    init(_ row: PGRow) throws {
        let document = try DocumentRow(row)
        self.init(
            head: document.head, passages: Int(try row.requireInt4(12)), fileName: try row.text(13),
            sha256: document.sha256, size: Int(try row.requireInt8(14)), storedAt: try row.requireText(15),
            classifierVersion: try row.text(16))
    }
}
