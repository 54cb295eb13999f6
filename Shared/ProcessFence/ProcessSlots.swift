internal import Synchronization

/// Lets a number of tasks in at one time; the others wait in the order they came.
public final class ProcessSlots: Sendable {
    private struct State {
        var free: Int
        var nextTicket = 0
        /// Waiting tasks by ticket, in the order they came.
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    private let state: Mutex<State>

    /// - Parameter count: Tasks that run at one time, at least 1.
    public init(count: Int) {
        self.state = Mutex(State(free: max(1, count)))
    }

    /// Waits for a slot; whoever gets one must ``leave()``.
    ///
    /// - Returns: Whether the slot was given; `false` if the task was cancelled first.
    public func enter() async -> Bool {
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

    /// Gives the slot to the next in line.
    public func leave() {
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
