import Foundation
import Postgres
import Testing

/// Each in a process of its own, since other tests run beside these and would be measured with them.
@Suite(.needsServers, .timeLimit(.minutes(5)), .serialized) struct PGMemoryTests {
    @Test("a stream of a million rows, 130 MB, is read in flat memory")
    func stream() async throws {
        await #expect(processExitsWith: .success) {
            try await PGTestDatabase.withConnection { connection in
                let before = try PGTestDatabase.residentMemory()
                var sum: Int64 = 0
                var most = 0
                var count = 0
                for try await row in connection.stream(
                    "SELECT n, repeat('x', 100) FROM generate_series(1, $1::int8) n", [.int8(1_000_000)])
                {
                    sum += try row.requireInt8(0)
                    count += 1
                    if count % 100_000 == 0 { most = max(most, try PGTestDatabase.residentMemory()) }
                }
                let rows = try await connection.execute("SELECT 1")
                precondition(sum == 500_000_500_000 && rows.count == 1)
                precondition(most - before < 30, "the stream took \(most - before) MiB")
            }
        }
    }

    @Test("a pipeline of 200 MB keeps at most its window")
    func pipeline() async throws {
        await #expect(processExitsWith: .success) {
            try await PGTestDatabase.withConnection { connection in
                try await connection.run(SQLScript("CREATE TEMP TABLE t(body text)"))
                let body = String(repeating: "x", count: 40_000)
                let statements = (0..<5_000).map { _ in PGStatement("INSERT INTO t VALUES ($1)", [.text(body)]) }
                let before = try PGTestDatabase.residentMemory()
                let results = try await connection.pipeline(statements)
                let after = try PGTestDatabase.residentMemory()
                precondition(results.map(\.affected).reduce(0, +) == 5_000)
                precondition(after - before < 40, "the pipeline took \(after - before) MiB")
            }
        }
    }

    @Test("closed connections leave no descriptor and no thread behind")
    func leaks() async throws {
        await #expect(processExitsWith: .success) {
            func held() throws -> [Int] {
                try ["/proc/self/fd", "/proc/self/task"].map {
                    try FileManager.default.contentsOfDirectory(atPath: $0).count
                }
            }
            try await PGTestDatabase.withConnection { try await $0.execute("SELECT 1") }
            while try held()[1] > 8 { await Task.yield() }
            let before = try held()
            for _ in 0..<30 { try await PGTestDatabase.withConnection { try await $0.execute("SELECT 1") } }
            for _ in 0..<30 {
                _ = await databaseFailure { try await PGConnection.connect(PGConfiguration("host=127.0.0.1 port=1")) }
            }
            // Threads end by themselves a moment later; the suite's time limit ends a wait for one that does not.
            while try zip(held(), before).contains(where: { $0 > $1 + 2 }) { await Task.yield() }
        }
    }
}
