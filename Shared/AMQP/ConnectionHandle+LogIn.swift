internal import CRabbitMQ
internal import Glibc

extension ConnectionHandle {
    /// Connects to one node, logs in, opens the channel.
    /// - Parameters:
    ///   - number: how many connections the owner made with this one; deliveries carry it.
    ///   - userTimeout: after this long without the peer's TCP answer the kernel gives the connection up.
    static func open(
        _ endpoint: BrokerConfiguration.Endpoint, _ configuration: BrokerConfiguration, number: UInt64,
        userTimeout: Duration
    ) throws(AMQPError) -> ConnectionHandle {
        guard let raw = amqp_new_connection() else {
            throw AMQPError(.misuse, call: "amqp_new_connection", detail: "out of memory", at: .here())
        }
        let handle = ConnectionHandle(adopting: raw, number: number, maximumBodySize: configuration.maximumBodySize)
        // Without these every wait may be for ever.
        var patience = configuration.connectTimeout.timeval
        try Self.check(amqp_set_handshake_timeout(raw, &patience), "amqp_set_handshake_timeout")
        var rpcPatience = configuration.rpcTimeout.timeval
        try Self.check(amqp_set_rpc_timeout(raw, &rpcPatience), "amqp_set_rpc_timeout")
        if endpoint.isTLS {
            try handle.openTLS(endpoint, configuration)
        } else {
            try handle.openTCP(endpoint, configuration)
        }
        TCPSocket.tune(handle.descriptor, userTimeout: userTimeout)
        try handle.logIn(endpoint, configuration)
        // amqp.h: a channel must be opened before it is used.
        _ = amqp_channel_open(raw, Self.channel)
        try handle.checkLastReply("channel.open")
        return handle
    }

    private borrowing func openTCP(
        _ endpoint: BrokerConfiguration.Endpoint, _ configuration: BrokerConfiguration
    ) throws(AMQPError) {
        let connected = try TCPSocket.connect(
            host: endpoint.host, port: endpoint.port, within: configuration.connectTimeout)
        guard let socket = amqp_tcp_socket_new(self.raw) else {
            throw AMQPError(.misuse, call: "amqp_tcp_socket_new", detail: "out of memory", at: .here())
        }
        // amqp_tcp_socket.h: "Assign an open file descriptor to a socket object"; it is closed with it.
        amqp_tcp_socket_set_sockfd(socket, connected.take())
    }

    private borrowing func openTLS(
        _ endpoint: BrokerConfiguration.Endpoint, _ configuration: BrokerConfiguration
    ) throws(AMQPError) {
        // The library resolves the name itself, without a timeout: asked before, the answer is bounded here.
        _ = try HostResolver.addresses(of: endpoint.host, port: endpoint.port, within: configuration.connectTimeout)
        guard let socket = amqp_ssl_socket_new(self.raw) else {
            throw AMQPError(.tlsFailed, call: "amqp_ssl_socket_new", detail: "TLS could not be set up", at: .here())
        }
        try configuration.tls.apply(to: socket)
        var patience = configuration.connectTimeout.timeval
        let status = amqp_socket_open_noblock(socket, endpoint.host, Int32(endpoint.port), &patience)
        guard status == AMQP_STATUS_OK.rawValue else {
            let error = AMQPError.status(status, call: "connect \(endpoint.address)")
            // Before the handshake a failed socket is a refused connection, not a lost one.
            guard error.code == .connectionLost else { throw error }
            throw AMQPError(.refused, call: error.call, status: status, detail: error.detail, at: .here())
        }
    }

    private borrowing func logIn(
        _ endpoint: BrokerConfiguration.Endpoint, _ configuration: BrokerConfiguration
    ) throws(AMQPError) {
        let password = try configuration.passwordFile.map(PasswordFile.read) ?? endpoint.password
        let reply = rap_log_in(
            self.raw, endpoint.virtualHost, AMQP_DEFAULT_FRAME_SIZE, configuration.heartbeatSeconds,
            configuration.authentication == .external ? 1 : 0,
            configuration.authentication == .external ? "" : endpoint.user, password.value,
            configuration.connectionName)
        try reply.check("log in to \(endpoint.address) virtual host '\(endpoint.virtualHost)'")
        // What the broker made of our wish; 0 would leave a dead peer unnoticed.
        guard amqp_get_heartbeat(self.raw) > 0 else {
            throw AMQPError(
                .invalidConfiguration, call: "connection.tune", detail: "the broker turned heartbeats off", at: .here())
        }
    }

    static func check(_ status: Int32, _ call: @autoclosure () -> String) throws(AMQPError) {
        guard status < 0 else { return }
        throw AMQPError.status(status, call: call())
    }
}

extension TLSOptions {
    /// amqp_ssl_socket.h. Files are read here, at each connect, so that renewed certificates need no restart.
    fileprivate func apply(to socket: OpaquePointer) throws(AMQPError) {
        // "Set min and max TLS versions": 0.11 sets no minimum by itself.
        try ConnectionHandle.check(
            amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST), "amqp_ssl_socket_set_ssl_versions")
        amqp_ssl_socket_set_verify_peer(socket, self.verification == .insecureNoVerification ? 0 : 1)
        amqp_ssl_socket_set_verify_hostname(socket, self.verification == .full ? 1 : 0)
        if let file = self.caFile ?? Self.systemAuthorities.first(where: { access($0, R_OK) == 0 }) {
            guard amqp_ssl_socket_set_cacert(socket, file) == AMQP_STATUS_OK.rawValue else {
                throw Self.unusable("the CA file \(file)")
            }
        }
        guard let certificateFile, let keyFile else { return }
        guard amqp_ssl_socket_set_key(socket, certificateFile, keyFile) == AMQP_STATUS_OK.rawValue else {
            throw Self.unusable("the certificate \(certificateFile) or its key \(keyFile)")
        }
    }

    private static func unusable(_ what: String) -> AMQPError {
        AMQPError(
            .tlsFailed, call: "reading TLS files", detail: "\(what) is missing, unreadable or not PEM", at: .here())
    }
}
