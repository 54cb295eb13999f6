internal import Foundation
internal import Model
internal import Postgres

// Reclassification needs no message for each document: the request is a row, and workers that have nothing fresh to do
// take the next few documents from it. A worker that dies loses its lease and another takes the same documents.

extension Store {
    static func plan(
        _ units: [ClassificationUnit], _ places: [Int], _ transaction: PGTransaction
    ) async throws {
        for place in places {
            guard case .reclassification(let request, _) = units[place].work else { continue }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            _ = try await transaction.execute(
                Self.insertReclassification,
                Self.values(request.selection) + [
                    .uuid(request.id), request.requestedBy.map(PGValue.text) ?? .null,
                    .jsonb(Array(try encoder.encode(request.selection))),
                ])
        }
    }

    /// Takes the next documents of the reclassification that was asked for first and that nobody works on; `nil` when there
    /// is none.
    ///
    /// - Parameters:
    ///   - limit: At most so many documents; one alone where they were begun three times without an end.
    ///   - lease: How long the worker may take.
    public func leaseReclassification(
        limit: Int, lease: Duration
    ) async throws(StoreError) -> ReclassificationLease? {
        try await Self.guarded("take documents to classify again") {
            try await self.pool.transaction { transaction in
                let rows = try await transaction.execute(
                    """
                    UPDATE rapporteur.reclassifications SET attempts = attempts + 1,
                        lease_until = now() + make_interval(secs => $1::float8)
                    WHERE id = (SELECT id FROM rapporteur.reclassifications
                        WHERE state = 'running' AND lease_until < now()
                        ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                    RETURNING id, last_document, attempts, selection::text
                    """, [.double(lease.inSeconds)])
                guard let row = rows.first else { return nil }
                let selection = try Self.selection(try row.requireText(3))
                let after = try row.uuid(1)
                let attempt = Int(try row.requireInt4(2))
                let documents = try await transaction.execute(
                    Self.nextDocuments,
                    Self.values(selection) + [
                        after.map(PGValue.uuid) ?? .null, .int8(Int64(attempt > 3 ? 1 : limit)),
                    ])
                return ReclassificationLease(
                    id: try row.requireUUID(0), documents: try documents.map { try $0.requireUUID(0) }, after: after,
                    attempt: attempt)
            }
        }
    }

    /// Stores what was found in leased documents, their events, and how far the reclassification has come, in one
    /// transaction. Nothing is stored when the lease had passed to another worker meanwhile.
    ///
    /// - Parameters:
    ///   - found: The classifications of the leased documents, those that failed left out.
    ///   - failed: Ids of leased documents that could not be classified.
    ///   - key: Under which the outcome is recorded.
    ///   - events: Those of the documents of `found`, by document.
    /// - Returns: The events to publish and to mark sent; `nil` when the lease had passed to another.
    /// - Throws: `.taxonomyChanged`, like ``commit(_:by:)``.
    public func finishLease(
        _ lease: ReclassificationLease, found: [Classification], failed: [String], key: InboxKey, bodySHA256: String,
        events: [String: OutgoingEvent], by taxonomy: ExpectedTaxonomy = .any
    ) async throws(StoreError) -> [OutgoingEvent]? {
        try await Self.guarded("store \(found.count) classifications") {
            try await self.pool.transaction { transaction in
                try await Self.require(taxonomy, transaction)
                let held = try await transaction.execute(
                    """
                    SELECT id FROM rapporteur.reclassifications
                    WHERE id = $1::uuid AND state = 'running' AND last_document IS NOT DISTINCT FROM $2::uuid FOR UPDATE
                    """, [.uuid(lease.id), lease.after.map(PGValue.uuid) ?? .null])
                guard !held.isEmpty else { return nil }
                let units = found.map {
                    ClassificationUnit(
                        key: key, bodySHA256: bodySHA256, work: .classification($0, classified: [], superseded: []))
                }
                let (decisions, changed) = try await Self.classify(units, Array(units.indices), transaction)
                let sent = units.indices.compactMap { decisions[$0] == nil ? events[found[$0].documentID] : nil }
                let rows = try await transaction.execute(
                    Inbox.insert,
                    KeyColumns([key]).values + [
                        .byteaArray([Hexadecimal.bytes(bodySHA256)]), .textArray([Outcome.classified.rawValue]),
                        .textArray([OutgoingEvent.json(sent)]), .boolArray([sent.isEmpty]),
                    ])
                _ = try await transaction.execute(
                    Self.advance,
                    [
                        .uuid(lease.id), lease.documents.last.map(PGValue.uuid) ?? .null,
                        .int4(Int32(clamping: lease.documents.count)), .int4(Int32(clamping: changed.count)),
                        .uuidArray(failed),
                    ])
                return rows.isEmpty ? [] : sent
            }
        }
    }

    /// Reclassifications, the latest first.
    ///
    /// - Parameter id: Only this one.
    public func reclassifications(
        _ id: String? = nil, limit: Int = 100
    ) async throws(StoreError) -> [ReclassificationProgress] {
        try await Self.guarded("read reclassifications") {
            let rows = try await self.pool.execute(
                """
                SELECT id, selection::text, state, total, done, changed, failed, failed_documents[1:100], requested_by,
                    to_char(requested_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    to_char(finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                FROM rapporteur.reclassifications WHERE $1::uuid IS NULL OR id = $1::uuid
                ORDER BY requested_at DESC, id LIMIT $2::bigint
                """, [id.map(PGValue.uuid) ?? .null, .int8(Int64(limit))])
            return try rows.map { row in
                ReclassificationProgress(
                    id: try row.requireUUID(0), selection: try Self.selection(try row.requireText(1)),
                    state: ReclassificationProgress.State(rawValue: try row.requireText(2)) ?? .running,
                    total: Int(try row.requireInt4(3)), done: Int(try row.requireInt4(4)),
                    changed: Int(try row.requireInt4(5)), failed: Int(try row.requireInt4(6)),
                    failedDocuments: try row.requireUUIDArray(7).compactMap { $0 }, requestedBy: try row.text(8),
                    requestedAt: try row.requireText(9), updatedAt: try row.requireText(10),
                    finishedAt: try row.text(11))
            }
        }
    }

    /// Ends a reclassification; what was classified by then stays. `false` when it does not run.
    public func cancelReclassification(_ id: String) async throws(StoreError) -> Bool {
        try await Self.guarded("cancel a reclassification") {
            try await self.pool.execute(
                """
                UPDATE rapporteur.reclassifications SET state = 'cancelled', finished_at = now(), updated_at = now()
                WHERE id = $1::uuid AND state = 'running'
                """, [.uuid(id)]
            ).affected > 0
        }
    }

    /// How many documents a selection holds now.
    public func count(_ selection: ReclassificationSelection) async throws(StoreError) -> Int {
        try await Self.guarded("count documents") {
            Int(try await self.pool.execute(Self.countDocuments, Self.values(selection)).first?.requireInt8(0) ?? 0)
        }
    }

    private static func selection(_ json: String) throws -> ReclassificationSelection {
        do {
            return try JSONDecoder().decode(ReclassificationSelection.self, from: Data(json.utf8))
        } catch {
            throw StoreError(
                .unreadableRow, "read reclassifications", "a reclassification has a selection that is not known")
        }
    }

    /// `$1` to `$6`.
    private static func values(_ selection: ReclassificationSelection) -> [PGValue] {
        [
            selection.documents.isEmpty ? .null : .uuidArray(selection.documents),
            DocumentPages.list(selection.symbols), DocumentPages.list(selection.languages.map(\.rawValue)),
            DocumentPages.list(selection.themes.map(\.rawValue)),
            selection.notOfTaxonomy.map(PGValue.text) ?? .null, .bool(selection.uncorrectedOnly),
        ]
    }
}
