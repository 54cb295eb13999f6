import Identity
import Model
import Postgres
import Store
import Testing

@Suite("Store: ingesting", .needsServers, .timeLimit(.minutes(2)))
struct IngestIntegrationTests {
    @Test func aBatchIsStoredAndReadBackWhole() async throws {
        try await StoreDatabase.with { (database) async throws in
            let documents = [
                Fixture.document("A/2", date: CalendarDate("2019-09")), Fixture.document("A/1", passages: 0),
            ]
            let results = try await database.store.commit(documents.map { Fixture.ingest($0) })
            #expect(
                results == [
                    .committed(.ingested, events: [Fixture.event("ingested")]),
                    .committed(.ingested, events: [Fixture.event("ingested")]),
                ])
            let stored = try #require(try await database.store.storedDocument(documents[0].id))
            #expect(stored.passages.map(\.passage) == documents[0].document.passages)
            #expect(stored.passages.map(\.ordinal) == [0, 1, 2])
            #expect(stored.passages[0].id == Derivation.passageID(document: documents[0].id, label: "R1"))
            #expect(stored.footnotes == documents[0].document.footnotes)
            #expect(stored.sha256 == documents[0].original.sha256)
            #expect(stored.agendaItem == "3 (a)")
            #expect(stored.head.verdict == documents[0].document.verdict)
            #expect(stored.head.date == CalendarDate("2019-09"))
            #expect(stored.head.title == documents[0].document.title)
            #expect(
                try await database.store.original(sha256: documents[0].original.sha256) == documents[0].original.bytes)
            #expect(try await database.store.extractedText(documents[0].id) == "Extracted text of A/2")
            #expect(try await database.store.documents().map(\.head.symbol) == ["A/1", "A/2"])
            let after = try await database.store.documents(after: documents[1].id)
            #expect(after.map(\.head.symbol) == ["A/2"])
            #expect(try await database.store.documents(symbol: "A/1").map(\.passages) == [0])
            let ids = try await database.store.passageIDs(symbol: "A/2", label: "R3")
            #expect(ids == [stored.passages[2].id])
            #expect(try await database.store.existingPassages(ids + [documents[0].id]) == Set(ids))
            #expect(
                try await database.number("SELECT count(*) FROM rapporteur.citations WHERE target = 'A/RES/64/293'")
                    == 2)
        }
    }

    @Test func redeliveryStoresNothingAndGivesTheRecordedEvents() async throws {
        try await StoreDatabase.with { (database) async throws in
            let unit = Fixture.ingest(Fixture.document("A/1"))
            _ = try await database.store.commit([unit])
            let again = try await database.store.commit([unit])
            let recorded = RecordedOutcome(
                outcome: .ingested, bodySHA256: unit.bodySHA256, events: [Fixture.event("ingested")], isSent: false)
            #expect(again == [.alreadyRecorded(recorded)])
            #expect(again[0].eventsToPublish == recorded.events)
            #expect(try await database.store.recordedOutcomes([unit.key, Fixture.key("none")]) == [unit.key: recorded])

            try await database.store.markSent([unit.key])
            #expect(try await database.store.recordedOutcomes([unit.key])[unit.key]?.isSent == true)
            #expect(try await database.store.commit([unit])[0].eventsToPublish.isEmpty)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.passages") == 3)
        }
    }

    @Test func identicalBytesAreADuplicateWhateverTheirSymbol() async throws {
        try await StoreDatabase.with { (database) async throws in
            let first = Fixture.document("A/1", content: "same")
            let second = Fixture.document("A/2", content: "same")
            let results = try await database.store.commit([
                Fixture.ingest(first, id: "a"), Fixture.ingest(second, id: "b"), Fixture.ingest(first, id: "c"),
            ])
            #expect(results.map(\.outcome) == [.ingested, .duplicate, .duplicate])
            #expect(results[1].eventsToPublish == [Fixture.event("duplicate-of-\(first.id)")])
            let later = try await database.store.commit([Fixture.ingest(second, id: "d")])
            #expect(later.map(\.outcome) == [.duplicate])
            #expect(
                try await database.store.recordedOutcomes([Fixture.key("b")])[Fixture.key("b")]?.outcome == .duplicate)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.documents") == 1)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.originals") == 1)
        }
    }

    @Test func ofManyWorkersWithTheSameDocumentsExactlyOneIngestsEach() async throws {
        try await StoreDatabase.with(connections: 8) { (database) async throws in
            let store = database.store
            let documents = (0..<6).map { Fixture.document("A/\($0)") }
            let outcomes = try await withThrowingTaskGroup(of: [Outcome].self) { group in
                for worker in 0..<8 {
                    let batch = worker % 2 == 0 ? documents : documents.reversed()
                    let units = batch.map { Fixture.ingest($0, id: "\(worker)-\($0.id)") }
                    group.addTask { try await store.commit(units).map(\.outcome) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(outcomes.filter { $0 == .ingested }.count == 6)
            #expect(outcomes.filter { $0 == .duplicate }.count == 42)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.documents") == 6)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.passages") == 18)
        }
    }

    @Test func ofManyWorkersWithTheSameEventExactlyOneCommits() async throws {
        try await StoreDatabase.with(connections: 8) { (database) async throws in
            let store = database.store
            let units = (0..<6).map { Fixture.ingest(Fixture.document("A/\($0)")) }
            let results = try await withThrowingTaskGroup(of: [CommitResult].self) { group in
                for worker in 0..<8 {
                    let batch = worker % 2 == 0 ? units : units.reversed()
                    group.addTask { try await store.commit(batch) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let committed = results.filter { if case .committed = $0 { true } else { false } }
            #expect(committed.count == 6)
            #expect(results.allSatisfy { $0.outcome == .ingested })
        }
    }

    @Test func aKeyTwiceInABatchIsHandledOnce() async throws {
        try await StoreDatabase.with { (database) async throws in
            let unit = Fixture.ingest(Fixture.document("A/1"), id: "same")
            var other = Fixture.ingest(Fixture.document("A/2"), id: "same")
            let results = try await database.store.commit([unit, other])
            #expect(results[0] == .committed(.ingested, events: [Fixture.event("ingested")]))
            guard case .alreadyRecorded(let recorded) = results[1] else { return #expect(Bool(false)) }
            #expect(recorded.bodySHA256 == unit.bodySHA256)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.documents") == 1)

            // The same id with another body gets an outcome of its own.
            other.key.variant = other.bodySHA256
            #expect(try await database.store.commit([other]).map(\.outcome) == [.ingested])
            #expect(try await database.number("SELECT count(*) FROM rapporteur.inbox") == 2)
        }
    }

    @Test func aFailureInTheMiddleLeavesNothing() async throws {
        try await StoreDatabase.with { (database) async throws in
            // As if the server broke between the documents and their passages.
            try await database.psql(
                "ALTER TABLE rapporteur.passages ADD CONSTRAINT broken CHECK (label <> 'R3') NOT VALID")
            await #expect(throws: StoreError.self) {
                try await database.store.commit([Fixture.ingest(Fixture.document("A/1"))])
            }
            for table: SQL in [
                "SELECT count(*) FROM rapporteur.inbox", "SELECT count(*) FROM rapporteur.documents",
                "SELECT count(*) FROM rapporteur.originals", "SELECT count(*) FROM rapporteur.passages",
            ] { #expect(try await database.number(table) == 0) }
            try await database.psql("ALTER TABLE rapporteur.passages DROP CONSTRAINT broken")
            #expect(
                try await database.store.commit([Fixture.ingest(Fixture.document("A/1"))]).map(\.outcome) == [.ingested]
            )
        }
    }

    @Test func aNULIsRefusedBeforeAnythingIsSentAndNamed() async throws {
        try await StoreDatabase.with { (database) async throws in
            var bad = Fixture.document("A/2")
            bad.document.passages[1].text = "a\0b"
            let units = [Fixture.ingest(Fixture.document("A/1")), Fixture.ingest(bad)]
            let error = try await #require(throws: StoreError.self) { try await database.store.commit(units) }
            #expect(error.code == .invalidInput)
            #expect(error.unit == 1)
            #expect(!error.isTransient)
            #expect(try await database.number("SELECT count(*) FROM rapporteur.inbox") == 0)
        }
    }

    @Test func aFileOfTenMebibytesIsStored() async throws {
        try await StoreDatabase.with { (database) async throws in
            var state: UInt64 = 0x9E37_79B9_7F4A_7C15
            let bytes = (0..<10 << 20).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            var units: [IngestUnit] = []
            for index in 0..<3 {
                var document = Fixture.document("A/\(index)")
                document.original.bytes = bytes.dropLast(index)
                document.original.sha256 = Derivation.sha256(document.original.bytes)
                units.append(Fixture.ingest(document))
            }
            #expect(try await database.store.commit(units).map(\.outcome) == [.ingested, .ingested, .ingested])
            #expect(try await database.store.original(sha256: Derivation.sha256(bytes)) == bytes)
        }
    }

    @Test func quarantinedEventsAreListedReadAndMarkedReplayed() async throws {
        try await StoreDatabase.with { (database) async throws in
            let store = database.store
            let entry = Fixture.quarantine("bad")
            let result = try await store.quarantine(
                entry, key: Fixture.key("bad"), bodySHA256: entry.sha256, events: [Fixture.event("quarantined")])
            #expect(result.outcome == .quarantined)
            let large = Fixture.quarantine("large", bytes: nil)
            _ = try await store.quarantine(large, key: Fixture.key("large"), bodySHA256: large.sha256, events: [])
            let list = try await store.quarantineList()
            #expect(Set(list.map(\.entry.eventID)) == ["bad", "large"])
            let bad = try #require(list.first { $0.entry.eventID == "bad" })
            #expect(try await store.quarantineRecord(bad.id)?.entry == entry)
            let event = QuarantinedEvent(consumer: "ingest", source: "urn:test", id: "bad")
            #expect(try await store.quarantined([event]) == [bad.id])
            try await store.markReplayed([bad.id])
            #expect(try await store.quarantined([event]).isEmpty)
            #expect(try await store.quarantineList().map(\.entry.eventID) == ["large"])
            #expect(try await store.quarantineList(includeReplayed: true).count == 2)
            #expect(try await store.quarantineRecord(bad.id)?.replayedAt != nil)
            #expect(try await store.status().quarantined == ["document.unreadable": 1])
        }
    }
}
