import Postgres
import Store
import Testing

@Suite("Store: rights of the services", .needsServers, .timeLimit(.minutes(2)))
struct RightsIntegrationTests {
    /// Statements that a role must be refused.
    private func expectDenied(_ pool: PGPool, _ statements: [SQL]) async {
        for statement in statements {
            let error = await #expect(throws: PGError.self, "\(statement)") { _ = try await pool.execute(statement) }
            #expect(error?.state.rawValue == "42501", "\(statement)")
        }
    }

    @Test func ingestStoresDocumentsAndNothingElse() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await database.asMember(of: "rapporteur_ingest") { (store, pool) async throws in
                try await store.checkSchema()
                let results = try await store.commit([
                    Fixture.ingest(Fixture.document("A/1")),
                    IngestUnit(
                        key: Fixture.key("bad"), bodySHA256: Fixture.digest("bad"),
                        work: .quarantine(Fixture.quarantine("bad"), [])),
                ])
                #expect(results.map(\.outcome) == [.ingested, .quarantined])
                try await store.markSent([Fixture.key("bad")])
                #expect(try await store.raiseAttempts([Fixture.key("x")]) == [Fixture.key("x"): 1])
                try await store.clearAttempts([Fixture.key("x")])
                await self.expectDenied(
                    pool,
                    [
                        "DELETE FROM rapporteur.documents", "UPDATE rapporteur.passages SET text = ''",
                        "DELETE FROM rapporteur.inbox", "SELECT count(*) FROM rapporteur.assignments",
                        "SELECT count(*) FROM rapporteur.reports", "UPDATE rapporteur.quarantine SET sentence = ''",
                        "UPDATE rapporteur.migrations SET sha256 = ''", "CREATE TABLE rapporteur.mine (a int)",
                        "DROP TABLE rapporteur.documents", "TRUNCATE rapporteur.inbox",
                    ])
            }
        }
    }

    @Test func classifyGivesThemesAndLeavesDocumentsAlone() async throws {
        try await StoreDatabase.with { (database) async throws in
            let document = Fixture.document("A/1")
            _ = try await database.store.commit([Fixture.ingest(document)])
            try await database.asMember(of: "rapporteur_classify") { (store, pool) async throws in
                #expect(try await store.storedDocument(document.id)?.passages.count == 3)
                for event in ["c1", "c2"] {
                    let unit = Fixture.classify(document, event: event, [[Fixture.assignment("prevention")], [], []])
                    #expect(try await store.commit([unit]).map(\.outcome) == [.classified])
                }
                let correction = Fixture.correction("k", passage: 0, of: document, theme: "prevention", .remove)
                #expect(try await store.commit([correction]).map(\.outcome) == [.corrected])
                await self.expectDenied(
                    pool,
                    [
                        "INSERT INTO rapporteur.passages (document_id) VALUES (NULL)",
                        "DELETE FROM rapporteur.corrections",
                        "UPDATE rapporteur.corrections SET author = ''", "UPDATE rapporteur.documents SET title = ''",
                        "SELECT count(*) FROM rapporteur.reports",
                    ])
            }
        }
    }

    @Test func reportReadsTheCorpusAndStoresReports() async throws {
        try await StoreDatabase.with { (database) async throws in
            _ = try await database.store.commit([Fixture.ingest(Fixture.document("A/1"))])
            try await database.asMember(of: "rapporteur_report") { (store, pool) async throws in
                #expect(try await store.allEntries().count == 3)
                #expect(try await store.commit(ReportFixture.unit("r")).outcome == .published)
                #expect(try await store.reports().count == 1)
                await self.expectDenied(
                    pool,
                    [
                        "DELETE FROM rapporteur.reports", "UPDATE rapporteur.report_files SET bytes = ''",
                        "INSERT INTO rapporteur.assignments (theme) VALUES ('x')", "DELETE FROM rapporteur.assignments",
                        "INSERT INTO rapporteur.documents (id) VALUES (NULL)",
                    ])
            }
        }
    }

    @Test func theOperatorSeesToThingsAndLeavesDocumentsAlone() async throws {
        try await StoreDatabase.with { (database) async throws in
            let document = Fixture.document("A/1")
            _ = try await database.store.commit([Fixture.ingest(document)])
            _ = try await database.store.quarantine(
                Fixture.quarantine("bad"), key: Fixture.key("bad"), bodySHA256: Fixture.digest("bad"), events: [])
            try await database.asMember(of: "rapporteur_operator") { (store, pool) async throws in
                #expect(try await store.status().documents == 1)
                let event = QuarantinedEvent(consumer: "ingest", source: "urn:test", id: "bad")
                try await store.markReplayed(try await store.quarantined([event]))
                #expect(try await store.quarantineList().isEmpty)
                #expect(try await store.withdraw(documents: [document.id], by: "somebody", reason: "Recalled.") == 1)
                #expect(try await store.applyTaxonomy(version: "9", yaml: "a", by: "somebody") == .applied)
                await self.expectDenied(
                    pool,
                    [
                        "DELETE FROM rapporteur.documents", "UPDATE rapporteur.documents SET title = ''",
                        "UPDATE rapporteur.quarantine SET sentence = ''", "UPDATE rapporteur.taxonomies SET yaml = ''",
                        "INSERT INTO rapporteur.corrections (id) VALUES (NULL)",
                        "UPDATE rapporteur.passages SET text = ''",
                    ])
            }
        }
    }

    @Test func theReaderReadsEverythingAndWritesNothing() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await database.asMember(of: "rapporteur_reader") { (store, pool) async throws in
                #expect(try await store.status().documents == 0)
                #expect(try await store.allEntries().isEmpty)
                #expect(try await store.quarantineList().isEmpty)
                await self.expectDenied(
                    pool,
                    [
                        "INSERT INTO rapporteur.attempts (count) VALUES (1)", "DELETE FROM rapporteur.inbox",
                        "UPDATE rapporteur.quarantine SET replayed_at = now()",
                    ])
            }
        }
    }

    @Test func groupRolesHaveLimitsOfTime() async throws {
        try await StoreDatabase.with { (database) async throws in
            let limited = try await database.number(
                """
                SELECT count(*) FROM pg_db_role_setting AS setting JOIN pg_roles AS role ON role.oid = setrole
                JOIN pg_database AS base ON base.oid = setdatabase
                WHERE datname = current_database() AND rolname LIKE 'rapporteur\\_%' AND NOT rolcanlogin
                    AND 'statement_timeout=30s' = ANY (setconfig) AND 'lock_timeout=2s' = ANY (setconfig)
                """)
            #expect(limited == 5)
        }
    }
}
