internal import CPQ

/// Where a pipeline stands: what was sent, what came back.
private struct PipelineProgress {
    enum Expected {
        case preparation(SQL.Key, Int)
        case statement(Int)
    }

    /// Commands whose results have not been read to their end, oldest first, from `head` on.
    private var expected: [(command: Expected, size: Int)] = []
    private var head = 0
    private(set) var bytes = 0
    var results: [PGRows] = []
    var failed: PGError?
    var isSynced = false
    /// A flush request has gone out and no statement since.
    var isFlushRequested = true

    var inFlight: Int { self.expected.count - self.head }
    var oldest: Expected? { self.head < self.expected.count ? self.expected[self.head].command : nil }

    mutating func sent(_ command: Expected, size: Int) {
        self.expected.append((command, size))
        self.bytes += size
        self.isFlushRequested = false
    }

    mutating func finishOldest() {
        self.bytes -= self.expected[self.head].size
        self.head += 1
        if self.head > 512 {
            self.expected.removeFirst(self.head)
            self.head = 0
        }
    }
}

extension Session {
    /// Never more commands than this are unanswered, nor more bytes: results are read while statements are sent.
    static let pipelineCommands = 200
    static let pipelineBytes = 4 << 20

    /// Runs statements in one pipeline with one synchronisation point: all or nothing.
    func pipeline(_ statements: [PGStatement]) throws(PGError) -> [PGRows] {
        guard !statements.isEmpty else { return [] }
        let mayRepeat = self.transactionStatus == PQTRANS_IDLE
        do throws(PGError) {
            return try self.pipelineOnce(statements)
        } catch {
            guard error.isStalePlan else { throw error }
            self.forgetStatements()
            guard mayRepeat, !self.isBroken else { throw error }
            return try self.pipelineOnce(statements)
        }
    }

    private func pipelineOnce(_ statements: [PGStatement]) throws(PGError) -> [PGRows] {
        // DEALLOCATE would be one more statement of the pipeline's transaction; here it is none of it.
        try self.deallocateDiscarded()
        guard PQenterPipelineMode(self.raw) == 1 else { throw self.sendFailure("PQenterPipelineMode", sql: nil) }
        var progress = PipelineProgress()
        progress.results.reserveCapacity(statements.count)
        var watch = self.watch()
        do throws(PGError) {
            try self.drive(statements, &progress, &watch)
        } catch {
            progress.failed = progress.failed ?? error
            if !progress.isSynced || progress.inFlight > 0 { self.abandon() }
        }
        if !self.isBroken, PQexitPipelineMode(self.raw) != 1 { self.abandon() }
        if PQstatus(self.raw) != CONNECTION_OK { self.abandon() }
        if let error = self.settle(watch, progress.failed) { throw error }
        guard progress.results.count == statements.count else { throw self.failure("PQgetResult", sql: nil) }
        return progress.results
    }

    private func drive(
        _ statements: [PGStatement], _ progress: inout PipelineProgress, _ watch: inout StatementWatch
    ) throws(PGError) {
        var next = 0
        var isSyncSent = false
        while !progress.isSynced {
            while next < statements.count, progress.failed == nil, progress.inFlight < Self.pipelineCommands,
                progress.bytes < Self.pipelineBytes
            {
                do throws(PGError) {
                    try self.send(statements[next], next, &progress)
                } catch {
                    // A value that cannot be sent: the synchronisation point still must be, and PostgreSQL commits there unless
                    // something failed. So the server is made to fail.
                    progress.failed = error
                    if error.code == .invalidValue { try self.sendFailingStatement(&progress) }
                }
                next += 1
            }
            if watch.reason != nil, next < statements.count, progress.failed == nil {
                progress.failed = PGError(
                    .cancelled, state: PGError.queryCanceled, message: "the pipeline was cancelled before its end",
                    call: "PQsendQueryPrepared", statementIndex: next)
                try self.sendFailingStatement(&progress)
            }
            let isLast = next == statements.count || progress.failed != nil
            if isLast, !isSyncSent {
                guard PQpipelineSync(self.raw) == 1 else { throw self.sendFailure("PQpipelineSync", sql: nil) }
                isSyncSent = true
            } else if !isLast, !progress.isFlushRequested {
                // Without a synchronisation point the server keeps small results to itself; ask for them.
                guard PQsendFlushRequest(self.raw) == 1 else { throw self.sendFailure("PQsendFlushRequest", sql: nil) }
                progress.isFlushRequested = true
            }
            try self.exchange(&progress, &watch)
        }
    }

    /// Writes and reads until a result has come, or until the window has room again.
    private func exchange(_ progress: inout PipelineProgress, _ watch: inout StatementWatch) throws(PGError) {
        while true {
            let isWriting = PQflush(self.raw) == 1
            // Manual, section 34.5: PQgetResult would block while PQisBusy says 1.
            var hasRead = false
            while !progress.isSynced, PQisBusy(self.raw) == 0 {
                guard try self.readResult(&progress, &watch) else { break }
                hasRead = true
            }
            if hasRead { return }
            try self.wait(writing: isWriting, &watch, sql: nil)
        }
    }

    /// Takes one result; `false` when there is none yet.
    private func readResult(_ progress: inout PipelineProgress, _ watch: inout StatementWatch) throws(PGError) -> Bool {
        guard let raw = PQgetResult(self.raw) else {
            // Each command's results end with a null.
            guard progress.oldest != nil else { return false }
            progress.finishOldest()
            return true
        }
        watch.restart()
        let result = ResultBox(adopting: raw)
        switch result.status {
        case PGRES_PIPELINE_SYNC:
            progress.isSynced = true
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            if case .statement = progress.oldest { progress.results.append(PGRows(result)) }
        case PGRES_PIPELINE_ABORTED:
            if case .preparation(let key, _) = progress.oldest { self.cache.remove(key) }
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            // Manual, section 34.5.1: COPY is not possible in pipeline mode.
            self.abandon()
            throw PGError(
                .misuse, state: .init("0A000"), message: "COPY is not possible in a pipeline", call: "PQgetResult")
        default:
            var index: Int?
            switch progress.oldest {
            case .statement(let number): index = number
            case .preparation(let key, let number):
                self.cache.remove(key)
                index = number
            case nil: break
            }
            let error = self.error(result, call: "PQgetResult", sql: nil, index: index)
            progress.failed = progress.failed ?? error
            if self.isBroken { throw error }
        }
        return true
    }

    private func send(_ statement: PGStatement, _ index: Int, _ progress: inout PipelineProgress) throws(PGError) {
        try self.parameters.encode(statement.parameters, sql: statement.sql)
        let name: [CChar]
        switch self.cache.find(statement.sql.key, self.parameters.types) {
        case .prepared(let known):
            name = known
        case .missing(let new, let types):
            guard PQsendPrepare(self.raw, new, statement.sql.cString, CInt(types.count), types) == 1 else {
                throw self.sendFailure("PQsendPrepare", sql: statement.sql.description)
            }
            progress.sent(.preparation(statement.sql.key, index), size: statement.sql.key.count)
            self.cache.insert(statement.sql.key, new, types: types)
            name = new
        }
        let sent = self.parameters.send { count, _, values, lengths, formats in
            PQsendQueryPrepared(self.raw, name, count, values, lengths, formats, 1)
        }
        guard sent == 1 else { throw self.sendFailure("PQsendQueryPrepared", sql: statement.sql.description) }
        progress.sent(.statement(index), size: self.parameters.size)
    }

    /// A statement that always fails, so that the pipeline's transaction does not commit half of what was meant.
    private func sendFailingStatement(_ progress: inout PipelineProgress) throws(PGError) {
        guard PQsendQueryParams(self.raw, "SELECT 1/0", 0, nil, nil, nil, nil, 1) == 1 else {
            throw self.sendFailure("PQsendQueryParams", sql: nil)
        }
        progress.sent(.statement(-1), size: 0)
    }
}
