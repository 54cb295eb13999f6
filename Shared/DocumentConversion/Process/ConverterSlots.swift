internal import ProcessFence

/// Lets a number of conversions in at one time; the others wait in the order they came.
struct ConverterSlots: Sendable {
    private let slots: ProcessSlots

    init(count: Int) { self.slots = ProcessSlots(count: count) }

    /// Runs `work` as soon as a slot is free.
    ///
    /// - Throws: `cancelled` if the task is cancelled while it waits, or what `work` throws.
    func run<Result: Sendable>(
        _ work: () async throws(ConversionError) -> Result
    ) async throws(ConversionError) -> Result {
        guard await self.slots.enter() else { throw ConversionError(.cancelled) }
        defer { self.slots.leave() }
        return try await work()
    }
}
