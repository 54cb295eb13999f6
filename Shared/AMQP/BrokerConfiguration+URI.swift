extension BrokerConfiguration {
    /// Adds one URI's endpoint and takes over its query parameters.
    mutating func add(_ uri: BrokerURI, index: Int) throws(AMQPError) {
        self.endpoints.append(
            Endpoint(
                host: uri.host, port: uri.port, isTLS: uri.isTLS, user: uri.user, password: uri.password,
                virtualHost: uri.virtualHost))
        for (name, value) in uri.query {
            try self.apply(name, value, of: uri)
        }
        guard (self.tls.certificateFile == nil) == (self.tls.keyFile == nil) else {
            throw uri.fault("has one of certfile and keyfile without the other")
        }
    }

    private mutating func apply(_ name: String, _ value: String, of uri: BrokerURI) throws(AMQPError) {
        switch name {
        case "heartbeat":
            guard let seconds = Int(value), (1...600).contains(seconds) else {
                throw uri.fault(
                    "has a heartbeat that is not a number of seconds from 1 to 600 (0 would hide a dead peer)")
            }
            self.heartbeat = .seconds(seconds)
        case "connection_timeout":
            guard let milliseconds = Int(value), (1...600_000).contains(milliseconds) else {
                throw uri.fault("has a connection_timeout that is not a number of milliseconds from 1 to 600000")
            }
            self.connectTimeout = .milliseconds(milliseconds)
        case "cacertfile": self.tls.caFile = value
        case "certfile": self.tls.certificateFile = value
        case "keyfile": self.tls.keyFile = value
        case "verify":
            switch value {
            case "verify_peer": self.tls.verification = .full
            case "verify_none": self.tls.verification = .insecureNoVerification
            default: throw uri.fault("has a verify other than verify_peer and verify_none")
            }
        case "server_name_indication":
            // rabbitmq-c checks and announces the name it connects to; another one cannot be given.
            guard value == uri.host else {
                throw uri.fault("has a server_name_indication other than its host, which is not supported")
            }
        case "auth_mechanism":
            guard let mechanism = AuthenticationMechanism(rawValue: value) else {
                throw uri.fault("has an auth_mechanism other than plain and external")
            }
            self.authentication = mechanism
        default: throw uri.fault("has an unknown parameter, \(name)")
        }
    }
}
