import Postgres
import Store
import Testing

@Suite("Store: inbox and outbox", .needsServers, .timeLimit(.minutes(2)))
struct OutboxIntegrationTests {
    private struct BrokerAway: Error {}

    /// Counts what was sent.
    private actor Sent {
        var ids: [String] = []
        func add(_ events: [OutgoingEvent]) { self.ids += events.map(\.id) }
    }

    private func leaveUnsent(_ count: Int, in database: StoreDatabase) async throws {
        let units = (0..<count).map { index in
            IngestUnit(
                key: Fixture.key("unsent-\(index)"), bodySHA256: Fixture.digest("\(index)"),
                work: .quarantine(Fixture.quarantine("\(index)"), [Fixture.event("number-\(index)")]))
        }
        _ = try await database.store.commit(units)
    }

    @Test func twoSweepersNeverSendTheSameRow() async throws {
        try await StoreDatabase.with(connections: 6) { (database) async throws in
            try await self.leaveUnsent(40, in: database)
            let (store, sent) = (database.store, Sent())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        while try await store.sweepUnsent(
                            consumer: "ingest", olderThan: .zero, limit: 3, send: { await sent.add($0) }) > 0
                        {}
                    }
                }
                try await group.waitForAll()
            }
            let ids = await sent.ids
            #expect(ids.count == 40)
            #expect(Set(ids).count == 40)
            #expect(try await store.status().unsent.isEmpty)
        }
    }

    @Test func aRowThatAnotherSweeperSendsIsPassedOver() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await self.leaveUnsent(1, in: database)
            let store = database.store
            let outer = try await store.sweepUnsent(consumer: "ingest", olderThan: .zero, limit: 9) { _ in
                let inner = try await store.sweepUnsent(consumer: "ingest", olderThan: .zero, limit: 9) { _ in }
                #expect(inner == 0)
            }
            #expect(outer == 1)
        }
    }

    @Test func whatCannotBeSentStaysUnsent() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await self.leaveUnsent(2, in: database)
            let store = database.store
            await #expect(throws: BrokerAway.self) {
                try await store.sweepUnsent(consumer: "ingest", olderThan: .zero, limit: 9) { _ in throw BrokerAway() }
            }
            #expect(try await store.status().unsent == ["ingest": 2])
            #expect(try await store.sweepUnsent(consumer: "classify", olderThan: .zero, limit: 9) { _ in } == 0)
            #expect(try await store.sweepUnsent(consumer: "ingest", olderThan: .seconds(3_600), limit: 9) { _ in } == 0)
            #expect(try await store.sweepUnsent(consumer: "ingest", olderThan: .zero, limit: 9) { _ in } == 2)
        }
    }

    @Test func attemptsAreCountedPerEvent() async throws {
        try await StoreDatabase.with { (database) async throws in
            let (store, one, two) = (database.store, Fixture.key("1"), Fixture.key("2"))
            #expect(try await store.raiseAttempts([one, two, one]) == [one: 1, two: 1])
            #expect(try await store.raiseAttempts([one]) == [one: 2])
            try await store.clearAttempts([one])
            #expect(try await store.raiseAttempts([one, two]) == [one: 1, two: 2])
        }
    }

    @Test func pruningRemovesOnlyWhatIsSentAndOld() async throws {
        try await StoreDatabase.with { (database) async throws in
            try await self.leaveUnsent(3, in: database)
            let store = database.store
            try await store.markSent([Fixture.key("unsent-0"), Fixture.key("unsent-1")])
            _ = try await store.raiseAttempts([Fixture.key("x")])
            #expect(try await store.prune(olderThan: .seconds(86_400)) == 0)
            try await database.psql("UPDATE rapporteur.inbox SET created_at = now() - interval '40 days'")
            #expect(try await store.prune(olderThan: .seconds(30 * 86_400), limit: 1) == 1)
            #expect(try await store.prune(olderThan: .seconds(30 * 86_400)) == 1)
            #expect(try await store.status().unsent == ["ingest": 1])
        }
    }

    @Test func bodiesThatAreNoTextComeBackUnchanged() async throws {
        try await StoreDatabase.with { (database) async throws in
            var event = Fixture.event("binary")
            event.body = Array(0...255)
            let key = Fixture.key("binary")
            _ = try await database.store.quarantine(
                Fixture.quarantine("binary"), key: key, bodySHA256: Fixture.digest("b"), events: [event])
            #expect(try await database.store.recordedOutcomes([key])[key]?.events == [event])
        }
    }
}
