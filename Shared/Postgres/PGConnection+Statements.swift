extension PGConnection {
    /// Runs one statement and gives its rows.
    ///
    /// - Parameter parameters: the values of `$1`, `$2`, … At most 65,535; many rows go as arrays through `unnest`.
    @discardableResult
    public func execute(_ sql: SQL, _ parameters: [PGValue] = []) async throws(PGError) -> PGRows {
        try await self.single { session throws(PGError) in try session.execute(sql, parameters) }
    }

    /// Runs statements in one go, without waiting for each other's results: one implicit transaction, all or nothing.
    ///
    /// At most 200 statements and 4 MiB are under way at a time, however many are given; the results are kept.
    /// - Throws: ``PGError`` of the first statement that failed, with its `statementIndex`.
    @discardableResult
    public func pipeline(_ statements: [PGStatement]) async throws(PGError) -> [PGRows] {
        try await self.single { session throws(PGError) in try session.pipeline(statements) }
    }

    /// Runs several statements of one text without parameters, as one implicit transaction unless it holds its own.
    public func run(_ script: SQLScript) async throws(PGError) {
        try await self.single { session throws(PGError) in try session.run(script) }
    }

    /// Copies rows into a table in the binary format.
    ///
    /// One bad row loses them all, and nothing checks the types but the server: for rows of one's own making.
    /// - Parameter sql: `COPY table (columns) FROM STDIN WITH (FORMAT binary)`.
    /// - Parameter rows: one value for each column, of exactly the column's type. Made on the connection's thread.
    /// - Returns: how many rows were copied.
    @discardableResult
    public func copyIn(_ sql: SQL, rows: some Sequence<[PGValue]> & Sendable) async throws(PGError) -> Int {
        try await self.single { session throws(PGError) in try session.copyIn(sql, rows: rows) }
    }

    /// Copies rows into a table from text or CSV, as `COPY` reads them; chunks may end anywhere.
    @discardableResult
    public func copyIn(_ sql: SQL, chunks: some Sequence<[UInt8]> & Sendable) async throws(PGError) -> Int {
        try await self.single { session throws(PGError) in try session.copyIn(sql, chunks: chunks) }
    }

    /// The rows of a query one after the other, `fetch` at a time: memory does not grow with their number, and the server
    /// makes no more than are read.
    ///
    /// The query runs in a read-only transaction of its own, which keeps the connection until the last row was read or the
    /// iterator was let go. A task cancelled meanwhile cancels the fetch under way.
    /// - Parameter fetch: rows for each round trip, at least 1. Default: 500.
    public nonisolated func stream(_ sql: SQL, _ parameters: [PGValue] = [], fetch: Int = 500) -> PGRowStream {
        PGRowStream(connection: self, transaction: nil, sql: sql, parameters: parameters, fetch: max(1, fetch))
    }

    /// One statement outside a transaction.
    private func single<Value>(_ work: (Session) throws(PGError) -> Value) async throws(PGError) -> Value {
        // Nobody can come between on this actor, so a turn is needed only while another keeps one.
        var turn: Turns.ID?
        if !self.turns.isFree { turn = try await self.takeTurn(.statement) }
        defer { if let turn { self.endTurn(turn) } }
        let session = try self.live()
        return try await self.interruptibly { () throws(PGError) in
            let value = try work(session)
            try self.refuseOpenTransaction(session)
            return value
        }
    }

    /// A `BEGIN` sent as a statement would leave the next caller inside a transaction it knows nothing of.
    private func refuseOpenTransaction(_ session: Session) throws(PGError) {
        guard !session.isIdle, !session.isBroken else { return }
        _ = try session.execute("ROLLBACK")
        throw PGError(
            .misuse, state: .init("25001"), message: "a transaction was opened by a statement: use transaction { }",
            call: "PGConnection")
    }
}
