import Codec
import Foundation
import Model
import ServiceKit
import ServiceKitTesting
import Store
import Testing

@Suite("End to end", .needsServers, .timeLimit(.minutes(10)))
struct EndToEndTests {
    @Test("documents go in, reports come out, and the second time nothing is doubled")
    func documentsToReports() async throws {
        try await Scene.with { scene, processes in
            let files = try Samples.files.map(\.path)
            let submitted = try await scene.deployment.rapporteur(["submit", "--wait"] + files)
            #expect(submitted.status == 0, "\(submitted.words)")
            let lines = submitted.output.split(separator: "\n")
            #expect(lines.count == files.count)
            #expect(lines.allSatisfy { $0.contains("ingested") && $0.contains("passages") })
            let before = try await scene.deployment.withStore { try await $0.status() }
            #expect(before.documents == files.count)
            #expect(before.unclassified == 0)
            #expect(before.unsent.isEmpty)

            let again = try await scene.deployment.rapporteur(["submit", "--wait"] + files)
            #expect(again.status == 0)
            #expect(again.output.split(separator: "\n").allSatisfy { $0.contains("duplicate") })
            let after = try await scene.deployment.withStore { try await $0.status() }
            #expect(after.documents == before.documents)
            #expect(after.passages == before.passages)

            let request = ["report", "request", "--kind", "index", "--language", "es", "--paths"]
            let report = try await scene.deployment.rapporteur(request)
            #expect(report.status == 0, "\(report.words)")
            let paths = report.output.split(separator: "\n").map(String.init)
            #expect(
                paths.map { $0.split(separator: "/").last } == [
                    "index.csv", "index.html", "index.json", "index.md", "index.site.zip",
                ])
            let reports = scene.deployment.folder.appending(path: "reports")
            let index = try String(contentsOf: reports.appending(path: paths[3]), encoding: .utf8)
            let hasCitation = index.contains("CTOC/COP/WG.4/2031/2, recomendación ")
            #expect(hasCitation)
            let repeated = try await scene.deployment.rapporteur(request)
            #expect(repeated.output == report.output)
            #expect(try await scene.deployment.withStore { try await $0.reports() }.count == 1)

            // The database has the same bytes as the folder.
            let id = try #require(try await scene.deployment.withStore { try await $0.reports().first?.id })
            let out = scene.deployment.folder.appending(path: "fetched")
            let fetched = try await scene.deployment.rapporteur(["report", "get", id, "--out", out.path])
            #expect(fetched.status == 0, "\(fetched.words)")
            #expect(
                try Data(contentsOf: out.appending(path: "index.html"))
                    == Data(contentsOf: reports.appending(path: paths[1])))

            for process in processes {
                process.send(SIGTERM)
                #expect(
                    await process.end() == ServiceProcess.Ending(status: 0, wasKilled: false), "\(process.lastWords)")
            }
            #expect(try await scene.waiting(expecting: \.isEmpty).isEmpty)
        }
    }

    @Test("the same series and period give the same report, although the corpus has changed")
    func series() async throws {
        try await Scene.with { scene, _ in
            let request = [
                "report", "request", "--kind", "compilation", "--series", "weekly", "--period", "2031-W47", "--format",
                "json", "--paths",
            ]
            let empty = try await scene.deployment.rapporteur(request)
            #expect(empty.output == "weekly/2031-W47/compilation.json\n", "\(empty.words)")
            let file = scene.deployment.folder.appending(path: "reports/weekly/2031-W47/compilation.json")
            let before = try Data(contentsOf: file)
            let submitted = try await scene.deployment.rapporteur(["submit", "--wait", try Samples.files[0].path])
            #expect(submitted.status == 0, "\(submitted.words)")
            let repeated = try await scene.deployment.rapporteur(request)
            #expect(repeated.output == empty.output)
            #expect(try Data(contentsOf: file) == before)
        }
    }

    @Test("a person's correction shows in the next report and survives a new classification")
    func correction() async throws {
        try await Scene.with { scene, _ in
            let ledger = try await OutcomeLedger(scene.deployment)
            let file = try #require(try Samples.files.first { $0.lastPathComponent == "CTOC-COP-WG.4-2031-2.es.txt" })
            let submitted = try await scene.deployment.rapporteur(["submit", "--wait", file.path])
            #expect(submitted.status == 0, "\(submitted.words)")
            func themes() async throws -> [String: [ThemeAssignment]] {
                try await scene.deployment.withStore { store in
                    try await store.withCorpus { corpus in
                        var themes: [String: [ThemeAssignment]] = [:]
                        for try await entry in corpus.entries(for: .init()) {
                            themes[entry.passage.label] = entry.assignments
                        }
                        return themes
                    }
                }
            }
            let label = try #require(
                try await themes().filter {
                    $0.key.hasPrefix("R") && !$0.value.contains { $0.theme.rawValue == "prevention" }
                }
                .keys.sorted().first)
            let corrected = try await scene.deployment.rapporteur(
                [
                    "correct", "CTOC/COP/WG.4/2031/2", label, "--add", "prevention", "--why", "Speaks of prevention.",
                    "--who", "ana",
                ])
            #expect(corrected.status == 0, "\(corrected.words)")
            let asked = try await scene.deployment.rapporteur(["reclassify", "--all"])
            #expect(asked.status == 0, "\(asked.words)")
            // Corrections and requests go through one queue in order: two classifications mean that both were handled.
            _ = try await ledger.events { $0.count { if case .classified = $0.data { true } else { false } } >= 2 }
            let given = try #require(try await themes()[label]?.first { $0.theme.rawValue == "prevention" })
            #expect(given.decidedBy == .analyst)
            #expect(given.grade == .core)
            try await ledger.close(scene.deployment)
        }
    }
}
