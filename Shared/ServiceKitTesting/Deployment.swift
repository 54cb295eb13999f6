public import AMQP
public import Foundation
internal import Postgres
public import Store

/// A deployment of its own for one test: a prefix at the broker, a database, a folder, and the programs run in it.
public final class Deployment: Sendable {
    public let prefix: String
    public let folder: URL
    public let amqpURL: String
    public let databaseURL: String
    private let databaseName: String
    private let administrativeURL: String
    /// Where the programs are: beside the tests.
    private let programs: URL

    /// - Parameters:
    ///   - amqpURL: A broker where exchanges and queues may be made.
    ///   - databaseURL: A server where a database may be made.
    public init(amqpURL: String, databaseURL: String) async throws {
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        self.prefix = "rapporteur.\(name)"
        self.databaseName = name
        self.amqpURL = amqpURL
        self.administrativeURL = databaseURL
        self.folder = FileManager.default.temporaryDirectory.appending(path: name, directoryHint: .isDirectory)
        self.programs = Bundle.main.bundleURL
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        guard var parts = URLComponents(string: databaseURL) else { throw Mishap("not a database URI") }
        parts.path = "/" + name
        self.databaseURL = parts.string ?? databaseURL
        try await self.runTool("createdb", ["--maintenance-db=\(databaseURL)", name])
    }

    /// The environment of every program.
    public var environment: [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "RAPPORTEUR_AMQP_URL": self.amqpURL,
            "RAPPORTEUR_DATABASE_URL": self.databaseURL, "RAPPORTEUR_PREFIX": self.prefix, "RAPPORTEUR_ADMIN_PORT": "0",
            "RAPPORTEUR_LOG_FORMAT": "json", "RAPPORTEUR_REPORT_DIR": self.folder.appending(path: "reports").path,
        ]
    }

    /// Starts one of our services.
    public func start(_ program: String, _ changes: [String: String] = [:]) throws -> ServiceProcess {
        try ServiceProcess(
            self.programs.appending(path: program), environment: self.environment.merging(changes) { $1 },
            log: self.folder.appending(path: "\(program).\(UUID().uuidString.prefix(8)).log"))
    }

    /// Runs the command line to its end.
    public func rapporteur(
        _ arguments: [String], _ changes: [String: String] = [:]
    ) async throws -> (status: Int32, output: String, words: String) {
        let output = self.folder.appending(path: UUID().uuidString)
        let process = try ServiceProcess(
            self.programs.appending(path: "rapporteur"), arguments,
            environment: self.environment.merging(changes) { $1 },
            log: self.folder.appending(path: UUID().uuidString), output: output)
        let ending = await process.end()
        return (
            ending.status, try String(contentsOf: output, encoding: .utf8),
            try String(contentsOf: process.log, encoding: .utf8)
        )
    }

    /// A store on the deployment's database, for the time of `body`.
    public func withStore<Result: Sendable>(_ body: (Store) async throws -> Result) async throws -> Result {
        let pool = PGPool(try PGConfiguration(self.databaseURL), size: 1)
        do {
            let result = try await body(Store(pool: pool))
            await pool.close()
            return result
        } catch {
            await pool.close()
            throw error
        }
    }

    /// A session with the deployment's broker, for the time of `body`.
    public func withBroker<Result: Sendable>(_ body: (BrokerSession) async throws -> Result) async throws -> Result {
        let session = try await BrokerSession.open(try BrokerConfiguration(self.amqpURL))
        do {
            let result = try await body(session)
            await session.close()
            return result
        } catch {
            await session.close()
            throw error
        }
    }

    /// Takes everything away again: processes, queues, exchanges, the database, the folder.
    public func remove(_ processes: [ServiceProcess], topology: Topology) async throws {
        for process in processes {
            process.send(SIGKILL)
            _ = await process.end()
        }
        try await self.withBroker { session in
            for queue in topology.queues { try await session.delete(queue: queue.name) }
            for exchange in topology.exchanges { try await session.delete(exchange: exchange.name) }
        }
        try await self.runTool("dropdb", ["--force", "--maintenance-db=\(self.administrativeURL)", self.databaseName])
        try FileManager.default.removeItem(at: self.folder)
    }

    private func runTool(_ name: String, _ arguments: [String]) async throws {
        let process = try ServiceProcess(
            URL(filePath: "/usr/bin/\(name)"), arguments, environment: ["PATH": "/usr/bin:/bin"],
            log: self.folder.appending(path: "\(name).log"))
        let ending = await process.end()
        guard ending.status == 0 else { throw Mishap("\(name) failed: \(process.lastWords)") }
    }
}

/// Something a test needs did not work.
public struct Mishap: Error, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
