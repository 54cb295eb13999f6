internal import FlyingFox
internal import FlyingSocks
internal import Foundation
public import Logging
public import ServiceLifecycle

/// `/livez`, `/readyz` and `/metrics` on the admin port.
public struct AdminServer: Service {
    /// A worker that has been on one step for this long counts as stuck. Longer than the largest report takes.
    static let patience = Duration.seconds(900)

    private let server: HTTPServer
    private let host: String
    private let port: UInt16
    private let log: Logger

    /// - Throws: when `host` is no address.
    public init(host: String, port: UInt16, readiness: Readiness, metrics: MetricRegistry, log: Logger) async throws {
        self.server =
            host.contains(":")
            ? HTTPServer(address: try .inet6(ip6: host, port: port), logger: .disabled)
            : HTTPServer(address: try .inet(ip4: host, port: port), logger: .disabled)
        (self.host, self.port, self.log) = (host, port, log)
        await self.server.appendRoute("GET /livez") { _ in
            let stuck = readiness.stepTime
            return stuck < Self.patience
                ? Self.answer(.ok, "live\n")
                : Self.answer(.serviceUnavailable, "the worker has been on one step for \(stuck)\n")
        }
        await self.server.appendRoute("GET /readyz") { _ in
            let troubles = readiness.troubles
            return troubles.isEmpty
                ? Self.answer(.ok, "ready\n")
                : Self.answer(.serviceUnavailable, troubles.map { $0 + "\n" }.joined())
        }
        await self.server.appendRoute("GET /metrics") { _ in
            Self.answer(.ok, metrics.text(), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await self.server.run() }
                group.addTask {
                    try await self.waitUntilListening()
                    let address = await self.address
                    self.log.info("admin port open", metadata: ["address": "\(address)"])
                    try await Task.sleep(for: .seconds(Int64.max / 2))
                }
                defer { group.cancelAll() }
                do {
                    try await group.next()
                } catch is CancellationError {
                } catch {
                    // A stop makes the socket fail, too.
                    if Task.isCancelled { return }
                    var reason = "\(error)"
                    if case .failed(_, _, let message)? = error as? SocketError { reason = message }
                    throw AdminPortError(address: "\(self.host):\(self.port)", reason: reason)
                }
            }
        }
    }

    /// Where the server listens, once it does.
    public var address: String {
        get async {
            switch await self.server.listeningAddress {
            case .ip4(let host, port: let port): "\(host):\(port)"
            case .ip6(let host, port: let port): "[\(host)]:\(port)"
            case .unix(let path): path
            case nil: "nowhere"
            }
        }
    }

    /// Returns once the server listens.
    func waitUntilListening() async throws { try await self.server.waitUntilListening(timeout: 60) }

    /// Whether a host can be listened on: an address, not a name.
    static func isAddress(_ host: String) -> Bool {
        (try? sockaddr_in.inet(ip4: host, port: 0)) != nil || (try? sockaddr_in6.inet6(ip6: host, port: 0)) != nil
    }

    private static func answer(
        _ status: HTTPStatusCode, _ text: String, type: String = "text/plain; charset=utf-8"
    ) -> HTTPResponse {
        HTTPResponse(statusCode: status, headers: [.contentType: type], body: Data(text.utf8))
    }
}

/// The admin port could not be opened, or was lost.
struct AdminPortError: Error, CustomStringConvertible {
    let address: String
    let reason: String

    var description: String {
        "the admin port \(self.address) cannot be used: \(self.reason); set RAPPORTEUR_ADMIN_PORT to a free one, 0 takes any"
    }
}
