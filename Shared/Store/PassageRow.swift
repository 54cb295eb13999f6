internal import Model
internal import Postgres

/// A passage read from its row.
struct PassageRow {
    let document: String
    let stored: StoredPassage

    /// Reads the columns `document_id, id, ordinal, range_start, range_end, page, label, kind, number, text, section,
    /// footnotes, subparagraphs, verb, strength, addressees, deadline, citations, language, recommended_by`.
    init(_ row: PGRow) throws {
        guard let kind = PassageKind(rawValue: try row.requireText(7)) else { throw Self.unreadable("kind") }
        let strength = try row.text(14)
        guard let subparagraphs = try row.jsonb(12).map(Subparagraph.list(json:)) ?? [] else {
            throw Self.unreadable("subparagraphs")
        }
        let (start, end) = (Int(try row.requireInt4(3)), Int(try row.requireInt4(4)))
        guard 0 <= start, start <= end else { throw Self.unreadable("range") }
        self.document = try row.requireUUID(0)
        self.stored = StoredPassage(
            id: try row.requireUUID(1), ordinal: Int(try row.requireInt4(2)),
            passage: Passage(
                label: try row.requireText(6), kind: kind, number: try row.text(8), section: try Self.texts(row, 10),
                language: try row.text(18).flatMap(Language.init(rawValue:)), text: try row.requireText(9),
                footnotes: try Self.texts(row, 11), page: try row.int4(5).map(Int.init),
                range: TextRange(start, end), subparagraphs: subparagraphs, verb: try row.text(13),
                strength: strength.flatMap(Strength.init(rawValue:)), recommendedBy: try Self.texts(row, 19),
                addressees: try Self.texts(row, 15),
                deadline: try row.text(16), citations: try Self.texts(row, 17)))
    }

    private static func texts(_ row: PGRow, _ column: Int) throws -> [String] {
        try row.textArray(column)?.compactMap { $0 } ?? []
    }

    private static func unreadable(_ column: String) -> StoreError {
        StoreError(.unreadableRow, "read passages", "a row of passages has a \(column) that this program does not know")
    }
}
