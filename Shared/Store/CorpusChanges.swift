public import Model
internal import Postgres

extension CorpusSnapshot {
    /// What became of passages between `since` and this view, in the order `symbol`; passages of which nothing changed are
    /// left out.
    ///
    /// A passage counts as there while its document is current: stored, not superseded, not withdrawn. Of its themes a
    /// change of theme or grade counts, not of a score. With themes in `filters`, a passage is told of when it has one of
    /// them before or after.
    public func changes(since: Watermark, for filters: ReportRequest.Filters) -> CorpusPages<PassageChange> {
        var ofDocuments = filters
        ofDocuments.currentOnly = false
        let asOf = self.asOf
        var ofPassages = ofDocuments
        // A theme that was there before counts too, so themes are looked at when both states are known.
        ofPassages.themes = []
        let wanted = ofPassages
        return CorpusPages(
            pages: DocumentPages(filters: ofDocuments, order: .symbol, asOf: asOf), in: self.transaction
        ) { documents, transaction in
            let standings = try await DocumentStanding.read(
                documents.map(\.id), since: since, asOf: asOf, in: transaction)
            let changed = documents.filter { standings[$0.id]?.mayDiffer ?? false }
            guard !changed.isEmpty else { return [] }
            let now = try await DocumentPages(filters: wanted, order: .symbol, asOf: asOf)
                .entries(of: changed, in: transaction)
            var then = try await Self.themes(since, changed, transaction)
            let authors = try await Self.authors(since, asOf, changed, transaction)
            var changes: [PassageChange] = []
            for entry in now {
                guard let standing = standings[entry.document.id] else { continue }
                let before = then.take(document: entry.document.id, ordinal: entry.ordinal)
                let place = Place(document: entry.document.id, ordinal: entry.ordinal)
                guard let change = standing.change(entry, before: before, authors: authors[place] ?? []),
                    filters.themes.isEmpty || change.touches(filters.themes)
                else { continue }
                changes.append(change)
            }
            return changes
        }
    }

    private struct Place: Hashable {
        let document: String
        let ordinal: Int
    }

    private static func themes(
        _ watermark: Watermark, _ documents: [DocumentHead], _ transaction: PGTransaction
    ) async throws -> PassageThemes {
        let results = try await transaction.pipeline(
            PassageThemes.statements(.uuidArray(documents.map(\.id)), asOf: watermark))
        return try PassageThemes(assignments: results[0], corrections: results[1])
    }

    /// Who decided, or took decisions back, between the two states.
    private static func authors(
        _ since: Watermark, _ asOf: Watermark?, _ documents: [DocumentHead], _ transaction: PGTransaction
    ) async throws -> [Place: [String]] {
        let rows = try await transaction.execute(
            """
            SELECT DISTINCT document_id, ordinal, who FROM (
                SELECT document_id, ordinal, author AS who, recorded_xid AS xid, recorded_at AS at
                FROM rapporteur.corrections WHERE document_id = ANY ($1::uuid[])
                UNION ALL
                SELECT document_id, ordinal, undone_by, undone_xid, undone_at
                FROM rapporteur.corrections WHERE document_id = ANY ($1::uuid[]) AND undone_at IS NOT NULL) AS decided
            WHERE NOT rapporteur.seen(xid, at, $3::text::pg_snapshot, $2::text::timestamptz)
                AND ($4::text IS NULL OR rapporteur.seen(xid, at, $5::text::pg_snapshot, $4::text::timestamptz))
            ORDER BY who
            """, [.uuidArray(documents.map(\.id))] + Watermark.values(since) + Watermark.values(asOf))
        var authors: [Place: [String]] = [:]
        for row in rows {
            let place = Place(document: try row.requireUUID(0), ordinal: Int(try row.requireInt4(1)))
            authors[place, default: []].append(try row.requireText(2))
        }
        return authors
    }
}

/// Whether a document was current in two states of the corpus, and why it is no more.
struct DocumentStanding: Sendable {
    let wasStored: Bool
    let wasCurrent: Bool
    let isCurrent: Bool
    let newerSymbol: String?
    let withdrawnReason: String?
    /// Whether anything about its themes may have changed.
    let themesMayDiffer: Bool

    var mayDiffer: Bool { self.wasCurrent != self.isCurrent || (self.isCurrent && self.themesMayDiffer) }

    func change(_ entry: ReportEntry, before: [ThemeAssignment], authors: [String]) -> PassageChange? {
        switch (self.wasCurrent, self.isCurrent) {
        case (false, false): return nil
        case (false, true):
            return PassageChange(
                entry: entry, before: nil, after: entry.assignments, cause: self.wasStored ? .reinstated : .new)
        case (true, false):
            var entry = entry
            entry.assignments = before
            let cause =
                self.newerSymbol.map { PassageChange.Cause.superseded(by: $0) }
                ?? .withdrawn(reason: self.withdrawnReason ?? "")
            return PassageChange(entry: entry, before: before, after: nil, cause: cause)
        case (true, true):
            guard Self.grades(before) != Self.grades(entry.assignments) else { return nil }
            return PassageChange(
                entry: entry, before: before, after: entry.assignments,
                cause: authors.isEmpty ? .reclassified : .corrected(by: authors))
        }
    }

    private static func grades(_ themes: [ThemeAssignment]) -> [ThemeID: Grade] {
        Dictionary(themes.map { ($0.theme, $0.grade) }) { first, _ in first }
    }

    static func read(
        _ ids: [String], since: Watermark, asOf: Watermark?, in transaction: PGTransaction
    ) async throws -> [String: DocumentStanding] {
        let rows = try await transaction.execute(
            Self.query, [.uuidArray(ids)] + Watermark.values(since) + Watermark.values(asOf))
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let (wasStored, wasOut) = (try row.requireBool(1), try row.requireBool(2))
                let newer = try row.text(3)
                let isWithdrawn = try row.requireBool(4)
                return (
                    try row.requireUUID(0),
                    DocumentStanding(
                        wasStored: wasStored, wasCurrent: wasStored && !wasOut,
                        isCurrent: newer == nil && !isWithdrawn, newerSymbol: newer,
                        withdrawnReason: isWithdrawn ? try row.text(5) : nil,
                        themesMayDiffer: try row.requireBool(6))
                )
            })
    }

    /// `$2` and `$3` are the earlier state, `$4` and `$5` the later one, NULL for the present.
    private static let query: SQL = """
        SELECT document.id,
            rapporteur.seen(stored_xid, stored_at, $3::text::pg_snapshot, $2::text::timestamptz),
            EXISTS (SELECT FROM rapporteur.superseding AS newer WHERE newer.document_id = document.id
                AND rapporteur.seen(newer.stored_xid, newer.stored_at, $3::text::pg_snapshot, $2::text::timestamptz)
                AND (newer.withdrawn_at IS NULL OR NOT rapporteur.seen(newer.withdrawn_xid, newer.withdrawn_at,
                    $3::text::pg_snapshot, $2::text::timestamptz)))
            OR (withdrawn_at IS NOT NULL AND rapporteur.seen(withdrawn_xid, withdrawn_at, $3::text::pg_snapshot,
                $2::text::timestamptz)),
            (SELECT newer_symbol FROM rapporteur.superseding AS newer WHERE newer.document_id = document.id
                AND CASE WHEN $4::text IS NULL THEN newer.withdrawn_at IS NULL
                    ELSE rapporteur.seen(newer.stored_xid, newer.stored_at, $5::text::pg_snapshot,
                        $4::text::timestamptz) AND (newer.withdrawn_at IS NULL
                        OR NOT rapporteur.seen(newer.withdrawn_xid, newer.withdrawn_at, $5::text::pg_snapshot,
                            $4::text::timestamptz)) END
                ORDER BY revision DESC, newer_symbol LIMIT 1),
            withdrawn_at IS NOT NULL AND ($4::text IS NULL
                OR rapporteur.seen(withdrawn_xid, withdrawn_at, $5::text::pg_snapshot, $4::text::timestamptz)),
            withdrawn_reason,
            NOT EXISTS (SELECT FROM rapporteur.classifications AS classification
                WHERE classification.document_id = document.id AND (changed_at IS NULL
                    OR rapporteur.seen(changed_xid, changed_at, $3::text::pg_snapshot, $2::text::timestamptz)))
            OR EXISTS (SELECT FROM rapporteur.corrections AS correction WHERE correction.document_id = document.id
                AND (NOT rapporteur.seen(recorded_xid, recorded_at, $3::text::pg_snapshot, $2::text::timestamptz)
                    OR (undone_at IS NOT NULL AND NOT rapporteur.seen(undone_xid, undone_at, $3::text::pg_snapshot,
                        $2::text::timestamptz))))
        FROM rapporteur.documents AS document WHERE document.id = ANY ($1::uuid[])
        """
}

extension PassageChange {
    fileprivate func touches(_ themes: [ThemeID]) -> Bool {
        ((self.before ?? []) + (self.after ?? [])).contains { themes.contains($0.theme) }
    }
}
