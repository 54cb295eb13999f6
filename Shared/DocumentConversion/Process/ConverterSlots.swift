internal import Synchronization

/// Lets a number of tasks in at one time; the others wait in the order they came.
final class ConverterSlots: Sendable {
    private struct State {
        var free: Int
        var nextTicket = 0
        /// Waiting tasks by ticket, in the order they came.
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    private let state: Mutex<State>

    init(count: Int) {
        self.state = Mutex(State(free: max(1, count)))
    }

    /// Runs `work` as soon as a slot is free.
    ///
    /// - Throws: `cancelled` if the task is cancelled while it waits, or what `work` throws.
    func run<Result: Sendable>(
        _ work: () async throws(ConversionError) -> Result
    ) async throws(ConversionError) -> Result {
        guard await self.enter() else { throw ConversionError(.cancelled) }
        defer { self.leave() }
        return try await work()
    }

    /// Whether the slot was given; `false` if the task was cancelled first.
    private func enter() async -> Bool {
        let ticket = self.state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let entered: Bool? = self.state.withLock { state in
                    // Looked at under the lock: a cancellation before this point found nobody to wake.
                    if Task.isCancelled { return false }
                    guard state.free == 0 else {
                        state.free -= 1
                        return true
                    }
                    state.waiting.append((ticket, continuation))
                    return nil
                }
                if let entered { continuation.resume(returning: entered) }
            }
        } onCancel: {
            let continuation = self.state.withLock { state in
                state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).continuation }
            }
            continuation?.resume(returning: false)
        }
    }

    private func leave() {
        let next = self.state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
