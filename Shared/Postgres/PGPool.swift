internal import Synchronization

/// A small number of connections shared by many tasks.
///
/// A connection is opened when it is first needed and kept. One that broke is thrown away and its place filled by the next who
/// asks; one that stood idle is looked at before use. Waiting is bounded by `acquireTimeout`.
public final class PGPool: Sendable {
    private struct State {
        var pool: PoolState
        var connections: [PoolState.Slot: (connection: PGConnection, since: ContinuousClock.Instant)] = [:]
        var waiters: [PoolState.Waiter: Waiting] = [:]
    }

    private struct Waiting: Sendable {
        let continuation: CheckedContinuation<Outcome, Never>
        let timer: Task<Void, Never>

        func resume(_ outcome: Outcome) {
            self.timer.cancel()
            self.continuation.resume(returning: outcome)
        }
    }

    private enum Outcome: Sendable {
        case granted(PoolState.Grant)
        case cancelled, timedOut, closed
    }

    private let configuration: PGConfiguration
    private let state: Mutex<State>

    /// - Parameter size: the most connections, at least 1. Default: 4.
    public init(_ configuration: PGConfiguration, size: Int = 4) {
        self.configuration = configuration
        self.state = Mutex(State(pool: PoolState(size: size)))
    }

    public var status: PGPoolStatus { self.state.withLock { $0.pool.status } }

    /// Lends a connection to `body`, which runs on that connection's thread: its statements cost no switch of threads.
    ///
    /// - Throws: what `body` throws; ``PGError`` when no connection could be had: `timedOut` with 53300 after `acquireTimeout`, or
    ///   the reason why none could be opened.
    @discardableResult
    public func withConnection<T: Sendable>(_ body: @Sendable (PGConnection) async throws -> T) async throws -> T {
        let (slot, connection) = try await self.acquire()
        do {
            let value = try await withTaskExecutorPreference(connection.lane) { try await body(connection) }
            await self.release(slot, connection)
            return value
        } catch {
            await self.release(slot, connection)
            throw error
        }
    }

    /// Closes idle connections at once and the others when they come back; waiters and later callers get an error.
    public func close() async {
        let (idle, waiters) = self.state.withLock { state in
            let (slots, waiters) = state.pool.close()
            return (
                slots.compactMap { state.connections.removeValue(forKey: $0)?.connection },
                waiters.compactMap { state.waiters.removeValue(forKey: $0) }
            )
        }
        for waiter in waiters { waiter.resume(.closed) }
        for connection in idle { await connection.close() }
    }

    func acquire() async throws(PGError) -> (PoolState.Slot, PGConnection) {
        switch await self.grant() {
        case .granted(.open(let slot)):
            return (slot, try await self.open(slot))
        case .granted(.reuse(let slot)):
            guard let (connection, since) = self.state.withLock({ $0.connections[slot] }) else {
                return (slot, try await self.open(slot))
            }
            let isFresh = connection.isUsable && ContinuousClock.now - since < self.configuration.idleCheck
            if isFresh { return (slot, connection) }
            if await connection.isAlive() { return (slot, connection) }
            await connection.close()
            self.state.withLock { $0.pool.reopening(slot) }
            return (slot, try await self.open(slot))
        case .cancelled:
            throw PGError(
                .cancelled, state: PGError.queryCanceled,
                message: "the task was cancelled while it waited for a connection",
                call: "PGPool")
        case .timedOut:
            throw PGError(
                .timedOut, state: .init("53300"),
                message:
                    "no connection of the pool of \(self.status.size) was free within \(self.configuration.acquireTimeout)",
                call: "PGPool")
        case .closed:
            throw PGError(.misuse, state: .init("08003"), message: "the pool was closed", call: "PGPool")
        }
    }

    func release(_ slot: PoolState.Slot, _ connection: PGConnection) async {
        let isIdle = connection.isIdle
        let isUsable = if isIdle { true } else { await connection.settle() }
        let (wake, isKept) = self.state.withLock { state -> ((Waiting, Outcome)?, Bool) in
            let isKept = isUsable && !state.pool.isClosed
            if isKept {
                state.connections[slot] = (connection, .now)
            } else {
                state.connections[slot] = nil
            }
            return (Self.wake(isKept ? state.pool.released(slot) : state.pool.vacated(slot), &state), isKept)
        }
        if let (waiting, outcome) = wake { waiting.resume(outcome) }
        if !isKept { await connection.close() }
    }

    /// Fills `slot`, or gives it to the next one in line.
    private func open(_ slot: PoolState.Slot) async throws(PGError) -> PGConnection {
        do throws(PGError) {
            let connection = try await PGConnection.connect(self.configuration)
            let isWanted = self.state.withLock { state in
                state.connections[slot] = (connection, .now)
                return state.pool.opened(slot)
            }
            if isWanted { return connection }
            await connection.close()
            throw PGError(.misuse, state: .init("08003"), message: "the pool was closed", call: "PGPool")
        } catch {
            let wake = self.state.withLock { state in
                state.connections[slot] = nil
                return Self.wake(state.pool.vacated(slot), &state)
            }
            if let (waiting, outcome) = wake { waiting.resume(outcome) }
            throw error
        }
    }

    private func grant() async -> Outcome {
        let waiter = self.state.withLock { $0.pool.newWaiter() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let outcome = self.state.withLock { state -> Outcome? in
                    // Asked under the lock: a cancellation that comes later finds the waiter in its place.
                    if Task.isCancelled { return .cancelled }
                    switch state.pool.acquire(waiter) {
                    case .granted(let grant): return .granted(grant)
                    case .closed: return .closed
                    case .wait:
                        state.waiters[waiter] = Waiting(continuation: continuation, timer: self.timer(for: waiter))
                        return nil
                    }
                }
                if let outcome { continuation.resume(returning: outcome) }
            }
        } onCancel: {
            self.withdraw(waiter, .cancelled)
        }
    }

    private func timer(for waiter: PoolState.Waiter) -> Task<Void, Never> {
        let patience = self.configuration.acquireTimeout
        return Task {
            // Cancelled when the waiter was served.
            guard (try? await Task.sleep(for: patience)) != nil else { return }
            self.withdraw(waiter, .timedOut)
        }
    }

    private func withdraw(_ waiter: PoolState.Waiter, _ outcome: Outcome) {
        let waiting = self.state.withLock { state in
            state.pool.withdraw(waiter) ? state.waiters.removeValue(forKey: waiter) : nil
        }
        waiting?.resume(outcome)
    }

    private static func wake(_ wake: PoolState.Wake?, _ state: inout State) -> (Waiting, Outcome)? {
        guard let wake, let waiting = state.waiters.removeValue(forKey: wake.waiter) else { return nil }
        return (waiting, .granted(wake.grant))
    }
}
