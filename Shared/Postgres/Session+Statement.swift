internal import CPQ

extension Session {
    /// Runs one statement, prepared at its first use.
    func execute(_ sql: SQL, _ parameters: [PGValue] = []) throws(PGError) -> PGRows {
        try self.parameters.encode(parameters, sql: sql)
        // A plan is refused before anything is done, so outside a transaction the statement can simply be run again.
        let mayRepeat = self.transactionStatus == PQTRANS_IDLE
        do throws(PGError) {
            return try self.executePrepared(sql)
        } catch {
            guard error.isStalePlan else { throw error }
            self.forgetStatements()
            guard mayRepeat, !self.isBroken else { throw error }
            return try self.executePrepared(sql)
        }
    }

    private func executePrepared(_ sql: SQL) throws(PGError) -> PGRows {
        let name = try self.prepare(sql)
        var watch = self.watch()
        let sent = self.parameters.send { count, _, values, lengths, formats in
            PQsendQueryPrepared(self.raw, name, count, values, lengths, formats, 1)
        }
        guard sent == 1 else { throw self.sendFailure("PQsendQueryPrepared", sql: sql.description) }
        return try self.collect(&watch, sql: sql)
    }

    /// Runs a text made inside this module, such as `FETCH`, without preparing it.
    func executeOnce(_ text: String, _ parameters: [PGValue] = [], for sql: SQL) throws(PGError) -> PGRows {
        try self.parameters.encode(parameters, sql: sql)
        var watch = self.watch()
        let sent = self.parameters.send { count, types, values, lengths, formats in
            PQsendQueryParams(self.raw, text, count, types, values, lengths, formats, 1)
        }
        guard sent == 1 else { throw self.sendFailure("PQsendQueryParams", sql: sql.description) }
        return try self.collect(&watch, sql: sql)
    }

    /// Runs several statements by the simple protocol; their rows are dropped.
    func run(_ script: SQLScript) throws(PGError) {
        var watch = self.watch()
        let text = UnsafeRawPointer(script.literal.utf8Start).assumingMemoryBound(to: CChar.self)
        guard PQsendQuery(self.raw, text) == 1 else { throw self.sendFailure("PQsendQuery", sql: nil) }
        _ = try self.collect(&watch, sql: nil)
    }

    /// The name under which the encoded statement is prepared, preparing it when it is not.
    private func prepare(_ sql: SQL) throws(PGError) -> [CChar] {
        switch self.cache.find(sql.key, self.parameters.types) {
        case .prepared(let name):
            return name
        case .missing(let name, let types):
            try self.deallocateDiscarded()
            var watch = self.watch()
            guard PQsendPrepare(self.raw, name, sql.cString, CInt(types.count), types) == 1 else {
                throw self.sendFailure("PQsendPrepare", sql: sql.description)
            }
            _ = try self.collect(&watch, sql: sql)
            self.cache.insert(sql.key, name, types: types)
            return name
        }
    }

    /// Drops every prepared statement, here at once and on the server before the next one is prepared.
    func forgetStatements() { self.cache.removeAll() }

    /// Prepared statements are not part of a transaction, but in a failed one no statement runs: then they wait.
    func deallocateDiscarded() throws(PGError) {
        guard !self.cache.discarded.isEmpty, self.transactionStatus != PQTRANS_INERROR else { return }
        for name in self.cache.takeDiscarded() {
            var watch = self.watch()
            guard PQsendQuery(self.raw, "DEALLOCATE \(name)") == 1 else {
                throw self.sendFailure("PQsendQuery", sql: nil)
            }
            do throws(PGError) {
                _ = try self.collect(&watch, sql: nil)
            } catch {
                // 26000: the server does not know it any more, which is what was wanted (unless it ended a transaction).
                guard error.state == PGError.State("26000"), self.transactionStatus != PQTRANS_INERROR else {
                    throw error
                }
            }
        }
    }

    /// Reads a statement to its end: the last result, or the first error.
    func collect(_ watch: inout StatementWatch, sql: SQL?) throws(PGError) -> PGRows {
        var last: ResultBox?
        var failed: PGError?
        do throws(PGError) {
            try self.flush(&watch, sql: sql?.description)
            while true {
                while PQisBusy(self.raw) == 1 { try self.wait(&watch, sql: sql?.description) }
                guard let raw = PQgetResult(self.raw) else { break }
                let result = ResultBox(adopting: raw)
                switch result.status {
                case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                    last = result
                    watch.restart()
                case PGRES_COPY_IN:
                    failed = failed ?? self.refuseCopy(sql)
                    PQputCopyEnd(self.raw, "the statement was not sent by copyIn")
                    try self.flush(&watch, sql: sql?.description)
                case PGRES_COPY_OUT, PGRES_COPY_BOTH:
                    // Nothing here reads it: the way out is to end the connection.
                    self.abandon()
                    throw self.refuseCopy(sql)
                default:
                    failed = failed ?? self.error(result, call: "PQgetResult", sql: sql?.description)
                }
            }
        } catch {
            failed = failed ?? error
        }
        if PQstatus(self.raw) != CONNECTION_OK { self.abandon() }
        if let error = self.settle(watch, failed) { throw error }
        guard let last else { throw self.failure("PQgetResult", sql: sql?.description) }
        return PGRows(last)
    }

    func sendFailure(_ call: String, sql: String?) -> PGError {
        let error = self.failure(call, sql: sql)
        if error.isConnectionLoss { self.abandon() }
        return error
    }

    private func refuseCopy(_ sql: SQL?) -> PGError {
        PGError(
            .misuse, state: .init("0A000"),
            message: "COPY FROM STDIN goes through copyIn, COPY TO STDOUT is not offered",
            call: "PQgetResult", sql: sql?.description)
    }
}
