import Codec
import Foundation
import Model
import ServiceKit
import ServiceKitTesting
import Store
import Testing

/// Reports are made once, whoever asks how often and whatever breaks meanwhile.
@Suite("Reports", .needsServers, .serialized, .timeLimit(.minutes(10)))
struct ReportTests {
    private static func request(
        _ id: String, _ kind: ReportRequest.Kind, period: String, formats: [ReportRequest.Format]? = nil
    ) -> WireMessage {
        EventEncoder().structured(
            Event(
                id: id, source: "urn:test",
                data: .reportRequested(
                    ReportRequested(
                        ReportRequest(
                            kind: kind, filters: .init(passageKinds: kind.usualPassageKinds), formats: formats,
                            series: "weekly-\(kind.rawValue)", period: period)))))
    }

    private static func published(_ events: [Event]) -> [ReportPublished] {
        events.compactMap { if case .reportPublished(let published) = $0.data { published } else { nil } }
    }

    @Test("two replicas and fifty equal requests at once make one report, and answer every request with it")
    func replicas() async throws {
        try await Scene.with(["rapporteur-ingest", "rapporteur-classify", "rapporteur-report", "rapporteur-report"]) {
            scene, _ in
            let submitted = try await scene.deployment.rapporteur(
                ["submit", "--wait"] + (try Samples.files.map(\.path)))
            #expect(submitted.status == 0, "\(submitted.words)")
            let ledger = try await OutcomeLedger(scene.deployment)
            for number in 1...50 {
                let message = Self.request("equal-\(number)", .compilation, period: "2031-W47")
                try await scene.publish(message.body, contentType: message.contentType, key: "report.requested")
            }
            let events = Self.published(try await ledger.events { Self.published($0).count >= 50 })
            #expect(events.count == 50)
            #expect(Set(events.map(\.reportID)).count == 1)
            #expect(Set(events.map { $0.files.map(\.sha256) }).count == 1)
            let (reports, runs) = try await scene.deployment.withStore { store in
                (try await store.reports(), try await store.reportRuns(limit: 100))
            }
            #expect(reports.count == 1)
            #expect(runs.count == 50)
            #expect(runs.count { $0.state == .published } == 1)
            #expect(runs.count { $0.state == .repeated } == 49)
            #expect(try await scene.waiting(expecting: \.isEmpty).isEmpty)
            // What was announced lies in the folder, with its site, and nothing else.
            let folder = scene.deployment.folder.appending(path: "reports")
            let place = folder.appending(path: "weekly-compilation/2031-W47")
            let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
            #expect(Set(names) == Set((events.first?.files.map(\.name) ?? []) + ["site"]))
            #expect(FileManager.default.fileExists(atPath: place.appending(path: "site/index.html").path))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: ".work").path).isEmpty)
            try await ledger.close(scene.deployment)
        }
    }

    @Test("a request while the database is restarted is answered with exactly one report")
    func databaseRestart() async throws {
        let servers = try await PrivateServers.start()
        do {
            try await Scene.with(amqpURL: servers.amqpURL, databaseURL: servers.databaseURL) { scene, _ in
                let submitted = try await scene.deployment.rapporteur(
                    ["submit", "--wait"] + (try Samples.files.map(\.path)))
                #expect(submitted.status == 0, "\(submitted.words)")
                let ledger = try await OutcomeLedger(scene.deployment)
                for round in 1...3 {
                    let message = Self.request("restart-\(round)", .index, period: "2031-W0\(round)")
                    try await servers.killDatabase()
                    try await scene.publish(message.body, contentType: message.contentType, key: "report.requested")
                    try await servers.startAgain()
                    let events = Self.published(try await ledger.events { Self.published($0).count >= round })
                    #expect(events.count == round)
                }
                let reports = try await scene.deployment.withStore { try await $0.reports() }
                #expect(reports.map { $0.request.period ?? "" }.sorted() == ["2031-W01", "2031-W02", "2031-W03"])
                #expect(try await scene.waiting(expecting: \.isEmpty).isEmpty)
                try await ledger.close(scene.deployment)
            }
        } catch {
            try await servers.stop()
            throw error
        }
        try await servers.stop()
    }

    @Test(
        "every kind is made in every format that needs no other program, and changes tells what is new since the last")
    func kinds() async throws {
        try await Scene.with { scene, _ in
            let files = try Samples.files.map(\.path)
            func rapporteur(_ arguments: [String]) async throws -> (status: Int32, output: String, words: String) {
                let run = try await scene.deployment.rapporteur(arguments)
                return (run.status, run.output, run.words)
            }
            func request(_ kind: ReportRequest.Kind, _ period: String) async throws -> [String] {
                let asked = try await rapporteur([
                    "report", "request", "--kind", kind.rawValue, "--series", "k-\(kind.rawValue)", "--period", period,
                    "--paths",
                ])
                #expect(asked.status == 0, "\(asked.words)")
                return asked.output.split(separator: "\n").map(String.init)
            }
            #expect(try await rapporteur(["submit", "--wait", files[0]]).status == 0)
            _ = try await request(.changes, "2031-W01")
            #expect(try await rapporteur(["submit", "--wait"] + files).status == 0)
            for kind in ReportRequest.Kind.allCases {
                let paths = try await request(kind, "2031-W02")
                #expect(paths.count == kind.usualFormats.count, "\(kind): \(paths)")
            }
            let folder = scene.deployment.folder.appending(path: "reports")
            func json(_ period: String) throws -> String {
                try String(
                    contentsOf: folder.appending(path: "k-changes/\(period)/changes.json"), encoding: .utf8)
            }
            let (first, second) = (try json("2031-W01"), try json("2031-W02"))
            #expect(second.contains("\"sincePeriod\":\"2031-W01\""))
            // What the first report told as new is not told again.
            let documents = try await scene.deployment.withStore { store in
                try await store.withCorpus { corpus in
                    var ids: Set<String> = []
                    for try await entry in corpus.entries(for: .init()) { ids.insert(entry.document.id) }
                    return ids
                }
            }
            #expect(documents.count > 1)
            for id in documents {
                let isInFirst = first.contains("\"document\":\"\(id)\"")
                #expect(isInFirst != second.contains("\"document\":\"\(id)\""), "\(id)")
            }
        }
    }
}
