internal import Model
internal import Postgres

/// Walks through the documents in a report's order, some at a time, each page beginning behind the last document of
/// the one before (not at an offset, which would have to be counted off anew for each).
struct DocumentPages: Sendable {
    let filters: ReportRequest.Filters
    let order: CorpusSnapshot.Order
    /// The past state that is shown; `nil` for the present one.
    let asOf: Watermark?
    /// Documents read at a time: as many as keep the round trips few and the memory small.
    private static let documentsInPage = 32

    private var isAtEnd = false
    private var last: String?

    init(filters: ReportRequest.Filters, order: CorpusSnapshot.Order, asOf: Watermark? = nil) {
        (self.filters, self.order, self.asOf) = (filters, order, asOf)
    }

    /// The entries of the next documents, perhaps none; `nil` behind the last document.
    mutating func next(in transaction: PGTransaction) async throws -> [ReportEntry]? {
        guard let documents = try await self.nextDocuments(in: transaction) else { return nil }
        return try await self.entries(of: documents, in: transaction)
    }

    /// The next documents, at least one; `nil` behind the last.
    mutating func nextDocuments(in transaction: PGTransaction) async throws -> [DocumentHead]? {
        guard !self.isAtEnd else { return nil }
        let query: SQL =
            switch self.order {
            case .symbol: Self.bySymbol
            case .date: Self.byDate
            }
        let rows = try await transaction.execute(
            query,
            self.documentFilters + [
                self.last.map(PGValue.uuid) ?? .null, .int8(Int64(Self.documentsInPage)),
            ] + Watermark.values(self.asOf) + [.bool(self.filters.currentOnly)])
        self.isAtEnd = rows.count < Self.documentsInPage
        let documents = try rows.map { try DocumentRow($0).head }
        guard let last = documents.last else { return nil }
        self.last = last.id
        return documents
    }

    func entries(of documents: [DocumentHead], in transaction: PGTransaction) async throws -> [ReportEntry] {
        let ids = PGValue.uuidArray(documents.map(\.id))
        let results = try await transaction.pipeline(
            [
                PGStatement(
                    Self.passages,
                    [
                        ids, Self.list(self.filters.passageKinds.map(\.rawValue)),
                        Self.list(self.filters.themes.map(\.rawValue)),
                        Self.list(self.filters.strengths.map(\.rawValue)),
                        Self.list(self.filters.addressees), .bool(self.asOf != nil),
                    ]),
                PGStatement(Store.footnotesOfDocuments, [ids]),
            ] + PassageThemes.statements(ids, asOf: self.asOf))
        var notes: [String: [Footnote]] = [:]
        for row in results[1] { notes[try row.requireUUID(0), default: []].append(try Footnote(row)) }
        var themes = try PassageThemes(assignments: results[2], corrections: results[3])
        var passages: [String: [StoredPassage]] = [:]
        for row in results[0] {
            let row = try PassageRow(row)
            passages[row.document, default: []].append(row.stored)
        }
        let wanted = Set(self.filters.themes)
        var entries: [ReportEntry] = []
        for document in documents {
            for stored in passages[document.id] ?? [] {
                let assignments = themes.take(document: document.id, ordinal: stored.ordinal)
                guard wanted.isEmpty || assignments.contains(where: { wanted.contains($0.theme) }) else { continue }
                entries.append(
                    ReportEntry(
                        document: document, ordinal: stored.ordinal, passage: stored.passage,
                        footnotes: FootnoteLinks.notes(of: stored.passage, among: notes[document.id] ?? []),
                        assignments: assignments))
            }
        }
        return entries
    }

    /// `$1` to `$5`: symbols (also joint ones), bodies, languages, first and last date.
    private var documentFilters: [PGValue] {
        [
            Self.list(self.filters.symbols), Self.list(self.filters.bodies),
            Self.list(self.filters.languages.map(\.rawValue)),
            (self.filters.from?.description).map(PGValue.text) ?? .null,
            (self.filters.to?.description).map(PGValue.text) ?? .null,
        ]
    }

    /// An empty list does not restrict.
    static func list(_ values: [String]) -> PGValue { values.isEmpty ? .null : .textArray(values) }

    // A date of less precision is written out to its first or last day; that not every month has 31 days does not
    // matter to the comparison.
    private static let bySymbol: SQL = """
        SELECT id, name, title, kind, language, body, session, date, verdict, verdict_reasons, agenda_item,
            encode(sha256, 'hex')
        FROM rapporteur.documents AS document
        WHERE ($1::text[] IS NULL OR id IN (SELECT id FROM rapporteur.documents WHERE name = ANY ($1::text[])
                UNION SELECT document_id FROM rapporteur.symbols WHERE symbol = ANY ($1::text[])))
            AND ($2::text[] IS NULL OR body = ANY ($2::text[]))
            AND ($3::text[] IS NULL OR language = ANY ($3::text[]))
            AND ($4::text IS NULL OR date || substr('0000-12-31', length(date) + 1)
                >= $4::text || substr('0000-01-01', length($4::text) + 1))
            AND ($5::text IS NULL OR date || substr('0000-01-01', length(date) + 1)
                <= $5::text || substr('0000-12-31', length($5::text) + 1))
            AND ($6::uuid IS NULL OR (name, coalesce(language, ''), id) > (
                SELECT name, coalesce(language, ''), id FROM rapporteur.documents WHERE id = $6::uuid))
            AND ($8::text IS NULL
                OR rapporteur.seen(stored_xid, stored_at, $9::text::pg_snapshot, $8::text::timestamptz))
            AND NOT ($10::bool AND (
                EXISTS (SELECT FROM rapporteur.superseding AS newer WHERE newer.document_id = document.id
                    AND CASE WHEN $8::text IS NULL THEN newer.withdrawn_at IS NULL
                        ELSE rapporteur.seen(newer.stored_xid, newer.stored_at, $9::text::pg_snapshot,
                            $8::text::timestamptz) AND (newer.withdrawn_at IS NULL
                            OR NOT rapporteur.seen(newer.withdrawn_xid, newer.withdrawn_at, $9::text::pg_snapshot,
                                $8::text::timestamptz)) END)
                OR (withdrawn_at IS NOT NULL AND ($8::text IS NULL
                    OR rapporteur.seen(withdrawn_xid, withdrawn_at, $9::text::pg_snapshot, $8::text::timestamptz)))))
        ORDER BY name, coalesce(language, ''), id LIMIT $7::bigint
        """

    private static let byDate: SQL = """
        SELECT id, name, title, kind, language, body, session, date, verdict, verdict_reasons, agenda_item,
            encode(sha256, 'hex')
        FROM rapporteur.documents AS document
        WHERE ($1::text[] IS NULL OR id IN (SELECT id FROM rapporteur.documents WHERE name = ANY ($1::text[])
                UNION SELECT document_id FROM rapporteur.symbols WHERE symbol = ANY ($1::text[])))
            AND ($2::text[] IS NULL OR body = ANY ($2::text[]))
            AND ($3::text[] IS NULL OR language = ANY ($3::text[]))
            AND ($4::text IS NULL OR date || substr('0000-12-31', length(date) + 1)
                >= $4::text || substr('0000-01-01', length($4::text) + 1))
            AND ($5::text IS NULL OR date || substr('0000-01-01', length(date) + 1)
                <= $5::text || substr('0000-12-31', length($5::text) + 1))
            AND ($6::uuid IS NULL OR (coalesce(date, '9999'), name, coalesce(language, ''), id) > (
                SELECT coalesce(date, '9999'), name, coalesce(language, ''), id
                FROM rapporteur.documents WHERE id = $6::uuid))
            AND ($8::text IS NULL
                OR rapporteur.seen(stored_xid, stored_at, $9::text::pg_snapshot, $8::text::timestamptz))
            AND NOT ($10::bool AND (
                EXISTS (SELECT FROM rapporteur.superseding AS newer WHERE newer.document_id = document.id
                    AND CASE WHEN $8::text IS NULL THEN newer.withdrawn_at IS NULL
                        ELSE rapporteur.seen(newer.stored_xid, newer.stored_at, $9::text::pg_snapshot,
                            $8::text::timestamptz) AND (newer.withdrawn_at IS NULL
                            OR NOT rapporteur.seen(newer.withdrawn_xid, newer.withdrawn_at, $9::text::pg_snapshot,
                                $8::text::timestamptz)) END)
                OR (withdrawn_at IS NOT NULL AND ($8::text IS NULL
                    OR rapporteur.seen(withdrawn_xid, withdrawn_at, $9::text::pg_snapshot, $8::text::timestamptz)))))
        ORDER BY coalesce(date, '9999'), name, coalesce(language, ''), id LIMIT $7::bigint
        """

    /// With themes asked for, passages that neither the classifier nor a person gave one are not even read.
    private static let passages: SQL = """
        SELECT document_id, id, ordinal, range_start, range_end, page, label, kind, number, text, section, footnotes,
            subparagraphs, verb, strength, addressees, deadline, citations, language, recommended_by
        FROM rapporteur.passages AS passage
        WHERE document_id = ANY ($1::uuid[]) AND ($2::text[] IS NULL OR kind = ANY ($2::text[]))
            AND ($4::text[] IS NULL OR strength = ANY ($4::text[]))
            AND ($5::text[] IS NULL OR addressees && $5::text[])
            AND ($3::text[] IS NULL
                OR EXISTS (SELECT FROM rapporteur.assignments AS given
                    WHERE given.document_id = passage.document_id AND given.ordinal = passage.ordinal
                        AND given.theme = ANY ($3::text[]))
                OR EXISTS (SELECT FROM rapporteur.corrections AS correction
                    WHERE correction.document_id = passage.document_id AND correction.ordinal = passage.ordinal
                        AND correction.theme = ANY ($3::text[]) AND ($6::bool OR undone_at IS NULL))
                OR ($6::bool AND EXISTS (SELECT FROM rapporteur.past_assignments AS past
                    WHERE past.document_id = passage.document_id AND past.ordinal = passage.ordinal
                        AND past.theme = ANY ($3::text[]))))
        ORDER BY document_id, ordinal
        """
}
