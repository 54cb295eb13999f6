import AMQP
import Foundation
import Glibc
import Testing

@Suite("TLS in front of a real broker", .needsServers, .timeLimit(.minutes(2)))
struct TLSIntegrationTests {
    let broker: BrokerFixture
    let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")

    init() throws {
        self.broker = try BrokerFixture()
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { self.folder.appending(path: name).path }

    func openssl(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "openssl \(arguments)")
    }

    /// An authority `<name>.pem`, and a certificate `<name>-server.pem` for `host` that it signed.
    func makeAuthority(_ name: String, host: String = "localhost") throws {
        try self.openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test authority \(name)",
            "-keyout",
            self.file("\(name).key"), "-out", self.file("\(name).pem"))
        try self.openssl(
            "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)",
            "-keyout", self.file("\(name)-server.key"), "-out", self.file("\(name)-server.csr"))
        try "subjectAltName=DNS:\(host)\n".write(toFile: self.file("\(name).ext"), atomically: true, encoding: .utf8)
        try self.openssl(
            "x509", "-req", "-in", self.file("\(name)-server.csr"), "-CA", self.file("\(name).pem"), "-CAkey",
            self.file("\(name).key"), "-CAcreateserial", "-days", "2", "-extfile", self.file("\(name).ext"), "-out",
            self.file("\(name)-server.pem"))
    }

    /// `openssl s_server` for one connection, its other side a socket to the broker.
    func withTLS<T>(
        _ name: String, _ extra: [String] = [], _ body: (UInt16) async throws -> T
    ) async throws -> T {
        let upstream = try Self.connect(to: self.broker.port)
        let port = try Self.freePort()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [
                "openssl", "s_server", "-quiet", "-naccept", "1", "-accept", "127.0.0.1:\(port)", "-cert",
                self.file("\(name)-server.pem"), "-key", self.file("\(name)-server.key"),
            ] + extra
        process.standardInput = upstream
        process.standardOutput = upstream
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
            try? FileManager.default.removeItem(at: self.folder)
        }
        return try await body(port)
    }

    /// Tries again while the server is not up yet.
    func open(_ configuration: BrokerConfiguration) async throws -> BrokerSession {
        while true {
            do {
                return try await BrokerSession.open(configuration)
            } catch {
                guard error.code == .refused else { throw error }
            }
        }
    }

    func configuration(_ port: UInt16, _ query: String, host: String = "localhost") throws -> BrokerConfiguration {
        try self.broker.configuration(port: port, scheme: "amqps", host: host, query: query)
    }

    @Test("a certificate of a trusted authority for this name is accepted, and large messages pass")
    func accepted() async throws {
        try self.makeAuthority("good")
        let queue = BrokerFixture.name()
        try await self.withTLS("good") { port in
            let session = try await self.open(self.configuration(port, "?cacertfile=\(self.file("good.pem"))"))
            try await session.declare(BrokerFixture.topology(queue))
            let body = [UInt8](repeating: 7, count: 1_500_000)
            let outcomes = try await session.publish([OutgoingMessage(exchange: "", routingKey: queue, body: body)])
            #expect(outcomes == [.confirmed])
            let delivery = try #require(try await session.get(queue))
            #expect(delivery.body == body)
            try await session.acknowledge(delivery)
            try await session.delete(queue: queue)
            await session.close()
        }
    }

    @Test("a client certificate is shown when the server asks for it")
    func clientCertificate() async throws {
        try self.makeAuthority("good")
        try self.makeAuthority("client", host: "worker")
        let demand = ["-Verify", "1", "-verify_return_error", "-CAfile", self.file("client.pem")]
        let query = "?cacertfile=\(self.file("good.pem"))"
        let certificate = "&certfile=\(self.file("client-server.pem"))&keyfile=\(self.file("client-server.key"))"
        try await self.withTLS("good", demand) { port in
            let session = try await self.open(self.configuration(port, query + certificate))
            #expect(await session.serverProperties["product"] == "RabbitMQ")
            await session.close()
        }
    }

    @Test("a certificate of an unknown authority is refused")
    func wrongAuthority() async throws {
        try self.makeAuthority("good")
        try self.makeAuthority("evil")
        try await self.withTLS("evil") { port in
            let error = await #expect(throws: AMQPError.self) {
                try await self.open(self.configuration(port, "?cacertfile=\(self.file("good.pem"))"))
            }
            #expect(error?.code == .tlsFailed)
            #expect(error?.isTransient == false)
        }
    }

    @Test("a certificate for another name is refused, and the text says so")
    func wrongName() async throws {
        try self.makeAuthority("other", host: "broker.example.org")
        try await self.withTLS("other") { port in
            let error = await #expect(throws: AMQPError.self) {
                try await self.open(self.configuration(port, "?cacertfile=\(self.file("other.pem"))"))
            }
            #expect(error?.code == .tlsFailed)
            #expect(error?.description.contains("host name") == true, "\(String(describing: error))")
        }
    }

    @Test("a server that knows only TLS 1.1 is refused")
    func oldTLS() async throws {
        try self.makeAuthority("good")
        try await self.withTLS("good", ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"]) { port in
            let error = await #expect(throws: AMQPError.self) {
                try await self.open(self.configuration(port, "?cacertfile=\(self.file("good.pem"))"))
            }
            #expect(error?.code == .tlsFailed)
        }
    }

    @Test("a CA file that is missing is named; TLS against a port without it is not downgraded")
    func misuse() async throws {
        let missing = await #expect(throws: AMQPError.self) {
            try await BrokerSession.open(self.configuration(self.broker.port, "?cacertfile=/no/such.pem"))
        }
        #expect(missing?.code == .tlsFailed)
        #expect(missing?.description.contains("/no/such.pem") == true)
        let plain = await #expect(throws: AMQPError.self) {
            try await BrokerSession.open(self.configuration(self.broker.port, ""))
        }
        #expect(plain?.code == .tlsFailed)
    }

    private static func connect(to port: UInt16) throws -> FileHandle {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(port)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(status == 0)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = Self.loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) + getsockname(descriptor, $0, &length)
            }
        }
        try #require(status == 0)
        return UInt16(bigEndian: address.sin_port)
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return address
    }
}
