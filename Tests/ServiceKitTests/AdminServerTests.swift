import Foundation
import Logging
import Testing

@testable import ServiceKit

@Suite("The admin port", .timeLimit(.minutes(1)))
struct AdminServerTests {
    /// Runs a server on a free port for the time of `body`, which gets the port.
    private func withServer(
        _ readiness: Readiness, _ metrics: MetricRegistry, _ body: @escaping @Sendable (UInt16) async throws -> Void
    ) async throws {
        let server = try await AdminServer(
            host: "127.0.0.1", port: 0, readiness: readiness, metrics: metrics,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let life = Task { try await server.run() }
        defer { life.cancel() }
        try await server.waitUntilListening()
        try await body(try #require(UInt16(await server.address.split(separator: ":").last ?? "")))
    }

    /// Status line and headers, and the body.
    private func get(_ path: String, _ port: UInt16) async throws -> (head: String, body: String) {
        let answer = HealthCheck.request(path, host: "127.0.0.1", port: port)
        let text = try answer.get()
        let end = try #require(text.firstRange(of: "\r\n\r\n"))
        return (String(text[..<end.lowerBound]), String(text[end.upperBound...]))
    }

    @Test("livez, readyz and metrics say how things stand")
    func paths() async throws {
        let metrics = MetricRegistry()
        let readiness = Readiness(metrics: metrics)
        try await self.withServer(readiness, metrics) { port in
            let live = try await self.get("/livez", port)
            #expect(live.head.hasPrefix("HTTP/1.1 200") && live.body == "live\n")
            let unready = try await self.get("/readyz", port)
            #expect(unready.head.hasPrefix("HTTP/1.1 503"))
            #expect(unready.body.contains("database: not connected yet\n"))
            #expect(!HealthCheck.ask(host: "127.0.0.1", port: port).isReady)
            for dependency in Dependency.allCases { readiness.report(dependency, trouble: nil) }
            #expect(try await self.get("/readyz", port).head.hasPrefix("HTTP/1.1 200"))
            #expect(HealthCheck.ask(host: "127.0.0.1", port: port) == (true, "ready\n"))
            let text = try await self.get("/metrics", port)
            #expect(text.head.lowercased().contains("content-type: text/plain; version=0.0.4; charset=utf-8"))
            #expect(text.body.contains("rapporteur_dependency_up{dependency=\"database\"} 1\n"))
            #expect(try await self.get("/", port).head.hasPrefix("HTTP/1.1 404"))
        }
    }

    @Test("a port that is taken is an error that names it and the setting")
    func taken() async throws {
        let metrics = MetricRegistry()
        let readiness = Readiness(metrics: metrics)
        try await self.withServer(readiness, metrics) { port in
            let second = try await AdminServer(
                host: "127.0.0.1", port: port, readiness: readiness, metrics: metrics,
                log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let error = await #expect(throws: AdminPortError.self) { try await second.run() }
            #expect("\(try #require(error))".contains("127.0.0.1:\(port)"))
            #expect("\(try #require(error))".contains("RAPPORTEUR_ADMIN_PORT"))
        }
    }

    @Test("a stop is no failure, whichever of the server's tasks hears of it first", arguments: 0..<40)
    func stop(round: Int) async throws {
        let metrics = MetricRegistry()
        let server = try await AdminServer(
            host: "127.0.0.1", port: 0, readiness: Readiness(metrics: metrics), metrics: metrics,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let life = Task { try await server.run() }
        try await server.waitUntilListening()
        life.cancel()
        try await life.value
    }

    @Test("where nothing listens the check says so; a server on every address is asked on this machine")
    func nobody() {
        let answer = HealthCheck.ask(host: "127.0.0.1", port: 1)
        #expect(!answer.isReady && answer.text == "nothing answers on 127.0.0.1:1")
        #expect(HealthCheck.reachable("0.0.0.0") == "127.0.0.1")
        #expect(HealthCheck.reachable("::") == "::1")
        #expect(HealthCheck.reachable("10.0.0.1") == "10.0.0.1")
    }

    @Test("the exit codes are those of the interface")
    func exitCodes() {
        #expect(
            [ExitCode.done, ExitCode.failed, ExitCode.usage, ExitCode.unavailable, ExitCode.tryAgain] == [
                0, 1, 64, 69, 75,
            ])
    }
}
