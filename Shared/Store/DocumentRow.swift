internal import Model
internal import Postgres

/// A document's head, read from its row.
struct DocumentRow {
    let head: DocumentHead
    let agendaItem: String?
    let sha256: String

    /// Reads the columns `id, name, title, kind, language, body, session, date, verdict, verdict_reasons,
    /// agenda_item` and the SHA-256 in hexadecimal.
    init(_ row: PGRow) throws {
        guard let kind = DocumentKind(rawValue: try row.requireText(3)) else { throw Self.unreadable("kind") }
        guard let state = Verdict.State(rawValue: try row.requireText(8)) else { throw Self.unreadable("verdict") }
        self.head = DocumentHead(
            id: try row.requireUUID(0), symbol: try row.requireText(1), title: try row.text(2), kind: kind,
            language: try row.text(4).flatMap(Language.init(rawValue:)), body: try row.text(5),
            session: try row.int4(6).map(Int.init), date: try row.text(7).flatMap { CalendarDate($0) },
            verdict: Verdict(state, reasons: try row.textArray(9)?.compactMap { $0 } ?? []))
        self.agendaItem = try row.text(10)
        self.sha256 = try row.requireText(11)
    }

    private static func unreadable(_ column: String) -> StoreError {
        StoreError(
            .unreadableRow, "read documents", "a row of documents has a \(column) that this program does not know")
    }
}
