internal import Synchronization

/// One connection to PostgreSQL, with a thread of its own on which every libpq call is made.
///
/// Calls from several tasks take turns; a transaction keeps its turn to its end. Cancelling a task cancels the statement
/// that this task is running and nothing else. Statements are prepared at their first use.
///
/// ```swift
/// let connection = try await PGConnection.connect(PGConfiguration("postgresql://localhost/test"))
/// let rows = try await connection.execute("SELECT symbol FROM document WHERE id = $1", [.uuid(id)])
/// for row in rows { print(try row.requireText(0)) }
/// await connection.close()
/// ```
public actor PGConnection {
    /// The connection whose transaction the current task is in; guards against waiting for oneself.
    @TaskLocal static var inTransaction: ObjectIdentifier?

    let configuration: PGConfiguration
    private let thread: ConnectionThread
    private nonisolated let executor: ConnectionExecutor
    nonisolated let lane: ConnectionLane
    let interrupt: Interrupt
    var session: Session?
    var turns = Turns()
    private var waiters: [Turns.ID: CheckedContinuation<Bool, Never>] = [:]
    /// How deep in savepoints the transaction is.
    var level = 0
    var cursors = Cursors()
    private nonisolated let condition = Atomic<UInt8>(Condition.idle.rawValue)

    /// What a pool needs to know without switching to the connection's thread.
    enum Condition: UInt8 { case idle, busy, broken }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    /// Opens a connection.
    ///
    /// - Throws: ``PGError``: `cannotConnect` with the server's SQLSTATE (28P01 wrong password, 3D000 no such database, 08001 nobody
    ///   there), `invalidConfiguration`, or `cancelled`.
    public static func connect(_ configuration: PGConfiguration) async throws(PGError) -> PGConnection {
        let connection = try PGConnection(configuration)
        try await connection.open()
        return connection
    }

    private init(_ configuration: PGConfiguration) throws(PGError) {
        self.configuration = configuration
        self.interrupt = try Interrupt()
        let thread = ConnectionThread()
        self.thread = thread
        self.executor = ConnectionExecutor(thread)
        self.lane = ConnectionLane(thread)
        guard thread.start(serial: self.executor, lane: self.lane) else {
            throw PGError(
                .cannotConnect, state: .init("53000"), message: "no thread for a connection", call: "pthread_create")
        }
    }

    isolated deinit {
        // SE-0371: this runs on the thread, so the C handle dies where it lived.
        self.session = nil
        self.thread.stop()
    }

    private func open() async throws(PGError) {
        let (configuration, interrupt) = (self.configuration, self.interrupt)
        self.session = try await self.interruptibly { () throws(PGError) in try Session.open(configuration, interrupt) }
    }

    /// Ends the connection. An open transaction is rolled back by the server. May be called again.
    public func close() {
        self.session = nil
        self.updateCondition()
        for waiter in self.waiters.values { waiter.resume(returning: true) }  // they find the connection closed
        self.waiters = [:]
    }

    /// Whether the connection can take another statement, as far as is known without asking the server.
    public nonisolated var isUsable: Bool { self.condition.load(ordering: .acquiring) != Condition.broken.rawValue }

    /// Whether the connection stands outside any transaction or stream.
    nonisolated var isIdle: Bool { self.condition.load(ordering: .acquiring) == Condition.idle.rawValue }

    /// Runs `body` on the connection's thread: a statement in it costs no switch of threads, which for short statements is most of
    /// their time. ``transaction(_:readOnly:_:)`` and ``PGPool/withConnection(_:)`` do so by themselves.
    ///
    /// Work between the statements holds up this connection and nothing else.
    @discardableResult
    public nonisolated func onItsThread<T: Sendable>(
        _ body: @Sendable (PGConnection) async throws -> T
    ) async throws -> T {
        try await withTaskExecutorPreference(self.lane) { try await body(self) }
    }

    func live() throws(PGError) -> Session {
        guard let session = self.session else {
            throw PGError(.misuse, state: .init("08003"), message: "the connection was closed", call: "PGConnection")
        }
        guard !session.isBroken else {
            throw PGError(
                .connectionLost, state: .init("08003"), message: "the connection was lost before", call: "PGConnection")
        }
        return session
    }

    func updateCondition() {
        let condition: Condition =
            if let session = self.session, !session.isBroken {
                self.turns.isFree && session.isIdle ? .idle : .busy
            } else { .broken }
        self.condition.store(condition.rawValue, ordering: .releasing)
    }

    /// Runs `work` on the connection's thread; a cancellation of the current task cancels its statement.
    func interruptibly<Value>(_ work: () throws(PGError) -> Value) async throws(PGError) -> Value {
        if Task.isCancelled {
            throw PGError(
                .cancelled, state: PGError.queryCanceled,
                message: "the task was cancelled before the statement was sent",
                call: "PGConnection")
        }
        let interrupt = self.interrupt
        let ticket = interrupt.arm()
        defer {
            interrupt.disarm()
            self.updateCondition()
        }
        let outcome = await withTaskCancellationHandler {
            Result { () throws(PGError) in try work() }
        } onCancel: {
            interrupt.fire(ticket)
        }
        return try outcome.get()
    }

    /// Waits until nobody else keeps the connection.
    func takeTurn(_ purpose: Turns.Purpose) async throws(PGError) -> Turns.ID {
        if Self.inTransaction == ObjectIdentifier(self) {
            throw PGError(
                .misuse, state: .init("25001"),
                message: "the connection was used inside its own transaction: use the PGTransaction given to the body",
                call: "PGConnection")
        }
        if !self.turns.isFree, self.turns.purpose == .stream {
            throw PGError(
                .misuse, state: .init("25001"),
                message: "a stream is open on the connection: read it to its end, or use another connection",
                call: "PGConnection")
        }
        switch self.turns.request(purpose) {
        case .granted(let id):
            return id
        case .wait(let id):
            let isGranted = await withTaskCancellationHandler {
                await withCheckedContinuation { self.waiters[id] = $0 }
            } onCancel: {
                Task { await self.withdraw(id) }
            }
            if isGranted { return id }
            throw PGError(
                .cancelled, state: PGError.queryCanceled,
                message: "the task was cancelled while it waited for the connection",
                call: "PGConnection")
        }
    }

    func endTurn(_ id: Turns.ID) {
        if let next = self.turns.end(id) {
            self.waiters.removeValue(forKey: next)?.resume(returning: true)
        }
        self.updateCondition()
    }

    private func withdraw(_ id: Turns.ID) {
        guard self.turns.withdraw(id) else { return }
        self.waiters.removeValue(forKey: id)?.resume(returning: false)
    }
}
