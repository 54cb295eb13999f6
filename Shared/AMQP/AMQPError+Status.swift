internal import CRabbitMQ
internal import Glibc

/// The one place where the C library's codes become ours.
extension AMQPError {
    /// Meaning of a negative status of `call` (`amqp_status_enum`, amqp.h).
    static func status(_ status: Int32, call: String, at location: SourceLocation = .here()) -> AMQPError {
        let (code, detail) = self.meaning(of: status)
        return AMQPError(code, call: call, status: status, detail: detail, at: location)
    }

    private static func meaning(of status: Int32) -> (Code, String) {
        switch amqp_status_enum_(rawValue: status) {
        case AMQP_STATUS_TIMEOUT: (.timedOut, "no answer in time")
        case AMQP_STATUS_HEARTBEAT_TIMEOUT: (.connectionLost, "the broker's heartbeats stopped")
        case AMQP_STATUS_CONNECTION_CLOSED, AMQP_STATUS_SOCKET_CLOSED:
            (.connectionLost, "the broker closed the socket")
        case AMQP_STATUS_SOCKET_ERROR, AMQP_STATUS_TCP_ERROR: (.connectionLost, "the socket failed")
        case AMQP_STATUS_HOSTNAME_RESOLUTION_FAILED: (.refused, "the host name does not resolve")
        case AMQP_STATUS_INCOMPATIBLE_AMQP_VERSION, AMQP_STATUS_BAD_AMQP_DATA, AMQP_STATUS_UNKNOWN_CLASS,
            AMQP_STATUS_UNKNOWN_METHOD, AMQP_STATUS_WRONG_METHOD, AMQP_STATUS_UNEXPECTED_STATE:
            (.protocolViolation, "the peer's bytes are not the AMQP 0-9-1 expected here")
        case AMQP_STATUS_TABLE_TOO_BIG: (.messageTooLarge, "the header table does not fit into one frame")
        case AMQP_STATUS_INVALID_PARAMETER: (.misuse, "a parameter is out of range")
        case AMQP_STATUS_BROKER_UNSUPPORTED_SASL_METHOD:
            (.accessRefused, "the broker does not offer this authentication mechanism")
        case AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED:
            (
                .tlsFailed,
                "the certificate is not for this host name (IP addresses in it are not read: connect by DNS name)"
            )
        case AMQP_STATUS_SSL_PEER_VERIFY_FAILED: (.tlsFailed, "the certificate is not signed by a trusted authority")
        case AMQP_STATUS_SSL_CONNECTION_FAILED:
            (
                .tlsFailed,
                "the TLS handshake failed (no TLS on this port, an older TLS than 1.2, or an untrusted certificate)"
            )
        case AMQP_STATUS_SSL_ERROR, AMQP_STATUS_SSL_SET_ENGINE_FAILED: (.tlsFailed, "TLS failed")
        case AMQP_STATUS_NO_MEMORY: (.misuse, "out of memory")
        default: (.connectionLost, Self.libraryText(status))
        }
    }

    private static func libraryText(_ status: Int32) -> String {
        amqp_error_string2(status).map { String(cString: $0) } ?? "unknown status"
    }

    /// Meaning of a channel.close or connection.close (AMQP 0-9-1, section 1.8).
    static func closed(code: UInt16, text: String, call: String, at location: SourceLocation = .here()) -> AMQPError {
        let reply = Reply(code: code, text: text)
        let meaning: Code =
            switch code {
            case 403, 530: .accessRefused
            case 404: .notFound
            case 406: .preconditionFailed
            case 311: .messageTooLarge
            case 501, 502, 503, 504, 505: .protocolViolation
            default: .closedByBroker
            }
        return AMQPError(meaning, call: call, reply: reply, at: location)
    }

    /// Meaning of an `errno` met while connecting.
    static func system(_ number: Int32, call: String, at location: SourceLocation = .here()) -> AMQPError {
        let code: Code = number == ETIMEDOUT ? .timedOut : .refused
        return AMQPError(code, call: call, status: number, detail: String(cString: strerror(number)), at: location)
    }
}

extension amqp_rpc_reply_t {
    /// Throws what the reply to `call` says, unless it says that all is well.
    func check(_ call: @autoclosure () -> String) throws(AMQPError) {
        switch self.reply_type {
        case AMQP_RESPONSE_NORMAL: return
        case AMQP_RESPONSE_LIBRARY_EXCEPTION: throw AMQPError.status(self.library_error, call: call())
        case AMQP_RESPONSE_SERVER_EXCEPTION:
            var code: UInt16 = 0
            var text = amqp_bytes_t()
            guard rap_close_of_reply(self, &code, &text) != 0 else {
                throw AMQPError(.protocolViolation, call: call(), detail: "an unknown reply", at: .here())
            }
            throw AMQPError.closed(code: code, text: text.string, call: call())
        default:
            throw AMQPError(.connectionLost, call: call(), detail: "no reply", at: .here())
        }
    }
}
