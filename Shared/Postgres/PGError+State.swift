/// States that callers match by name, and what a state means for trying again.
extension PGError {
    /// 23505: a row with this key is already there.
    public static let uniqueViolation = State("23505")
    /// 23503: a row refers to one that is not there, or is still referred to.
    public static let foreignKeyViolation = State("23503")
    /// Class 23: a constraint was broken.
    public static let integrityViolation = State("23")
    /// Class 22: a value PostgreSQL cannot store or compute with.
    public static let dataException = State("22")
    /// 40001: two transactions could not be put in an order.
    public static let serializationFailure = State("40001")
    /// 40P01: two transactions waited for each other.
    public static let deadlock = State("40P01")
    /// 55P03: a lock was not to be had in time.
    public static let lockNotAvailable = State("55P03")
    /// 57014: a statement was cancelled, by request or by its time limit.
    public static let queryCanceled = State("57014")
    /// 28P01: the password is wrong.
    public static let invalidPassword = State("28P01")
    /// 3D000: there is no such database.
    public static let unknownDatabase = State("3D000")
    /// 42P01: there is no such table.
    public static let undefinedTable = State("42P01")
    /// 22021: a byte sequence that is no UTF-8, or a NUL.
    public static let characterNotInRepertoire = State("22021")
    /// Class 08: the connection failed.
    public static let connectionException = State("08")

    /// Whether doing the same again later can help: the fault is the server's or the moment's, not the statement's.
    public var isTransient: Bool {
        switch self.code {
        case .cannotConnect, .refusedByServer:
            self.isStalePlan || Self.isTransient(self.state)
        case .connectionLost, .commitUnknown, .timedOut: true
        case .cancelled, .invalidValue, .invalidColumn, .invalidConfiguration, .misuse: false
        }
    }

    /// Whether the connection is gone; a pool replaces it.
    public var isConnectionLoss: Bool {
        switch self.code {
        case .connectionLost, .commitUnknown, .cannotConnect: true
        case .refusedByServer: self.state.category == "08" || Self.endsTheSession.contains(self.state)
        case .timedOut: self.state.category == "08"
        case .cancelled, .invalidValue, .invalidColumn, .invalidConfiguration, .misuse: false
        }
    }

    /// Whether the task that asked was cancelled, which is no failure of the statement.
    public var isCancellation: Bool { self.code == .cancelled }

    /// Classes 08 connection, 40 rollback, 53 resources (full disk, memory, too many clients), 57P shutdown and
    /// restart, 58 system errors of the server (I/O); 55P03 a lock; 55006 an object in use; 25P03 and 25006 a session ended while idle or a
    /// server that became read-only after a switch.
    private static func isTransient(_ state: State) -> Bool {
        switch state.category {
        case "08", "40", "53", "58": true
        case "57": state.rawValue != "57P04"  // the database was dropped
        case "55": state.rawValue == "55P03" || state.rawValue == "55006"
        case "25": state.rawValue == "25P03" || state.rawValue == "25006"
        default: false
        }
    }

    /// admin_shutdown, crash_shutdown, cannot_connect_now, database_dropped, idle_session_timeout,
    /// idle_in_transaction_session_timeout: the server closes the connection after saying so.
    private static let endsTheSession: Set<State> = [
        State("57P01"), State("57P02"), State("57P03"), State("57P04"), State("57P05"), State("25P03"),
    ]
}
