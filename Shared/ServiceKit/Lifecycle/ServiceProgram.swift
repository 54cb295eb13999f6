internal import Foundation
public import Logging
internal import Postgres
internal import ServiceLifecycle
public import Store
internal import UnixSignals

/// What `main.swift` of each service does: words for people, settings, and then the service's life.
public enum ServiceProgram {
    /// Everything a service's own code needs to build its stage.
    public struct Context: Sendable {
        public let settings: ServiceSettings
        public let store: Store
        public let metrics: MetricRegistry
        public let log: Logger
    }

    /// Runs a service until it is stopped, and ends the process.
    ///
    /// - Parameters:
    ///   - program: Which of the programs this is.
    ///   - about: What it does, in one or two sentences for `--help`.
    ///   - makeStage: Builds the stage; what it throws ends the process with exit code 64 and its words.
    public static func run<S: Stage>(
        _ program: Program, about: String, makeStage: (Context) async throws -> S
    ) async -> Never {
        // A log that nobody reads any more is no reason to stop working.
        signal(SIGPIPE, SIG_IGN)
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count > 1 {
            Self.leave(
                ExitCode.usage, "\(program.rawValue): it takes one argument at most; see \(program.rawValue) --help.")
        }
        switch arguments.first {
        case nil, "--print-settings": break
        case "--help", "-h":
            Self.leave(
                ExitCode.done,
                """
                OVERVIEW: \(about)

                USAGE: \(program.rawValue) [--print-settings | --check | --version | --help]

                  --print-settings   show the settings in force, secrets masked, and leave
                  --check            ask the running service's admin port whether it is ready; exit 0 or 69
                  --version          show the version and leave

                \(HelpText.settings(of: program))
                """)
        case "--version": Self.leave(ExitCode.done, "\(program.rawValue) \(ProgramVersion.current)")
        case "--check": break
        case let other?:
            Self.leave(
                ExitCode.usage,
                "\(program.rawValue): unknown argument '\(other)'. It takes --print-settings, --check, --version or --help."
            )
        }
        let settings: ServiceSettings
        do throws(SettingsError) {
            settings = try ServiceSettings(program, environment: ProcessInfo.processInfo.environment)
        } catch {
            Self.leave(
                ExitCode.usage,
                "\(program.rawValue): settings that cannot be used:\n\(error)\nSee \(program.rawValue) --help.")
        }
        if arguments.first == "--print-settings" {
            Self.leave(ExitCode.done, HelpText.effective(settings), newline: false)
        }
        if arguments.first == "--check" { await HealthCheck.run(settings) }

        let log = settings.makeLogger()
        let metrics = MetricRegistry()
        metrics.set(.buildInfo, program.rawValue, ProgramVersion.current, to: 1)
        let readiness = Readiness(metrics: metrics)
        let pool = PGPool(settings.database, size: settings.databasePool)
        let store = Store(pool: pool)
        let stage: S
        let admin: AdminServer
        do {
            stage = try await makeStage(Context(settings: settings, store: store, metrics: metrics, log: log))
            admin = try await AdminServer(
                host: settings.adminHost, port: settings.adminPort, readiness: readiness, metrics: metrics, log: log)
        } catch {
            log.critical("cannot start", metadata: ["reason": "\(error)"])
            exit(ExitCode.usage)
        }
        let worker = Worker(stage, settings: settings, store: store, readiness: readiness, metrics: metrics, log: log)
        log.info("starting", metadata: ["version": "\(ProgramVersion.current)", "prefix": "\(settings.prefix)"])
        // Stopped in reverse: the worker drains while the admin port still answers.
        var group = ServiceGroupConfiguration(
            services: [
                .init(service: admin), .init(service: worker, successTerminationBehavior: .gracefullyShutdownGroup),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
        group.maximumGracefulShutdownDuration = settings.drain + .seconds(10)
        do {
            try await ServiceGroup(configuration: group).run()
            await pool.close()
            log.info("stopped")
            exit(ExitCode.done)
        } catch {
            log.critical("cannot go on", metadata: ["reason": "\(error)"])
            exit(error is AdminPortError ? ExitCode.usage : ExitCode.failed)
        }
    }

    private static func leave(_ code: Int32, _ words: String, newline: Bool = true) -> Never {
        let output = code == ExitCode.done ? FileHandle.standardOutput : FileHandle.standardError
        try? output.write(contentsOf: Data((words + (newline ? "\n" : "")).utf8))
        exit(code)
    }
}
