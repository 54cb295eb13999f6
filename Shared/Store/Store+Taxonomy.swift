internal import Identity
internal import Postgres

extension Store {
    /// The taxonomy in force; `nil` when none was ever put in force, and each program goes by its own settings.
    public func taxonomyInForce() async throws(StoreError) -> StoredTaxonomy? {
        try await self.taxonomies(limit: 1).first
    }

    /// The version in force alone: for asking often.
    public func taxonomyVersionInForce() async throws(StoreError) -> String? {
        try await Self.guarded("read the taxonomy's version") {
            try await self.pool.execute(Self.versionInForce).first?.requireText(0)
        }
    }

    /// Taxonomies that were put in force, the latest first.
    public func taxonomies(limit: Int = 100) async throws(StoreError) -> [StoredTaxonomy] {
        try await Self.guarded("read taxonomies") {
            let rows = try await self.pool.execute(
                """
                SELECT version, encode(sha256, 'hex'), yaml,
                    to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), applied_by
                FROM rapporteur.taxonomies ORDER BY number DESC LIMIT $1::bigint
                """, [.int8(Int64(limit))])
            return try rows.map { row in
                StoredTaxonomy(
                    version: try row.requireText(0), sha256: try row.requireText(1), yaml: try row.requireText(2),
                    appliedAt: try row.requireText(3), appliedBy: try row.requireText(4))
            }
        }
    }

    /// Puts a taxonomy in force. Classify workers go by it from their next commit on: one that is storing themes at this
    /// moment is waited for, and one that comes later with themes of another taxonomy is refused.
    ///
    /// A version has to be later than the one in force, where both are made of numbers, or the themes of the one before
    /// would count as newer.
    ///
    /// - Parameter yaml: A taxonomy that was checked.
    public func applyTaxonomy(
        version: String, yaml: String, by author: String
    ) async throws(StoreError) -> TaxonomyApplied {
        let sha256 = Derivation.sha256(Array(yaml.utf8))
        return try await Self.guarded("put a taxonomy in force") {
            try await self.pool.transaction { transaction in
                _ = try await transaction.execute(Self.lockTaxonomy)
                let rows = try await transaction.execute(
                    "SELECT version, encode(sha256, 'hex') FROM rapporteur.taxonomies ORDER BY number DESC")
                let before = try rows.map { (version: try $0.requireText(0), sha256: try $0.requireText(1)) }
                if let last = before.first, last.version == version, last.sha256 == sha256 { return .unchanged }
                if before.contains(where: { $0.version == version }) { return .versionTaken }
                if let last = before.first, VersionOrder.isOlder(version, last.version) {
                    return .notNewer(inForce: last.version)
                }
                _ = try await transaction.execute(
                    """
                    INSERT INTO rapporteur.taxonomies (version, sha256, yaml, applied_by)
                    VALUES ($1::text, $2::bytea, $3::text, $4::text)
                    """,
                    [.text(version), Hexadecimal.bytes(sha256).map(PGValue.bytea) ?? .null, .text(yaml), .text(author)])
                return .applied
            }
        }
    }

    /// Holds off the next taxonomy to the end of the transaction, and refuses when another than expected is in force.
    static func require(_ expected: ExpectedTaxonomy, _ transaction: PGTransaction) async throws {
        let version: String?
        switch expected {
        case .any: return
        case .settings: version = nil
        case .version(let known): version = known
        }
        // Two statements: the second must see what was put in force while the first waited.
        let results = try await transaction.pipeline([
            PGStatement(Self.shareTaxonomy), PGStatement(Self.versionInForce),
        ])
        let inForce = try results.last?.first?.requireText(0)
        guard inForce == version else {
            throw StoreError(
                .taxonomyChanged, "store themes",
                "taxonomy \(inForce ?? "of the settings") is in force now, not \(version ?? "that of the settings")")
        }
    }

    private static let versionInForce: SQL = """
        SELECT version FROM rapporteur.taxonomies ORDER BY number DESC LIMIT 1
        """
    // The number is the bytes of "taxonomy": no other program's lock.
    private static let shareTaxonomy: SQL = "SELECT pg_advisory_xact_lock_shared(8386116401130073465)"
    private static let lockTaxonomy: SQL = "SELECT pg_advisory_xact_lock(8386116401130073465)"
}
