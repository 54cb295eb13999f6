internal import Identity
public import Model
internal import Postgres

extension Store {
    /// Where a passage stands.
    struct PassagePlace: Sendable, Hashable {
        let document: String
        let ordinal: Int
    }

    /// Where passages are, by their ids in lower case; those that are not on record are left out.
    ///
    /// The id leads to the document. Only for ids from before that rule all passages are searched.
    static func places(
        ofPassages ids: [String], _ transaction: PGTransaction
    ) async throws -> [String: PassagePlace] {
        let ids = Set(ids.map { $0.lowercased() }).sorted()
        var found: [String: PassagePlace] = [:]
        let ranges = ids.map { Derivation.documents(ofPassage: $0) }
        for row in try await transaction.execute(
            Self.placesByDocument,
            [
                .uuidArray(ids), .uuidArray(ranges.map { $0?.lowerBound }), .uuidArray(ranges.map { $0?.upperBound }),
            ])
        {
            found[try row.requireUUID(0)] = PassagePlace(
                document: try row.requireUUID(1), ordinal: Int(try row.requireInt4(2)))
        }
        let others = ids.filter { found[$0] == nil }
        guard !others.isEmpty else { return found }
        for row in try await transaction.execute(Self.placesByScan, [.uuidArray(others)]) {
            found[try row.requireUUID(0)] = PassagePlace(
                document: try row.requireUUID(1), ordinal: Int(try row.requireInt4(2)))
        }
        return found
    }

    private static let placesByDocument: SQL = """
        SELECT wanted.id, passage.document_id, passage.ordinal
        FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS wanted (id, first, last)
        JOIN rapporteur.documents AS document ON document.id >= wanted.first AND document.id <= wanted.last
        JOIN rapporteur.passages AS passage ON passage.document_id = document.id AND passage.id = wanted.id
        """

    private static let placesByScan: SQL = """
        SELECT id, document_id, ordinal FROM rapporteur.passages WHERE id = ANY ($1::uuid[])
        """

    /// Those among `ids` that are passages on record: a correction of any other is to be refused.
    public func existingPassages(_ ids: [String]) async throws(StoreError) -> Set<String> {
        try await Self.guarded("look up \(ids.count) passages") {
            try await self.pool.transaction { transaction in
                Set(try await Self.places(ofPassages: ids, transaction).keys)
            }
        }
    }

    /// The passage with its document and its themes as they stand; `nil` when there is none of this id.
    public func entry(ofPassage id: String) async throws(StoreError) -> ReportEntry? {
        try await Self.guarded("read a passage") {
            try await self.pool.transaction(.repeatableRead, readOnly: true) { transaction in
                guard let place = try await Self.places(ofPassages: [id], transaction).values.first else { return nil }
                return try await Self.entries(ofDocument: place.document, transaction).first {
                    $0.ordinal == place.ordinal
                }
            }
        }
    }

    /// All passages of a document with their themes as they stand, in order; empty when there is no such document.
    public func entries(ofDocument id: String) async throws(StoreError) -> [ReportEntry] {
        try await Self.guarded("read a document's passages") {
            try await self.pool.transaction(.repeatableRead, readOnly: true) { transaction in
                try await Self.entries(ofDocument: id, transaction)
            }
        }
    }

    private static func entries(ofDocument id: String, _ transaction: PGTransaction) async throws -> [ReportEntry] {
        let rows = try await transaction.execute(
            """
            SELECT id, name, title, kind, language, body, session, date, verdict, verdict_reasons, agenda_item,
                encode(sha256, 'hex')
            FROM rapporteur.documents WHERE id = $1::uuid
            """, [.uuid(id)])
        let pages = DocumentPages(filters: ReportRequest.Filters(), order: .symbol)
        return try await pages.entries(of: try rows.map { try DocumentRow($0).head }, in: transaction)
    }
}
