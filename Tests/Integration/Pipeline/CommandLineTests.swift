import AMQP
import Foundation
import ServiceKitTesting
import Testing

@Suite("Command line", .needsServers, .timeLimit(.minutes(5)))
struct CommandLineTests {
    @Test("wrong use, settings and servers have their exit codes and sentences")
    func failures() async throws {
        let deployment = try await Deployment(
            amqpURL: try #require(TestServers.amqpURL), databaseURL: try #require(TestServers.databaseURL))
        let file = try Samples.files[0].path
        func check(
            _ arguments: [String], _ changes: [String: String] = [:], status: Int32, says words: String,
            location: SourceLocation = #_sourceLocation
        ) async throws {
            let result = try await deployment.rapporteur(arguments, changes)
            #expect(result.status == status, "\(arguments): \(result.words)", sourceLocation: location)
            #expect(result.words.contains(words), "\(arguments): \(result.words)", sourceLocation: location)
        }
        try await check(["sumbit", file], status: 64, says: "sumbit")
        try await check(["submit"], status: 64, says: "Missing expected argument")
        try await check(["report", "request", "--kind", "poem"], status: 64, says: "poem")
        try await check(["submit", "/nowhere.pdf"], status: 1, says: "'/nowhere.pdf' is not there")
        try await check(["read", "/tmp"], status: 1, says: "is a folder")
        try await check(
            ["status"], ["RAPPORTEUR_AMQP_HEARTBEAT": "soon", "RAPPORTEUR_PREFIXX": "x"], status: 64,
            says: "did you mean RAPPORTEUR_PREFIX?")
        // Port 1 of this machine: nothing listens there.
        try await check(
            ["submit", file], ["RAPPORTEUR_AMQP_URL": "amqp://guest:guest@127.0.0.1:1/"], status: 69,
            says: "127.0.0.1:1")
        try await check(
            ["setup"], ["RAPPORTEUR_DATABASE_URL": "postgresql://127.0.0.1:1/none"], status: 69, says: "PostgreSQL")
        let wrong = deployment.amqpURL.replacing(/:[0-9a-f]{32}@/, with: ":wrong@")
        try await check(["submit", file], ["RAPPORTEUR_AMQP_URL": wrong], status: 1, says: "403")
        let wrongDatabase = deployment.databaseURL.replacing(/:[0-9a-f]{32}@/, with: ":wrong@")
        try await check(["setup"], ["RAPPORTEUR_DATABASE_URL": wrongDatabase], status: 1, says: "28P01")
        try await deployment.remove([], topology: .init())
    }

    @Test("services say what is wrong with their settings, and print the others with secrets masked")
    func services() async throws {
        let deployment = try await Deployment(
            amqpURL: try #require(TestServers.amqpURL), databaseURL: try #require(TestServers.databaseURL))
        for program in ["rapporteur-ingest", "rapporteur-classify", "rapporteur-report"] {
            let wrong = try deployment.start(program, ["RAPPORTEUR_BATCH_SIZE": "0", "RAPPORTEUR_DRAIN": "x"])
            #expect(await wrong.end().status == 64)
            #expect(wrong.lastWords.contains("RAPPORTEUR_BATCH_SIZE") && wrong.lastWords.contains("RAPPORTEUR_DRAIN"))
        }
        try await deployment.remove([], topology: .init())
    }
}
