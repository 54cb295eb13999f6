/// What happens to a connection, for logs and metrics. Called on the connection's own thread: return at once.
public enum ConnectionEvent: Sendable, Hashable {
    /// Connected, topology declared, serving. `host` is `host:port`.
    case connected(host: String)
    case disconnected(AMQPError)
    case retrying(in: Duration)
    /// The broker asks publishers to wait; `reason` is its text, for example `low on memory`.
    case blocked(reason: String)
    case unblocked
    /// The broker ended the consumer; a disconnect follows, and all is declared and consumed anew.
    case consumerCancelled
}

/// How a connection stands, for readiness and metrics.
public struct ConnectionStatus: Sendable, Hashable {
    /// Whether it is open and its topology declared.
    public internal(set) var isConnected = false
    /// Whether the broker asked publishers to wait.
    public internal(set) var isBlocked = false
    /// Why it is, or last was, not connected.
    public internal(set) var lastError: AMQPError?
    /// Successful connections after the first.
    public internal(set) var reconnects = 0
    /// `host:port` of the node connected to.
    public internal(set) var host: String?
}
