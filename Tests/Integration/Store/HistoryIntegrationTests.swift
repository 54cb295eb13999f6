import DocumentReading
import Model
import Postgres
import Store
import Testing

@Suite("Store: the corpus as it was", .needsServers, .timeLimit(.minutes(2)))
struct HistoryIntegrationTests {
    private func document(_ symbol: String, passages: Int = 1) -> NewDocument {
        var new = Fixture.document(symbol, passages: passages)
        new.symbols = FamilySymbol.all(symbol: symbol, jointSymbols: [])
        return new
    }

    private func watermark(_ store: Store) async throws -> Watermark {
        try await store.withCorpus { try await $0.watermark() }
    }

    /// `A/1 R1: a core` for each passage and theme in force, as of a state.
    private func themes(_ store: Store, asOf: Watermark?) async throws -> [String] {
        try await store.withCorpus(asOf: asOf) { corpus in
            var found: [String] = []
            for try await entry in corpus.entries(for: .init(currentOnly: true)) {
                let themes = entry.assignments.map { "\($0.theme) \($0.grade.rawValue)" }
                found.append("\(entry.document.symbol) \(entry.passage.label): \(themes.joined(separator: ", "))")
            }
            return found
        }
    }

    private func changes(
        _ store: Store, since: Watermark, asOf: Watermark? = nil, themes: [String] = []
    ) async throws -> [String] {
        try await store.withCorpus(asOf: asOf) { corpus in
            var found: [String] = []
            let filters = ReportRequest.Filters(themes: themes.map { ThemeID($0) })
            for try await change in corpus.changes(since: since, for: filters) {
                func words(_ themes: [ThemeAssignment]?) -> String {
                    themes.map { $0.map { "\($0.theme) \($0.grade.rawValue)" }.joined(separator: ",") } ?? "-"
                }
                found.append(
                    "\(change.entry.document.symbol) \(change.entry.passage.label) \(words(change.before)) > \(words(change.after)): \(change.cause)"
                )
            }
            return found
        }
    }

    @Test func everyPastStateCanBeReadAndComparedAgain() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let first = self.document("A/1", passages: 2)
            _ = try await store.commit([Fixture.ingest(first)])
            let themes = [[Fixture.assignment("a")], [Fixture.assignment("b", grade: .touch)]]
            _ = try await store.commit([Fixture.classify(first, event: "1", themes)])
            let one = try await self.watermark(store)
            let atOne = ["A/1 R1: a core", "A/1 R2: b touch"]
            #expect(try await self.themes(store, asOf: one) == atOne)
            #expect(try await self.changes(store, since: one).isEmpty)

            // Another score is no change; another grade and another theme are.
            let again = [[Fixture.assignment("a", 0.5)], [Fixture.assignment("b"), Fixture.assignment("c")]]
            _ = try await store.commit([Fixture.classify(first, event: "2", taxonomy: "2", again)])
            let two = try await self.watermark(store)
            _ = try await store.commit([
                Fixture.correction("k", passage: 0, of: first, theme: "a", .remove)
            ])
            let three = try await self.watermark(store)
            let revision = self.document("A/1/Rev.1")
            _ = try await store.commit([Fixture.ingest(revision)])
            _ = try await store.commit([Fixture.classify(revision, event: "3", [[Fixture.assignment("a")]])])
            let four = try await self.watermark(store)
            _ = try await store.withdraw(documents: [revision.id], by: "somebody", reason: "Recalled.")

            #expect(try await self.themes(store, asOf: one) == atOne)
            #expect(try await self.themes(store, asOf: two) == ["A/1 R1: a core", "A/1 R2: b core, c core"])
            #expect(try await self.themes(store, asOf: three) == ["A/1 R1: ", "A/1 R2: b core, c core"])
            #expect(try await self.themes(store, asOf: four) == ["A/1/Rev.1 R1: a core"])
            #expect(try await self.themes(store, asOf: nil) == ["A/1 R1: ", "A/1 R2: b core, c core"])

            #expect(
                try await self.changes(store, since: one, asOf: two) == ["A/1 R2 b touch > b core,c core: reclassified"]
            )
            #expect(
                try await self.changes(store, since: two, asOf: three)
                    == ["A/1 R1 a core > : corrected(by: [\"analyst\"])"])
            #expect(
                try await self.changes(store, since: three, asOf: four) == [
                    "A/1 R1  > -: superseded(by: \"A/1/Rev.1\")",
                    "A/1 R2 b core,c core > -: superseded(by: \"A/1/Rev.1\")",
                    "A/1/Rev.1 R1 - > a core: new",
                ])
            #expect(
                try await self.changes(store, since: four) == [
                    "A/1 R1 - > : reinstated", "A/1 R2 - > b core,c core: reinstated",
                    "A/1/Rev.1 R1 a core > -: withdrawn(reason: \"Recalled.\")",
                ])
            #expect(try await self.changes(store, since: four, themes: ["c"]).count == 1)
            #expect(try await self.changes(store, since: Watermark(at: "2000-01-01T00:00:00Z")).count == 2)
            let past = try await database.number("SELECT count(*) FROM rapporteur.past_assignments")
            #expect(past == 1, "only what is gone is kept apart")
        }
    }

    @Test func aSlowWriterIsNotOverlooked() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            // Its row is dated before the watermark and committed after it.
            let watermark = try await database.pool.transaction { writer in
                _ = try await writer.execute(
                    """
                    INSERT INTO rapporteur.documents (id, size, passages, sha256, name, kind, verdict, media_type,
                        event_source, event_id, reader_version, extracted_text)
                    VALUES ('11111111-1111-8111-8111-111111111111', 1, 1, sha256('a'), 'A/1', 'report', 'faithful',
                        'text/plain', 's', 'i', '1', 'x')
                    """)
                _ = try await writer.execute(
                    """
                    INSERT INTO rapporteur.passages (document_id, id, ordinal, range_start, range_end, label, kind, text)
                    VALUES ('11111111-1111-8111-8111-111111111111', '22222222-2222-8222-8222-222222222222', 0, 0, 1,
                        'R1', 'recommendation', 'x')
                    """)
                return try await self.watermark(store)
            }
            #expect(try await self.themes(store, asOf: watermark).isEmpty)
            #expect(try await self.changes(store, since: watermark) == ["A/1 R1 - > : new"])
            // A moment alone cannot tell.
            #expect(try await self.themes(store, asOf: Watermark(at: watermark.at)).count == 1)
        }
    }

    @Test func filtersByStrengthAndAddressee() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            var document = Fixture.document("A/1")
            document.document.passages[1].strength = .urges
            document.document.passages[1].addressees = ["UNODC"]
            document.document.passages[2].language = .arabic
            document.document.passages[2].recommendedBy = ["Chile"]
            _ = try await store.commit([Fixture.ingest(document)])
            #expect(try await store.allEntries(.init(strengths: [.urges, .decides])).map(\.ordinal) == [1])
            #expect(try await store.allEntries(.init(addressees: ["UNODC", "Nobody"])).map(\.ordinal) == [1])
            #expect(try await store.allEntries(.init(addressees: ["States parties"])).map(\.ordinal) == [0, 2])
            let last = try await store.allEntries()[2].passage
            #expect(last.language == .arabic && last.recommendedBy == ["Chile"])
        }
    }

    @Test func citationsAndWhatNeedsReview() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            var (one, two) = (self.document("A/RES/64/293", passages: 3), self.document("A/2", passages: 3))
            one.document.verdict = Verdict(.faithful)
            two.document.passages[0].citations = ["A/RES/64/293", "A/RES/55/25"]
            _ = try await store.commit([Fixture.ingest(one), Fixture.ingest(two)])
            let (edges, review) = try await store.withCorpus { corpus in
                var edges: [String] = []
                for try await edge in corpus.citationEdges(for: .init()) {
                    edges.append("\(edge.document.symbol) > \(edge.target) \(edge.targetIsStored) \(edge.passages)")
                }
                var review: [String] = []
                for try await head in corpus.documentsToReview(for: .init()) { review.append(head.symbol) }
                return (edges, review)
            }
            #expect(
                edges == [
                    "A/2 > A/RES/55/25 false 1", "A/2 > A/RES/64/293 true 2", "A/RES/64/293 > A/RES/64/293 true 2",
                ])
            #expect(review == ["A/2"])
        }
    }
}
