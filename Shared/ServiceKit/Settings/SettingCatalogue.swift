extension Setting {
    // The broker.
    static let amqpURL = Setting(
        "AMQP_URL", "RabbitMQ, one or several amqp:// or amqps:// URIs parted by commas", .text,
        fallback: "amqp://guest:guest@127.0.0.1:5672/%2f", isSecret: true)
    static let amqpPasswordFile = Setting(
        "AMQP_PASSWORD_FILE", "file with the RabbitMQ password, in place of the URI's; read again at every connect",
        .path,
        fallback: nil)
    static let amqpCAFile = Setting(
        "AMQP_CA_FILE", "certificates that the broker's is checked against (PEM)", .path, fallback: nil)
    static let amqpCertificateFile = Setting(
        "AMQP_CERT_FILE", "our certificate for the broker (PEM)", .path, fallback: nil)
    static let amqpKeyFile = Setting("AMQP_KEY_FILE", "the key of our certificate (PEM)", .path, fallback: nil)
    static let heartbeat = Setting(
        "AMQP_HEARTBEAT", "AMQP heartbeat", .number(1...300, unit: "seconds"), fallback: "10")
    static let prefix = Setting(
        "PREFIX", "what the names of exchanges and queues begin with, so that deployments can share a broker", .text,
        fallback: "rapporteur")

    // The database.
    static let databaseURL = Setting(
        "DATABASE_URL", "PostgreSQL, as libpq takes it: a postgresql:// URI or key=value words", .text,
        fallback: "postgresql:///rapporteur", isSecret: true)
    static let databasePasswordFile = Setting(
        "DATABASE_PASSWORD_FILE",
        "file with the PostgreSQL password, in place of the URI's; read again at every connect",
        .path, fallback: nil)
    static let databasePool = Setting(
        "DATABASE_POOL", "most connections to PostgreSQL at once", .number(1...64, unit: "connections"), fallback: "4")

    // The work.
    static func prefetch(_ fallback: Int) -> Setting {
        Setting(
            "PREFETCH", "most unacknowledged messages the broker hands to this process",
            .number(1...2000, unit: "messages"),
            fallback: String(fallback))
    }
    static func batchSize(_ fallback: Int) -> Setting {
        Setting(
            "BATCH_SIZE", "most messages handled in one transaction", .number(1...1000, unit: "messages"),
            fallback: String(fallback))
    }
    static let batchWait = Setting(
        "BATCH_WAIT", "how long to gather a batch once its first message is there",
        .number(0...5000, unit: "milliseconds"),
        fallback: "20")
    static let concurrency = Setting(
        "CONCURRENCY", "messages of a batch prepared at the same time", .number(1...256, unit: "messages"),
        fallback: "2")
    static let messageLimit = Setting(
        "MESSAGE_LIMIT", "largest message taken in", .number(1024...134_217_728, unit: "bytes"), fallback: "12582912")
    static let drain = Setting(
        "DRAIN", "after SIGTERM, how long to finish what is in hand", .number(0...600, unit: "seconds"), fallback: "20")

    // Watching.
    static let logLevel = Setting(
        "LOG_LEVEL", "least severe log line written",
        .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]), fallback: "info")
    static let logFormat = Setting(
        "LOG_FORMAT", "one JSON object a line, or text for people; auto: text on a terminal",
        .choice(["auto", "json", "text"]),
        fallback: "auto")
    static let adminHost = Setting(
        "ADMIN_HOST", "address that /livez, /readyz and /metrics listen on", .text, fallback: "127.0.0.1")
    static func adminPort(_ fallback: Int) -> Setting {
        Setting(
            "ADMIN_PORT", "port of /livez, /readyz and /metrics; 0 takes a free one",
            .number(0...65535, unit: "(TCP port)"),
            fallback: String(fallback))
    }

    // Single services.
    static let converterMemory = Setting(
        "CONVERTER_MEMORY", "most memory of a converter process", .number(64...8192, unit: "MiB"), fallback: "512")
    static let converterCPU = Setting(
        "CONVERTER_CPU", "most processor time of a converter process", .number(1...600, unit: "seconds"), fallback: "10"
    )
    static let converterTime = Setting(
        "CONVERTER_TIME", "most time of a converter process by the clock", .number(1...600, unit: "seconds"),
        fallback: "15")
    static let ocr = Setting(
        "OCR", "whether scanned pages are recognised, by tesseract, which must be installed", .choice(["off", "on"]),
        fallback: "off")
    static let reportFolder = Setting(
        "REPORT_DIR", "folder that reports are written to", .path, fallback: "reports")
    static let taxonomyFile = Setting(
        "TAXONOMY_FILE", "taxonomy in YAML; without it the built-in one", .path, fallback: nil)

    /// Variables with our prefix that are read elsewhere (tests, scripts), and so are no typing mistakes.
    static let foreign: Set<String> = [
        "RAPPORTEUR_CORPUS", "RAPPORTEUR_SEED", "RAPPORTEUR_TEST_AMQP_URL", "RAPPORTEUR_TEST_DATABASE_URL",
        "RAPPORTEUR_REQUIRE_SERVERS",
    ]
}

extension Setting {
    /// Every setting there is, in the order that `--help` shows.
    public static func all(for program: Program) -> [Setting] {
        let all: [Setting] = [
            .amqpURL, .amqpPasswordFile, .amqpCAFile, .amqpCertificateFile, .amqpKeyFile, .heartbeat, .prefix,
            .databaseURL,
            .databasePasswordFile, .databasePool, .prefetch(program.defaultPrefetch),
            .batchSize(program.defaultBatchSize),
            .batchWait, .concurrency, .messageLimit, .drain, .logLevel, .logFormat, .adminHost,
            .adminPort(program.defaultAdminPort), .converterMemory, .converterCPU, .converterTime, .ocr,
            .reportFolder,
            .taxonomyFile,
        ]
        return all.filter { $0.isRead(by: program) }
    }

    private func isRead(by program: Program) -> Bool {
        switch self {
        case .converterMemory, .converterCPU, .converterTime, .ocr: program == .ingest || program == .console
        case .reportFolder: program == .report
        case .taxonomyFile: program != .ingest
        case .batchWait, .concurrency, .drain, .logLevel, .logFormat, .adminHost, .adminPort(program.defaultAdminPort),
            .prefetch(program.defaultPrefetch), .batchSize(program.defaultBatchSize):
            program != .console
        default: true
        }
    }

    /// The names of all variables that are read somewhere.
    static let allNames = Self.foreign.union(
        Program.allCases.flatMap { Self.all(for: $0) }.flatMap { [$0.name] + ($0.fileName.map { [$0] } ?? []) })
}
