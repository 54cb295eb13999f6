import Model
import Postgres
import Testing

@testable import Store

@Suite("Store: migrations", .needsServers, .timeLimit(.minutes(2)))
struct MigrationIntegrationTests {
    @Test func aSecondRunFindsNothingToDo() async throws {
        try await StoreDatabase.with(isMigrated: false) { (database) async throws in
            let first = try await database.store.migrate()
            #expect(first.applied == Migration.known.map(\.name))
            #expect(first.schemaVersion == Migration.known.count)
            #expect(first.notices.isEmpty)
            #expect(try await database.store.migrate().applied.isEmpty)
            try await database.store.checkSchema()
        }
    }

    @Test func manyAtOnceApplyEachMigrationOnce() async throws {
        try await StoreDatabase.with(connections: 8, isMigrated: false) { (database) async throws in
            let store = database.store
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<8 { group.addTask { try await store.migrate().applied } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == Migration.known.map(\.name))
        }
    }

    @Test func anEditedMigrationIsRefused() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await database.psql("UPDATE rapporteur.migrations SET sha256 = repeat('0', 64) WHERE version = 2")
            let error = try await #require(throws: StoreError.self) { try await database.store.migrate() }
            #expect(error.code == .migrationEdited)
            #expect(error.sentence.contains("0002_corpus"))
            #expect(!error.isTransient)
        }
    }

    @Test func aNewerSchemaIsRefused() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await database.psql(
                "INSERT INTO rapporteur.migrations (version, name, sha256) VALUES (9999, '9999_later', repeat('0', 64))"
            )
            let migrate = try await #require(throws: StoreError.self) { try await database.store.migrate() }
            #expect(migrate.code == .schemaTooNew)
            let check = try await #require(throws: StoreError.self) { try await database.store.checkSchema() }
            #expect(check.code == .schemaTooNew)
        }
    }

    @Test func aNewerSchemaThatKeepsThisProgramWorkingIsAccepted() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await database.psql(
                "INSERT INTO rapporteur.migrations (version, name, sha256, compatible_from) "
                    + "VALUES (9999, '9999_later', repeat('0', 64), 5)")
            try await database.store.checkSchema()
            #expect(try await database.store.migrate().applied.isEmpty)
            try await database.psql("UPDATE rapporteur.migrations SET compatible_from = 9998 WHERE version = 9999")
            let refused = try await #require(throws: StoreError.self) { try await database.store.checkSchema() }
            #expect(refused.code == .schemaTooNew)
        }
    }

    @Test func aDatabaseOfTheReleaseBeforeGoesOnWithItsRows() async throws {
        try await StoreDatabase.with(isMigrated: false) { (database) async throws in
            let store = database.store
            _ = try await store.migrate(
                Migration.known.filter { $0.version <= 4 }, patience: .seconds(10), rights: false)
            try await database.psql(
                """
                INSERT INTO rapporteur.documents (id, size, passages, sha256, name, symbol, language, kind, verdict,
                    media_type, event_source, event_id, reader_version, extracted_text)
                VALUES ('11111111-1111-8111-8111-111111111111', 1, 1, sha256('a'), 'A/1', 'A/1', 'en', 'report',
                    'faithful', 'text/plain', 's', 'i', '1', 'x');
                INSERT INTO rapporteur.passages (document_id, id, ordinal, range_start, range_end, label, kind, text)
                VALUES ('11111111-1111-8111-8111-111111111111', '22222222-2222-8222-8222-222222222222', 0, 0, 1, 'R1',
                    'recommendation', 'x');
                INSERT INTO rapporteur.classifications (document_id, digest, classifier_version, taxonomy_version,
                    classifier_order, taxonomy_order, counts)
                VALUES ('11111111-1111-8111-8111-111111111111', 'a', '1', '1', '{1}', '{1}', '{}');
                INSERT INTO rapporteur.assignments (document_id, score, ordinal, theme, grade, decided_by, evidence)
                VALUES ('11111111-1111-8111-8111-111111111111', 1, 0, 'a', 'core', 'classifier', '[]')
                """)
            #expect(try await store.migrate().applied == Migration.known.filter { $0.version > 4 }.map(\.name))
            let entries = try await store.allEntries(.init(currentOnly: true))
            #expect(entries.map(\.assignments.count) == [1])
            // The id of such a passage tells nothing of its document; it is found all the same.
            #expect(try await store.existingPassages(["22222222-2222-8222-8222-222222222222"]).count == 1)
            #expect(try await store.unlinkedDocuments().map(\.symbol) == ["A/1"])
            let watermark = try await store.withCorpus { try await $0.watermark() }
            let then = try await store.withCorpus(asOf: watermark) { corpus in
                try await corpus.entries(for: .init()).reduce(into: 0) { count, entry in
                    count += entry.assignments.count
                }
            }
            #expect(then == 1)
        }
    }

    @Test func afterARestoreIntoAnotherServerTimesDecide() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            _ = try await store.commit([Fixture.ingest(Fixture.document("A/1"))])
            try await database.psql("UPDATE rapporteur.origin SET system_identifier = 1")
            _ = try await store.migrate()
            let left = "SELECT count(*) FROM rapporteur.documents WHERE stored_xid IS NOT NULL" as SQL
            #expect(try await database.number(left) == 0)
            let watermark = try await store.withCorpus { try await $0.watermark() }
            #expect(try await store.withCorpus(asOf: watermark) { try await $0.documents(for: .init()).count } == 1)
        }
    }

    @Test func readinessTellsAMissingAndAnOldSchema() async throws {
        try await StoreDatabase.with(isMigrated: false) { (database) async throws in
            let missing = try await #require(throws: StoreError.self) { try await database.store.checkSchema() }
            #expect(missing.code == .schemaMissing)
            _ = try await database.store.migrate()
            try await database.psql("DELETE FROM rapporteur.migrations WHERE version > 1")
            let old = try await #require(throws: StoreError.self) { try await database.store.checkSchema() }
            #expect(old.code == .schemaTooOld)
        }
    }

    @Test func aLockThatIsHeldIsWaitedForAndThenGivenUp() async throws {
        try await StoreDatabase.with(isMigrated: false) { (database) async throws in
            try await database.pool.transaction { holder in
                _ = try await holder.execute("SELECT pg_advisory_xact_lock(8241992421273138277)")
                let error = await #expect(throws: StoreError.self) {
                    try await database.store.migrate(patience: .milliseconds(10))
                }
                #expect(error?.code == .migrationBusy)
                #expect(error?.isTransient == true)
            }
            #expect(try await database.store.migrate().applied.count == Migration.known.count)
        }
    }

    @Test func everythingIsOwnedByTheOwnerAndDescribed() async throws {
        try await StoreDatabase.with { (database) async throws in
            let foreign = try await database.number(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'rapporteur' AND tableowner <> 'rapporteur_owner'")
            #expect(foreign == 0)
            let bare = try await database.number(
                """
                SELECT count(*) FROM pg_class WHERE relnamespace = 'rapporteur'::regnamespace AND relkind IN ('r', 'v')
                    AND obj_description(oid, 'pg_class') IS NULL
                """)
            #expect(bare == 0)
        }
    }
}
