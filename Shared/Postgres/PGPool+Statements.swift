extension PGPool {
    /// Runs one statement on a connection of the pool. See ``PGConnection/execute(_:_:)``.
    @discardableResult
    public func execute(_ sql: SQL, _ parameters: [PGValue] = []) async throws(PGError) -> PGRows {
        try await self.lend { connection throws(PGError) in try await connection.execute(sql, parameters) }
    }

    /// Runs statements in one go on a connection of the pool, all or nothing. See ``PGConnection/pipeline(_:)``.
    @discardableResult
    public func pipeline(_ statements: [PGStatement]) async throws(PGError) -> [PGRows] {
        try await self.lend { connection throws(PGError) in try await connection.pipeline(statements) }
    }

    /// Runs several statements of one text on a connection of the pool. See ``PGConnection/run(_:)``.
    public func run(_ script: SQLScript) async throws(PGError) {
        try await self.lend { connection throws(PGError) in try await connection.run(script) }
    }

    /// Runs `body` in a transaction on a connection of the pool.
    /// See ``PGConnection/transaction(_:readOnly:_:)``.
    @discardableResult
    public func transaction<T: Sendable>(
        _ isolation: PGIsolation = .readCommitted, readOnly: Bool = false,
        _ body: @Sendable (PGTransaction) async throws -> T
    ) async throws -> T {
        try await self.withConnection { connection in
            try await connection.transaction(isolation, readOnly: readOnly, body)
        }
    }

    /// Lends a connection for one call, without moving the caller to its thread.
    private func lend<Value: Sendable>(
        _ body: (PGConnection) async throws(PGError) -> Value
    ) async throws(PGError) -> Value {
        let (slot, connection) = try await self.acquire()
        do throws(PGError) {
            let value = try await body(connection)
            await self.release(slot, connection)
            return value
        } catch {
            await self.release(slot, connection)
            throw error
        }
    }
}
