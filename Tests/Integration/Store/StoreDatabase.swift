import Foundation
import Postgres
import Store
import Testing

/// A database of one test's own, dropped when the test is over.
struct StoreDatabase {
    let url: String
    let pool: PGPool
    let store: Store

    /// - Parameter isMigrated: Whether the schema is there from the start.
    static func with(
        connections: Int = 4, isMigrated: Bool = true, _ body: (StoreDatabase) async throws -> Void
    ) async throws {
        let server = try #require(TestServers.databaseURL)
        let name = "store_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await Self.psql(server, "CREATE DATABASE \(name)")
        let url = try Self.url(server, database: name)
        let database = try StoreDatabase(url: url, connections: connections)
        let result: Result<Void, any Error>
        do {
            if isMigrated { _ = try await database.store.migrate() }
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        await database.pool.close()
        // Another test may be dropping a role that has settings in this database at this moment.
        var isDropped = false
        for _ in 0..<20 where !isDropped {
            isDropped = (try? await Self.psql(server, "DROP DATABASE \(name) WITH (FORCE)")) != nil
        }
        try result.get()
        #expect(isDropped)
    }

    private init(url: String, connections: Int) throws {
        self.url = url
        self.pool = PGPool(try PGConfiguration(url), size: connections)
        self.store = Store(pool: self.pool)
    }

    /// Runs any SQL, also what the store's own statements, which are literals, could not say.
    func psql(_ sql: String) async throws { try await Self.psql(self.url, sql) }

    /// The first column of the first row.
    func number(_ sql: SQL) async throws -> Int {
        Int(try await self.pool.execute(sql).first?.requireInt8(0) ?? -1)
    }

    /// Runs `body` as a member of `role` that may log in and nothing more.
    func asMember(of role: String, _ body: (Store, PGPool) async throws -> Void) async throws {
        let name = "store_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await self.psql("CREATE ROLE \(name) LOGIN PASSWORD 'x' IN ROLE \(role)")
        var components = try #require(URLComponents(string: self.url))
        (components.user, components.password) = (name, "x")
        let pool = PGPool(try PGConfiguration(try #require(components.string)), size: 2)
        let result: Result<Void, any Error>
        do { result = .success(try await body(Store(pool: pool), pool)) } catch { result = .failure(error) }
        await pool.close()
        // Another test's migration may be setting the role's limits at this moment.
        var isDropped = false
        for _ in 0..<20 where !isDropped {
            isDropped = (try? await self.psql("DROP ROLE \(name)")) != nil
        }
        try result.get()
        #expect(isDropped)
    }

    private static func url(_ server: String, database: String) throws -> String {
        var components = try #require(URLComponents(string: server))
        components.path = "/" + database
        return try #require(components.string)
    }

    static func psql(_ url: String, _ sql: String) async throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", sql]
        process.standardOutput = FileHandle.nullDevice
        // A file and no pipe: whoever is started at the same moment inherits a pipe and keeps it open.
        let file = FileManager.default.temporaryDirectory.appending(path: "psql-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: file) }
        process.standardError = try FileHandle(forWritingTo: file)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard process.terminationStatus == 0 else {
            throw PSQLFailure(text: try String(contentsOf: file, encoding: .utf8))
        }
    }
}

/// What `psql` said when it failed.
struct PSQLFailure: Error, CustomStringConvertible {
    let text: String
    var description: String { "psql: \(self.text)" }
}
