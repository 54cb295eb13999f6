import Foundation
import Postgres
import Testing

@Suite(.needsServers, .timeLimit(.minutes(2))) struct PGConnectTests {
    /// The address of the test database with another part in it.
    private func address(_ change: (inout URLComponents) -> Void) throws -> String {
        var components = try PGTestDatabase.address()
        change(&components)
        return try #require(components.string)
    }

    @Test("a wrong password is 28P01, not transient, and not in the error")
    func wrongPassword() async throws {
        let configuration = try PGConfiguration(self.address { $0.password = "planted-secret" })
        let error = await databaseFailure { try await PGConnection.connect(configuration) }
        #expect(error?.state == PGError.invalidPassword)
        #expect(error?.isTransient == false)
        let texts = [
            String(describing: error), String(reflecting: error), "\(configuration)", String(reflecting: configuration),
        ]
        #expect(texts.allSatisfy { !$0.contains("planted-secret") })
    }

    @Test("an unknown database is 3D000")
    func unknownDatabase() async throws {
        let configuration = try PGConfiguration(self.address { $0.path = "/no_such_database" })
        let error = await databaseFailure { try await PGConnection.connect(configuration) }
        #expect(error?.state == PGError.unknownDatabase)
        #expect(error?.isTransient == false)
    }

    @Test("a missing server is a transient failure that names the address")
    func missingServer() async throws {
        let configuration = try PGConfiguration("host=127.0.0.1 port=1 dbname=x user=x")
        let error = await databaseFailure { try await PGConnection.connect(configuration) }
        #expect(error?.code == .cannotConnect)
        #expect(error?.isTransient == true)
        #expect(error?.message.contains("127.0.0.1") == true)
    }

    @Test("the next server is tried when the first is away")
    func severalServers() async throws {
        let components = try PGTestDatabase.address()
        let (user, password) = (components.user ?? "", components.password ?? "")
        let port = components.port ?? 5432
        let configuration = try PGConfiguration(
            "postgresql://\(user):\(password)@127.0.0.1:1,127.0.0.1:\(port)\(components.path)")
        let connection = try await PGConnection.connect(configuration)
        #expect(try await connection.execute("SELECT 1").count == 1)
        await connection.close()
    }

    @Test("the password file is read anew at each connection")
    func passwordFile() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("rapporteur-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let components = try PGTestDatabase.address()
        var configuration = try PGConfiguration(self.address { $0.password = nil })
        configuration.passwordFile = file.path
        let first = configuration
        let missing = await databaseFailure { try await PGConnection.connect(first) }
        #expect(missing?.code == .invalidConfiguration)
        try Data("wrong".utf8).write(to: file)
        let wrong = await databaseFailure { try await PGConnection.connect(first) }
        #expect(wrong?.state == PGError.invalidPassword)
        try Data("\(components.password ?? "")\n".utf8).write(to: file)
        let connection = try await PGConnection.connect(first)
        await connection.close()
    }

    @Test("the session has the limits and the name of the configuration")
    func settings() async throws {
        try await PGTestDatabase.withConnection({ $0.applicationName = "rapporteur-test" }) { connection in
            let row = try await connection.execute(
                """
                SELECT current_setting('statement_timeout'), current_setting('lock_timeout'),
                    current_setting('idle_in_transaction_session_timeout'), current_setting('application_name')
                """)[0]
            let shown = try (0..<4).map { try row.requireText($0) }
            #expect(shown == ["30s", "2s", "1min", "rapporteur-test"])
        }
    }

    @Test("a closed connection says so, and closing it again does nothing")
    func closed() async throws {
        let connection = try await PGConnection.connect(PGTestDatabase.configuration())
        await connection.close()
        await connection.close()
        let error = await databaseFailure { try await connection.execute("SELECT 1") }
        #expect(error?.code == .misuse)
    }
}
