internal import Glibc
internal import Synchronization

/// Names to addresses, within a deadline.
enum HostResolver {
    /// One address to connect to.
    struct Address: Sendable {
        let family: Int32
        /// A `sockaddr` of that family.
        let bytes: [UInt8]
    }

    /// `getaddrinfo` has no timeout, so it runs on a thread of its own; one that is given up on ends by itself.
    static func addresses(of host: String, port: UInt16, within patience: Duration) throws(AMQPError) -> [Address] {
        if let literal = try? self.lookUp(host, port, flags: AI_NUMERICHOST).get() { return literal }
        let lookup = Lookup(host: host, port: port)
        guard let result = lookup.run(within: patience) else {
            throw AMQPError(
                .timedOut, call: "getaddrinfo \(host)", detail: "the name did not resolve within \(patience)",
                at: .here())
        }
        return try result.get()
    }

    fileprivate static func lookUp(_ host: String, _ port: UInt16, flags: Int32) -> Result<[Address], AMQPError> {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = flags | AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &list)
        guard status == 0 else {
            let text = gai_strerror(status).map { String(cString: $0) } ?? "unknown"
            return .failure(
                AMQPError(.refused, call: "getaddrinfo \(host)", status: status, detail: text, at: .here()))
        }
        defer { freeaddrinfo(list) }
        var addresses: [Address] = []
        var next = list
        while let entry = next?.pointee {
            let bytes = UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen))
            addresses.append(Address(family: entry.ai_family, bytes: Array(bytes)))
            next = entry.ai_next
        }
        return .success(addresses)
    }

    /// One question, asked on a thread that may outlive the asker's patience.
    private final class Lookup: Sendable {
        private let host: String
        private let port: UInt16
        private let result = Mutex<Result<[Address], AMQPError>?>(nil)
        private let wake = WakeDescriptor()

        init(host: String, port: UInt16) {
            self.host = host
            self.port = port
        }

        func run(within patience: Duration) -> Result<[Address], AMQPError>? {
            var thread = pthread_t()
            let status = pthread_create(
                &thread, nil,
                { context in
                    guard let context else { return nil }
                    Unmanaged<Lookup>.fromOpaque(context).takeRetainedValue().answer()
                    return nil
                }, Unmanaged.passRetained(self).toOpaque())
            precondition(status == 0, "no thread could be started to resolve a name")
            pthread_detach(thread)
            let deadline = Moment.now + patience
            var descriptor = pollfd(fd: self.wake.descriptor, events: Int16(POLLIN), revents: 0)
            while poll(&descriptor, 1, deadline.milliseconds(from: .now)) < 0, errno == EINTR {}
            return self.result.withLock { $0 }
        }

        private func answer() {
            let answer = HostResolver.lookUp(self.host, self.port, flags: 0)
            self.result.withLock { $0 = answer }
            self.wake.signal()
        }
    }
}
