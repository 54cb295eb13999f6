public import Model
internal import Postgres

/// How a person names a passage.
public struct PassageQuery: Sendable, Hashable {
    /// The id of a document, lower-case UUID text; `nil`: ``symbol`` names it.
    public var document: String?
    /// A symbol, also a joint one, or the file name of a document without one.
    public var symbol: String?
    public var language: Language?
    /// `R9`
    public var label: String

    public init(document: String? = nil, symbol: String? = nil, language: Language? = nil, label: String) {
        (self.document, self.symbol, self.language, self.label) = (document, symbol, language, label)
    }
}

/// A passage that was asked for by name.
public struct FoundPassage: Sendable, Hashable {
    public var passageID: String
    public var documentID: String
    /// As the document is filed.
    public var symbol: String
    public var language: Language?
}

extension Store {
    /// The passages that each query names, in the order of the queries: several where several language versions, or files,
    /// of a symbol are stored.
    public func passages(named queries: [PassageQuery]) async throws(StoreError) -> [[FoundPassage]] {
        guard !queries.isEmpty else { return [] }
        return try await Self.guarded("look up \(queries.count) passages") {
            let rows = try await self.pool.execute(
                """
                SELECT wanted.place, passage.id, document.id, document.name, document.language
                FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY
                    AS wanted (document, symbol, language, label, place)
                CROSS JOIN LATERAL (
                    SELECT wanted.document AS id WHERE wanted.document IS NOT NULL
                    UNION SELECT named.id FROM rapporteur.documents AS named WHERE named.name = wanted.symbol
                    UNION SELECT own.document_id FROM rapporteur.symbols AS own WHERE own.symbol = wanted.symbol
                    ) AS candidate
                JOIN rapporteur.documents AS document ON document.id = candidate.id
                    AND (wanted.language IS NULL OR document.language = wanted.language)
                JOIN rapporteur.passages AS passage
                    ON passage.document_id = document.id AND passage.label = wanted.label
                ORDER BY wanted.place, coalesce(document.language, ''), document.id
                """,
                [
                    .uuidArray(queries.map(\.document)), .textArray(queries.map(\.symbol)),
                    .textArray(queries.map { $0.language?.rawValue }), .textArray(queries.map(\.label)),
                ])
            var found = [[FoundPassage]](repeating: [], count: queries.count)
            for row in rows {
                found[Int(try row.requireInt8(0)) - 1].append(
                    FoundPassage(
                        passageID: try row.requireUUID(1), documentID: try row.requireUUID(2),
                        symbol: try row.requireText(3), language: try row.text(4).flatMap(Language.init(rawValue:))))
            }
            return found
        }
    }

    /// Ids of the documents of a symbol, also a joint one (or, where a file had none, of this file name), by language and id.
    public func documentIDs(symbol: String, language: Language? = nil) async throws(StoreError) -> [String] {
        try await Self.guarded("find a document") {
            try await self.pool.execute(
                """
                SELECT id FROM rapporteur.documents AS document
                WHERE ($2::text IS NULL OR language = $2::text) AND id IN (
                    SELECT named.id FROM rapporteur.documents AS named WHERE named.name = $1::text
                    UNION SELECT document_id FROM rapporteur.symbols WHERE symbol = $1::text)
                ORDER BY coalesce(language, ''), id
                """, [.text(symbol), (language?.rawValue).map(PGValue.text) ?? .null]
            ).map { try $0.requireUUID(0) }
        }
    }
}
