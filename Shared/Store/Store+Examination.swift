public import Foundation
internal import Postgres

/// What the database says of itself, for whoever looks whether it is fit.
public struct DatabaseReport: Sendable, Hashable {
    /// A role of ours, and what it should be allowed and is not.
    public struct Role: Sendable, Hashable {
        public let name: String
        public let exists: Bool
        /// For example `INSERT on passages`; empty when nothing is lacking.
        public let lacking: [String]
    }

    /// As `server_version_num` has it: 150020 is 15.20.
    public let version: Int
    /// `UTF8` where the database can hold what we read.
    public let encoding: String
    /// Whether this connection is under TLS.
    public let isEncrypted: Bool
    /// Whether the connection came over a socket or the loopback.
    public let isLocal: Bool
    /// Whether a crash keeps what was committed: `fsync`, `full_page_writes` and `synchronous_commit`, each `on` or `off` or
    /// what else it may be.
    public let settings: [String: String]
    public let connections: Int
    public let maximumConnections: Int
    /// The server's clock.
    public let now: Date
    /// `nil` when the schema is not there.
    public let schemaVersion: Int?
    public let roles: [Role]
}

/// Work that has waited longer than it should.
public struct WaitingWork: Sendable, Hashable {
    /// Documents that were stored and have no themes yet.
    public let documents: Int
    /// Outcomes whose events the broker has not confirmed.
    public let outcomes: Int
}

extension Store {
    /// Asks the server about itself, the schema and the rights of our roles. Changes nothing.
    public func examine() async throws(StoreError) -> DatabaseReport {
        try await Self.guarded("examine the database") {
            let rows = try await self.pool.execute(
                """
                SELECT current_setting('server_version_num')::int,
                    pg_encoding_to_char((SELECT encoding FROM pg_database WHERE datname = current_database())),
                    coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false),
                    coalesce(inet_client_addr() <<= '127.0.0.0/8' OR inet_client_addr() <<= '::1/128', true),
                    current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'),
                    (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int,
                    current_setting('max_connections')::int, extract(epoch FROM clock_timestamp())::float8,
                    to_regclass('rapporteur.migrations') IS NOT NULL
                """)
            guard let row = rows.first else {
                throw StoreError(.unreadableRow, "examine the database", "the server gave no answer")
            }
            let hasSchema = try row.requireBool(10)
            return DatabaseReport(
                version: Int(try row.requireInt4(0)), encoding: try row.requireText(1),
                isEncrypted: try row.requireBool(2), isLocal: try row.requireBool(3),
                settings: [
                    "fsync": try row.requireText(4), "full_page_writes": try row.requireText(5),
                    "synchronous_commit": try row.requireText(6),
                ],
                connections: Int(try row.requireInt4(7)), maximumConnections: Int(try row.requireInt4(8)),
                now: Date(timeIntervalSince1970: try row.requireDouble(9)),
                schemaVersion: hasSchema ? try await self.schemaVersion() : nil,
                roles: hasSchema ? try await self.roles() : [])
        }
    }

    private func schemaVersion() async throws -> Int {
        let row = try await self.pool.execute("SELECT coalesce(max(version), 0) FROM rapporteur.migrations").first
        return Int(try row?.requireInt4(0) ?? 0)
    }

    /// The rights without which a service cannot do its work; grants.sql gives them.
    private func roles() async throws -> [DatabaseReport.Role] {
        try await self.pool.execute(
            """
            SELECT role, to_regrole(role) IS NOT NULL,
                coalesce(array_agg(privilege || ' on ' || target ORDER BY target, privilege) FILTER (WHERE
                    to_regrole(role) IS NOT NULL
                    AND NOT has_table_privilege(to_regrole(role), 'rapporteur.' || target, privilege)), '{}')
            FROM (VALUES
                ('rapporteur_ingest', 'inbox', 'INSERT'), ('rapporteur_ingest', 'inbox', 'UPDATE'),
                ('rapporteur_ingest', 'attempts', 'DELETE'), ('rapporteur_ingest', 'quarantine', 'INSERT'),
                ('rapporteur_ingest', 'originals', 'INSERT'), ('rapporteur_ingest', 'documents', 'INSERT'),
                ('rapporteur_ingest', 'passages', 'INSERT'), ('rapporteur_ingest', 'footnotes', 'INSERT'),
                ('rapporteur_classify', 'inbox', 'INSERT'), ('rapporteur_classify', 'inbox', 'UPDATE'),
                ('rapporteur_classify', 'passages', 'SELECT'), ('rapporteur_classify', 'classifications', 'INSERT'),
                ('rapporteur_classify', 'assignments', 'INSERT'), ('rapporteur_classify', 'corrections', 'INSERT'),
                ('rapporteur_report', 'inbox', 'INSERT'), ('rapporteur_report', 'passages', 'SELECT'),
                ('rapporteur_report', 'assignments', 'SELECT'), ('rapporteur_report', 'corrections', 'SELECT'),
                ('rapporteur_report', 'reports', 'INSERT'), ('rapporteur_report', 'report_files', 'INSERT'),
                ('rapporteur_reader', 'passages', 'SELECT'), ('rapporteur_reader', 'assignments', 'SELECT')
            ) AS needed (role, target, privilege)
            GROUP BY role ORDER BY role
            """
        ).map { row in
            DatabaseReport.Role(
                name: try row.requireText(0), exists: try row.requireBool(1),
                lacking: try row.requireTextArray(2).compactMap { $0 })
        }
    }

    /// What has waited longer than `age`: for its themes, or for the broker's confirm.
    public func waiting(longerThan age: Duration) async throws(StoreError) -> WaitingWork {
        try await Self.guarded("count waiting work") {
            let row = try await self.pool.execute(
                """
                SELECT (SELECT count(*) FROM rapporteur.documents AS document
                        WHERE stored_at < now() - make_interval(secs => $1::float8) AND NOT EXISTS (
                            SELECT FROM rapporteur.classifications WHERE document_id = document.id)),
                    (SELECT count(*) FROM rapporteur.inbox
                        WHERE sent_at IS NULL AND created_at < now() - make_interval(secs => $1::float8))
                """, [.double(age.inSeconds)]
            ).first
            return WaitingWork(
                documents: Int(try row?.requireInt8(0) ?? 0), outcomes: Int(try row?.requireInt8(1) ?? 0))
        }
    }
}
