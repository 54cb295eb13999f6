import Foundation
import Glibc
import Postgres
import Testing

@Suite(.needsServers, .timeLimit(.minutes(3))) struct PGFaultTests {
    @Test("the server's time limit ends a statement, and the connection serves the next")
    func statementTimeout() async throws {
        try await PGTestDatabase.withConnection({ $0.statementTimeout = .milliseconds(200) }) { connection in
            let error = await databaseFailure { try await connection.execute("SELECT pg_sleep(60)") }
            #expect(error?.state == PGError.queryCanceled)
            #expect(error?.isCancellation == false)
            let rows = try await connection.execute("SELECT 1")
            #expect(rows.count == 1)
        }
    }

    @Test("this side steps in where the server does not: by a cancel request")
    func watchdog() async throws {
        let change: (inout PGConfiguration) -> Void = {
            $0.statementTimeout = .milliseconds(100)
            $0.cancelGrace = .milliseconds(100)
        }
        try await PGTestDatabase.withConnection(change) { connection in
            try await connection.execute("SELECT set_config('statement_timeout', '0', false)")
            let error = await databaseFailure { try await connection.execute("SELECT pg_sleep(60)") }
            #expect(error?.code == .timedOut)
            #expect(error?.isTransient == true)
        }
    }

    @Test("a frozen backend: the connection is cut, the error is transient")
    func frozen() async throws {
        let change: (inout PGConfiguration) -> Void = {
            $0.statementTimeout = .milliseconds(200)
            $0.cancelGrace = .milliseconds(300)
        }
        let connection = try await PGConnection.connect(PGTestDatabase.configuration(change))
        let backend = try await PGTestDatabase.backend(connection)
        // Only root or the server's own user may stop its backend.
        try #require(kill(backend, SIGSTOP) == 0)
        let error = await databaseFailure { try await connection.execute("SELECT 1") }
        kill(backend, SIGCONT)
        #expect(error?.code == .timedOut)
        #expect(error?.isTransient == true)
        #expect(error?.isConnectionLoss == true)
        #expect(!connection.isUsable)
        await connection.close()
    }

    @Test("a lock that is not to be had in time is 55P03 and transient")
    func lockTimeout() async throws {
        try await PGTestDatabase.withConnection({ $0.lockTimeout = .milliseconds(100) }) { waiting in
            try await PGTestDatabase.withConnection { holding in
                try await holding.transaction { transaction in
                    try await transaction.execute("SELECT pg_advisory_xact_lock(77001, pg_backend_pid())")
                    let key = try await transaction.execute("SELECT pg_backend_pid()")[0].requireInt4(0)
                    let error = await databaseFailure {
                        try await waiting.execute("SELECT pg_advisory_lock(77001, $1)", [.int4(key)])
                    }
                    #expect(error?.state == PGError.lockNotAvailable)
                    #expect(error?.isTransient == true)
                }
            }
        }
    }

    @Test("a terminated backend in the middle of a statement is transient, and the pool goes on with another")
    func terminated() async throws {
        let pool = try PGPool(PGTestDatabase.configuration(), size: 1)
        try await PGTestDatabase.withConnection { killer in
            let backend = try await pool.execute("SELECT pg_backend_pid()")[0].requireInt4(0)
            let victim = Task { try await pool.execute("SELECT pg_sleep(60)") }
            try await PGTestDatabase.waitUntilRunning(backend, "pg_sleep", by: killer)
            try await killer.execute("SELECT pg_terminate_backend($1)", [.int4(backend)])
            let error = await databaseFailure { try await victim.value }
            #expect(error?.state.rawValue == "57P01")
            #expect(error?.isTransient == true)
            #expect(error?.isConnectionLoss == true)
            let other = try await pool.execute("SELECT pg_backend_pid()")[0].requireInt4(0)
            #expect(other != backend)
        }
        #expect(pool.status.leased == 0)
        await pool.close()
    }

    @Test("a pool replaces an idle connection whose server has hung up, before it is lent")
    func idleCheck() async throws {
        let pool = try PGPool(PGTestDatabase.configuration { $0.idleCheck = .zero }, size: 1)
        try await PGTestDatabase.withConnection { killer in
            for _ in 0..<3 {
                let backend = try await pool.execute("SELECT pg_backend_pid()")[0].requireInt4(0)
                let rows = try await killer.execute("SELECT pg_terminate_backend($1, 5000)", [.int4(backend)])
                #expect(try rows[0].requireBool(0))
            }
            let rows = try await pool.execute("SELECT 1")
            #expect(rows.count == 1)
        }
        await pool.close()
    }

    @Test("a pool passes on why no connection can be opened, and works once one can")
    func unopenable() async throws {
        var configuration = try PGTestDatabase.configuration()
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("rapporteur-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("wrong".utf8).write(to: file)
        configuration.passwordFile = file.path
        configuration.acquireTimeout = .seconds(120)
        let pool = PGPool(configuration, size: 2)
        await withTaskGroup { group in
            for _ in 0..<10 {
                group.addTask {
                    let error = await databaseFailure { try await pool.execute("SELECT 1") }
                    #expect(error?.state == PGError.invalidPassword)
                }
            }
        }
        try Data(#require(PGTestDatabase.address().password).utf8).write(to: file)
        let rows = try await pool.execute("SELECT 1")
        #expect(rows.count == 1)
        #expect(pool.status.waiting == 0 && pool.status.leased == 0 && pool.status.opening == 0)
        await pool.close()
    }

    @Test("many tasks share few connections")
    func sharing() async throws {
        let pool = try PGPool(PGTestDatabase.configuration { $0.acquireTimeout = .seconds(120) }, size: 3)
        let sum = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 0..<200 {
                group.addTask {
                    if number % 2 == 0 {
                        return try await pool.execute("SELECT $1", [.int8(Int64(number))])[0].requireInt8(0)
                    }
                    return try await pool.transaction {
                        try await $0.execute("SELECT $1", [.int8(Int64(number))])[0].requireInt8(0)
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 19_900)
        #expect(pool.status.idle <= 3 && pool.status.leased == 0)
        await pool.close()
    }

    @Test("a connection lost during COMMIT says that the outcome is unknown")
    func commitUnknown() async throws {
        let connection = try await PGConnection.connect(PGTestDatabase.configuration())
        try await PGTestDatabase.withConnection { killer in
            let backend = try await PGTestDatabase.backend(connection)
            let error = await databaseFailure {
                try await connection.transaction { transaction in
                    try await transaction.execute("SELECT 1")
                    _ = try await killer.execute("SELECT pg_terminate_backend($1, 5000)", [.int4(backend)])
                }
            }
            #expect(error?.code == .commitUnknown)
            #expect(error?.isTransient == true)
        }
        await connection.close()
    }

    @Test("cancelling one task never hits the statement of another")
    func cancellationStress() async throws {
        let pool = try PGPool(PGTestDatabase.configuration { $0.acquireTimeout = .seconds(120) }, size: 2)
        try await withThrowingTaskGroup { group in
            for round in 0..<300 {
                let victim = Task {
                    try await pool.execute("SELECT pg_sleep($1::float8 / 1000)", [.int4(Int32(round % 4))])
                }
                group.addTask {
                    for _ in 0..<(round % 7) { await Task.yield() }
                    victim.cancel()
                    do { _ = try await victim.value } catch let error as PGError { #expect(error.isCancellation) }
                }
                group.addTask {
                    let sum = try await pool.execute("SELECT sum(n) FROM generate_series(1, 2000) n")[0].requireInt8(0)
                    #expect(sum == 2_001_000)
                }
                if round % 20 == 19 { try await group.waitForAll() }
            }
            try await group.waitForAll()
        }
        #expect(pool.status.leased == 0)
        await pool.close()
    }

    @Test("a task that is cancelled before it begins sends nothing; one that waits for a connection stops waiting")
    func cancelledEarly() async throws {
        let pool = try PGPool(PGTestDatabase.configuration(), size: 1)
        try await pool.withConnection { connection in
            let waiting = Task { try await pool.execute("SELECT 1") }
            while pool.status.waiting == 0 { await Task.yield() }
            waiting.cancel()
            let error = await databaseFailure { try await waiting.value }
            #expect(error?.isCancellation == true)
            let before = try await connection.execute("SELECT 1")
            #expect(before.count == 1)
        }
        #expect(pool.status.waiting == 0)
        #expect(pool.status.idle == 1)
        await pool.close()
    }

    @Test("who waits too long for a connection is told so")
    func acquireTimeout() async throws {
        let pool = try PGPool(PGTestDatabase.configuration { $0.acquireTimeout = .milliseconds(50) }, size: 1)
        try await pool.withConnection { _ in
            let error = await databaseFailure { try await pool.execute("SELECT 1") }
            #expect(error?.code == .timedOut)
            #expect(error?.isTransient == true)
            #expect(error?.isConnectionLoss == false)
        }
        await pool.close()
        let closed = await databaseFailure { try await pool.execute("SELECT 1") }
        #expect(closed?.code == .misuse)
    }
}
