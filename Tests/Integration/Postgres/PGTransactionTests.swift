import Glibc
import Postgres
import Testing

@Suite(.needsServers, .timeLimit(.minutes(2))) struct PGTransactionTests {
    struct Deliberate: Error {}

    @Test("committed when the body returns, rolled back when it throws")
    func outcome() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8 UNIQUE)"))
            try await connection.transaction { try await $0.execute("INSERT INTO t VALUES ($1)", [.int8(1)]) }
            await #expect(throws: Deliberate.self) {
                try await connection.transaction { transaction in
                    try await transaction.execute("INSERT INTO t VALUES ($1)", [.int8(2)])
                    throw Deliberate()
                }
            }
            _ = await databaseFailure {
                try await connection.transaction { transaction in
                    try await transaction.execute("INSERT INTO t VALUES ($1)", [.int8(3)])
                    try await transaction.execute("INSERT INTO t VALUES ($1)", [.int8(1)])
                }
            }
            #expect(try await connection.execute("SELECT array_agg(n) FROM t")[0].requireInt8Array(0) == [1])
        }
    }

    @Test("an error that the body passes over does not become a silent rollback")
    func swallowed() async throws {
        try await PGTestDatabase.withConnection { connection in
            let error = await databaseFailure {
                try await connection.transaction { transaction in
                    _ = try? await transaction.execute("SELECT 1/0")
                }
            }
            #expect(error?.state.rawValue == "25P02")
            #expect(connection.isUsable)
        }
    }

    @Test("a savepoint is undone alone, at any depth, and its outer transactions are locked meanwhile")
    func savepoints() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8 UNIQUE)"))
            try await connection.transaction { outer in
                try await outer.execute("INSERT INTO t VALUES (1)")
                _ = await databaseFailure {
                    try await outer.savepoint { inner in
                        try await inner.execute("INSERT INTO t VALUES (2)")
                        try await inner.savepoint { try await $0.execute("INSERT INTO t VALUES (3)") }
                        let misuse = await databaseFailure { try await outer.execute("SELECT 1") }
                        #expect(misuse?.code == .misuse)
                        try await inner.execute("INSERT INTO t VALUES (1)")
                    }
                }
                try await outer.savepoint { try await $0.execute("INSERT INTO t VALUES (4)") }
                try await outer.execute("INSERT INTO t VALUES (5)")
            }
            #expect(
                try await connection.execute("SELECT array_agg(n ORDER BY n) FROM t")[0].requireInt8Array(0) == [
                    1, 4, 5,
                ])
        }
    }

    @Test("a cancelled task rolls back, and the connection serves the next")
    func cancelled() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8)"))
            let (started, signal) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await connection.transaction { transaction in
                    try await transaction.execute("INSERT INTO t VALUES (1)")
                    signal.finish()
                    try await transaction.execute("SELECT pg_sleep(60)")
                }
            }
            for await _ in started {}
            task.cancel()
            let error = await databaseFailure { try await task.value }
            #expect(error?.isCancellation == true)
            #expect(try await connection.execute("SELECT count(*) FROM t")[0].requireInt8(0) == 0)
        }
    }

    @Test("a cancel request that overtakes its statement is sent again: the connection is never cut for it")
    func overtaking() async throws {
        try await PGTestDatabase.withConnection { observer in
            try await PGTestDatabase.withConnection { connection in
                let backend = try await PGTestDatabase.backend(connection)
                let sleep: SQL = "SELECT pg_sleep($1::float8)"
                // Prepared once, so that what is cancelled is its run and not its preparation.
                _ = try await connection.execute(sleep, [.double(0)])
                // While the backend stands still, statement and cancel request both wait for it. It takes the request
                // first when it goes on, finds nothing to cancel, and only then reads the statement.
                try #require(kill(backend, SIGSTOP) == 0)
                let (started, signal) = AsyncStream.makeStream(of: Void.self)
                let task = Task {
                    try await connection.onItsThread { connection in
                        signal.finish()
                        _ = try await connection.execute(sleep, [.double(60)])
                    }
                }
                for await _ in started {}
                // Round trips elsewhere give the statement, and then the request, the time to be sent.
                for _ in 0..<20 { _ = try await observer.execute("SELECT 1") }
                task.cancel()
                for _ in 0..<1000 { _ = try await observer.execute("SELECT 1") }
                kill(backend, SIGCONT)
                let error = await databaseFailure { try await task.value }
                #expect(error?.isCancellation == true)
                #expect(connection.isUsable)
                #expect(try await PGTestDatabase.backend(connection) == backend)
            }
        }
    }

    @Test("a transaction used after its end, or the connection inside its own transaction, is a misuse and no deadlock")
    func misuse() async throws {
        try await PGTestDatabase.withConnection { connection in
            let kept = try await connection.transaction { transaction in
                let error = await databaseFailure { try await connection.execute("SELECT 1") }
                #expect(error?.code == .misuse)
                return transaction
            }
            let error = await databaseFailure { try await kept.execute("SELECT 1") }
            #expect(error?.code == .misuse)
            let begun = await databaseFailure { try await connection.execute("BEGIN") }
            #expect(begun?.code == .misuse)
            #expect(try await connection.execute("SELECT 1").count == 1)
        }
    }

    @Test("a statement of another task waits for the transaction's end")
    func turns() async throws {
        try await PGTestDatabase.withConnection { connection in
            try await connection.run(SQLScript("CREATE TEMP TABLE t(n int8)"))
            try await withThrowingTaskGroup { group in
                for number in 0..<20 {
                    group.addTask {
                        try await connection.transaction { transaction in
                            try await transaction.execute("INSERT INTO t VALUES ($1)", [.int8(Int64(number))])
                            await Task.yield()
                            try await transaction.execute("INSERT INTO t VALUES ($1)", [.int8(Int64(number))])
                        }
                    }
                    group.addTask {
                        let count = try await connection.execute("SELECT count(*) FROM t")[0].requireInt8(0)
                        #expect(count % 2 == 0)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("isolation and read-only are what was asked for")
    func isolation() async throws {
        try await PGTestDatabase.withConnection { connection in
            let shown = try await connection.transaction(.serializable, readOnly: true) { transaction in
                let row = try await transaction.execute(
                    "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')")[0]
                return try [row.requireText(0), row.requireText(1)]
            }
            #expect(shown == ["serializable", "on"])
        }
    }
}
