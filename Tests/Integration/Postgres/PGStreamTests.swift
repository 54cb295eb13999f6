import Postgres
import Testing

@Suite(.needsServers, .timeLimit(.minutes(3)), .serialized) struct PGStreamTests {
    @Test("a loop left early gives the connection back to the pool in order")
    func earlyBreak() async throws {
        let pool = try PGPool(PGTestDatabase.configuration(), size: 1)
        let backend = try await pool.execute("SELECT pg_backend_pid()")[0].requireInt4(0)
        for _ in 0..<20 {
            try await pool.withConnection { connection in
                for try await row in connection.stream("SELECT n FROM generate_series(1, 100000) n", fetch: 7) {
                    if try row.requireInt4(0) == 10 { break }
                }
            }
            // The same one: it was put in order and not thrown away.
            #expect(try await pool.execute("SELECT pg_backend_pid()")[0].requireInt4(0) == backend)
        }
        #expect(pool.status.idle == 1)
        await pool.close()
    }

    @Test("an empty result, exactly one batch, and an error on the way")
    func edges() async throws {
        try await PGTestDatabase.withConnection { connection in
            for count in [0, 1, 4, 5, 6, 10] {
                var seen = 0
                for try await _ in connection.stream("SELECT generate_series(1, $1)", [.int4(Int32(count))], fetch: 5) {
                    seen += 1
                }
                #expect(seen == count)
            }
            var seen = 0
            let error = await databaseFailure {
                for try await _ in connection.stream("SELECT 1 / (7 - n) FROM generate_series(1, 10) n", fetch: 2) {
                    seen += 1
                }
            }
            #expect(error?.state.rawValue == "22012")
            #expect(seen == 6)
            #expect(try await connection.execute("SELECT 1").count == 1)
        }
    }

    @Test("inside a transaction other statements may run in between")
    func inTransaction() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int4)"))
            try await connection.transaction { transaction in
                for try await row in transaction.stream("SELECT n FROM generate_series(1, 10) n", fetch: 3) {
                    try await transaction.execute("INSERT INTO t VALUES ($1)", [.int4(row.requireInt4(0))])
                }
            }
            #expect(try await connection.execute("SELECT count(*) FROM t")[0].requireInt8(0) == 10)
        }
    }

    @Test("COPY brings rows in; a bad row or value brings none")
    func copy() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8 PRIMARY KEY, s text)"))
            let copied = try await connection.copyIn(
                "COPY t FROM STDIN WITH (FORMAT binary)",
                rows: (0..<20_000).lazy.map { [.int8(Int64($0)), $0 % 2 == 0 ? .null : .text("row \($0)")] })
            #expect(copied == 20_000)
            let row = try await connection.execute("SELECT count(*), count(s), max(s) FROM t")[0]
            #expect(try row.requireInt8(0) == 20_000)
            #expect(try row.requireInt8(1) == 10_000)
            let duplicate = await databaseFailure {
                try await connection.copyIn(
                    "COPY t FROM STDIN WITH (FORMAT binary)",
                    rows: (0..<5).map { [.int8(Int64(30_000 + $0 % 4)), .null] })
            }
            #expect(duplicate?.state == PGError.uniqueViolation)
            let refused = await databaseFailure {
                try await connection.copyIn(
                    "COPY t FROM STDIN WITH (FORMAT binary)",
                    rows: [[.int8(40_000), .text("a")], [.int8(40_001), .text("\0")]])
            }
            #expect(refused?.code == .invalidValue)
            let text = try await connection.copyIn(
                "COPY t FROM STDIN WITH (FORMAT csv)", chunks: [Array("50000,a\n500".utf8), Array("01,\"b,c\"\n".utf8)])
            #expect(text == 2)
            let misuse = await databaseFailure { try await connection.copyIn("SELECT 1", rows: []) }
            #expect(misuse?.code == .misuse)
            let other = await databaseFailure { try await connection.execute("COPY t FROM STDIN") }
            #expect(other?.code == .misuse)
            #expect(try await connection.execute("SELECT count(*) FROM t")[0].requireInt8(0) == 20_002)
        }
    }

    @Test("a prepared statement survives a changed table, a changed type of its parameter, and the server's forgetting")
    func prepared() async throws {
        try await PGTestDatabase.withConnection({ $0.preparedStatementLimit = 3 }) { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8); INSERT INTO t VALUES (1)"))
            let all: SQL = "SELECT * FROM t"
            #expect(try await connection.execute(all).columns == ["n"])
            try await connection.run(SQLScript("ALTER TABLE t ADD COLUMN m int4"))
            #expect(try await connection.execute(all).columns == ["n", "m"])
            try await connection.run(SQLScript("ALTER TABLE t DROP COLUMN m"))
            #expect(try await connection.pipeline([PGStatement(all), PGStatement(all)])[1].columns == ["n"])
            try await connection.run(SQLScript("DEALLOCATE ALL"))
            #expect(try await connection.execute(all).count == 1)
            let typed: SQL = "SELECT pg_typeof($1)::text"
            for (value, type) in [(PGValue.int4(1), "integer"), (.null, "integer"), (.text(""), "text")] {
                #expect(try await connection.execute(typed, [value])[0].requireText(0) == type)
            }
            for sql in ["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4", "SELECT 5"] as [SQL] {
                try await connection.execute(sql)
            }
            let kept = try await connection.execute("SELECT count(*) FROM pg_prepared_statements")[0].requireInt8(0)
            #expect(kept <= 4)
        }
    }
}
