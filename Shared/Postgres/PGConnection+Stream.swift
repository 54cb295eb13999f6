extension PGConnection {
    /// Opens the cursor of a stream, in a transaction of its own when it has none.
    func openCursor(_ stream: PGRowStream) async throws(PGError) -> CursorLease {
        let turn: Turns.ID
        if let transaction = stream.transaction {
            try self.check(transaction.turn, level: transaction.level)
            turn = transaction.turn
        } else {
            turn = try await self.takeTurn(.stream)
        }
        let id = self.cursors.add(.init(turn: turn, isAlone: stream.transaction == nil))
        do throws(PGError) {
            let session = try self.live()
            try await self.interruptibly { () throws(PGError) in
                if stream.transaction == nil { _ = try session.execute("BEGIN READ ONLY") }
                // The extended protocol passes the parameters on to the query, and gives binary rows whatever the cursor was declared as.
                let text = "DECLARE \(Cursors.name(id)) NO SCROLL CURSOR FOR \(stream.sql)"
                _ = try session.executeOnce(text, stream.parameters, for: stream.sql)
            }
        } catch {
            self.endCursor(id)
            throw error
        }
        return CursorLease(id: id, connection: self)
    }

    /// The next rows; fewer than asked for are the last, and end the cursor.
    func fetch(_ id: Cursors.ID, _ stream: PGRowStream) async throws(PGError) -> PGRows {
        guard self.cursors[id] != nil, let session = self.session else {
            throw PGError(
                .misuse, state: .init("34000"), message: "the stream ended with its transaction or connection",
                call: "FETCH",
                sql: stream.sql.description)
        }
        let rows: PGRows
        do throws(PGError) {
            _ = try self.live()
            rows = try await self.interruptibly { () throws(PGError) in
                try session.executeOnce("FETCH FORWARD \(stream.fetch) FROM \(Cursors.name(id))", for: stream.sql)
            }
        } catch {
            self.endCursor(id)
            throw error
        }
        if rows.count < stream.fetch { self.endCursor(id) }
        return rows
    }

    /// A stream was let go; `id` may have ended long since.
    func closeCursor(_ id: Cursors.ID) { self.endCursor(id) }

    /// Before a pool takes the connection back: a stream left early is ended now and not when its task comes round.
    ///
    /// - Returns: whether the connection can be used again.
    func settle() -> Bool {
        if let stream = self.cursors.alone { self.endCursor(stream) }
        self.updateCondition()
        return self.isIdle
    }

    /// Whether an idle connection still looks alive; no round trip.
    func isAlive() -> Bool {
        guard let session = self.session else { return false }
        if !session.isQuiet() { session.abandon() }
        self.updateCondition()
        return self.isUsable
    }

    /// Ends a cursor and, where it has its own, the transaction around it; never looks at a cancellation.
    private func endCursor(_ id: Cursors.ID) {
        guard let cursor = self.cursors.remove(id) else { return }
        defer {
            if cursor.isAlone { self.endTurn(cursor.turn) }
            self.updateCondition()
        }
        guard let session = self.session, !session.isBroken else { return }
        do throws(PGError) {
            if cursor.isAlone {
                if !session.isIdle { _ = try session.execute("ROLLBACK") }
            } else if self.turns.holder == cursor.turn, !session.isInFailedTransaction {
                _ = try session.executeOnce("CLOSE \(Cursors.name(id))", for: "CLOSE")
            }
        } catch {
            // 34000: it went with a savepoint. Anything else leaves a state nobody knows.
            if cursor.isAlone { session.abandon() }
        }
    }
}
