internal import Glibc
internal import Synchronization

/// Ends blocked writes.
///
/// `amqp_basic_publish` has no timeout: under a memory alarm it sits in the library for ever, heartbeats or not
/// (alanxz/rabbitmq-c#519). `shutdown` of the socket from another thread frees it at once. One thread watches all
/// connections of the process; it sleeps while nothing is armed.
final class Watchdog: Sendable {
    static let shared = Watchdog()

    /// One socket's guard. Disarm it before the socket is closed, or the descriptor may be another's by then.
    struct Guard: Sendable {
        fileprivate let number: UInt64
    }

    private struct State {
        var armed: [UInt64: (deadline: Moment, descriptor: Int32)] = [:]
        var fired: Set<UInt64> = []
        var next: UInt64 = 0
        /// When the thread wakes up by itself; nil while it sleeps for ever.
        var wakesAt: Moment?
        var isStarted = false
    }

    private let state = Mutex(State())
    private let wakeDescriptor = WakeDescriptor()

    func arm(_ descriptor: Int32, for patience: Duration) -> Guard {
        let deadline = Moment.now + patience
        let (number, mustStart, mustSignal) = self.state.withLock { state in
            state.next += 1
            state.armed[state.next] = (deadline, descriptor)
            defer { state.isStarted = true }
            let isSooner = state.wakesAt.map { deadline < $0 } ?? true
            if isSooner { state.wakesAt = deadline }
            return (state.next, !state.isStarted, isSooner)
        }
        if mustStart { self.start() } else if mustSignal { self.wakeDescriptor.signal() }
        return Guard(number: number)
    }

    /// - Returns: whether it had to shut the socket down.
    @discardableResult
    func disarm(_ guardian: Guard) -> Bool {
        self.state.withLock { state in
            state.armed[guardian.number] = nil
            return state.fired.remove(guardian.number) != nil
        }
    }

    private func start() {
        var thread = pthread_t()
        // Lives as long as the process.
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Watchdog>.fromOpaque(context).takeUnretainedValue().run()
                return nil
            }, Unmanaged.passUnretained(self).toOpaque())
        precondition(status == 0, "no thread could be started for the watchdog")
        pthread_detach(thread)
    }

    private func run() {
        ThreadName.set("amqp-watchdog")
        while true {
            let now = Moment.now
            let wakesAt = self.state.withLock { state -> Moment? in
                for (number, entry) in state.armed where entry.deadline <= now {
                    // Under the lock, so that the socket cannot be closed and its number given to another meanwhile.
                    shutdown(entry.descriptor, Int32(SHUT_RDWR))
                    state.armed[number] = nil
                    state.fired.insert(number)
                }
                state.wakesAt = state.armed.values.map(\.deadline).min()
                return state.wakesAt
            }
            var descriptor = pollfd(fd: self.wakeDescriptor.descriptor, events: Int16(POLLIN), revents: 0)
            poll(&descriptor, 1, wakesAt.map { $0.milliseconds(from: .now) } ?? -1)
            if descriptor.revents != 0 { self.wakeDescriptor.clear() }
        }
    }
}
