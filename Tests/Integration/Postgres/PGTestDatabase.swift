import Foundation
import Postgres
import Testing

/// Connections to the run's database for the tests of `Postgres`.
enum PGTestDatabase {
    static func configuration(_ change: (inout PGConfiguration) -> Void = { _ in }) throws -> PGConfiguration {
        let text = try #require(TestServers.databaseURL)
        var configuration = try PGConfiguration(text)
        change(&configuration)
        return configuration
    }

    @discardableResult
    static func withConnection<T: Sendable>(
        _ change: (inout PGConfiguration) -> Void = { _ in }, _ body: (PGConnection) async throws -> T
    ) async throws -> T {
        let connection = try await PGConnection.connect(Self.configuration(change))
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// The parts of the database's address.
    static func address() throws -> URLComponents {
        let text = try #require(TestServers.databaseURL)
        return try #require(URLComponents(string: text))
    }

    /// The process id of the backend behind a connection.
    static func backend(_ connection: PGConnection) async throws -> Int32 {
        try await connection.execute("SELECT pg_backend_pid()")[0].requireInt4(0)
    }

    /// Waits until the backend is running a statement that holds `text`.
    static func waitUntilRunning(_ backend: Int32, _ text: String, by observer: PGConnection) async throws {
        while true {
            let rows = try await observer.execute(
                "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active' AND position($2 in query) > 0",
                [.int4(backend), .text(text)])
            if !rows.isEmpty { return }
            await Task.yield()
        }
    }

    /// Memory of this process that is in use, in MiB.
    static func residentMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(Int(line.split(separator: " ").dropLast().last ?? "")) / 1024
    }
}

/// The error of the database with which `body` fails; an issue when it does not.
///
/// Unlike `#expect(throws:)` it can stand inside itself.
func databaseFailure<T: Sendable>(
    _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> T
) async -> PGError? {
    do {
        _ = try await body()
        Issue.record("no error", sourceLocation: location)
        return nil
    } catch {
        let failure = error as? PGError
        #expect(failure != nil, "\(error)", sourceLocation: location)
        return failure
    }
}
