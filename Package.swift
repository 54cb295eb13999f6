// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    // SE-0335: `any` marks where a value is boxed.
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0409: what a module imports does not leak through its API unless it says so.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SE-0444: a member is found only where its module is imported.
    .enableUpcomingFeature("MemberImportVisibility"),
]

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let http: [Target.Dependency] = [
    .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
]

/// A library under `Shared`. With `data`, its `Data` folder is embedded into the code.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], data: Bool = false, exclude: [String] = [])
    -> Target
{
    .target(
        name: name, dependencies: dependencies, path: "Shared/\(name)", exclude: exclude + (data ? ["Data"] : []),
        swiftSettings: strict, plugins: data ? [.plugin(name: "EmbedData")] : [])
}

/// An executable under `Services`.
func service(_ name: String, folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: "Services/\(folder)", exclude: ["README.md"],
        swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, path: "Tests/\(name)Tests",
        exclude: exclude,
        swiftSettings: strict)
}

let package = Package(
    name: "rapporteur",
    products: [
        .executable(name: "rapporteur-ingest", targets: ["rapporteur-ingest"]),
        .executable(name: "rapporteur-classify", targets: ["rapporteur-classify"]),
        .executable(name: "rapporteur-report", targets: ["rapporteur-report"]),
        .executable(name: "rapporteur", targets: ["rapporteur"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // The two C libraries, and the tool that embeds data files.
        .systemLibrary(
            name: "CRabbitMQ", path: "Shared/CRabbitMQ", pkgConfig: "librabbitmq",
            providers: [.apt(["librabbitmq-dev"])]),
        .systemLibrary(name: "CPQ", path: "Shared/CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .executableTarget(name: "embed-data", path: "Shared/EmbedData/Tool", swiftSettings: strict),
        .plugin(
            name: "EmbedData", capability: .buildTool(), dependencies: ["embed-data"], path: "Shared/EmbedData/Plugin"),

        // Values, and the pure libraries that know only them.
        library("Model"),
        library("Identity", ["Model", crypto]),
        library("DocumentReading", ["Model", yams], data: true, exclude: ["README.md"]),
        library("ThemeClassification", ["Model", yams], data: true),
        library("ReportBuilding", ["Model", crypto, yams], data: true),
        library("Codec", ["Model", "Identity"], exclude: ["Contract"]),

        // The C libraries wrapped; neither knows the model or the other.
        library("AMQP", ["CRabbitMQ"]),
        library("Postgres", ["CPQ"]),

        // The edges.
        library("ProcessFence", [subprocess, systemPackage]),
        library("DocumentConversion", ["DocumentReading", "ProcessFence"]),
        library("ReportConversion", ["Model", "ProcessFence"], data: true),
        library("Store", ["Model", "Identity", "Postgres"], data: true),
        library("ReportAssembly", ["Model", "Identity", "ReportBuilding", "ThemeClassification"]),
        library(
            "ServiceKit", ["Model", "Identity", "Codec", "AMQP", "Postgres", "Store", log, lifecycle, signals] + http),
        library("ServiceKitTesting", ["Codec", "AMQP", "Postgres", "Store", "ServiceKit"]),

        service(
            "rapporteur-ingest", folder: "Ingest",
            ["Model", "Identity", "Codec", "DocumentReading", "DocumentConversion", "Store", "ServiceKit"]),
        service(
            "rapporteur-classify", folder: "Classify",
            ["Model", "Identity", "Codec", "ThemeClassification", "Store", "ServiceKit"]),
        service(
            "rapporteur-report", folder: "Report",
            [
                "Model", "Identity", "Codec", "ReportAssembly", "ReportBuilding", "ReportConversion",
                "ThemeClassification", "Store", "ServiceKit", log,
            ]),
        service(
            "rapporteur", folder: "Console",
            [
                "Model", "Identity", "Codec", "AMQP", "Postgres", "DocumentReading", "DocumentConversion",
                "ThemeClassification", "ReportAssembly", "ReportBuilding", "ReportConversion", "Store", "ServiceKit",
                argumentParser, log,
            ]),

        .executableTarget(
            name: "benchmark-reading", dependencies: ["Model", "DocumentReading"], path: "Tests/Benchmarks/Reading",
            swiftSettings: strict),
        .executableTarget(
            name: "benchmark-themes", dependencies: ["Model", "ThemeClassification"], path: "Tests/Benchmarks/Themes",
            swiftSettings: strict),

        tests("Model", []),
        tests("Identity", ["Model"]),
        tests("DocumentReading", ["Model"]),
        tests("DocumentConversion", ["DocumentReading", "ProcessFence"]),
        tests("ThemeClassification", ["Model"]),
        tests("ReportBuilding", ["Model", "DocumentReading", yams]),
        tests("ReportAssembly", ["ReportBuilding"]),
        tests("ReportConversion", ["Model", "ProcessFence"]),
        tests("Codec", ["Model", "Identity", yams]),
        tests("AMQP", ["CRabbitMQ"]),
        tests("Postgres", []),
        tests("Store", ["Model"]),
        tests("ServiceKit", ["Model", "Identity", "Codec", "AMQP", "Postgres", "Store", "ServiceKitTesting", log]),
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                .target(name: "rapporteur"), "Model", "Codec", "AMQP", "DocumentReading", "ServiceKit", "Store",
            ],
            path: "Tests/ConsoleTests", swiftSettings: strict),
        .testTarget(
            name: "ReportServiceTests",
            dependencies: [.target(name: "rapporteur-report"), "Model", "Store", "ServiceKit"],
            path: "Tests/ReportServiceTests", swiftSettings: strict),
        .testTarget(
            name: "IntegrationTests",
            dependencies: [
                "Model", "Identity", "Codec", "AMQP", "Postgres", "Store", "ServiceKit", "ServiceKitTesting",
                "DocumentReading", "DocumentConversion", "ThemeClassification", "ReportBuilding",
            ],
            path: "Tests/Integration", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
