import Identity
import Model
import Postgres
import Store
import Testing

@Suite("Store: classifying", .needsServers, .timeLimit(.minutes(2)))
struct ClassificationIntegrationTests {
    private func themes(_ store: Store) async throws -> [[String]] {
        try await store.allEntries().map { $0.assignments.map(\.theme.rawValue) }
    }

    @Test func themesComeBackWithTheirEvidence() async throws {
        try await StoreDatabase.with { (database) async throws in
            let document = Fixture.document("A/1")
            _ = try await database.store.commit([Fixture.ingest(document)])
            let given = [
                [Fixture.assignment("prevention", 0.1 + 0.2), Fixture.assignment("diplomatic-role", grade: .touch)], [],
                [ThemeAssignment(theme: ThemeID("victim-support"), grade: .core, score: 1, decidedBy: .heading)],
            ]
            let result = try await database.store.commit([Fixture.classify(document, event: "c", given)])
            #expect(result == [.committed(.classified, events: [Fixture.event("classified")])])
            let entries = try await database.store.allEntries()
            #expect(entries.map(\.assignments) == [given[0].reversed(), [], given[2]])
            let status = try await database.store.status()
            #expect(status.unclassified == 0)
            #expect(status.themes.map(\.theme.rawValue) == ["diplomatic-role", "prevention", "victim-support"])
            #expect(status.themes.map(\.core) == [0, 1, 1])
            #expect(status.themes.map(\.touch) == [1, 0, 0])
            #expect(status.lastDocument?.classifierVersion == "1.0.0")
        }
    }

    @Test func anOlderVersionIsSupersededAndANewerOneReplaces() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, document) = (database.store, Fixture.document("A/1"))
            _ = try await store.commit([Fixture.ingest(document)])
            func classify(_ event: String, _ classifier: String, _ taxonomy: String, _ theme: String) async throws
                -> Outcome?
            {
                let themes = Array(repeating: [Fixture.assignment(theme)], count: 3)
                return try await store.commit([
                    Fixture.classify(document, event: event, classifier: classifier, taxonomy: taxonomy, themes)
                ]).first?.outcome
            }
            #expect(try await classify("1", "1.9", "1", "a") == .classified)
            #expect(try await classify("2", "1.10", "1", "b") == .classified)
            #expect(try await classify("3", "1.9", "2", "c") == .superseded)
            #expect(try await self.themes(store) == [["b"], ["b"], ["b"]])
            #expect(try await classify("4", "1.10", "2", "d") == .classified)
            #expect(try await classify("5", "1.10", "1", "e") == .superseded)
            #expect(try await classify("6", "1.10", "2", "f") == .classified)
            #expect(try await self.themes(store) == [["f"], ["f"], ["f"]])
            #expect(try await classify("7", "nightly", "2", "g") == .classified)
            #expect(try await store.documentIDs(notClassifiedBy: ("nightly", "2")).isEmpty)
            #expect(try await store.documentIDs(notClassifiedBy: ("nightly", "3")) == [document.id])
            #expect(try await store.documentIDs(olderThan: .seconds(600)).isEmpty)
        }
    }

    @Test func severalOfOneDocumentInABatchEndWithTheNewest() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, document) = (database.store, Fixture.document("A/1", passages: 1))
            _ = try await store.commit([Fixture.ingest(document)])
            let results = try await store.commit([
                Fixture.classify(document, event: "1", classifier: "2", [[Fixture.assignment("a")]]),
                Fixture.classify(document, event: "2", classifier: "3", [[Fixture.assignment("b")]]),
                Fixture.classify(document, event: "3", classifier: "1", [[Fixture.assignment("c")]]),
            ])
            #expect(results.map(\.outcome) == [.superseded, .classified, .superseded])
            #expect(try await self.themes(store) == [["b"]])
        }
    }

    @Test func aCorrectionSurvivesEveryRunUntilItIsUndone() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, document) = (database.store, Fixture.document("A/1"))
            _ = try await store.commit([Fixture.ingest(document)])
            let found = [[Fixture.assignment("a")], [Fixture.assignment("a")], []]
            _ = try await store.commit([Fixture.classify(document, event: "1", found)])
            let results = try await store.commit([
                Fixture.correction("remove", passage: 0, of: document, theme: "a", .remove),
                Fixture.correction("add", passage: 2, of: document, theme: "b", .add),
            ])
            #expect(results.map(\.outcome) == [.corrected, .corrected])
            #expect(try await self.themes(store) == [[], ["a"], ["b"]])
            let added = try await store.allEntries()[2].assignments[0]
            #expect((added.decidedBy, added.score) == (.analyst, 1))

            _ = try await store.commit([Fixture.classify(document, event: "2", classifier: "2.0.0", found)])
            #expect(try await self.themes(store) == [[], ["a"], ["b"]])
            #expect(try await store.allEntries(.init(themes: [ThemeID("b")])).map(\.ordinal) == [2])
            #expect(try await store.allEntries(.init(themes: [ThemeID("a")])).map(\.ordinal) == [1])

            let correction = try #require(
                try await store.corrections(matching: CorrectionFilter(document: document.id))
                    .first { $0.correction.action == .remove }?.correction)
            let undo = ClassificationUnit(
                key: Fixture.key("undo", consumer: "classify"), bodySHA256: Fixture.digest("undo"),
                work: .undo(CorrectionUndo(ids: [correction.id], author: "analyst", reason: "A slip."), []))
            #expect(try await store.commit([undo]).map(\.outcome) == [.corrected])
            #expect(try await self.themes(store) == [["a"], ["a"], ["b"]])
        }
    }

    @Test func ofContraryCorrectionsTheLaterDecisionStands() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, document) = (database.store, Fixture.document("A/1", passages: 1))
            _ = try await store.commit([Fixture.ingest(document)])
            // Arriving in the wrong order.
            _ = try await store.commit([
                Fixture.correction(
                    "late", passage: 0, of: document, theme: "a", .add, decidedAt: "2026-03-01T00:00:00+01:00")
            ])
            _ = try await store.commit([
                Fixture.correction(
                    "early", passage: 0, of: document, theme: "a", .remove, decidedAt: "2026-02-01T00:00:00Z")
            ])
            #expect(try await self.themes(store) == [["a"]])
        }
    }

    @Test func whatIsNotOnRecordIsNamedAndNothingIsStored() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, document) = (database.store, Fixture.document("A/1", passages: 1))
            let missing = Fixture.document("A/2", passages: 1)
            _ = try await store.commit([Fixture.ingest(document)])
            let batches: [[ClassificationUnit]] = [
                [
                    Fixture.classify(document, event: "1", [[]]), Fixture.classify(missing, event: "2", [[]]),
                ],
                [
                    Fixture.classify(document, event: "1", [[]]),
                    Fixture.correction("k", passage: 0, of: missing, theme: "a", .add),
                ],
                [Fixture.classify(document, event: "1", [[]]), Fixture.classify(document, event: "2", [[], []])],
            ]
            for batch in batches {
                let error = try await #require(throws: StoreError.self) { try await store.commit(batch) }
                #expect(error.code == .invalidInput)
                #expect(error.unit == 1)
            }
            #expect(try await database.number("SELECT count(*) FROM rapporteur.classifications") == 0)
        }
    }
}
