public import AMQP
internal import Foundation
public import Logging
public import Postgres

/// The executables that read settings.
public enum Program: String, Sendable, CaseIterable {
    case ingest = "rapporteur-ingest"
    case classify = "rapporteur-classify"
    case report = "rapporteur-report"
    case console = "rapporteur"

    /// What a message costs differs by stage: ingest waits for converters, classify computes, report takes minutes.
    var defaultPrefetch: Int {
        switch self {
        case .ingest, .classify: 64
        case .report, .console: 1
        }
    }

    var defaultBatchSize: Int {
        switch self {
        case .ingest, .classify: 32
        case .report, .console: 1
        }
    }

    var defaultAdminPort: Int {
        switch self {
        case .ingest: 9101
        case .classify: 9102
        case .report: 9103
        case .console: 0
        }
    }
}

/// Everything a program can be told from outside, checked.
public struct ServiceSettings: Sendable {
    public let program: Program
    public var broker: BrokerConfiguration
    public var database: PGConfiguration
    public var databasePool: Int
    public var prefix: String
    public var prefetch: Int
    public var batchSize: Int
    public var batchWait: Duration
    public var concurrency: Int
    /// Bytes.
    public var messageLimit: Int
    public var drain: Duration
    public var logLevel: Logger.Level
    /// `true` for one JSON object a line.
    public var logsJSON: Bool
    public var adminHost: String
    public var adminPort: UInt16
    /// MiB.
    public var converterMemory: Int
    /// Seconds of processor time.
    public var converterCPU: Int
    /// Seconds by the clock.
    public var converterTime: Int
    /// Whether scanned pages are recognised.
    public var recognisesScans: Bool
    public var reportFolder: String
    public var taxonomyFile: String?
    /// Every setting the program reads, as `--print-settings` shows it.
    public let effective: [SettingsReader.Effective]

    /// - Throws: ``SettingsError`` with every fault.
    public init(_ program: Program, environment: [String: String]) throws(SettingsError) {
        var reader = SettingsReader(environment: environment)
        self.program = program

        let amqpURL = reader.text(.amqpURL) ?? ""
        let amqpPasswordFile = reader.text(.amqpPasswordFile)
        let (caFile, certificate, key) = (
            reader.text(.amqpCAFile), reader.text(.amqpCertificateFile), reader.text(.amqpKeyFile)
        )
        let heartbeat = reader.number(.heartbeat)
        var broker: BrokerConfiguration?
        do throws(AMQPError) {
            broker = try BrokerConfiguration(amqpURL)
        } catch {
            reader.fault(Setting.amqpURL.name, "is no usable broker address: \(error)")
        }
        let databaseURL = reader.text(.databaseURL) ?? ""
        let databasePasswordFile = reader.text(.databasePasswordFile)
        var database: PGConfiguration?
        do throws(PGError) {
            database = try PGConfiguration(databaseURL)
        } catch {
            reader.fault(Setting.databaseURL.name, "is no usable database address: \(error.message)")
        }
        self.databasePool = reader.number(.databasePool)
        self.prefix = reader.text(.prefix) ?? ""
        if !self.prefix.utf8.allSatisfy({ $0.isNameByte }) || self.prefix.utf8.count > 100 {
            reader.fault(Setting.prefix.name, "may hold letters, digits, '.', '-' and '_', at most 100")
        }
        if self.prefix.hasPrefix("amq.") {
            reader.fault(Setting.prefix.name, "begins with 'amq.', which RabbitMQ keeps for itself")
        }
        self.prefetch = reader.number(.prefetch(program.defaultPrefetch))
        self.batchSize = reader.number(.batchSize(program.defaultBatchSize))
        self.batchWait = .milliseconds(reader.number(.batchWait))
        self.concurrency = reader.number(.concurrency)
        self.messageLimit = reader.number(.messageLimit)
        self.drain = .seconds(reader.number(.drain))
        self.logLevel = Logger.Level(rawValue: reader.choice(.logLevel)) ?? .info
        let format = reader.choice(.logFormat)
        self.logsJSON = format == "json" || format == "auto" && isatty(STDERR_FILENO) == 0
        self.adminHost = reader.text(.adminHost) ?? ""
        if !AdminServer.isAddress(self.adminHost) {
            reader.fault(
                Setting.adminHost.name,
                "is '\(self.adminHost)', not an IP address, for example 127.0.0.1, or 0.0.0.0 for every address of the machine"
            )
        }
        self.adminPort = UInt16(clamping: reader.number(.adminPort(program.defaultAdminPort)))
        self.converterMemory = reader.number(.converterMemory)
        self.converterCPU = reader.number(.converterCPU)
        self.converterTime = reader.number(.converterTime)
        self.recognisesScans = reader.choice(.ocr) == "on"
        self.reportFolder = reader.text(.reportFolder) ?? ""
        self.taxonomyFile = reader.text(.taxonomyFile)
        self.effective = reader.effective
        try reader.finish()
        // Both are there, or finish() has thrown their fault.
        guard var broker, var database else { preconditionFailure("a missing address is a fault") }
        broker.heartbeat = .seconds(heartbeat)
        broker.connectionName = "\(program.rawValue) \(ProcessInfo.processInfo.hostName):\(getpid())"
        broker.passwordFile = amqpPasswordFile
        broker.tls.caFile = caFile ?? broker.tls.caFile
        broker.tls.certificateFile = certificate ?? broker.tls.certificateFile
        broker.tls.keyFile = key ?? broker.tls.keyFile
        database.applicationName = program.rawValue
        database.passwordFile = databasePasswordFile
        (self.broker, self.database) = (broker, database)
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
