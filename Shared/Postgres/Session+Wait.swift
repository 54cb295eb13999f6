internal import CPQ
internal import Glibc

/// Watches one statement: its deadline, a cancellation, and the grace after either.
struct StatementWatch {
    enum Reason { case cancelled, timedOut }

    private enum Phase {
        case running(Deadline)
        /// `PQcancel` is on its way. It finds nothing to cancel when it overtakes the statement, so it is sent again and
        /// again; the connection is cut when the statement has not ended by `end`.
        case cancelling(Reason, CancelRequest?, end: Deadline, again: Deadline)
    }

    /// How long a cancel request is given before the next is sent.
    private static let betweenRequests = Duration.milliseconds(200)

    private var phase: Phase
    private let patience: Duration
    private let grace: Duration

    init(patience: Duration, grace: Duration) {
        self.patience = patience
        self.grace = grace
        self.phase = .running(Self.deadline(patience, grace))
    }

    /// The server ends a statement by itself when its time is over; this side steps in when that does not happen.
    private static func deadline(_ patience: Duration, _ grace: Duration) -> Deadline {
        patience == .zero ? .never : Deadline(after: patience + grace)
    }

    var deadline: Deadline {
        switch self.phase {
        case .running(let deadline): deadline
        case .cancelling(_, _, let end, let again): min(end, again)
        }
    }

    /// Whether the statement has been cancelled from this side and has not ended in the grace.
    var isOver: Bool {
        switch self.phase {
        case .running: false
        case .cancelling(_, _, let end, _): end.hasPassed
        }
    }

    /// Why the statement was cancelled from this side, if it was.
    var reason: Reason? {
        switch self.phase {
        case .running: nil
        case .cancelling(let reason, _, _, _): reason
        }
    }

    /// Whether a cancellation is still worth listening for.
    var isRunning: Bool { self.reason == nil }

    /// A statement among several has ended: the next has its whole time.
    mutating func restart() {
        guard self.isRunning else { return }
        self.phase = .running(Self.deadline(self.patience, self.grace))
    }

    mutating func cancel(_ reason: Reason, _ connection: OpaquePointer) {
        guard self.isRunning else { return }
        self.phase = .cancelling(
            reason, CancelRequest(connection), end: Deadline(after: max(self.grace, .milliseconds(1))),
            again: Deadline(after: Self.betweenRequests))
    }

    /// Sends another cancel request, unless the last is still on its way.
    mutating func cancelAgain(_ connection: OpaquePointer) {
        guard case .cancelling(let reason, let request, let end, _) = self.phase else { return }
        let isDone = request?.wait(until: Deadline(after: .milliseconds(1))) ?? true
        self.phase = .cancelling(
            reason, isDone ? CancelRequest(connection) : request, end: end, again: Deadline(after: Self.betweenRequests)
        )
    }

    /// Whether no cancel request of this statement can reach a later one.
    func isSettled() -> Bool {
        switch self.phase {
        case .running: true
        case .cancelling(_, let request, let end, _): request?.wait(until: end) ?? true
        }
    }
}

extension Session {
    func watch() -> StatementWatch { StatementWatch(patience: self.statementTimeout, grace: self.cancelGrace) }

    /// Sends what is waiting, reading meanwhile: a server that cannot get rid of its output stops reading ours.
    ///
    /// Manual, section 34.4: after `PQflush` gave 1, wait for the socket to be read- *or* write-ready; when it is read-ready,
    /// `PQconsumeInput`, then `PQflush` again.
    func flush(_ watch: inout StatementWatch, sql: String?) throws(PGError) {
        while true {
            let status = PQflush(self.raw)
            if status == 0 { return }
            // What the server said before it hung up is still to be read, and says more than this failure.
            if status < 0 { return }
            try self.wait(writing: true, &watch, sql: sql)
        }
    }

    /// Waits until the socket is ready and reads what has come.
    func wait(writing: Bool = false, _ watch: inout StatementWatch, sql: String?) throws(PGError) {
        while true {
            let ready = try self.poll(writing: writing, &watch, sql: sql)
            guard ready else { continue }
            guard PQconsumeInput(self.raw) == 1 else {
                // The end of the connection, unless libpq holds a result with the server's last words.
                if PQisBusy(self.raw) == 0 { return }
                throw self.failure("PQconsumeInput", sql: sql)
            }
            return
        }
    }

    /// One `poll` of socket and interrupt: `true` when the socket is ready.
    private func poll(writing: Bool, _ watch: inout StatementWatch, sql: String?) throws(PGError) -> Bool {
        // libpq closes the socket when it has read the connection's end, and `poll` would pass over it in silence.
        guard PQsocket(self.raw) >= 0 else { throw self.failure("PQsocket", sql: sql) }
        let events = Int16(POLLIN) | (writing ? Int16(POLLOUT) : 0)
        let isListening = watch.isRunning
        let wait = watch.deadline.millisecondsLeft
        let ready = withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 2) { descriptors -> (CInt, Bool, Bool) in
            descriptors[0] = pollfd(fd: PQsocket(self.raw), events: events, revents: 0)
            descriptors[1] = pollfd(fd: self.interrupt.descriptor, events: Int16(POLLIN), revents: 0)
            let count = Glibc.poll(descriptors.baseAddress, isListening ? 2 : 1, wait)
            return (count, descriptors[0].revents != 0, isListening && descriptors[1].revents != 0)
        }
        if ready.0 < 0 {
            guard errno == EINTR else {
                self.abandon()
                throw PGError(
                    .connectionLost, state: .init("08006"), message: "poll failed with errno \(errno)", call: "poll",
                    sql: sql)
            }
            return false
        }
        if ready.2 { watch.cancel(.cancelled, self.raw) }
        if ready.1 { return true }
        guard ready.0 == 0, watch.deadline.hasPassed else { return false }
        guard let reason = watch.reason else {
            watch.cancel(.timedOut, self.raw)
            return false
        }
        guard watch.isOver else {
            watch.cancelAgain(self.raw)
            return false
        }
        self.abandon()
        throw PGError(
            reason == .cancelled ? .cancelled : .timedOut, state: .init("08006"),
            message: reason == .cancelled
                ? "the task was cancelled and the server did not end the statement in time: the connection was cut"
                : "the server did not answer in time, nor to a cancel request: the connection was cut",
            call: "poll", sql: sql)
    }

    /// To be called when a statement has ended: makes sure that no cancel request of its own can hit the next one, and
    /// names the reason of a cancellation.
    func settle(_ watch: StatementWatch, _ error: PGError?) -> PGError? {
        if !watch.isSettled() { self.abandon() }
        guard let error, let reason = watch.reason, error.state == PGError.queryCanceled else { return error }
        switch reason {
        case .cancelled:
            return PGError(
                .cancelled, state: error.state, message: "the task was cancelled", call: error.call, sql: error.sql,
                statementIndex: error.statementIndex)
        case .timedOut:
            return PGError(
                .timedOut, state: error.state, message: "the statement took longer than it may", call: error.call,
                sql: error.sql, statementIndex: error.statementIndex)
        }
    }
}
