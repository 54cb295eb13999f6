/// Where the broker is, who we are, and how long each wait may last.
///
/// Printing it shows hosts and times, never a password.
public struct BrokerConfiguration: Sendable, Hashable {
    /// How we say who we are (SASL).
    public enum AuthenticationMechanism: String, Sendable, Hashable {
        /// User and password.
        case plain
        /// By the TLS client certificate (the broker needs `rabbitmq_auth_mechanism_ssl`).
        case external
    }

    /// One broker node of the list.
    struct Endpoint: Sendable, Hashable {
        var host: String
        var port: UInt16
        var isTLS: Bool
        var user: String
        var password: Secret
        var virtualHost: String

        /// `host:port`, an IPv6 address in brackets.
        var address: String { (self.host.contains(":") ? "[\(self.host)]" : self.host) + ":\(self.port)" }
    }

    var endpoints: [Endpoint]
    /// Heartbeat asked of the broker, whole seconds, 1 s … 600 s. A dead peer is noticed after twice as long. Default: 10 s.
    public var heartbeat: Duration = .seconds(10)
    /// Bound on the name's resolution, on the TCP connection to each address and on the AMQP handshake, each. Default: 5 s.
    public var connectTimeout: Duration = .seconds(5)
    /// Bound on each question asked of the broker (declare, consume, close …). Default: 10 s.
    public var rpcTimeout: Duration = .seconds(10)
    /// Bound on waiting for a connection, on one blocked write, and on waiting for the broker's next confirm. Default: 30 s.
    public var publishTimeout: Duration = .seconds(30)
    /// For `amqps` URIs. Default: ``TLSOptions/init(caFile:certificateFile:keyFile:verification:)`` without arguments.
    public var tls = TLSOptions()
    /// Shown by the broker's tools (client property `connection_name`). Default: nil.
    public var connectionName: String?
    /// A file with the password, read anew at each connect, so that a rotated secret needs no restart. One trailing
    /// newline is dropped. Overrides the URIs' passwords. Default: nil.
    public var passwordFile: String?
    /// Default: ``AuthenticationMechanism/plain``.
    public var authentication: AuthenticationMechanism = .plain
    /// Between attempts to connect. Default: full jitter, 0.2 s … 30 s.
    public var backoff = Backoff()
    /// Largest body accepted from the broker or sent to it, bytes. Default: 128 MiB, the limit of RabbitMQ 3.
    public var maximumBodySize = 128 * 1024 * 1024

    /// One or more `amqp://` or `amqps://` URIs separated by commas, tried in random order at each connect.
    ///
    /// The form is RabbitMQ's ("URI Specification" and "URI Query Parameters"): percent-encoding, default ports 5672 and
    /// 5671, `guest:guest` and `/` where nothing is said, IPv6 addresses in brackets; query parameters `heartbeat`
    /// (seconds), `connection_timeout` (milliseconds), `cacertfile`, `certfile`, `keyfile`, `verify`
    /// (`verify_peer`, `verify_none`), `server_name_indication` (only the host's own name), `auth_mechanism`.
    /// - Throws: `invalidConfiguration`, whose text names the part and never quotes user or password.
    public init(_ uris: String) throws(AMQPError) {
        self.endpoints = []
        for (index, uri) in uris.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).enumerated()
        {
            try self.add(BrokerURI(parsing: Array(uri), index: index), index: index)
        }
    }

    /// `host:port` of each endpoint, in the order given.
    public var hosts: [String] { self.endpoints.map(\.address) }

    /// Whether every endpoint is reached under TLS.
    public var isEncrypted: Bool { self.endpoints.allSatisfy(\.isTLS) }

    /// Whether every endpoint is this machine's own loopback, so that nothing goes over a network.
    public var isLoopback: Bool {
        self.endpoints.allSatisfy { $0.host == "localhost" || $0.host == "::1" || $0.host.hasPrefix("127.") }
    }

    /// Who we are, where every endpoint knows us by the same name; `nil` also when a certificate says who we are.
    public var user: String? {
        guard self.authentication == .plain, let user = self.endpoints.first?.user,
            self.endpoints.allSatisfy({ $0.user == user })
        else { return nil }
        return user
    }

    /// The heartbeat in whole seconds, as the protocol has it.
    var heartbeatSeconds: Int32 { Int32(min(max(self.heartbeat.components.seconds, 1), 600)) }
}

extension BrokerConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Hosts and virtual hosts, without users and passwords.
    public var description: String {
        self.endpoints.map { "\($0.isTLS ? "amqps" : "amqp")://\($0.address)/\($0.virtualHost)" }.joined(separator: ",")
    }

    public var debugDescription: String { self.description }

    public var customMirror: Mirror { Mirror(self, children: ["endpoints": self.description]) }
}
