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
    ///   that is not on record; `.taxonomyChanged`; `.database`.
    public func commit(
        _ units: [ClassificationUnit], by taxonomy: ExpectedTaxonomy = .any
    ) async throws(StoreError) -> [CommitResult] {
        let commit = UnitCommit(operation: "commit \(units.count) classifications", units: units)
        return try await commit.run(on: self.pool) { transaction, places in
            try await Self.require(taxonomy, transaction)
            let decisions = try await Self.classify(units, places, transaction).decisions
            try await Self.correct(units, places, transaction)
            try await Self.undoCorrections(units, places, transaction)
            try await Self.plan(units, places, transaction)
            return decisions
        }
    }

    /// Returns the decisions on those that a newer version supersedes, and the documents whose themes came out differently.
    static func classify(
        _ units: [ClassificationUnit], _ places: [Int], _ transaction: PGTransaction
    ) async throws -> (decisions: [Int: Decision], changed: Set<String>) {
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
        guard !asked.isEmpty else { return ([:], []) }
        let candidates = newest.sorted { $0.key < $1.key }.compactMap { asked[$0.value]?.found }
        try await Self.requireDocuments(of: units, candidates, places, transaction)
        let changed = try await Self.store(candidates, transaction)
        var decisions: [Int: Decision] = [:]
        for (place, work) in asked {
            let winner = newest[work.found.documentID].flatMap { asked[$0]?.found }
            let isStored = changed.stored.contains(work.found.documentID)
            if !isStored || winner.map(work.found.isSuperseded(by:)) ?? false {
                decisions[place] = Decision(outcome: .superseded, events: work.superseded)
            }
        }
        return (decisions, changed.changed)
    }

    /// Stores themes in place of those that the same or an older version gave; what was there before and is no more goes
    /// into the past.
    private static func store(
        _ candidates: [Classification], _ transaction: PGTransaction
    ) async throws -> (stored: Set<String>, changed: Set<String>) {
        let rows = try await transaction.execute(
            ClassificationColumns.upsert, ClassificationColumns.values(candidates))
        var replaced: [ReplacedClassification] = []
        var stored: Set<String> = []
        for row in rows {
            let document = try row.requireUUID(0)
            stored.insert(document)
            guard try row.requireBool(1) else { continue }
            replaced.append(
                ReplacedClassification(
                    document: document, classifierVersion: try row.text(2) ?? "unknown",
                    taxonomyVersion: try row.text(3) ?? "unknown"))
        }
        var columns = AssignmentColumns()
        for candidate in candidates where stored.contains(candidate.documentID) { columns.append(candidate) }
        var changed: Set<String> = []
        if !replaced.isEmpty {
            for row in try await transaction.pipeline([columns.archive(replaced)]).joined() {
                changed.insert(try row.requireUUID(0))
            }
        }
        if !columns.isEmpty {
            for row in try await transaction.pipeline([columns.store]).joined() {
                changed.insert(try row.requireUUID(0))
            }
        }
        let renewed = Set(replaced.map(\.document)).intersection(changed).sorted()
        if !renewed.isEmpty {
            _ = try await transaction.execute(
                """
                UPDATE rapporteur.classifications SET changed_at = now(), changed_xid = pg_current_xact_id()
                WHERE document_id = ANY ($1::uuid[])
                """, [.uuidArray(renewed)])
        }
        return (stored, changed)
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
}

extension ClassificationUnit: RecordedUnit {
    var expected: Decision {
        switch self.work {
        case .classification(_, let classified, _): Decision(outcome: .classified, events: classified)
        case .corrections(_, let events), .undo(_, let events): Decision(outcome: .corrected, events: events)
        case .reclassification(_, let events): Decision(outcome: .handled, events: events)
        case .quarantine(_, let events): Decision(outcome: .quarantined, events: events)
        }
    }

    var quarantined: QuarantineEntry? {
        switch self.work {
        case .classification, .corrections, .undo, .reclassification: nil
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
        case .corrections(let corrections, _):
            for correction in corrections { try correction.check(input) }
        case .undo(let undo, _):
            for id in undo.ids { try input.uuid(id, "correction.id") }
            try input.texts([undo.batch ?? "", undo.author, undo.reason], "undo")
        case .reclassification(let request, _):
            try input.uuid(request.id, "reclassification.id")
            try input.text(request.requestedBy, "reclassification.requestedBy")
            try request.selection.check(input)
        case .quarantine(let entry, _): try entry.check(input)
        }
    }
}
