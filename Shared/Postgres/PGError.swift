/// Everything that can go wrong between Rapporteur and its database.
public struct PGError: Error, Sendable {
    /// A coarse, stable reason; switch on this or match `state`, never the text.
    public enum Code: String, Sendable {
        /// The server refused the statement; `state` says why.
        case refusedByServer
        /// No connection could be made.
        case cannotConnect
        /// The connection ended; what was not committed is rolled back by the server.
        case connectionLost
        /// The connection ended while `COMMIT` was on its way: it may have been done or not.
        case commitUnknown
        /// The time allowed for the statement, the connection or the wait ran out.
        case timedOut
        /// The task that ran the statement was cancelled.
        case cancelled
        /// A parameter cannot be sent: a NUL in a text, a malformed UUID or date, too many parameters.
        case invalidValue
        /// A column cannot be read as asked: no such column, another type, an unexpected NULL.
        case invalidColumn
        /// The settings of the connection are wrong.
        case invalidConfiguration
        /// A caller's mistake, for example a transaction used after its end.
        case misuse
    }

    /// SQLSTATE, compared by class (`23`) or exactly (`23505`), as in `catch PGError.uniqueViolation`.
    ///
    /// Source: PostgreSQL 15 manual, appendix A. Faults found on this side carry the nearest state.
    public struct State: Hashable, Sendable, CustomStringConvertible {
        public let rawValue: String
        public init(_ rawValue: String) { self.rawValue = rawValue }
        /// The first two characters: the class of the state.
        public var category: Substring { self.rawValue.prefix(2) }
        public var description: String { self.rawValue }

        /// Whether `self`, a whole state or the two characters of a class, covers `state`.
        public func covers(_ state: State) -> Bool {
            self.rawValue.utf8.count == 2 ? state.category == self.rawValue : state == self
        }

        public static func ~= (pattern: State, error: any Error) -> Bool {
            guard let error = error as? PGError else { return false }
            return pattern.covers(error.state)
        }
    }

    /// Where in the source the fault was noticed.
    public struct Location: Sendable, Hashable, CustomStringConvertible {
        public let file: String
        public let line: Int
        public var description: String { "\(self.file):\(self.line)" }

        static func here(_ file: String = #fileID, _ line: Int = #line) -> Location { Location(file: file, line: line) }
    }

    public let code: Code
    public let state: State
    /// What the server or libpq said: one sentence without values, except those a server quotes in its own words.
    public let message: String
    /// The constraint, table and column concerned, where the server names them.
    public let constraint: String?
    public let table: String?
    public let column: String?
    /// The SQL text, never the bound values: those may be personal data.
    public let sql: String?
    /// Which statement of a pipeline failed, from 0.
    public let statementIndex: Int?
    /// The libpq function that failed, for example `PQgetResult`.
    public let call: String
    public let location: Location
    /// The server's plan no longer fits its table; the same statement works when it is run again.
    let isStalePlan: Bool

    init(
        _ code: Code, state: State, message: String, call: String, sql: String? = nil, constraint: String? = nil,
        table: String? = nil, column: String? = nil, statementIndex: Int? = nil, isStalePlan: Bool = false,
        at location: Location = .here()
    ) {
        self.code = code
        self.state = state
        self.message = message
        self.call = call
        self.sql = sql
        self.constraint = constraint
        self.table = table
        self.column = column
        self.statementIndex = statementIndex
        self.isStalePlan = isStalePlan
        self.location = location
    }
}
