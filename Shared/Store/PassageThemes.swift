internal import Model
internal import Postgres

/// Themes and corrections of the passages of some documents, in one state of the corpus.
struct PassageThemes {
    private struct Place: Hashable {
        let document: String
        let ordinal: Int
    }

    private var assignments: [Place: [ThemeAssignment]] = [:]
    private var overrides: [Place: [ThemeOverlay.Override]] = [:]

    init(assignments: PGRows, corrections: PGRows) throws {
        for row in assignments {
            let place = Place(document: try row.requireUUID(0), ordinal: Int(try row.requireInt4(1)))
            guard let grade = Grade(rawValue: try row.requireText(3)),
                let decidedBy = DecidedBy(rawValue: try row.requireText(5)),
                let evidence = Evidence.list(json: try row.requireText(6))
            else { throw Self.unreadable("assignments") }
            self.assignments[place, default: []].append(
                ThemeAssignment(
                    theme: ThemeID(try row.requireText(2)), grade: grade, score: try row.requireDouble(4),
                    decidedBy: decidedBy, evidence: evidence))
        }
        for row in corrections {
            let place = Place(document: try row.requireUUID(0), ordinal: Int(try row.requireInt4(1)))
            guard let action = Correction.Action(rawValue: try row.requireText(3)),
                let grade = Grade(rawValue: try row.requireText(4))
            else { throw Self.unreadable("corrections") }
            self.overrides[place, default: []].append(
                ThemeOverlay.Override(theme: ThemeID(try row.requireText(2)), action: action, grade: grade))
        }
    }

    /// What gives the rows for ``init(assignments:corrections:)``.
    ///
    /// - Parameter asOf: `nil` for the present, which needs no look at the past.
    static func statements(_ documents: PGValue, asOf: Watermark?) -> [PGStatement] {
        guard asOf != nil else {
            return [PGStatement(Self.present, [documents]), PGStatement(Self.standing, [documents])]
        }
        let values = [documents] + Watermark.values(asOf)
        return [PGStatement(Self.past, values), PGStatement(Self.stoodThen, values)]
    }

    private static let present: SQL = """
        SELECT document_id, ordinal, theme, grade, score, decided_by, evidence::text
        FROM rapporteur.assignments WHERE document_id = ANY ($1::uuid[]) ORDER BY document_id, ordinal, theme
        """

    private static let standing: SQL = """
        SELECT document_id, ordinal, theme, action, grade
        FROM rapporteur.corrections WHERE document_id = ANY ($1::uuid[]) AND undone_at IS NULL ORDER BY decided_at, id
        """

    // A theme that was given before such times were kept counts from when its document was stored.
    private static let past: SQL = """
        SELECT given.document_id, ordinal, theme, grade, score, decided_by, evidence::text
        FROM rapporteur.assignments AS given
        JOIN rapporteur.documents AS document ON document.id = given.document_id
        WHERE given.document_id = ANY ($1::uuid[])
            AND rapporteur.seen(since_xid, coalesce(since_at, stored_at), $3::text::pg_snapshot,
                $2::text::timestamptz)
        UNION ALL
        SELECT document_id, ordinal, theme, grade, score, decided_by, '[]'
        FROM rapporteur.past_assignments
        WHERE document_id = ANY ($1::uuid[])
            AND rapporteur.seen(since_xid, coalesce(since_at, '-infinity'), $3::text::pg_snapshot,
                $2::text::timestamptz)
            AND NOT rapporteur.seen(until_xid, until_at, $3::text::pg_snapshot, $2::text::timestamptz)
        ORDER BY document_id, ordinal, theme
        """

    private static let stoodThen: SQL = """
        SELECT document_id, ordinal, theme, action, grade
        FROM rapporteur.corrections
        WHERE document_id = ANY ($1::uuid[])
            AND rapporteur.seen(recorded_xid, recorded_at, $3::text::pg_snapshot, $2::text::timestamptz)
            AND (undone_at IS NULL
                OR NOT rapporteur.seen(undone_xid, undone_at, $3::text::pg_snapshot, $2::text::timestamptz))
        ORDER BY decided_at, id
        """

    /// The themes of one passage as they stand.
    mutating func take(document: String, ordinal: Int) -> [ThemeAssignment] {
        let place = Place(document: document, ordinal: ordinal)
        return ThemeOverlay.effective(
            self.assignments.removeValue(forKey: place) ?? [], self.overrides.removeValue(forKey: place) ?? [])
    }

    private static func unreadable(_ table: String) -> StoreError {
        StoreError(.unreadableRow, "read themes", "a row of \(table) has a value that this program does not know")
    }
}
