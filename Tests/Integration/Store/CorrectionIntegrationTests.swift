import Identity
import Model
import Postgres
import Store
import Testing

@Suite("Store: people in the loop", .needsServers, .timeLimit(.minutes(2)))
struct CorrectionIntegrationTests {
    private func correction(
        _ name: String, _ document: NewDocument, _ label: String, _ theme: String, _ action: Correction.Action,
        by author: String, grade: Grade = .core, at: String = "2026-01-02T03:04:05Z", batch: String? = nil
    ) -> Correction {
        Correction(
            id: Derivation.uuid("test.correction", [name]),
            passageID: Derivation.passageID(document: document.id, label: label), theme: ThemeID(theme), action: action,
            grade: grade, author: author, reason: "Because of \(name).", decidedAt: at, batch: batch, userID: "broker")
    }

    private func commit(_ name: String, _ work: ClassificationUnit.Work, to store: Store) async throws -> Outcome? {
        try await store.commit([
            ClassificationUnit(
                key: Fixture.key(name, consumer: "classify"), bodySHA256: Fixture.digest(name), work: work)
        ]).first?.outcome
    }

    private func themes(_ store: Store) async throws -> [[String]] {
        try await store.allEntries().map { $0.assignments.map { "\($0.theme) \($0.grade.rawValue)" } }
    }

    @Test func aBatchIsStoredWholeOrNotAtAllAndTakenBackWhole() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, document) = (database.store, Fixture.document("A/1"))
            let missing = Fixture.document("A/2")
            _ = try await store.commit([Fixture.ingest(document)])
            let good = [
                self.correction("1", document, "R1", "a", .add, by: "Ana", batch: "may"),
                self.correction("2", document, "R2", "b", .add, by: "Ana", grade: .touch, batch: "may"),
            ]
            let bad = good + [self.correction("3", missing, "R1", "a", .add, by: "Ana", batch: "may")]
            await #expect(throws: StoreError.self) { try await self.commit("bad", .corrections(bad, []), to: store) }
            #expect(try await database.number("SELECT count(*) FROM rapporteur.corrections") == 0)
            #expect(try await self.commit("good", .corrections(good, []), to: store) == .corrected)
            #expect(try await self.themes(store) == [["a core"], ["b touch"], []])
            let listed = try await store.corrections(matching: CorrectionFilter(batch: "may"))
            #expect(listed.map(\.label) == ["R1", "R2"])
            #expect(listed.map(\.correction.userID) == ["broker", "broker"])
            let undo = CorrectionUndo(batch: "may", author: "Ben", reason: "Wrong file.")
            #expect(try await self.commit("undo", .undo(undo, []), to: store) == .corrected)
            #expect(try await self.themes(store) == [[], [], []])
            #expect(try await store.corrections().isEmpty)
            let kept = try await store.corrections(matching: CorrectionFilter(document: "A/1", includesUndone: true))
            #expect(
                kept.map(\.undoneBy) == ["Ben", "Ben"] && kept.map(\.undoneReason) == ["Wrong file.", "Wrong file."])
            #expect(try await store.correction(kept[0].correction.id)?.undoneAt != nil)
        }
    }

    @Test func conflictsAreShownUntilOneGivesWay() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, document) = (database.store, Fixture.document("A/1"))
            _ = try await store.commit([Fixture.ingest(document)])
            var byHeading = Fixture.assignment("h")
            byHeading.decidedBy = .heading
            _ = try await store.commit([Fixture.classify(document, event: "c", [[byHeading], [], []])])
            let decisions = [
                self.correction("1", document, "R1", "h", .remove, by: "Ana"),
                self.correction("2", document, "R2", "a", .add, by: "Ana"),
                self.correction("3", document, "R2", "a", .remove, by: "Ben", at: "2026-02-01T00:00:00Z"),
                // One person who changed her mind, and two who agree, are no conflict.
                self.correction("4", document, "R3", "a", .add, by: "Ana"),
                self.correction("5", document, "R3", "a", .remove, by: "Ana", at: "2026-02-01T00:00:00Z"),
                self.correction("6", document, "R3", "b", .add, by: "Ana"),
                self.correction("7", document, "R3", "b", .add, by: "Ben"),
                self.correction("8", document, "R3", "c", .add, by: "Ana"),
                self.correction("9", document, "R3", "c", .add, by: "Ben", grade: .touch),
            ]
            _ = try await self.commit("all", .corrections(decisions, []), to: store)
            let conflicts = try await store.correctionConflicts()
            #expect(conflicts.map(\.kind) == [.heading, .people, .people])
            #expect(conflicts.map { $0.corrections[0].label } == ["R1", "R2", "R3"])
            #expect(conflicts[1].corrections.map(\.correction.author) == ["Ana", "Ben"])
            _ = try await self.commit(
                "undo", .undo(CorrectionUndo(ids: [decisions[2].id], author: "Ben", reason: "Agreed."), []), to: store)
            #expect(try await store.correctionConflicts().map { $0.corrections[0].label } == ["R1", "R3"])
        }
    }
}

@Suite("Store: classifying again", .needsServers, .timeLimit(.minutes(2)))
struct ReclassificationIntegrationTests {
    private func plan(_ name: String, _ selection: ReclassificationSelection, _ store: Store) async throws -> String {
        let id = Derivation.uuid("test.reclassification", [name])
        _ = try await store.commit([
            ClassificationUnit(
                key: Fixture.key(name, consumer: "classify"), bodySHA256: Fixture.digest(name),
                work: .reclassification(Reclassification(id: id, selection: selection, requestedBy: "Ana"), []))
        ])
        return id
    }

    private func finish(
        _ lease: ReclassificationLease, _ store: Store, theme: String = "b", taxonomy: String = "2",
        failed: [String] = [],
        by expected: ExpectedTaxonomy = .any
    ) async throws -> [OutgoingEvent]? {
        let key = InboxKey(consumer: "classify", source: "urn:again", id: "\(lease.id)/\(lease.after ?? "start")")
        return try await store.finishLease(
            lease,
            found: lease.documents.filter { !failed.contains($0) }.map { id in
                Classification(
                    documentID: id, classifierVersion: "1.0.0", taxonomyVersion: taxonomy,
                    assignments: [[Fixture.assignment(theme)]])
            }, failed: failed, key: key, bodySHA256: Fixture.digest(key.id),
            events: Dictionary(uniqueKeysWithValues: lease.documents.map { ($0, Fixture.event("classified")) }),
            by: expected)
    }

    private func corpus(_ store: Store, _ count: Int) async throws -> [NewDocument] {
        let documents = (0..<count).map {
            Fixture.document("A/\($0)", passages: 1, language: $0 == 0 ? .french : .english)
        }
        _ = try await store.commit(documents.map { Fixture.ingest($0) })
        _ = try await store.commit(
            documents.enumerated().map { index, document in
                Fixture.classify(document, event: "c\(index)", [[Fixture.assignment("a")]])
            })
        return documents
    }

    @Test func itGoesOnWhereItWasAndEveryDocumentComesOnce() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let documents = try await self.corpus(store, 5)
            let id = try await self.plan("all", ReclassificationSelection(), store)
            #expect(try await self.plan("all", ReclassificationSelection(), store) == id)
            let first = try #require(try await store.leaseReclassification(limit: 2, lease: .seconds(60)))
            // Another worker finds nothing to do meanwhile.
            #expect(try await store.leaseReclassification(limit: 2, lease: .seconds(60)) == nil)
            #expect(try await self.finish(first, store)?.count == 2)
            // What came late stores nothing.
            #expect(try await self.finish(first, store) == nil)
            var seen = first.documents
            // This one dies; its lease is over at once.
            let lost = try #require(try await store.leaseReclassification(limit: 2, lease: .zero))
            let again = try #require(try await store.leaseReclassification(limit: 2, lease: .seconds(60)))
            #expect(again.documents == lost.documents && again.attempt == 2)
            seen += again.documents
            #expect(try await self.finish(again, store, failed: [again.documents[0]])?.count == 1)
            while let lease = try await store.leaseReclassification(limit: 2, lease: .seconds(60)) {
                seen += lease.documents
                _ = try await self.finish(lease, store)
            }
            #expect(seen == documents.map(\.id).sorted())
            let progress = try #require(try await store.reclassifications(id).first)
            #expect(progress.state == .finished && progress.total == 5 && progress.done == 5)
            #expect(progress.changed == 4 && progress.failed == 1)
            #expect(progress.failedDocuments == [again.documents[0]])
            // Each few documents have a row of their own in the inbox, and their events are on record until they are sent.
            let unsent = try await store.status().unsent["classify"]
            #expect(unsent == 5 + 3, "five first classifications, and three times a few again")
        }
    }

    @Test func aSelectionHoldsWhatFitsAllItsParts() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let documents = try await self.corpus(store, 3)
            _ = try await store.commit([Fixture.correction("k", passage: 0, of: documents[1], theme: "z", .add)])
            _ = try await store.commit([
                Fixture.classify(documents[2], event: "new", taxonomy: "2", [[Fixture.assignment("b")]])
            ])
            func count(_ selection: ReclassificationSelection) async throws -> Int { try await store.count(selection) }
            #expect(try await count(.init()) == 3)
            #expect(try await count(.init(languages: [.french])) == 1)
            #expect(try await count(.init(symbols: ["A/1", "A/2"])) == 2)
            #expect(try await count(.init(themes: [ThemeID("a")])) == 2)
            #expect(try await count(.init(themes: [ThemeID("z")])) == 1)
            #expect(try await count(.init(notOfTaxonomy: "2")) == 2)
            #expect(try await count(.init(uncorrectedOnly: true)) == 2)
            #expect(try await count(.init(symbols: ["A/1"], uncorrectedOnly: true)) == 0)
            let id = try await self.plan("some", .init(notOfTaxonomy: "2"), store)
            #expect(try await store.reclassifications(id).first?.total == 2)
            #expect(try await store.cancelReclassification(id))
            #expect(try await !store.cancelReclassification(id))
            #expect(try await store.leaseReclassification(limit: 2, lease: .seconds(60)) == nil)
        }
    }

    @Test func themesOfATaxonomyThatIsInForceNoMoreAreRefused() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let documents = try await self.corpus(store, 1)
            #expect(try await store.taxonomyInForce() == nil)
            _ = try await store.commit([], by: .settings)
            func classify(_ event: String, by expected: ExpectedTaxonomy) async throws -> Outcome? {
                try await store.commit(
                    [Fixture.classify(documents[0], event: event, taxonomy: "2", [[Fixture.assignment("b")]])],
                    by: expected
                ).first?.outcome
            }
            #expect(try await classify("settings", by: .settings) == .classified)
            #expect(try await store.applyTaxonomy(version: "2.1", yaml: "text", by: "Ana") == .applied)
            #expect(try await store.applyTaxonomy(version: "2.1", yaml: "text", by: "Ana") == .unchanged)
            #expect(try await store.applyTaxonomy(version: "2.1", yaml: "other", by: "Ana") == .versionTaken)
            #expect(
                try await store.applyTaxonomy(version: "2.0.9", yaml: "old", by: "Ana") == .notNewer(inForce: "2.1"))
            for stale in [ExpectedTaxonomy.settings, .version("2")] {
                let error = try await #require(throws: StoreError.self) { try await classify("stale", by: stale) }
                #expect(error.code == .taxonomyChanged && error.isTransient)
            }
            #expect(try await classify("fresh", by: .version("2.1")) == .classified)
            let id = try await self.plan("all", ReclassificationSelection(), store)
            let lease = try #require(try await store.leaseReclassification(limit: 8, lease: .zero))
            await #expect(throws: StoreError.self) { try await self.finish(lease, store, by: .settings) }
            #expect(try await store.reclassifications(id).first?.done == 0)
            #expect(try await store.taxonomyInForce()?.yaml == "text")
            #expect(try await store.taxonomies().map(\.version) == ["2.1"])
        }
    }

    @Test func aTaxonomyWaitsForWhoeverIsStoringThemes() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let applied = try await database.pool.transaction { worker in
                _ = try await worker.execute("SELECT pg_advisory_xact_lock_shared(8386116401130073465)")
                let applied = Task { try await store.applyTaxonomy(version: "2", yaml: "text", by: "Ana") }
                let waiting: SQL = """
                    SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
                    WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted
                    """
                while try await database.number(waiting) == 0 { await Task.yield() }
                #expect(try await store.taxonomyVersionInForce() == nil)
                return applied
            }
            #expect(try await applied.value == .applied)
            #expect(try await store.taxonomyVersionInForce() == "2")
        }
    }
}
