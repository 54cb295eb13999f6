import Foundation
import ServiceKitTesting

/// A RabbitMQ and a PostgreSQL that only one test uses, so that it may kill them.
struct PrivateServers {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "deploy/local/servers")

    private let name: String
    let amqpURL: String
    let databaseURL: String

    static func start() async throws -> PrivateServers {
        try await PrivateServers(name: "test-\(UUID().uuidString.lowercased())")
    }

    private init(name: String) async throws {
        self.name = name
        let variables = try await Self.run(["start", name])
        func value(_ variable: String) throws -> String {
            guard let line = variables.split(separator: "\n").first(where: { $0.hasPrefix(variable + "=") }) else {
                throw Mishap("deploy/local/servers did not tell \(variable)")
            }
            return String(line.dropFirst(variable.count + 1))
        }
        (self.amqpURL, self.databaseURL) = (try value("RAPPORTEUR_AMQP_URL"), try value("RAPPORTEUR_DATABASE_URL"))
    }

    /// `kill -9`, as a power cut would.
    func killBroker() async throws { _ = try await Self.run(["kill-broker", self.name]) }

    /// Ends PostgreSQL without a checkpoint and without asking its sessions.
    func killDatabase() async throws { _ = try await Self.run(["kill-database", self.name]) }

    /// Starts what does not run.
    func startAgain() async throws { _ = try await Self.run(["start", self.name]) }

    func startBroker() async throws { _ = try await Self.run(["start", self.name]) }

    func stop() async throws {
        _ = try await Self.run(["stop", self.name])
        try FileManager.default.removeItem(
            at: Self.script.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: ".local/\(self.name)"))
    }

    private static func run(_ arguments: [String]) async throws -> String {
        let folder = FileManager.default.temporaryDirectory
        let output = folder.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = try ServiceProcess(
            self.script, arguments, environment: ProcessInfo.processInfo.environment,
            log: folder.appending(path: UUID().uuidString), output: output)
        let ending = await process.end()
        let words = process.lastWords
        try? FileManager.default.removeItem(at: process.log)
        guard ending.status == 0 else { throw Mishap("deploy/local/servers \(arguments) failed: \(words)") }
        return try String(contentsOf: output, encoding: .utf8)
    }
}
