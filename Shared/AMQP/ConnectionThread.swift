internal import Glibc
internal import Synchronization

/// What a connection's thread does between jobs.
protocol ConnectionDriver: AnyObject, Sendable {
    /// Does all that can be done without waiting, on the thread; says what to wait for.
    func turn() -> ConnectionThread.Wait
}

/// The thread that owns one connection: rabbitmq-c, README, "Threading": a connection belongs to one thread.
///
/// It is the executor of the actor that holds the connection, so a blocking C call never starves the cooperative pool,
/// and the compiler keeps everybody else away from it. Between jobs it gives its driver a turn, then sleeps in `poll` on
/// the socket and on an `eventfd` that any job or wake-up signals: nothing waits for a poll slice, and an idle connection
/// costs nothing but its heartbeats.
final class ConnectionThread: SerialExecutor, Sendable {
    /// What ends the sleep, besides a job or a wake-up.
    struct Wait {
        /// Readable, or in error. Negative: none.
        var descriptor: Int32 = -1
        /// Also when it becomes writable.
        var wantsOutput = false
        /// Nil: for ever.
        var deadline: Moment?
    }

    private struct State {
        var jobs: [UnownedJob] = []
        var isAwake = false
        var mustTurn = false
        var isStarted = false
        var isStopped = false
        var thread: pthread_t?
        weak var driver: (any ConnectionDriver)?
    }

    private let state = Mutex(State())
    private let wakeDescriptor = WakeDescriptor()
    private let name: String

    /// - Parameter name: shown by debuggers, at most 15 bytes.
    init(name: String) { self.name = name }

    /// Gives `driver` the turns from now on. It is held weakly: who owns the connection owns the thread.
    func drive(_ driver: any ConnectionDriver) { self.state.withLock { $0.driver = driver } }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.change { $0.jobs.append(job) }
    }

    /// Gives the driver a turn soon.
    func wake() { self.change { $0.mustTurn = true } }

    /// The thread ends once every job queued so far has run.
    func stop() { self.change { $0.isStopped = true } }

    func checkIsolated() {
        let thread = self.state.withLock { $0.thread }
        precondition(
            thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false, "an AMQP connection was used off its thread"
        )
    }

    func isIsolatingCurrentContext() -> Bool? {
        self.state.withLock { $0.thread }.map { pthread_equal($0, pthread_self()) != 0 } ?? false
    }

    private func change(_ body: (inout State) -> Void) {
        let (mustStart, mustSignal) = self.state.withLock { state -> (Bool, Bool) in
            body(&state)
            defer { state.isStarted = true }
            let mustSignal = !state.isAwake
            state.isAwake = true
            return (!state.isStarted && !state.isStopped, mustSignal)
        }
        if mustStart { self.start() } else if mustSignal { self.wakeDescriptor.signal() }
    }

    private func start() {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // Tables are decoded by recursion in C, as deep as a frame of 128 KiB can nest them.
        pthread_attr_setstacksize(&attributes, 8 * 1024 * 1024)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<ConnectionThread>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        precondition(status == 0, "no thread could be started for a connection")
    }

    private func run() {
        ThreadName.set(self.name)
        self.state.withLock { $0.thread = pthread_self() }
        while true {
            let (jobs, driver) = self.state.withLock { state in
                defer {
                    state.jobs.removeAll(keepingCapacity: false)
                    state.mustTurn = false
                }
                return (state.jobs, state.driver)
            }
            for job in jobs { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
            let wait = driver?.turn() ?? Wait()
            // From here on, who adds something must signal.
            let goesOn = self.state.withLock { state in
                let isIdle = state.jobs.isEmpty && !state.mustTurn
                if isIdle && state.isStopped { return false }
                state.isAwake = !isIdle
                return true
            }
            guard goesOn else { return }
            self.sleep(wait)
        }
    }

    private func sleep(_ wait: Wait) {
        guard !self.state.withLock({ $0.isAwake }) else { return }
        let timeout = wait.deadline.map { $0.milliseconds(from: .now) } ?? -1
        let events = wait.wantsOutput ? POLLIN | POLLOUT : POLLIN
        withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 2) { descriptors in
            descriptors[0] = pollfd(fd: self.wakeDescriptor.descriptor, events: Int16(POLLIN), revents: 0)
            descriptors[1] = pollfd(fd: wait.descriptor, events: Int16(events), revents: 0)
            // EINTR and errors end the sleep too: the turn looks at everything anyhow.
            _ = poll(descriptors.baseAddress, 2, timeout)
            if descriptors[0].revents != 0 { self.wakeDescriptor.clear() }
        }
        self.state.withLock { $0.isAwake = true }
    }
}
