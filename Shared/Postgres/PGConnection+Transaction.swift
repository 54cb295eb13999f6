extension PGConnection {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// The body runs on the connection's thread, so its statements cost no switch of threads. When this returns, the server has
    /// confirmed the commit. Not repeated on 40001 or 40P01: that is the caller's choice, by ``PGError/isTransient``.
    /// - Throws: what `body` threw; ``PGError`` of `BEGIN` or `COMMIT` (`commitUnknown` when the connection was lost in between);
    ///   ``TransactionError`` when the rollback failed as well.
    @discardableResult
    public func transaction<T: Sendable>(
        _ isolation: PGIsolation = .readCommitted, readOnly: Bool = false,
        _ body: @Sendable (PGTransaction) async throws -> T
    ) async throws -> T {
        let turn = try await self.takeTurn(.transaction)
        defer { self.endTurn(turn) }
        let session = try self.live()
        self.level = 0
        try await self.interruptibly { () throws(PGError) in
            _ = try session.execute(isolation.begin(readOnly: readOnly))
        }
        let value: T
        do {
            let transaction = PGTransaction(connection: self, turn: turn, level: 0)
            value = try await Self.$inTransaction.withValue(ObjectIdentifier(self)) {
                try await withTaskExecutorPreference(self.lane) { try await body(transaction) }
            }
        } catch {
            throw self.rolledBack(error, by: "ROLLBACK")
        }
        try self.commit()
        return value
    }

    /// Never looks at the task's cancellation: the work is done, and its outcome must be known.
    private func commit() throws(PGError) {
        self.cursors.removeAll()
        let session = try self.live()
        do throws(PGError) {
            let rows = try session.execute("COMMIT")
            guard rows.result?.tag == "COMMIT" else {
                // The server answers ROLLBACK when a statement had failed, even if the body passed over it.
                throw PGError(
                    .misuse, state: .init("25P02"),
                    message:
                        "nothing was committed: a statement of the transaction had failed and its error was passed over",
                    call: "COMMIT")
            }
        } catch {
            guard error.isConnectionLoss || error.code == .timedOut else { throw error }
            throw PGError(
                .commitUnknown, state: .init("08007"),
                message: "the connection was lost during COMMIT, which may have been done: \(error.message)",
                call: "COMMIT")
        }
    }

    /// Undoes by `sql` what failed with `cause`, whatever the task's cancellation says, and gives the error to throw.
    private func rolledBack(_ cause: any Error, by sql: SQL) -> any Error {
        if self.level == 0 { self.cursors.removeAll() }
        // With the connection gone the server has rolled back by itself.
        guard let session = self.session, !session.isBroken else { return cause }
        do throws(PGError) {
            _ = try session.execute(sql)
            return cause
        } catch {
            session.abandon()
            return TransactionError(cause: cause, rollback: error)
        }
    }

    /// One statement of the transaction that has `turn`, at its savepoint `level`.
    func within<Value>(
        _ turn: Turns.ID, level: Int, _ work: (Session) throws(PGError) -> Value
    ) async throws(PGError) -> Value {
        try self.check(turn, level: level)
        let session = try self.live()
        return try await self.interruptibly { () throws(PGError) in try work(session) }
    }

    func savepoint<T: Sendable>(
        _ turn: Turns.ID, level: Int, _ body: @Sendable (PGTransaction) async throws -> T
    ) async throws -> T {
        try await self.within(turn, level: level) { session throws(PGError) in _ = try session.execute("SAVEPOINT rap")
        }
        self.level = level + 1
        let value: T
        do {
            let transaction = PGTransaction(connection: self, turn: turn, level: level + 1)
            value = try await withTaskExecutorPreference(self.lane) { try await body(transaction) }
        } catch {
            // The same name at each level: the innermost is meant, and it is released so that the outer one shows again.
            let failure = self.rolledBack(error, by: "ROLLBACK TO SAVEPOINT rap")
            self.level = level
            guard !(failure is TransactionError) else { throw failure }
            throw self.rolledBack(failure, by: "RELEASE SAVEPOINT rap")
        }
        self.level = level
        let session = try self.live()
        _ = try session.execute("RELEASE SAVEPOINT rap")
        return value
    }

    func check(_ turn: Turns.ID, level: Int) throws(PGError) {
        guard self.turns.holder == turn else {
            throw PGError(
                .misuse, state: .init("25P01"), message: "the transaction has ended", call: "PGTransaction")
        }
        guard self.level == level else {
            throw PGError(
                .misuse, state: .init("3B001"),
                message:
                    "the transaction is inside a savepoint, or this savepoint has ended: use the innermost PGTransaction",
                call: "PGTransaction")
        }
    }
}
