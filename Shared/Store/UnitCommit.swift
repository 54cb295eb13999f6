internal import Postgres

/// An outcome and the events it causes.
struct Decision: Sendable, Hashable {
    var outcome: Outcome
    var events: [OutgoingEvent]
}

/// One handled event whose work and outcome are stored together.
protocol RecordedUnit: Sendable {
    var key: InboxKey { get }
    var bodySHA256: String { get }
    /// The outcome unless the work, when it is done, finds another.
    var expected: Decision { get }
    /// What is to be put aside, if that is the unit's work.
    var quarantined: QuarantineEntry? { get }
    /// Throws `.invalidInput` for what PostgreSQL would refuse, so that one unit does not fail its whole batch.
    func check(_ input: InputCheck) throws(StoreError)
}

/// The transaction that every service's write is: the outcome of each event, and the work of those that had none.
struct UnitCommit<Unit: RecordedUnit>: Sendable {
    let operation: String
    let units: [Unit]

    /// Does the work of the units at the given places, whose keys had no outcome, and returns the decisions that differ
    /// from what was expected.
    typealias Work = @Sendable (_ transaction: PGTransaction, _ places: [Int]) async throws -> [Int: Decision]

    func run(on pool: PGPool, _ work: Work) async throws(StoreError) -> [CommitResult] {
        guard !self.units.isEmpty else { return [] }
        for (place, unit) in self.units.enumerated() {
            let input = InputCheck(operation: self.operation, unit: place)
            try input.digest(unit.bodySHA256, "bodySHA256")
            try unit.check(input)
        }
        return try await Store.guarded(self.operation) {
            // The first unit of a key stands for the others.
            let first = Dictionary(zip(self.units.map(\.key), self.units.indices), uniquingKeysWith: min)
            let (won, recorded) = try await pool.transaction { transaction in
                try await self.record(transaction, first: first, work)
            }
            return try self.units.enumerated().map { place, unit in
                if let decision = won[unit.key] {
                    if first[unit.key] == place { return .committed(decision.outcome, events: decision.events) }
                    let digest = first[unit.key].map { self.units[$0].bodySHA256 } ?? unit.bodySHA256
                    return .alreadyRecorded(
                        RecordedOutcome(
                            outcome: decision.outcome, bodySHA256: digest, events: decision.events, isSent: false))
                }
                guard let outcome = recorded[unit.key] else {
                    throw StoreError(
                        .unreadableRow, self.operation, "an outcome was removed while it was needed; try again")
                }
                return .alreadyRecorded(outcome)
            }
        }
    }

    private func record(
        _ transaction: PGTransaction, first: [InboxKey: Int], _ work: Work
    ) async throws -> (won: [InboxKey: Decision], recorded: [InboxKey: RecordedOutcome]) {
        let keys = KeyColumns(first.keys)
        let places = keys.keys.compactMap { first[$0] }
        let expected = places.map { self.units[$0].expected }
        let inserted = try await transaction.execute(
            Inbox.insert,
            keys.values + [
                .byteaArray(places.map { Hexadecimal.bytes(self.units[$0].bodySHA256) }),
                .textArray(expected.map(\.outcome.rawValue)),
                .textArray(expected.map { OutgoingEvent.json($0.events) }),
                .boolArray(expected.map(\.events.isEmpty)),
            ])
        let winners = Set(try inserted.map { try InboxKey($0) })
        var won = [InboxKey: Decision](
            uniqueKeysWithValues: zip(places, expected).compactMap { place, decision in
                let key = self.units[place].key
                return winners.contains(key) ? (key, decision) : nil
            })
        // In the order the units came: what a later one finds depends on an earlier one.
        let placesOfWork = first.values.filter { winners.contains(self.units[$0].key) }.sorted()
        if !placesOfWork.isEmpty {
            try await self.putAside(transaction, placesOfWork)
            let other = try await work(transaction, placesOfWork)
            try await self.decide(transaction, other)
            for (place, decision) in other { won[self.units[place].key] = decision }
        }
        let losers = KeyColumns(first.keys.filter { !winners.contains($0) })
        guard !losers.keys.isEmpty else { return (won, [:]) }
        return (won, try RecordedOutcome.byKey(try await transaction.execute(Inbox.select, losers.values)))
    }

    private func decide(_ transaction: PGTransaction, _ decisions: [Int: Decision]) async throws {
        guard !decisions.isEmpty else { return }
        let ordered = decisions.sorted { self.units[$0.key].key < self.units[$1.key].key }
        let keys = KeyColumns(ordered.map { self.units[$0.key].key })
        _ = try await transaction.execute(
            Inbox.decide,
            keys.values + [
                .textArray(ordered.map(\.value.outcome.rawValue)),
                .textArray(ordered.map { OutgoingEvent.json($0.value.events) }),
                .boolArray(ordered.map(\.value.events.isEmpty)),
            ])
    }

    private func putAside(_ transaction: PGTransaction, _ places: [Int]) async throws {
        let entries = places.compactMap { place in
            self.units[place].quarantined.map { (key: self.units[place].key, entry: $0) }
        }
        guard !entries.isEmpty else { return }
        _ = try await transaction.pipeline(
            QuarantineColumns.statements(entries)
                + OriginalColumns.statements(
                    entries.compactMap { entry in
                        entry.entry.bytes.map { (sha256: entry.entry.sha256, bytes: $0) }
                    }))
        // A report that cannot be made has a line in the ledger.
        for (key, entry) in entries where key.consumer == ReportRun.consumer {
            try await Store.end(ReportRun.id(key), .failed, failure: entry.sentence, transaction)
        }
    }
}
