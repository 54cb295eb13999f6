/// The statements of one transaction, or of one savepoint in it; of use only inside the body it was given to.
public struct PGTransaction: Sendable {
    let connection: PGConnection
    let turn: Turns.ID
    let level: Int

    /// Runs one statement and gives its rows. See ``PGConnection/execute(_:_:)``.
    ///
    /// After an error PostgreSQL refuses every further statement of the transaction (25P02) up to its end or savepoint.
    @discardableResult
    public func execute(_ sql: SQL, _ parameters: [PGValue] = []) async throws(PGError) -> PGRows {
        try await self.connection.within(self.turn, level: self.level) { session throws(PGError) in
            try session.execute(sql, parameters)
        }
    }

    /// Runs statements in one go. See ``PGConnection/pipeline(_:)``; when one fails, so has the transaction.
    @discardableResult
    public func pipeline(_ statements: [PGStatement]) async throws(PGError) -> [PGRows] {
        try await self.connection.within(self.turn, level: self.level) { session throws(PGError) in
            try session.pipeline(statements)
        }
    }

    /// Runs several statements of one text, which may not end the transaction.
    public func run(_ script: SQLScript) async throws(PGError) {
        try await self.connection.within(self.turn, level: self.level) { session throws(PGError) in
            try session.run(script)
        }
    }

    /// Copies rows into a table in the binary format. See ``PGConnection/copyIn(_:rows:)``.
    @discardableResult
    public func copyIn(_ sql: SQL, rows: some Sequence<[PGValue]> & Sendable) async throws(PGError) -> Int {
        try await self.connection.within(self.turn, level: self.level) { session throws(PGError) in
            try session.copyIn(sql, rows: rows)
        }
    }

    /// Copies rows into a table from text or CSV. See ``PGConnection/copyIn(_:chunks:)``.
    @discardableResult
    public func copyIn(_ sql: SQL, chunks: some Sequence<[UInt8]> & Sendable) async throws(PGError) -> Int {
        try await self.connection.within(self.turn, level: self.level) { session throws(PGError) in
            try session.copyIn(sql, chunks: chunks)
        }
    }

    /// The rows of a query one after the other, `fetch` at a time; other statements may run in between. Ends with the transaction.
    ///
    /// - Parameter fetch: rows for each round trip, at least 1. Default: 500.
    public func stream(_ sql: SQL, _ parameters: [PGValue] = [], fetch: Int = 500) -> PGRowStream {
        PGRowStream(
            connection: self.connection, transaction: self, sql: sql, parameters: parameters, fetch: max(1, fetch))
    }

    /// Runs `body` at a savepoint: what it did is undone when it throws, and the transaction goes on.
    @discardableResult
    public func savepoint<T: Sendable>(_ body: @Sendable (PGTransaction) async throws -> T) async throws -> T {
        try await self.connection.savepoint(self.turn, level: self.level, body)
    }
}
