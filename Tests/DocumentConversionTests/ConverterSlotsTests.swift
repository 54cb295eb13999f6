import Testing

@testable import DocumentConversion

@Suite("Slots", .timeLimit(.minutes(1)))
struct ConverterSlotsTests {
    private actor Running {
        private(set) var now = 0
        private(set) var most = 0

        func change(by difference: Int) {
            self.now += difference
            self.most = max(self.most, self.now)
        }
    }

    @Test func `no more run at one time than there are slots`() async throws {
        let slots = ConverterSlots(count: 3)
        let running = Running()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await slots.run { () async throws(ConversionError) in
                        await running.change(by: 1)
                        for _ in 0..<20 { await Task.yield() }
                        await running.change(by: -1)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(await running.now == 0)
        #expect((1...3).contains(await running.most))
    }

    @Test func `one that is called off while it waits leaves its place to others`() async throws {
        let slots = ConverterSlots(count: 1)
        let (hold, release) = AsyncStream<Void>.makeStream()
        let holder = Task {
            try await slots.run { () async throws(ConversionError) in
                for await _ in hold {}
            }
        }
        let waiting = Task { try await slots.run { () async throws(ConversionError) in 1 } }
        waiting.cancel()
        // Called off before, while or after it waits: never both refused and holding the slot.
        let first = await waiting.result
        release.finish()
        try await holder.value
        let second = try await slots.run { () async throws(ConversionError) in 2 }
        #expect(second == 2)
        switch first {
        case .success(let value): #expect(value == 1)
        case .failure(let error): #expect(error as? ConversionError == ConversionError(.cancelled))
        }
    }
}
