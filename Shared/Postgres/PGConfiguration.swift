/// How to reach a database, and how long to wait for it.
///
/// The connection string is libpq's own: `host=… dbname=…` or `postgresql://…`, with its environment variables
/// (`PGHOST`, `PGSERVICE` …) for what it leaves out. What it says wins over the defaults named below.
///
/// Over a network, TLS is on and the server's certificate is checked: `sslmode` is `verify-full` unless the string, a service
/// file or `PGSSLMODE` says otherwise. (libpq's own default, `prefer`, falls back to plain text.) On loopback and
/// Unix sockets libpq's default stands.
public struct PGConfiguration: Sendable {
    /// Longest time a statement may run, enforced by the server and, should it be frozen, by this side after `cancelGrace`
    /// more. Default: 30 s. Zero turns it off.
    public var statementTimeout: Duration = .seconds(30)
    /// Longest wait for a lock; then SQLSTATE 55P03. Default: 2 s. Zero turns it off.
    public var lockTimeout: Duration = .seconds(2)
    /// Longest time for one server to answer a connection, logging in included. Default: 5 s, or the string's `connect_timeout`.
    /// The look-up of a name is the resolver's, with its own limits.
    public var connectTimeout: Duration = .seconds(5)
    /// How long a transaction may stand idle before the server ends it; then SQLSTATE 25P03. Default: 60 s. Zero turns it off.
    public var idleInTransactionTimeout: Duration = .seconds(60)
    /// How long a cancelled or overdue statement has to end before its connection is cut. Default: 5 s.
    public var cancelGrace: Duration = .seconds(5)
    /// Longest wait for a connection of a pool. Default: 10 s.
    public var acquireTimeout: Duration = .seconds(10)
    /// A connection of a pool that stood idle for longer is looked at before it is lent: whether its server has hung up. No round
    /// trip. Default: 1 s.
    public var idleCheck: Duration = .seconds(1)
    /// What `pg_stat_activity` shows, unless the string or `PGAPPNAME` says another name. Default: `rapporteur`.
    public var applicationName: String = "rapporteur"
    /// A file that holds the password, read anew at each connection so that a rotated secret is taken up. Default: none,
    /// the string's password or libpq's `passfile`. Trailing line ends are not part of the password.
    public var passwordFile: String?
    /// Prepared statements kept on each connection. Default: 256.
    public var preparedStatementLimit = 256

    /// What the string says, by keyword.
    let settings: [String: String]

    /// - Parameter conninfo: a connection string or URI (manual, section 34.1.1). May be empty: then the environment decides.
    /// - Throws: ``PGError`` with code `invalidConfiguration`, which does not repeat the string: it may hold a password.
    public init(_ conninfo: String) throws(PGError) {
        self.settings = try Self.parse(conninfo)
        if let seconds = self.settings["connect_timeout"].flatMap({ Int($0) }), seconds > 0 {
            self.connectTimeout = .seconds(seconds)
        }
    }
}

extension PGConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Where the connection goes and as whom; never the password nor anything else of the string.
    public var description: String {
        let shown = ["host", "hostaddr", "port", "dbname", "user", "sslmode", "service"]
        let pairs = shown.compactMap { key in self.settings[key].map { "\(key)=\($0)" } }
        return pairs.isEmpty ? "PostgreSQL by libpq's environment" : pairs.joined(separator: " ")
    }

    public var debugDescription: String { self.description }

    /// `dump` and the debugger see no more than `description` does.
    public var customMirror: Mirror { Mirror(self, children: ["description": self.description]) }
}
