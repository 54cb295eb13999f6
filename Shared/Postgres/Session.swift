internal import CPQ
internal import Glibc

/// The libpq side of one connection: everything here runs on the connection's thread, one call at a time.
///
/// libpq is used without blocking (`PQsetnonblocking`, `PQisBusy`), so that each wait has a deadline, can be interrupted, and reads
/// what the server says while it still writes.
final class Session {
    let raw: OpaquePointer
    let interrupt: Interrupt
    let statementTimeout: Duration
    let cancelGrace: Duration
    var cache: StatementCache
    var parameters = ParameterBuffer()
    /// Set when nothing more can be done with the connection.
    private(set) var isBroken = false

    /// Takes ownership of an open connection.
    init(adopting raw: OpaquePointer, interrupt: Interrupt, configuration: PGConfiguration) {
        self.raw = raw
        self.interrupt = interrupt
        self.statementTimeout = configuration.statementTimeout
        self.cancelGrace = configuration.cancelGrace
        self.cache = StatementCache(capacity: configuration.preparedStatementLimit)
    }

    deinit { PQfinish(self.raw) }

    /// What the server said about the transaction after the last statement.
    var transactionStatus: PGTransactionStatusType { PQtransactionStatus(self.raw) }

    var isIdle: Bool { !self.isBroken && self.transactionStatus == PQTRANS_IDLE }

    var isInFailedTransaction: Bool { self.transactionStatus == PQTRANS_INERROR }

    /// Whether an idle connection looks alive: nothing has arrived on it, not even its end. No round trip.
    func isQuiet() -> Bool {
        guard !self.isBroken, PQstatus(self.raw) == CONNECTION_OK else { return false }
        var socket = pollfd(fd: PQsocket(self.raw), events: Int16(POLLIN), revents: 0)
        // A notice or a changed setting is harmless. The end of the connection shows only in the read after its last words.
        while poll(&socket, 1, 0) > 0 {
            guard PQconsumeInput(self.raw) == 1, PQisBusy(self.raw) == 0 else { return false }
        }
        return PQstatus(self.raw) == CONNECTION_OK
    }

    /// Gives up on the connection: the socket is shut so that the server notices, the memory is freed in `deinit`.
    func abandon() {
        self.isBroken = true
        let socket = PQsocket(self.raw)
        if socket >= 0 { shutdown(socket, CInt(SHUT_RDWR)) }
    }

    /// A failed send, flush or read.
    func failure(_ call: String, sql: String?) -> PGError {
        let message = Self.firstLine(PQerrorMessage(self.raw))
        guard PQstatus(self.raw) == CONNECTION_OK else {
            self.isBroken = true
            return PGError(
                .connectionLost, state: .init("08006"), message: message.isEmpty ? "the connection ended" : message,
                call: call,
                sql: sql)
        }
        return PGError(.misuse, state: .init("XX000"), message: message, call: call, sql: sql)
    }

    /// The error a result carries.
    func error(_ result: ResultBox, call: String, sql: String?, index: Int? = nil) -> PGError {
        guard let state = result.field(rap_diag_sqlstate) else {
            // libpq's own complaint, for example that the server closed the connection.
            let message = Self.firstLine(PQresultErrorMessage(result.raw))
            let isLost = PQstatus(self.raw) != CONNECTION_OK
            if isLost { self.isBroken = true }
            return PGError(
                isLost ? .connectionLost : .misuse, state: .init(isLost ? "08006" : "XX000"), message: message,
                call: call,
                sql: sql, statementIndex: index)
        }
        // `cached plan must not change result type`, raised by this function of plancache.c; the text may be translated.
        let isStalePlan =
            state == "26000" || (state == "0A000" && result.field(rap_diag_function) == "RevalidateCachedQuery")
        return PGError(
            .refusedByServer, state: .init(state), message: result.field(rap_diag_message) ?? "", call: call, sql: sql,
            constraint: result.field(rap_diag_constraint), table: result.field(rap_diag_table),
            column: result.field(rap_diag_column), statementIndex: index, isStalePlan: isStalePlan)
    }

    static func firstLine(_ text: UnsafePointer<CChar>?) -> String {
        guard let text else { return "" }
        return String(cString: text).split(separator: "\n").first.map(String.init) ?? ""
    }
}
