internal import Identity
internal import Model
internal import Postgres

extension Store {
    static func correct(
        _ units: [ClassificationUnit], _ places: [Int], _ transaction: PGTransaction
    ) async throws {
        var corrections: [(place: Int, correction: Correction)] = []
        for place in places {
            if case .corrections(let list, _) = units[place].work { corrections += list.map { (place, $0) } }
        }
        guard !corrections.isEmpty else { return }
        corrections.sort { $0.correction.id < $1.correction.id }
        let found = try await Self.places(ofPassages: corrections.map(\.correction.passageID), transaction)
        for (place, correction) in corrections where found[correction.passageID.lowercased()] == nil {
            throw InputCheck(operation: "commit \(units.count) classifications", unit: place)
                .error("passageID", "is not the id of a stored passage")
        }
        let all = corrections.map(\.correction)
        let at = all.compactMap { found[$0.passageID.lowercased()] }
        _ = try await transaction.execute(
            """
            INSERT INTO rapporteur.corrections (id, document_id, passage_id, ordinal, decided_at, theme, action, grade,
                author, reason, batch, user_id)
            SELECT id, document_id, passage_id, ordinal, decided_at::timestamptz, theme, action, grade, author, reason,
                batch, user_id
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[])
                AS new (id, document_id, passage_id, ordinal, decided_at, theme, action, grade, author, reason, batch,
                    user_id)
            ON CONFLICT DO NOTHING
            """,
            [
                .uuidArray(all.map(\.id)), .uuidArray(at.map(\.document)), .uuidArray(all.map(\.passageID)),
                .int4Array(at.map { Int32($0.ordinal) }), .textArray(all.map(\.decidedAt)),
                .textArray(all.map(\.theme.rawValue)), .textArray(all.map(\.action.rawValue)),
                .textArray(all.map(\.grade.rawValue)), .textArray(all.map(\.author)), .textArray(all.map(\.reason)),
                .textArray(all.map(\.batch)), .textArray(all.map(\.userID)),
            ])
    }

    static func undoCorrections(
        _ units: [ClassificationUnit], _ places: [Int], _ transaction: PGTransaction
    ) async throws {
        for place in places {
            guard case .undo(let undo, _) = units[place].work else { continue }
            _ = try await transaction.execute(
                """
                WITH locked AS MATERIALIZED (
                    SELECT id FROM rapporteur.corrections
                    WHERE (id = ANY ($1::uuid[]) OR batch = $2::text) AND undone_at IS NULL ORDER BY id FOR UPDATE)
                UPDATE rapporteur.corrections SET undone_at = now(), undone_xid = pg_current_xact_id(),
                    undone_by = $3::text, undone_reason = $4::text
                FROM locked WHERE corrections.id = locked.id
                """,
                [
                    .uuidArray(undo.ids), undo.batch.map(PGValue.text) ?? .null, .text(undo.author), .text(undo.reason),
                ])
        }
    }

    /// Corrections on record, the first decided first within each passage, passages in the order of their documents.
    ///
    /// - Parameter limit: At most so many.
    public func corrections(
        matching filter: CorrectionFilter = CorrectionFilter(), limit: Int = 1_000
    ) async throws(StoreError) -> [CorrectionRecord] {
        let isDocumentID = filter.document.map(Derivation.isUUID) ?? false
        return try await Self.guarded("list corrections") {
            try await self.pool.execute(
                """
                SELECT correction.id, passage_id, correction.document_id, theme, action, grade, author, reason,
                    to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), batch,
                    correction.user_id, name, document.language, passage.label,
                    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    to_char(undone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), undone_by, undone_reason
                FROM rapporteur.corrections AS correction
                JOIN rapporteur.documents AS document ON document.id = correction.document_id
                JOIN rapporteur.passages AS passage
                    ON passage.document_id = correction.document_id AND passage.ordinal = correction.ordinal
                WHERE ($1::uuid IS NULL OR document.id = $1::uuid) AND ($2::text IS NULL OR name = $2::text)
                    AND ($3::text IS NULL OR author = $3::text) AND ($4::text IS NULL OR batch = $4::text)
                    AND ($5::text IS NULL OR theme = $5::text) AND ($6::bool OR undone_at IS NULL)
                ORDER BY name, coalesce(document.language, ''), document.id, correction.ordinal, theme, decided_at,
                    correction.id
                LIMIT $7::bigint
                """,
                [
                    isDocumentID ? filter.document.map(PGValue.uuid) ?? .null : .null,
                    isDocumentID ? .null : filter.document.map(PGValue.text) ?? .null,
                    filter.author.map(PGValue.text) ?? .null, filter.batch.map(PGValue.text) ?? .null,
                    (filter.theme?.rawValue).map(PGValue.text) ?? .null, .bool(filter.includesUndone),
                    .int8(Int64(limit)),
                ]
            ).map { try CorrectionRecord($0) }
        }
    }

    /// One correction, also when it was taken back; `nil` when there is none of this id.
    public func correction(_ id: String) async throws(StoreError) -> CorrectionRecord? {
        try await Self.guarded("read a correction") {
            try await self.pool.execute(
                """
                SELECT correction.id, passage_id, correction.document_id, theme, action, grade, author, reason,
                    to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), batch,
                    correction.user_id, name, document.language, passage.label,
                    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    to_char(undone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), undone_by, undone_reason
                FROM rapporteur.corrections AS correction
                JOIN rapporteur.documents AS document ON document.id = correction.document_id
                JOIN rapporteur.passages AS passage
                    ON passage.document_id = correction.document_id AND passage.ordinal = correction.ordinal
                WHERE correction.id = $1::uuid
                """, [.uuid(id)]
            ).first.map { try CorrectionRecord($0) }
        }
    }

    /// Where people disagree with one another, or a person with the document's own heading; in the order of documents.
    public func correctionConflicts() async throws(StoreError) -> [CorrectionConflict] {
        try await Self.guarded("look for conflicts of corrections") {
            let rows = try await self.pool.execute(
                """
                SELECT correction.id, passage_id, correction.document_id, correction.theme, correction.action,
                    correction.grade, author, reason,
                    to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), batch,
                    correction.user_id, name, document.language, passage.label,
                    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), NULL::text, NULL::text,
                    NULL::text, coalesce(given.decided_by = 'heading' AND given.grade = 'core', false)
                FROM rapporteur.corrections AS correction
                JOIN rapporteur.documents AS document ON document.id = correction.document_id
                JOIN rapporteur.passages AS passage
                    ON passage.document_id = correction.document_id AND passage.ordinal = correction.ordinal
                LEFT JOIN rapporteur.assignments AS given
                    ON (given.document_id, given.ordinal, given.theme)
                        = (correction.document_id, correction.ordinal, correction.theme)
                WHERE correction.undone_at IS NULL
                ORDER BY name, coalesce(document.language, ''), document.id, correction.ordinal, correction.theme,
                    decided_at, correction.id
                """)
            var conflicts: [CorrectionConflict] = []
            var group: [CorrectionRecord] = []
            var isHeadings = false
            func close() {
                guard let last = group.last?.correction else { return }
                let decisions = Set(group.map { [$0.correction.action.rawValue, $0.correction.effectiveGrade] })
                if Set(group.map(\.correction.author)).count > 1, decisions.count > 1 {
                    conflicts.append(CorrectionConflict(kind: .people, corrections: group))
                }
                if isHeadings, last.action == .remove || last.grade == .touch {
                    conflicts.append(CorrectionConflict(kind: .heading, corrections: group))
                }
                group = []
            }
            for row in rows {
                let record = try CorrectionRecord(row)
                if let first = group.first?.correction,
                    (first.passageID, first.theme) != (record.correction.passageID, record.correction.theme)
                {
                    close()
                }
                group.append(record)
                isHeadings = try row.requireBool(18)
            }
            close()
            return conflicts
        }
    }
}

extension Correction {
    /// The grade where it matters: that of a theme taken away does not.
    fileprivate var effectiveGrade: String { self.action == .add ? self.grade.rawValue : "" }
}

extension CorrectionRecord {
    /// Reads the columns of the statements above.
    init(_ row: PGRow) throws {
        self.init(
            correction: Correction(
                id: try row.requireUUID(0), passageID: try row.requireUUID(1), documentID: try row.requireUUID(2),
                theme: ThemeID(try row.requireText(3)),
                action: Correction.Action(rawValue: try row.requireText(4)) ?? .add,
                grade: Grade(rawValue: try row.requireText(5)) ?? .core, author: try row.requireText(6),
                reason: try row.requireText(7), decidedAt: try row.requireText(8), batch: try row.text(9),
                userID: try row.text(10)),
            symbol: try row.requireText(11), language: try row.text(12).flatMap(Language.init(rawValue:)),
            label: try row.requireText(13), recordedAt: try row.requireText(14), undoneAt: try row.text(15),
            undoneBy: try row.text(16), undoneReason: try row.text(17))
    }
}
