internal import Glibc

/// Sole owner of a connected socket, until it is handed on.
struct TCPSocket: ~Copyable {
    let descriptor: Int32

    private init(adopting descriptor: Int32) { self.descriptor = descriptor }

    deinit { Glibc.close(self.descriptor) }

    /// Gives up ownership.
    consuming func take() -> Int32 {
        let descriptor = self.descriptor
        discard self
        return descriptor
    }

    /// Tries each address of the name in turn, each with its own share of patience: the library tries only one after a
    /// timeout.
    static func connect(host: String, port: UInt16, within patience: Duration) throws(AMQPError) -> TCPSocket {
        let addresses = try HostResolver.addresses(of: host, port: port, within: patience)
        var failure = AMQPError(.refused, call: "getaddrinfo \(host)", detail: "the name has no address", at: .here())
        for address in addresses {
            do throws(AMQPError) {
                return try Self.connect(to: address, within: patience, call: "connect \(host):\(port)")
            } catch { failure = error }
        }
        throw failure
    }

    private static func connect(
        to address: HostResolver.Address, within patience: Duration, call: String
    ) throws(AMQPError) -> TCPSocket {
        // Non-blocking, as the library wants it: `man 2 socket`.
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.family, type, 0)
        guard descriptor >= 0 else { throw AMQPError.system(errno, call: call) }
        let socket = TCPSocket(adopting: descriptor)
        let status = address.bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return Int32(-1) }
            return Glibc.connect(
                descriptor, base.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        }
        if status != 0 {
            guard errno == EINPROGRESS else { throw AMQPError.system(errno, call: call) }
            try Self.await(descriptor, within: patience, call: call)
        }
        return socket
    }

    private static func await(_ descriptor: Int32, within patience: Duration, call: String) throws(AMQPError) {
        let deadline = Moment.now + patience
        var events = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        var count: Int32 = -1
        repeat { count = poll(&events, 1, deadline.milliseconds(from: .now)) } while count < 0 && errno == EINTR
        guard count > 0 else {
            throw AMQPError(.timedOut, call: call, detail: "no answer within \(patience)", at: .here())
        }
        var number: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &number, &length)
        guard number == 0 else { throw AMQPError.system(number, call: call) }
    }

    /// What keeps latency low and notices a dead peer (`man 7 tcp`).
    ///
    /// Best effort: a kernel that knows one of them not still serves; heartbeats and the watchdog stand behind it.
    static func tune(_ descriptor: Int32, userTimeout: Duration) {
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        _ = setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
        _ = setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, size)
        var milliseconds = UInt32(clamping: userTimeout.wholeNanoseconds / 1_000_000)
        _ = setsockopt(
            descriptor, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, &milliseconds, socklen_t(MemoryLayout<UInt32>.size))
    }
}
