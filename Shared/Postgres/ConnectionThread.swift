internal import CPQ
internal import Glibc

/// A thread of its own for one connection, so that a blocking wait never holds a thread of the cooperative pool.
///
/// It serves two executors: `serial`, on which the connection's actor is isolated, and `lane`, on which the bodies of
/// transactions and of leases run, so that a statement inside one costs no switch of threads. (SE-0392, SE-0417.)
///
/// `@unchecked Sendable`: every stored variable is read and written only while `mutex` is held.
final class ConnectionThread: @unchecked Sendable {
    private struct Work {
        let job: UnownedJob
        let isForLane: Bool
    }

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var queue: [Work] = []
    private var isWaiting = false
    private var isStopped = false

    init() {
        self.mutex = .allocate(capacity: 1)
        self.condition = .allocate(capacity: 1)
        pthread_mutex_init(self.mutex, nil)
        pthread_cond_init(self.condition, nil)
    }

    deinit {
        pthread_cond_destroy(self.condition)
        pthread_mutex_destroy(self.mutex)
        self.condition.deallocate()
        self.mutex.deallocate()
    }

    /// Starts the thread, which keeps `self` and both executors alive until `stop()`.
    ///
    /// - Returns: `false` when the system refuses another thread (`EAGAIN`, see `man 3 pthread_create`).
    func start(serial: ConnectionExecutor, lane: ConnectionLane) -> Bool {
        let start = Unmanaged.passRetained(ThreadStart { self.run(serial: serial, lane: lane) })
        return startDetachedThread(start)
    }

    /// The thread ends once every job queued so far has run.
    func stop() {
        self.locked {
            self.isStopped = true
            pthread_cond_signal(self.condition)
        }
    }

    func enqueue(_ job: consuming ExecutorJob, isForLane: Bool) {
        let work = Work(job: UnownedJob(job), isForLane: isForLane)
        self.locked {
            self.queue.append(work)
            // The thread queues work for itself at each switch between actor and body: it needs no waking then.
            if self.isWaiting { pthread_cond_signal(self.condition) }
        }
    }

    private func run(serial: ConnectionExecutor, lane: ConnectionLane) {
        rap_name_this_thread("postgres")
        var batch: [Work] = []
        while self.take(into: &batch) {
            for work in batch {
                if work.isForLane {
                    work.job.runSynchronously(on: lane.asUnownedTaskExecutor())
                } else {
                    work.job.runSynchronously(on: serial.asUnownedSerialExecutor())
                }
            }
            batch.removeAll(keepingCapacity: true)
        }
    }

    /// Waits for work; `false` when there is none and there will be none.
    private func take(into batch: inout [Work]) -> Bool {
        pthread_mutex_lock(self.mutex)
        defer { pthread_mutex_unlock(self.mutex) }
        while self.queue.isEmpty {
            if self.isStopped { return false }
            self.isWaiting = true
            pthread_cond_wait(self.condition, self.mutex)
            self.isWaiting = false
        }
        swap(&self.queue, &batch)
        return true
    }

    private func locked(_ body: () -> Void) {
        pthread_mutex_lock(self.mutex)
        body()
        pthread_mutex_unlock(self.mutex)
    }
}

/// The executor of a connection's actor.
final class ConnectionExecutor: SerialExecutor {
    private let thread: ConnectionThread

    init(_ thread: ConnectionThread) { self.thread = thread }

    func enqueue(_ job: consuming ExecutorJob) { self.thread.enqueue(job, isForLane: false) }
}

/// Where the bodies of transactions run: the connection's thread, but not isolated to its actor.
final class ConnectionLane: TaskExecutor {
    private let thread: ConnectionThread

    init(_ thread: ConnectionThread) { self.thread = thread }

    func enqueue(_ job: consuming ExecutorJob) { self.thread.enqueue(job, isForLane: true) }
}
