/// Everything that can go wrong between a program and its broker.
///
/// `description` is safe to log: it has the code, the call, the broker's words and what to do, never a password, a
/// header's value or a body. Switch on ``code``, never on text.
public struct AMQPError: Error, Sendable, Hashable {
    /// A coarse, stable reason.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Base: String, Sendable {
            case refused, timedOut, closedByBroker, protocolViolation, misuse, connectionLost, blocked, staleDelivery
            case accessRefused, preconditionFailed, notFound, invalidConfiguration, tlsFailed, consumerCancelled
            case messageTooLarge, closed
        }

        private let base: Base

        private init(_ base: Base) { self.base = base }

        /// No TCP connection could be made, or the name did not resolve.
        public static let refused = Code(.refused)
        /// The peer did not answer in time.
        public static let timedOut = Code(.timedOut)
        /// The broker closed the channel or the connection; see ``AMQPError/reply``.
        public static let closedByBroker = Code(.closedByBroker)
        /// The peer sent what AMQP 0-9-1 does not allow here, or does not speak it.
        public static let protocolViolation = Code(.protocolViolation)
        /// A caller's mistake, for example settling one delivery twice.
        public static let misuse = Code(.misuse)
        /// The socket died or the heartbeats stopped. What was in flight is unknown.
        public static let connectionLost = Code(.connectionLost)
        /// The broker asked publishers to wait (`connection.blocked`: memory or disk alarm) for too long.
        public static let blocked = Code(.blocked)
        /// The delivery belongs to a connection that is gone; the broker delivers it again.
        public static let staleDelivery = Code(.staleDelivery)
        /// Reply 403 or 530: user, password, virtual host or a right.
        public static let accessRefused = Code(.accessRefused)
        /// Reply 406: something exists with other arguments, or a delivery tag is unknown.
        public static let preconditionFailed = Code(.preconditionFailed)
        /// Reply 404: no such exchange or queue.
        public static let notFound = Code(.notFound)
        /// A setting cannot be used; the text names it.
        public static let invalidConfiguration = Code(.invalidConfiguration)
        /// The TLS handshake or the check of the broker's certificate failed.
        public static let tlsFailed = Code(.tlsFailed)
        /// The broker ended the consumer (`basic.cancel`): its queue was deleted or lost its leader.
        public static let consumerCancelled = Code(.consumerCancelled)
        /// The message, its headers or a name is larger than AMQP or the settings allow.
        public static let messageTooLarge = Code(.messageTooLarge)
        /// Used after `close()`.
        public static let closed = Code(.closed)

        public var description: String { self.base.rawValue }
    }

    /// What the broker said when it closed the channel or the connection (AMQP 0-9-1, section 1.8, "Reply codes").
    public struct Reply: Hashable, Sendable {
        /// For example 406.
        public let code: UInt16
        /// For example `PRECONDITION_FAILED - inequivalent arg …`.
        public let text: String
    }

    /// Where in this module the error was made.
    public struct SourceLocation: Hashable, Sendable {
        /// `Module/File.swift`.
        public let file: String
        /// One-based.
        public let line: Int

        static func here(_ file: String = #fileID, _ line: Int = #line) -> SourceLocation {
            SourceLocation(file: file, line: line)
        }
    }

    public let code: Code
    /// What failed: a C function, or an AMQP method and its object, for example `queue.declare rapporteur.ingest`.
    public let call: String
    /// The broker's words, when it gave any.
    public let reply: Reply?
    /// The C library's status, when it gave one (`amqp_status_enum`).
    public let status: Int32?
    /// More about this one case, safe to log; empty when there is nothing to add.
    public let detail: String
    public let location: SourceLocation

    init(
        _ code: Code, call: String, reply: Reply? = nil, status: Int32? = nil, detail: String = "",
        at location: SourceLocation
    ) {
        self.code = code
        self.call = call
        self.reply = reply
        self.status = status
        self.detail = detail
        self.location = location
    }

    /// Whether waiting, or connecting anew, can help without a person doing anything.
    public var isTransient: Bool {
        switch self.code {
        case .refused, .timedOut, .connectionLost, .blocked, .staleDelivery, .consumerCancelled: true
        // 320 connection-forced, 506 resource-error, 541 internal-error.
        case .closedByBroker: self.reply.map { [320, 506, 541].contains($0.code) } ?? true
        default: false
        }
    }

    /// The same failure, said of another call.
    func during(_ call: String) -> AMQPError {
        AMQPError(
            self.code, call: call, reply: self.reply, status: self.status, detail: self.detail, at: self.location)
    }
}
