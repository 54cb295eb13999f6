internal import Postgres

extension Store {
    /// Versions of the schema that this program works with.
    public static let supportedSchemaVersions: ClosedRange<Int> = {
        let last = Migration.known.last?.version ?? 0
        return last...last
    }()

    /// Brings the schema, its roles and their rights up to date.
    ///
    /// Each migration is one transaction under an advisory lock of the database, so several programs may do this at
    /// the same time. No lock is waited for longer than two seconds, because statements of running services queue up
    /// behind the wait; the attempt is repeated instead.
    ///
    /// - Parameter patience: How long to go on trying to get the locks. Default: 60 seconds.
    /// - Throws: `.migrationEdited`, `.schemaTooNew`, `.migrationBusy`, or `.database`.
    public func migrate(patience: Duration = .seconds(60)) async throws(StoreError) -> MigrationReport {
        try await self.migrate(Migration.known, patience: patience)
    }

    /// - Parameter rights: Whether rights are given too, for which the latest schema has to be there.
    func migrate(
        _ known: [Migration], patience: Duration, rights: Bool = true
    ) async throws(StoreError) -> MigrationReport {
        let end = ContinuousClock.now + patience
        var applied: [String] = []
        while let name = try await self.patiently(until: end, { try await self.applyNext(of: known) }) {
            applied.append(name)
        }
        if rights { try await self.patiently(until: end) { try await self.grantRights() } }
        return try await Self.guarded("migrate") {
            let missing = try await self.pool.execute(
                """
                SELECT wanted FROM unnest(ARRAY['rapporteur_owner', 'rapporteur_ingest', 'rapporteur_classify',
                    'rapporteur_report', 'rapporteur_operator', 'rapporteur_reader']) AS wanted
                WHERE to_regrole(wanted) IS NULL ORDER BY wanted
                """)
            let notices = try missing.map { row in
                let role = try row.requireText(0)
                return "role \(role) is missing and this role may not create it: "
                    + "have an administrator run CREATE ROLE \(role) NOLOGIN, then migrate again"
            }
            return MigrationReport(applied: applied, schemaVersion: known.last?.version ?? 0, notices: notices)
        }
    }

    /// For readiness: returns when the schema has a version that this program works with: its own, or a newer one that
    /// was made to go on working with it (expand, then contract).
    ///
    /// - Throws: `.schemaMissing`, `.schemaTooOld`, `.schemaTooNew`, or `.database`.
    public func checkSchema() async throws(StoreError) {
        let (version, compatibleFrom) = try await Self.guarded("check schema") {
            do {
                // The column is not there before version 5.
                let row = try await self.pool.execute(
                    """
                    SELECT coalesce(max(version), 0),
                        max(coalesce((to_jsonb(migration) ->> 'compatible_from')::int, version))
                    FROM rapporteur.migrations AS migration
                    """
                ).first
                return (try row?.requireInt4(0) ?? 0, try row?.int4(1) ?? 0)
            } catch let error as PGError where ["42P01", "3F000", "42501"].contains(error.state.rawValue) {
                throw StoreError(
                    .schemaMissing, "check schema",
                    "the schema rapporteur is not there, or this role may not read it; run rapporteur setup",
                    database: error)
            }
        }
        let supported = Self.supportedSchemaVersions
        if version < supported.lowerBound {
            throw StoreError(
                .schemaTooOld, "check schema",
                "the schema has version \(version), this program needs \(supported.lowerBound); run rapporteur setup")
        }
        if version > supported.upperBound, compatibleFrom > supported.upperBound {
            throw StoreError(
                .schemaTooNew, "check schema",
                "the schema has version \(version), which needs programs of version \(compatibleFrom) or later; this one "
                    + "knows \(supported.upperBound); update the program")
        }
    }

    /// Applies the first migration that is missing and returns its name; `nil` when none is.
    private func applyNext(of known: [Migration]) async throws -> String? {
        try await self.underMigrationLock { transaction in
            let rows = try await transaction.execute(
                """
                SELECT version, name, sha256, (to_jsonb(migration) ->> 'compatible_from')::int
                FROM rapporteur.migrations AS migration ORDER BY version
                """)
            let applied = try rows.map {
                Migration.Applied(
                    version: Int(try $0.requireInt4(0)), name: try $0.requireText(1), sha256: try $0.requireText(2),
                    compatibleFrom: try $0.int4(3).map(Int.init))
            }
            guard let next = try Migration.pending(of: known, applied: applied).first else { return nil }
            try await transaction.run(SQLScript(EmbeddedData.files[next.file].text))
            _ = try await transaction.execute(
                "INSERT INTO rapporteur.migrations (version, name, sha256) VALUES ($1::int, $2::text, $3::text)",
                [.int4(Int32(next.version)), .text(next.name), .text(next.sha256)])
            // The column came with version 5.
            if next.version >= 5 {
                _ = try await transaction.execute(
                    "UPDATE rapporteur.migrations SET compatible_from = $2::int WHERE version = $1::int",
                    [.int4(Int32(next.version)), .int4(Int32(next.compatibleFrom))])
            }
            return next.name
        }
    }

    private func grantRights() async throws {
        try await self.underMigrationLock { transaction in
            try await transaction.run(Self.script("origin.sql"))
            try await transaction.run(Self.script("grants.sql"))
            // Rights are given as the schema's owner, limits as whoever migrates.
            _ = try await transaction.execute("SELECT set_config('role', 'none', true)")
            try await transaction.run(Self.script("timeouts.sql"))
        }
    }

    private func underMigrationLock<Value: Sendable>(
        _ body: @Sendable (PGTransaction) async throws -> Value
    ) async throws -> Value {
        try await self.pool.transaction { transaction in
            _ = try await transaction.execute(
                "SELECT set_config('lock_timeout', '2s', true), set_config('statement_timeout', '0', true)")
            // The number is the first eight bytes of "rapporte": no other program's lock.
            _ = try await transaction.execute("SELECT pg_advisory_xact_lock(8241992421273138277)")
            try await transaction.run(Self.script("bootstrap.sql"))
            return try await body(transaction)
        }
    }

    /// Repeats `attempt` while a lock is not to be had, until `end`.
    @discardableResult
    private func patiently<Value: Sendable>(
        until end: ContinuousClock.Instant, _ attempt: () async throws -> Value
    ) async throws(StoreError) -> Value {
        var pause = Duration.milliseconds(50)
        while true {
            let failure: StoreError
            do {
                return try await attempt()
            } catch {
                failure = StoreError("migrate", causedBy: error)
            }
            // XX000: another database's migration changed the same role at this moment.
            let state = failure.database?.state
            guard state == PGError.lockNotAvailable || state == PGError.deadlock || state?.rawValue == "XX000" else {
                throw failure
            }
            guard ContinuousClock.now + pause < end else {
                throw StoreError(
                    .migrationBusy, "migrate",
                    "other transactions held the locks the whole time; try again when it is quieter",
                    database: failure.database)
            }
            do { try await Task.sleep(for: pause) } catch { throw StoreError("migrate", causedBy: error) }
            pause = min(pause * 2, .seconds(1))
        }
    }

    private static func script(_ name: String) -> SQLScript {
        guard let file = EmbeddedData.files.first(where: { $0.name.description == name }) else {
            preconditionFailure("\(name) is not among the embedded data of this target")
        }
        return SQLScript(file.text)
    }
}
