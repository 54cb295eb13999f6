import Identity
import Model
import Postgres
import Store
import Testing

@Suite("Store: reading the corpus", .needsServers, .timeLimit(.minutes(3)))
struct CorpusIntegrationTests {
    private func corpus() -> [NewDocument] {
        (0..<70).flatMap { index in
            let date = index % 3 == 0 ? nil : CalendarDate(year: 2000 + index % 7, month: index % 2 == 0 ? nil : 5)
            return [Language.english, .spanish].map { language in
                Fixture.document("A/\(index)", passages: index % 4, language: language, date: date)
            }
        }
    }

    private func fill(_ store: Store, _ documents: [NewDocument], batch: Int) async throws {
        for start in stride(from: 0, to: documents.count, by: batch) {
            let part = documents[start..<min(start + batch, documents.count)]
            _ = try await store.commit(part.map { Fixture.ingest($0) })
            _ = try await store.commit(
                part.map { document in
                    Fixture.classify(
                        document, event: "c-\(document.id)",
                        document.document.passages.indices.map { $0 == 0 ? [Fixture.assignment("prevention")] : [] })
                })
        }
    }

    @Test(arguments: CorpusSnapshot.Order.allCases)
    func entriesAndStateDoNotDependOnTheOrderOfArrival(_ order: CorpusSnapshot.Order) async throws {
        var entries: [[ReportEntry]] = []
        var states: [CorpusState] = []
        for isReversed in [false, true] {
            try await StoreDatabase.with { (database) async throws in
                let documents = isReversed ? self.corpus().reversed() : self.corpus()
                try await self.fill(database.store, documents, batch: isReversed ? 9 : 32)
                let corrections = [
                    Fixture.correction("1", passage: 0, of: self.corpus()[2], theme: "a", .add),
                    Fixture.correction("2", passage: 0, of: self.corpus()[3], theme: "a", .add),
                ]
                for correction in isReversed ? corrections.reversed() : corrections {
                    _ = try await database.store.commit([correction])
                }
                entries.append(try await database.store.allEntries(order: order))
                states.append(try await database.store.corpusState())
            }
        }
        #expect(entries[0] == entries[1])
        #expect(entries[0].count == self.corpus().map(\.document.passages.count).reduce(0, +))
        #expect(states[0] == states[1])
        #expect(states[0].documents == 140)
        let keys = entries[0].map {
            (order == .date ? $0.document.date?.description ?? "9999" : "", $0.document.symbol)
        }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test func theStateChangesWithDocumentsThemesAndCorrections() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, document) = (database.store, Fixture.document("A/1", passages: 1))
            var states = [try await store.corpusState()]
            _ = try await store.commit([Fixture.ingest(document)])
            states.append(try await store.corpusState())
            for (event, score) in [("1", 0.5), ("2", 0.6)] {
                _ = try await store.commit([
                    Fixture.classify(document, event: event, [[Fixture.assignment("a", score)]])
                ])
                states.append(try await store.corpusState())
            }
            _ = try await store.commit([Fixture.correction("k", passage: 0, of: document, theme: "a", .remove)])
            states.append(try await store.corpusState())
            #expect(Set(states).count == 5)
            _ = try await store.commit([Fixture.classify(document, event: "3", [[Fixture.assignment("a", 0.6)]])])
            #expect(try await store.corpusState() == states[4])
        }
    }

    @Test func filtersLetThroughWhatTheySay() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let documents = [
                Fixture.document("A/1", passages: 2, date: CalendarDate("2019")),
                Fixture.document("A/2", passages: 2, language: .french, date: CalendarDate("2019-06-15")),
                Fixture.document("A/3", passages: 2, language: nil),
            ]
            try await self.fill(store, documents, batch: 3)
            func symbols(_ filters: ReportRequest.Filters) async throws -> Set<String> {
                Set(try await store.allEntries(filters).map(\.document.symbol))
            }
            #expect(try await symbols(.init()) == ["A/1", "A/2", "A/3"])
            #expect(try await symbols(.init(symbols: ["A/2", "A/9"])) == ["A/2"])
            #expect(try await symbols(.init(bodies: ["Working Group"])).count == 3)
            #expect(try await symbols(.init(bodies: ["General Assembly"])).isEmpty)
            #expect(try await symbols(.init(languages: [.french])) == ["A/2"])
            #expect(try await symbols(.init(from: CalendarDate("2019-07"))) == ["A/1"])
            #expect(try await symbols(.init(to: CalendarDate("2019-06-15"))) == ["A/1", "A/2"])
            #expect(
                try await symbols(.init(from: CalendarDate("2019-06-15"), to: CalendarDate("2019-06"))) == [
                    "A/1", "A/2",
                ])
            #expect(try await symbols(.init(from: CalendarDate("2020"))).isEmpty)
            #expect(try await symbols(.init(to: CalendarDate("2018-12-31"))).isEmpty)
            #expect(try await store.allEntries(.init(passageKinds: [.narrative])).map(\.ordinal) == [1, 1, 1])
            #expect(try await store.allEntries(.init(themes: [ThemeID("prevention")])).map(\.ordinal) == [0, 0, 0])
            #expect(try await store.allEntries(.init(themes: [ThemeID("other")])).isEmpty)
        }
    }

    @Test func entriesCarryTheirFootnotes() async throws {
        try await StoreDatabase.with { (database) async throws in
            _ = try await database.store.commit([Fixture.ingest(Fixture.document("A/1"))])
            let entries = try await database.store.allEntries()
            #expect(entries.map(\.footnotes.count) == [1, 0, 0])
            #expect(entries[0].footnotes == [Footnote(mark: "1", text: "See \"annex\".", page: 2)])
            #expect(entries.map(\.passage) == Fixture.document("A/1").document.passages)
        }
    }

    @Test func aSnapshotDoesNotSeeWhatIsStoredMeanwhile() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            _ = try await store.commit([Fixture.ingest(Fixture.document("A/1"))])
            try await store.withCorpus { (corpus) async throws in
                let before = try await corpus.state()
                _ = try await store.commit([Fixture.ingest(Fixture.document("A/2"))])
                #expect(try await corpus.state() == before)
                var count = 0
                for try await _ in corpus.entries(for: .init()) { count += 1 }
                #expect(count == 3)
            }
            #expect(try await store.corpusState().documents == 2)
        }
    }

    @Test func aClosuresOwnErrorComesOutUnchanged() async throws {
        struct Own: Error {}
        try await StoreDatabase.with { (database) async throws in
            await #expect(throws: Own.self) { try await database.store.withCorpus { _ in throw Own() } }
        }
    }

    @Test func theMainReadsUseIndexes() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await database.psql(
                """
                INSERT INTO rapporteur.documents (id, size, passages, sha256, name, kind, verdict, media_type, event_source,
                    event_id, reader_version, extracted_text)
                SELECT gen_random_uuid(), 1, 5, sha256(n::text::bytea), 'A/' || n, 'report', 'faithful', 'text/plain', 's', 'i',
                    '1', '' FROM generate_series(1, 20000) AS n;
                INSERT INTO rapporteur.passages (document_id, id, ordinal, range_start, range_end, label, kind, text)
                SELECT id, gen_random_uuid(), n, 0, 1, 'R' || n, 'narrative', repeat('x', 100)
                FROM rapporteur.documents, generate_series(1, 5) AS n;
                INSERT INTO rapporteur.inbox (consumer, source, id, body_sha256, outcome, events, sent_at)
                SELECT 'ingest', 's', n::text, '', 'ingested', '[]', CASE WHEN n > 100 THEN now() END
                FROM generate_series(1, 20000) AS n;
                ANALYZE;
                """)
            let plans: [(SQL, String)] = [
                (
                    """
                    EXPLAIN SELECT text FROM rapporteur.passages
                    WHERE document_id = ANY (ARRAY['00000000-0000-8000-8000-000000000000', '10000000-0000-8000-8000-000000000000']::uuid[])
                    """, "passages_pkey"
                ),
                (
                    """
                    EXPLAIN SELECT id FROM rapporteur.documents WHERE (name, coalesce(language, ''), id) > ('A/5', '', id)
                    ORDER BY name, coalesce(language, ''), id LIMIT 32
                    """, "documents_by_name"
                ),
                (
                    """
                    EXPLAIN SELECT id FROM rapporteur.documents
                    ORDER BY coalesce(date, '9999'), name, coalesce(language, ''), id LIMIT 32
                    """, "documents_by_date"
                ),
                (
                    """
                    EXPLAIN SELECT 1 FROM rapporteur.inbox WHERE consumer = 'ingest' AND sent_at IS NULL
                        AND created_at < now() - interval '30 s' ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED
                    """, "inbox_unsent"
                ),
                (
                    """
                    EXPLAIN SELECT outcome FROM unnest(ARRAY['ingest'], ARRAY['s'], ARRAY['17'], ARRAY[''])
                        AS wanted (consumer, source, id, variant) JOIN rapporteur.inbox USING (consumer, source, id, variant)
                    """, "inbox_pkey"
                ),
            ]
            for (statement, index) in plans {
                let plan = try await database.pool.execute(statement).map { try $0.requireText(0) }.joined(
                    separator: "\n")
                #expect(plan.contains(index), "\(plan)")
            }
        }
    }
}
