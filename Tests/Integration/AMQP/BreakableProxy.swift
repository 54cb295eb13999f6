import Foundation
import Glibc
import Synchronization

/// A TCP proxy in front of the broker that can cut and freeze, so that a test breaks its own connections and nobody else's.
final class BreakableProxy: Sendable {
    private struct State {
        var sockets: Set<Int32> = []
        var isFrozen = false
        var refuses = false
        var accepted = 0
    }

    let port: UInt16
    private let listener: Int32
    private let target: UInt16
    private let state = Mutex(State())

    init(to target: UInt16) throws {
        self.target = target
        self.listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = self.listener
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(listener, $0, length) == 0 && listen(listener, 64) == 0)
                precondition(getsockname(listener, $0, &length) == 0)
            }
        }
        self.port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in self.accept() }
    }

    /// How many connections came.
    var accepted: Int { self.state.withLock { $0.accepted } }

    /// Ends all connections at once, without a word of AMQP.
    func cut() { self.state.withLock { for each in $0.sockets { shutdown(each, Int32(SHUT_RDWR)) } } }

    /// Nothing is forwarded from here on; connections stay.
    func freeze() { self.state.withLock { $0.isFrozen = true } }

    func thaw() { self.state.withLock { $0.isFrozen = false } }

    /// New connections are closed at once.
    func refuse(_ refuses: Bool) { self.state.withLock { $0.refuses = refuses } }

    func stop() {
        shutdown(self.listener, Int32(SHUT_RDWR))
        self.cut()
    }

    private func accept() {
        while true {
            let client = Glibc.accept(self.listener, nil, nil)
            guard client >= 0 else { break }
            guard !self.state.withLock({ $0.refuses }) else {
                close(client)
                continue
            }
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = Self.loopback(self.target)
            let status = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard status == 0 else {
                close(client)
                close(server)
                continue
            }
            self.state.withLock {
                $0.accepted += 1
                $0.sockets.formUnion([client, server])
            }
            Thread.detachNewThread { [self] in self.relay(client, server) }
        }
        close(self.listener)
    }

    private func relay(_ client: Int32, _ server: Int32) {
        var buffer = [UInt8](repeating: 0, count: 65536)
        var isOpen = true
        while isOpen {
            var descriptors = [
                pollfd(fd: client, events: Int16(POLLIN), revents: 0),
                pollfd(fd: server, events: Int16(POLLIN), revents: 0),
            ]
            let isFrozen = self.state.withLock { $0.isFrozen }
            // Frozen, it only looks now and then whether it still is.
            if isFrozen { for index in 0...1 { descriptors[index].events = 0 } }
            poll(&descriptors, 2, isFrozen ? 20 : 100)
            for (from, to) in [(0, server), (1, client)] where descriptors[from].revents != 0 {
                let count = read(descriptors[from].fd, &buffer, buffer.count)
                if count <= 0 { isOpen = false } else if !Self.writeAll(to, buffer[..<count]) { isOpen = false }
            }
        }
        self.state.withLock { $0.sockets.subtract([client, server]) }
        close(client)
        close(server)
    }

    private static func writeAll(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return true }
            var sent = 0
            while sent < bytes.count {
                let count = send(descriptor, base + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return address
    }
}
