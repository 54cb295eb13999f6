internal import Model
internal import Postgres

extension Store {
    /// Stores a batch of the classify service's work in one transaction.
    ///
    /// Themes replace those that the same or an older version gave; those of a newer version stay, and the outcome is
    /// `superseded`. Corrections of people are kept apart and stand over all of them. When it throws, nothing is
    /// stored.
    ///
    /// - Returns: One result for each unit, in their order.
    /// - Throws: `.invalidInput`, with `unit` set, for a unit that cannot be stored or names a document or passage
    ///   that is not on record; `.database`.
    public func commit(_ units: [ClassificationUnit]) async throws(StoreError) -> [CommitResult] {
        let commit = UnitCommit(operation: "commit \(units.count) classifications", units: units)
        return try await commit.run(on: self.pool) { transaction, places in
            let decisions = try await Self.classify(units, places, transaction)
            try await Self.correct(units, places, transaction)
            try await Self.undoCorrections(units, places, transaction)
            return decisions
        }
    }

    /// Returns the decisions on those that a newer version supersedes.
    private static func classify(
        _ units: [ClassificationUnit], _ places: [Int], _ transaction: PGTransaction
    ) async throws -> [Int: Decision] {
        var asked: [Int: (found: Classification, superseded: [OutgoingEvent])] = [:]
        /// Of several for one document, the one to store.
        var newest: [String: Int] = [:]
        for place in places {
            guard case .classification(let found, _, let superseded) = units[place].work else { continue }
            asked[place] = (found, superseded)
            let document = found.documentID
            if let other = newest[document].flatMap({ asked[$0]?.found }), found.isSuperseded(by: other) { continue }
            newest[document] = place
        }
        guard !asked.isEmpty else { return [:] }
        let candidates = newest.sorted { $0.key < $1.key }.compactMap { asked[$0.value]?.found }
        try await Self.requireDocuments(of: units, candidates, places, transaction)
        let rows = try await transaction.execute(
            ClassificationColumns.upsert, ClassificationColumns.values(candidates))
        var replaced: [String] = []
        var stored: Set<String> = []
        for row in rows {
            let document = try row.requireUUID(0)
            stored.insert(document)
            if try row.requireBool(1) { replaced.append(document) }
        }
        var columns = AssignmentColumns()
        for candidate in candidates where stored.contains(candidate.documentID) { columns.append(candidate) }
        let removal =
            replaced.isEmpty
            ? []
            : [
                PGStatement(
                    "DELETE FROM rapporteur.assignments WHERE document_id = ANY ($1::uuid[])", [.uuidArray(replaced)])
            ]
        let statements = removal + columns.statements
        if !statements.isEmpty { _ = try await transaction.pipeline(statements) }

        var decisions: [Int: Decision] = [:]
        for (place, work) in asked {
            let winner = newest[work.found.documentID].flatMap { asked[$0]?.found }
            let isStored = stored.contains(work.found.documentID)
            if !isStored || winner.map(work.found.isSuperseded(by:)) ?? false {
                decisions[place] = Decision(outcome: .superseded, events: work.superseded)
            }
        }
        return decisions
    }

    /// Names the unit whose document is not there: the foreign key would only say that one is missing.
    private static func requireDocuments(
        of units: [ClassificationUnit], _ candidates: [Classification], _ places: [Int], _ transaction: PGTransaction
    ) async throws {
        let rows = try await transaction.execute(
            "SELECT id, passages FROM rapporteur.documents WHERE id = ANY ($1::uuid[])",
            [.uuidArray(candidates.map(\.documentID))])
        var passages: [String: Int] = [:]
        for row in rows { passages[try row.requireUUID(0)] = Int(try row.requireInt4(1)) }
        for place in places {
            guard case .classification(let found, _, _) = units[place].work else { continue }
            let input = InputCheck(operation: "commit \(units.count) classifications", unit: place)
            guard let count = passages[found.documentID] else {
                throw input.error("documentID", "is not the id of a stored document")
            }
            guard count == found.assignments.count else {
                throw input.error("assignments", "has \(found.assignments.count) lists for \(count) passages")
            }
        }
    }

    private static func correct(
        _ units: [ClassificationUnit], _ places: [Int], _ transaction: PGTransaction
    ) async throws {
        var corrections: [(place: Int, correction: Correction)] = []
        for place in places {
            if case .correction(let correction, _) = units[place].work { corrections.append((place, correction)) }
        }
        guard !corrections.isEmpty else { return }
        corrections.sort { $0.correction.id < $1.correction.id }
        let all = corrections.map(\.correction)
        let passages = try await Self.passages(of: all, transaction)
        for (place, correction) in corrections where passages[correction.passageID] == nil {
            throw InputCheck(operation: "commit \(units.count) classifications", unit: place)
                .error("passageID", "is not the id of a stored passage")
        }
        let places = all.compactMap { passages[$0.passageID] }
        _ = try await transaction.execute(
            """
            INSERT INTO rapporteur.corrections (id, document_id, passage_id, ordinal, decided_at, theme, action, grade,
                author, reason)
            SELECT id, document_id, passage_id, ordinal, decided_at::timestamptz, theme, action, grade, author, reason
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[])
                AS new (id, document_id, passage_id, ordinal, decided_at, theme, action, grade, author, reason)
            ON CONFLICT DO NOTHING
            """,
            [
                .uuidArray(all.map(\.id)), .uuidArray(places.map(\.document)), .uuidArray(all.map(\.passageID)),
                .int4Array(places.map(\.ordinal)), .textArray(all.map(\.decidedAt)),
                .textArray(all.map(\.theme.rawValue)), .textArray(all.map(\.action.rawValue)),
                .textArray(all.map(\.grade.rawValue)), .textArray(all.map(\.author)), .textArray(all.map(\.reason)),
            ])
    }

    /// Where the corrected passages are, by passage id. Those without a document are looked for in all of them.
    private static func passages(
        of corrections: [Correction], _ transaction: PGTransaction
    ) async throws -> [String: (document: String, ordinal: Int32)] {
        var found: [String: (document: String, ordinal: Int32)] = [:]
        let documents = Set(corrections.compactMap(\.documentID)).sorted()
        var statements: [PGStatement] = []
        if !documents.isEmpty {
            let ids = corrections.filter { $0.documentID != nil }.map(\.passageID)
            statements.append(
                PGStatement(
                    """
                    SELECT id, document_id, ordinal FROM rapporteur.passages
                    WHERE document_id = ANY ($2::uuid[]) AND id = ANY ($1::uuid[])
                    """, [.uuidArray(ids), .uuidArray(documents)]))
        }
        let others = corrections.filter { $0.documentID == nil }.map(\.passageID)
        if !others.isEmpty {
            statements.append(
                PGStatement(
                    "SELECT id, document_id, ordinal FROM rapporteur.passages WHERE id = ANY ($1::uuid[])",
                    [.uuidArray(others)]))
        }
        for row in try await transaction.pipeline(statements).joined() {
            found[try row.requireUUID(0)] = (try row.requireUUID(1), try row.requireInt4(2))
        }
        return found
    }

    private static func undoCorrections(
        _ units: [ClassificationUnit], _ places: [Int], _ transaction: PGTransaction
    ) async throws {
        var ids: [String] = []
        var authors: [String] = []
        for place in places {
            guard case .undoCorrection(let id, let author, _) = units[place].work else { continue }
            ids.append(id)
            authors.append(author)
        }
        guard !ids.isEmpty else { return }
        _ = try await transaction.execute(
            """
            WITH locked AS MATERIALIZED (
                SELECT correction.id, undone.author FROM unnest($1::uuid[], $2::text[]) AS undone (id, author)
                JOIN rapporteur.corrections AS correction ON correction.id = undone.id
                WHERE correction.undone_at IS NULL ORDER BY correction.id FOR UPDATE OF correction)
            UPDATE rapporteur.corrections SET undone_at = now(), undone_by = locked.author
            FROM locked WHERE corrections.id = locked.id
            """, [.uuidArray(ids), .textArray(authors)])
    }

    /// Corrections of a document, the first decided first; those taken back are left out.
    public func corrections(ofDocument id: String) async throws(StoreError) -> [Correction] {
        try await Self.guarded("read corrections") {
            let rows = try await self.pool.execute(
                """
                SELECT id, passage_id, theme, action, grade, author, reason,
                    to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                FROM rapporteur.corrections WHERE document_id = $1::uuid AND undone_at IS NULL ORDER BY decided_at, id
                """, [.uuid(id)])
            return try rows.map { row in
                Correction(
                    id: try row.requireUUID(0), passageID: try row.requireUUID(1),
                    theme: ThemeID(try row.requireText(2)),
                    action: Correction.Action(rawValue: try row.requireText(3)) ?? .add,
                    grade: Grade(rawValue: try row.requireText(4)) ?? .core, author: try row.requireText(5),
                    reason: try row.requireText(6), decidedAt: try row.requireText(7))
            }
        }
    }
}

extension ClassificationUnit: RecordedUnit {
    var expected: Decision {
        switch self.work {
        case .classification(_, let classified, _): Decision(outcome: .classified, events: classified)
        case .correction(_, let events), .undoCorrection(_, _, let events):
            Decision(outcome: .corrected, events: events)
        case .events(let events): Decision(outcome: .handled, events: events)
        case .quarantine(_, let events): Decision(outcome: .quarantined, events: events)
        }
    }

    var quarantined: QuarantineEntry? {
        switch self.work {
        case .classification, .correction, .undoCorrection, .events: nil
        case .quarantine(let entry, _): entry
        }
    }

    func check(_ input: InputCheck) throws(StoreError) {
        switch self.work {
        case .classification(let found, _, _):
            try input.uuid(found.documentID, "documentID")
            for assignment in found.assignments.joined() {
                try input.text(assignment.theme.rawValue, "assignment.theme")
                for span in assignment.evidence { try input.texts([span.text, span.cue], "assignment.evidence") }
            }
        case .correction(let correction, _):
            try input.uuid(correction.id, "correction.id")
            try input.uuid(correction.passageID, "correction.passageID")
            if let document = correction.documentID { try input.uuid(document, "correction.documentID") }
            try input.texts([correction.theme.rawValue, correction.author, correction.reason], "correction")
        case .undoCorrection(let id, let author, _):
            try input.uuid(id, "correction.id")
            try input.text(author, "author")
        case .events: break
        case .quarantine(let entry, _): try entry.check(input)
        }
    }
}
