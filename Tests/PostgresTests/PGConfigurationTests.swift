import Testing

@testable import Postgres

@Suite struct PGConfigurationTests {
    private func sslmode(_ conninfo: String, _ environment: [String: String] = [:]) throws -> [String?] {
        let configuration = try PGConfiguration(conninfo)
        return configuration.targets { environment[$0] }.map {
            configuration.parameters(for: $0, password: nil) { environment[$0] }["sslmode"]
        }
    }

    @Test("both forms are read as libpq reads them")
    func forms() throws {
        let uri = try PGConfiguration("postgresql://me:s%40t@db.example:5433/main?connect_timeout=7")
        #expect(uri.settings["host"] == "db.example")
        #expect(uri.settings["password"] == "s@t")
        #expect(uri.connectTimeout == .seconds(7))
        let pairs = try PGConfiguration("host=a,b port=1,2 dbname='my db'")
        #expect(pairs.settings["dbname"] == "my db")
        #expect(pairs.targets { _ in nil }.map(\.host) == ["a", "b"])
        #expect(pairs.targets { _ in nil }.map(\.port) == ["1", "2"])
    }

    @Test("over a network the certificate is checked unless someone says otherwise")
    func tls() throws {
        #expect(try self.sslmode("host=db.example") == ["verify-full"])
        #expect(try self.sslmode("host=db.example sslmode=require") == ["require"])
        #expect(try self.sslmode("host=db.example", ["PGSSLMODE": "prefer"]) == [nil])
        #expect(try self.sslmode("host=localhost,db.example") == [nil, "verify-full"])
        #expect(try self.sslmode("host=localhost hostaddr=192.0.2.1") == ["verify-full"])
        for local in ["", "host=/run/postgresql", "host=127.0.0.1", "host=::1", "host=@socket"] {
            #expect(try self.sslmode(local) == [nil])
        }
        #expect(try self.sslmode("", ["PGHOST": "db.example"]) == ["verify-full"])
    }

    @Test("limits go to the server, and what the user says comes last and wins")
    func options() throws {
        var configuration = try PGConfiguration("options='-c lock_timeout=5000' keepalives_idle=60")
        configuration.statementTimeout = .milliseconds(1_500)
        let parameters = configuration.parameters(for: .init(), password: "p") { _ in nil }
        #expect(
            parameters["options"]
                == "-c statement_timeout=1500 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=5000"
        )
        #expect(parameters["keepalives_idle"] == "60")
        #expect(parameters["tcp_user_timeout"] == "10000")
        #expect(parameters["password"] == "p")
        #expect(parameters["client_encoding"] == "UTF8")
    }

    @Test("no description shows the password")
    func masking() throws {
        let configuration = try PGConfiguration(
            "postgresql://me:planted-secret@db.example/main?sslpassword=planted-secret")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("planted-secret"))
            #expect(text.contains("db.example"))
        }
    }

    @Test(
        "a malformed string is refused without repeating it",
        arguments: [
            "postgresql://me:planted-secret@[::1", "password=planted-secret nonsense", "planted-secret",
            "host=a passwort='planted-secret'", "postgresql://a/b?planted-secret=1", "host='planted-secret",
            "host=a\0b",
        ])
    func malformed(conninfo: String) {
        do {
            _ = try PGConfiguration(conninfo)
            Issue.record("taken")
        } catch {
            #expect(error.code == .invalidConfiguration)
            #expect(!error.isTransient)
            #expect(!"\(error) \(String(reflecting: error))".contains("planted-secret"))
        }
    }
}
