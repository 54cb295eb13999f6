import Testing

@testable import Postgres

@Suite struct PGErrorTests {
    private func error(_ state: String, _ code: PGError.Code = .refusedByServer) -> PGError {
        PGError(code, state: .init(state), message: "m", call: "PQgetResult", sql: "SELECT $1")
    }

    @Test("a state matches exactly, by its class, and nothing else")
    func matching() {
        do { throw self.error("23505") } catch PGError.uniqueViolation {} catch { Issue.record("not matched") }
        do { throw self.error("23503") } catch PGError.integrityViolation {} catch { Issue.record("not matched") }
        do {
            throw self.error("22021")
        } catch PGError.integrityViolation {
            Issue.record("matched")
        } catch {}
        do { throw CancellationError() } catch PGError.uniqueViolation { Issue.record("matched") } catch {}
    }

    @Test(
        "what may pass by itself is transient",
        arguments: ["08006", "40001", "40P01", "53100", "53300", "57P01", "57P03", "55P03", "57014", "25P03", "58030"])
    func transient(state: String) { #expect(self.error(state).isTransient) }

    @Test(
        "what the statement or the settings are to blame for is not",
        arguments: ["23505", "22021", "42601", "42501", "28P01", "3D000", "54001", "0A000", "57P04", "25P02"])
    func permanent(state: String) { #expect(!self.error(state).isTransient) }

    @Test("faults of this side")
    func local() {
        #expect(self.error("53300", .timedOut).isTransient)
        #expect(!self.error("53300", .timedOut).isConnectionLoss)
        #expect(self.error("08006", .timedOut).isConnectionLoss)
        #expect(!self.error("57014", .cancelled).isTransient)
        #expect(self.error("08001", .cannotConnect).isTransient)
        #expect(!self.error("28P01", .cannotConnect).isTransient)
    }

    @Test("the default text has no SQL, the detailed one has")
    func texts() {
        let error = self.error("23505")
        #expect(error.description == "PostgreSQL 23505 (refusedByServer): m")
        #expect(error.debugDescription.hasPrefix("PostgreSQL 23505 (refusedByServer): m in PQgetResult at "))
        #expect(error.debugDescription.hasSuffix("; SQL: SELECT $1"))
        let both = TransactionError(cause: error, rollback: self.error("08006", .connectionLost))
        #expect(both.description.contains("23505"))
        #expect(both.description.contains("08006"))
    }

    @Test("the SQLSTATE of a refused login is found in a verbose message, whatever its language")
    func refusedLogin() throws {
        let text = """
            connection to server at "127.0.0.1", port 5432 failed: FATAL:  28P01: password authentication failed for user "x"
            LOCATION:  auth_failed, auth.c:324

            """
        let (state, message) = try #require(Session.verboseRefusal(text))
        #expect(state == PGError.invalidPassword)
        #expect(message == "password authentication failed for user \"x\"")
        #expect(Session.verboseRefusal("failed: ВАЖНО:  3D000: база данных")?.0 == PGError.unknownDatabase)
        #expect(Session.verboseRefusal("connection to server at \"::1\", port 1 failed: Connection refused") == nil)
    }
}
