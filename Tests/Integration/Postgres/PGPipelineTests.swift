import Postgres
import Testing

@Suite(.needsServers, .timeLimit(.minutes(5)), .serialized) struct PGPipelineTests {
    @Test("5,000 rows of 40 kB go through with bounded memory, and their results come back in order")
    func large() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8, body text)"))
            let body = String(repeating: "x", count: 40_000)
            let statements = (0..<5_000).map { number in
                PGStatement("INSERT INTO t VALUES ($1, $2) RETURNING n, body", [.int8(Int64(number)), .text(body)])
            }
            // RETURNING sends each row back: the server writes as much as it reads, so that a client that only writes would stall.
            let results = try await connection.pipeline(statements)
            #expect(results.count == 5_000)
            let numbers = try results.map { try $0[0].requireInt8(0) }
            #expect(numbers == (0..<5_000).map { Int64($0) })
        }
    }

    @Test("an error in the middle undoes everything and names its statement", arguments: [false, true])
    func atomicity(isLocal: Bool) async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8 PRIMARY KEY, s text)"))
            var statements = (0..<1_000).map { number in
                PGStatement("INSERT INTO t VALUES ($1, $2)", [.int8(Int64(number)), .text("")])
            }
            statements[500] = PGStatement(
                "INSERT INTO t VALUES ($1, $2)", isLocal ? [.int8(500), .text("\0")] : [.int8(3), .text("")])
            let refused = statements
            let error = await databaseFailure { try await connection.pipeline(refused) }
            if isLocal {
                #expect(error?.code == .invalidValue)
            } else {
                #expect(error?.state == PGError.uniqueViolation)
                #expect(error?.statementIndex == 500)
                #expect(error?.constraint == "t_pkey")
            }
            #expect(try await connection.execute("SELECT count(*) FROM t")[0].requireInt8(0) == 0)
            try await connection.pipeline([PGStatement("INSERT INTO t VALUES ($1, $2)", [.int8(1), .text("")])])
        }
    }

    @Test("in a transaction it is part of it")
    func inTransaction() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8)"))
            struct Stop: Error {}
            await #expect(throws: Stop.self) {
                try await connection.transaction { transaction in
                    try await transaction.pipeline([
                        PGStatement("INSERT INTO t VALUES (1)"), PGStatement("INSERT INTO t VALUES (2)"),
                    ])
                    throw Stop()
                }
            }
            #expect(try await connection.execute("SELECT count(*) FROM t")[0].requireInt8(0) == 0)
        }
    }

    @Test("a statement that cannot be prepared is named, and the next pipeline prepares anew")
    func unprepared() async throws {
        try await PGTestDatabase.withConnection { connection in
            let error = await databaseFailure {
                try await connection.pipeline([
                    PGStatement("SELECT 1"), PGStatement("SELEKT 2"), PGStatement("SELECT 3"),
                ])
            }
            #expect(error?.state.rawValue == "42601")
            #expect(error?.statementIndex == 1)
            let rows = try await connection.pipeline([PGStatement("SELECT 3"), PGStatement("SELECT 3")])
            #expect(rows.count == 2)
            #expect(try await connection.pipeline([]).isEmpty)
        }
    }

    @Test("a burst of notices goes nowhere and holds nothing up")
    func notices() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(
                SQLScript(
                    "DO $$BEGIN FOR i IN 1..50000 LOOP RAISE NOTICE 'notice %', repeat('x', 100); END LOOP; END$$"))
            let burst = PGStatement("SELECT set_config('client_min_messages', 'debug5', false)")
            try await connection.pipeline(Array(repeating: burst, count: 500))
            #expect(try await connection.execute("SELECT 1").count == 1)
        }
    }
}
