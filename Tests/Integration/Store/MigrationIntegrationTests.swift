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
