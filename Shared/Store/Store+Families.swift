public import Model
internal import Postgres

extension Store {
    /// A document of which nobody has yet looked where its symbols stand: stored by a release before families, or by one
    /// that still ran beside this one.
    public struct UnlinkedDocument: Sendable, Hashable {
        public var id: String
        public var symbol: String
        public var jointSymbols: [String]
        public var language: Language?
    }

    /// Documents with a symbol that has no place in a family yet, by id.
    public func unlinkedDocuments(
        after: String? = nil, limit: Int = 500
    ) async throws(StoreError) -> [UnlinkedDocument] {
        try await Self.guarded("look for documents without a family") {
            let rows = try await self.pool.execute(
                """
                SELECT id, symbol, coalesce(joint_symbols, '{}'), language FROM rapporteur.documents AS document
                WHERE symbol IS NOT NULL AND id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
                    AND NOT EXISTS (SELECT FROM rapporteur.symbols WHERE document_id = document.id)
                ORDER BY id LIMIT $2::bigint
                """, [after.map(PGValue.uuid) ?? .null, .int8(Int64(limit))])
            return try rows.map { row in
                UnlinkedDocument(
                    id: try row.requireUUID(0), symbol: try row.requireText(1),
                    jointSymbols: try row.requireTextArray(2).compactMap { $0 },
                    language: try row.text(3).flatMap(Language.init(rawValue:)))
            }
        }
    }

    /// Stores where the symbols of documents on record stand, and what their corrigenda change. Repeating it changes nothing.
    public func link(
        _ documents: [(document: UnlinkedDocument, symbols: [FamilySymbol], targets: [CorrigendumTarget])]
    ) async throws(StoreError) {
        var columns = FamilyColumns()
        for (document, symbols, targets) in documents {
            columns.append(
                id: document.id, language: document.language?.rawValue, symbols: symbols, targets: targets)
        }
        let statements = columns.statements
        guard !statements.isEmpty else { return }
        try await Self.guarded("store the families of \(documents.count) documents") {
            _ = try await self.pool.transaction { try await $0.pipeline(statements) }
        }
    }

    /// The family of a document; `nil` when there is no such document.
    public func family(ofDocument id: String) async throws(StoreError) -> DocumentFamily? {
        try await Self.guarded("read a document's family") {
            try await self.pool.transaction(.repeatableRead, readOnly: true) { transaction in
                let results = try await transaction.pipeline([
                    PGStatement("SELECT 1 FROM rapporteur.documents WHERE id = $1::uuid", [.uuid(id)]),
                    PGStatement(
                        """
                        SELECT newer_symbol, max(revision) FROM rapporteur.superseding
                        WHERE document_id = $1::uuid AND withdrawn_at IS NULL
                        GROUP BY newer_symbol ORDER BY max(revision) DESC, newer_symbol
                        """, [.uuid(id)]),
                    PGStatement(
                        """
                        SELECT DISTINCT document.id, member.symbol, document.language, member.relation,
                            document.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM rapporteur.superseding AS newer
                                WHERE newer.document_id = document.id AND newer.withdrawn_at IS NULL), verdict,
                            coalesce(document.language, '')
                        FROM rapporteur.symbols AS own
                        JOIN rapporteur.symbols AS member ON member.base = own.base
                        JOIN rapporteur.documents AS document ON document.id = member.document_id
                        WHERE own.document_id = $1::uuid
                        ORDER BY member.symbol, coalesce(document.language, ''), document.id
                        """, [.uuid(id)]),
                ])
                guard !results[0].isEmpty else { return nil }
                return DocumentFamily(
                    supersededBy: try results[1].map { try $0.requireText(0) },
                    members: try results[2].map { row in
                        DocumentFamily.Member(
                            documentID: try row.requireUUID(0), symbol: try row.requireText(1),
                            language: try row.text(2).flatMap(Language.init(rawValue:)),
                            relation: FamilySymbol.Relation(rawValue: try row.requireText(3)) ?? .first,
                            isCurrent: try row.requireBool(4),
                            verdict: Verdict.State(rawValue: try row.requireText(5)) ?? .needsReview)
                    })
            }
        }
    }

    /// What stored corrigenda say of the passages of documents, in the order of passages and corrigenda.
    ///
    /// Where a corrigendum exists in the language of the document, those in other languages are left out.
    public func corrigenda(ofDocuments ids: [String]) async throws(StoreError) -> [CorrigendumNote] {
        try await Self.guarded("read corrigenda") {
            try CorrigendumNote.list(try await self.pool.execute(CorrigendumNote.query, [.uuidArray(ids)]))
        }
    }

    /// Takes documents out of the reports of what is current, or puts them back.
    ///
    /// - Parameter reason: Why; `nil` puts them back.
    /// - Returns: How many documents this changed.
    public func withdraw(
        documents ids: [String], by author: String, reason: String?
    ) async throws(StoreError) -> Int {
        try await Self.guarded("withdraw documents") {
            try await self.pool.execute(
                """
                UPDATE rapporteur.documents SET withdrawn_at = CASE WHEN $3::text IS NOT NULL THEN now() END,
                    withdrawn_xid = CASE WHEN $3::text IS NOT NULL THEN pg_current_xact_id() END,
                    withdrawn_by = CASE WHEN $3::text IS NOT NULL THEN $2::text END, withdrawn_reason = $3::text
                WHERE id = ANY ($1::uuid[]) AND (withdrawn_at IS NULL) = ($3::text IS NOT NULL)
                """, [.uuidArray(ids), .text(author), reason.map(PGValue.text) ?? .null]
            ).affected
        }
    }

    /// What is known of documents beside their heads, by id.
    public func details(ofDocuments ids: [String]) async throws(StoreError) -> [String: DocumentDetails] {
        try await Self.guarded("read details of documents") {
            try DocumentDetails.byID(try await self.pool.execute(DocumentDetails.query, [.uuidArray(ids)]))
        }
    }
}

extension CorrigendumNote {
    static let query: SQL = """
        SELECT DISTINCT passage.document_id, passage.ordinal, passage.label, corrigendum.document_id,
            corrigendum.symbol, changed.item, corrected.language IS NOT DISTINCT FROM corrigendum.language,
            changed.position
        FROM rapporteur.symbols AS corrected
        JOIN rapporteur.symbols AS corrigendum
            ON corrigendum.target = corrected.symbol AND corrigendum.relation = 'corrigendum'
        JOIN rapporteur.documents AS document ON document.id = corrigendum.document_id AND document.withdrawn_at IS NULL
        JOIN rapporteur.corrigendum_targets AS changed ON changed.document_id = corrigendum.document_id
        JOIN rapporteur.passages AS passage ON passage.document_id = corrected.document_id
            AND passage.number = changed.number AND (changed.kind IS NULL OR passage.kind = changed.kind)
        WHERE corrected.document_id = ANY ($1::uuid[])
            AND (corrected.language IS NOT DISTINCT FROM corrigendum.language OR NOT EXISTS (
                SELECT FROM rapporteur.symbols AS same
                WHERE same.symbol = corrigendum.symbol AND same.language = corrected.language))
        ORDER BY passage.document_id, passage.ordinal, corrigendum.symbol, corrigendum.document_id, changed.position
        """

    static func list(_ rows: PGRows) throws -> [CorrigendumNote] {
        try rows.map { row in
            CorrigendumNote(
                documentID: try row.requireUUID(0), ordinal: Int(try row.requireInt4(1)),
                label: try row.requireText(2), corrigendumID: try row.requireUUID(3),
                corrigendumSymbol: try row.requireText(4), item: try row.text(5),
                isSameLanguage: try row.requireBool(6))
        }
    }
}

extension DocumentDetails {
    static let query: SQL = """
        SELECT id, coalesce(joint_symbols, '{}'), date_adopted, date_distributed, date_meeting_from, date_meeting_to,
            original_language, job_number,
            (SELECT newer_symbol FROM rapporteur.superseding AS newer
                WHERE newer.document_id = document.id AND newer.withdrawn_at IS NULL
                ORDER BY revision DESC, newer_symbol LIMIT 1),
            to_char(withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), withdrawn_reason
        FROM rapporteur.documents AS document WHERE id = ANY ($1::uuid[])
        """

    static func byID(_ rows: PGRows) throws -> [String: DocumentDetails] {
        func date(_ row: PGRow, _ column: Int) throws -> CalendarDate? {
            try row.text(column).flatMap { CalendarDate($0) }
        }
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (
                    try row.requireUUID(0),
                    DocumentDetails(
                        jointSymbols: try row.requireTextArray(1).compactMap { $0 },
                        dates: DocumentDates(
                            adopted: try date(row, 2), distributed: try date(row, 3), meetingFrom: try date(row, 4),
                            meetingTo: try date(row, 5)),
                        originalLanguage: try row.text(6).flatMap(Language.init(rawValue:)),
                        jobNumber: try row.text(7), supersededBy: try row.text(8), withdrawnAt: try row.text(9),
                        withdrawnReason: try row.text(10))
                )
            })
    }
}
