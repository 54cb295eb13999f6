internal import CPQ
internal import Glibc
internal import Synchronization

/// Lets a cancelled task reach the thread that is waiting for its statement, and only while it is that statement.
///
/// The thread arms it for one statement and gets a ticket; a cancellation with an older ticket does nothing, so a neighbour's
/// statement is never hit. It wakes the thread's `poll` through an eventfd.
final class Interrupt: Sendable {
    private struct State {
        var ticket: UInt64 = 0
        var isArmed = false
        var isFired = false
    }

    /// Readable once the armed statement is to be cancelled.
    let descriptor: CInt
    private let state = Mutex(State())

    /// - Throws: when the process has no descriptor left (`man 2 eventfd`).
    init() throws(PGError) {
        self.descriptor = rap_eventfd()
        guard self.descriptor >= 0 else {
            throw PGError(
                .cannotConnect, state: .init("53000"), message: "no descriptor for a connection: errno \(errno)",
                call: "eventfd")
        }
    }

    deinit { close(self.descriptor) }

    func arm() -> UInt64 {
        self.state.withLock { state in
            state.ticket += 1
            state.isArmed = true
            return state.ticket
        }
    }

    func disarm() {
        let wasFired = self.state.withLock { state in
            defer { state.isFired = false }
            state.isArmed = false
            return state.isFired
        }
        guard wasFired else { return }
        var value: UInt64 = 0
        _ = read(self.descriptor, &value, 8)  // back to not readable
    }

    var isFired: Bool { self.state.withLock { $0.isFired } }

    /// From any thread; never blocks.
    func fire(_ ticket: UInt64) {
        self.state.withLock { state in
            guard state.isArmed, state.ticket == ticket, !state.isFired else { return }
            state.isFired = true
            var one: UInt64 = 1
            _ = write(self.descriptor, &one, 8)
        }
    }
}
