public import Model
internal import Postgres

extension CorpusSnapshot {
    /// What stored corrigenda say of the passages of documents; see ``Store/corrigenda(ofDocuments:)``.
    public func corrigenda(ofDocuments ids: [String]) async throws(StoreError) -> [CorrigendumNote] {
        try await Store.guarded("read corrigenda") {
            try CorrigendumNote.list(try await self.transaction.execute(CorrigendumNote.query, [.uuidArray(ids)]))
        }
    }

    /// What is known of documents beside their heads, by id; what superseded or withdrew them is told as of now.
    public func details(ofDocuments ids: [String]) async throws(StoreError) -> [String: DocumentDetails] {
        try await Store.guarded("read details of documents") {
            try DocumentDetails.byID(try await self.transaction.execute(DocumentDetails.query, [.uuidArray(ids)]))
        }
    }

    /// The text that the ranges of a document's passages point into; `nil` when there is no such document.
    public func extractedText(_ documentID: String) async throws(StoreError) -> String? {
        try await Store.guarded("read a document's text") {
            try await self.transaction.execute(
                "SELECT extracted_text FROM rapporteur.documents WHERE id = $1::uuid", [.uuid(documentID)]
            ).first?.requireText(0)
        }
    }

    /// Documents let through by `filters` that a person should look at, with the reasons in their verdicts, in the order
    /// `symbol`.
    public func documentsToReview(for filters: ReportRequest.Filters) -> CorpusPages<DocumentHead> {
        CorpusPages(pages: DocumentPages(filters: filters, order: .symbol, asOf: self.asOf), in: self.transaction) {
            documents, _ in documents.filter { $0.verdict.state != .faithful }
        }
    }

    /// What the passages that `filters` let through cite, one edge for each document and cited symbol, in the order `symbol`
    /// and then by target.
    public func citationEdges(for filters: ReportRequest.Filters) -> CorpusPages<CitationEdge> {
        let kinds = DocumentPages.list(filters.passageKinds.map(\.rawValue))
        return CorpusPages(
            pages: DocumentPages(filters: filters, order: .symbol, asOf: self.asOf), in: self.transaction
        ) { documents, transaction in
            let rows = try await transaction.execute(
                """
                SELECT document_id, target, count(DISTINCT ordinal),
                    EXISTS (SELECT FROM rapporteur.symbols WHERE symbol = target)
                        OR EXISTS (SELECT FROM rapporteur.documents WHERE name = target)
                FROM (SELECT passage.document_id, passage.ordinal, cited.target
                    FROM rapporteur.passages AS passage, unnest(passage.citations) AS cited (target)
                    WHERE passage.document_id = ANY ($1::uuid[]) AND ($2::text[] IS NULL OR kind = ANY ($2::text[]))
                    ) AS citation
                GROUP BY document_id, target ORDER BY document_id, target COLLATE "C"
                """, [.uuidArray(documents.map(\.id)), kinds])
            var edges: [String: [CitationEdge]] = [:]
            let heads = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
            for row in rows {
                guard let head = heads[try row.requireUUID(0)] else { continue }
                edges[head.id, default: []].append(
                    CitationEdge(
                        document: head, target: try row.requireText(1), targetIsStored: try row.requireBool(3),
                        passages: Int(try row.requireInt8(2))))
            }
            return documents.flatMap { edges[$0.id] ?? [] }
        }
    }
}

/// A document's reference to another, however many of its passages make it.
public struct CitationEdge: Sendable, Hashable {
    public var document: DocumentHead
    /// In canonical form: `A/RES/64/293`, `Trafficking in Persons Protocol, article 9`.
    public var target: String
    /// Whether the corpus has a document of that symbol.
    public var targetIsStored: Bool
    /// How many passages cite it.
    public var passages: Int
}
