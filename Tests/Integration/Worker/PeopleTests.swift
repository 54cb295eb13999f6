import Foundation
import Model
import ServiceKit
import ServiceKitTesting
import Store
import Testing

@Suite("People in the loop, against servers", .needsServers, .timeLimit(.minutes(5)))
struct PeopleTests {
    private static func taxonomy(version: String, in scene: Scene) throws -> String {
        let shipped = Samples.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "taxonomies/justice-cooperation-data.yaml")
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("version:") })
        let file = scene.deployment.folder.appending(path: "taxonomy-\(version).yaml")
        try text.replacing(line, with: "version: \"\(version)\"").write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    private static func entries(_ scene: Scene) async throws -> [ReportEntry] {
        try await scene.deployment.withStore { try await $0.allEntries() }
    }

    /// Runs a command that must succeed and gives what it wrote.
    @discardableResult
    private static func run(_ scene: Scene, _ arguments: [String]) async throws -> String {
        let result = try await scene.deployment.rapporteur(arguments)
        #expect(result.status == 0, "\(arguments): \(result.words)")
        return result.output
    }

    @Test("a correction survives a reclassification with a new taxonomy version, until it is taken back")
    func survival() async throws {
        try await Scene.with(["rapporteur-ingest", "rapporteur-classify"]) { scene, processes in
            try await Self.run(scene, ["submit", "--wait"] + Samples.files.map(\.path))
            let before = try await Self.entries(scene)
            let given = try #require(before.first { $0.assignments.contains { $0.grade == .core } })
            let theme = try #require(given.assignments.first { $0.grade == .core }?.theme)
            let bare = try #require(before.first { $0.assignments.isEmpty })
            func name(_ entry: ReportEntry) -> [String] { [entry.document.id, entry.passage.label] }
            try await Self.run(
                scene,
                ["correct"] + name(given) + ["--remove", theme.rawValue, "--why", "No.", "--who", "Ana", "--wait"])
            try await Self.run(
                scene,
                ["correct"] + name(bare) + [
                    "--add", theme.rawValue, "--grade", "touch", "--why", "Yes.", "--who", "Ben",
                ])

            let file = try Self.taxonomy(version: "9.1", in: scene)
            let diff = try await Self.run(scene, ["themes", "diff", "--with", file])
            #expect(
                diff.contains("criminal-justice: added") || diff.contains("international-cooperation: added"), "\(diff)"
            )
            let applied = try await Self.run(scene, ["themes", "apply", file, "--wait"])
            let version = try #require(try await scene.deployment.withStore { try await $0.taxonomyVersionInForce() })
            #expect(version.hasSuffix("+9.1") && applied.contains("taxonomy \(version) is in force"), "\(applied)")
            #expect(applied.contains("finished: \(try Samples.files.count) documents"), "\(applied)")

            let after = try await Self.entries(scene)
            func themes(_ entry: ReportEntry) -> [ThemeAssignment] {
                after.first { $0.document.id == entry.document.id && $0.ordinal == entry.ordinal }?.assignments ?? []
            }
            #expect(!themes(given).contains { $0.theme == theme })
            let added = try #require(themes(bare).first { $0.theme == theme })
            #expect(added.decidedBy == .analyst && added.grade == .touch)
            let new = Set(after.flatMap(\.assignments).map(\.theme)).subtracting(
                before.flatMap(\.assignments).map(\.theme))
            #expect(!new.isEmpty, "the new taxonomy's themes are there")

            // A document that comes later goes by the taxonomy in force, and so does a worker that starts later.
            processes[1].send(SIGTERM)
            #expect(await processes[1].end().status == 0)
            let late = try scene.deployment.start("rapporteur-classify")
            let file5 = scene.deployment.folder.appending(path: "late.txt")
            try Data(try Samples.report(number: 5)).write(to: file5)
            try await Self.run(scene, ["submit", "--wait", file5.path])
            let outdated = try await scene.deployment.withStore { store in
                try await store.count(ReclassificationSelection(notOfTaxonomy: version))
            }
            #expect(outdated == 0)

            // The same version with another text is refused; the same again changes nothing.
            let other = scene.deployment.folder.appending(path: "other.yaml")
            try (try String(contentsOfFile: file, encoding: .utf8) + "\n# Changed.\n")
                .write(to: other, atomically: true, encoding: .utf8)
            #expect(try await scene.deployment.rapporteur(["themes", "apply", other.path]).status == 64)
            #expect(try await Self.run(scene, ["themes", "apply", file, "--later"]).contains("was in force before"))

            let explained = try await Self.run(scene, ["themes", "explain"] + name(bare))
            #expect(explained.contains("Ben decided") && explained.contains("\(theme) touch (analyst)"), "\(explained)")

            let corrections = try await Self.run(scene, ["corrections", "list", "--who", "Ana", "--json"])
            let line = try #require(corrections.split(separator: "\n").first)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let id = try #require(object["id"] as? String)
            #expect(try await Self.run(scene, ["corrections", "show", id]).contains("No."))
            let folder = scene.deployment.folder.appending(path: "gold")
            #expect(
                try await Self.run(scene, ["corrections", "export", "--gold", folder.path]).contains("exported 2 units")
            )
            let gold = try String(contentsOf: folder.appending(path: "gold.tsv"), encoding: .utf8)
            #expect(gold.split(separator: "\n").count == 3 && gold.hasPrefix("unit\t"), "\(gold)")
            try await Self.run(
                scene,
                [
                    "themes", "evaluate", "--gold", folder.appending(path: "gold.tsv").path, "--units",
                    folder.appending(path: "units.jsonl").path,
                ])

            try await Self.run(scene, ["corrections", "undo", id, "--why", "After all.", "--wait"])
            let undone = try await Self.entries(scene)
            let back = undone.first { $0.document.id == given.document.id && $0.ordinal == given.ordinal }
            #expect(back?.assignments.contains { $0.theme == theme } ?? false)
            late.send(SIGKILL)
            _ = await late.end()
        }
    }

    @Test(
        "a batch with faults is refused whole, each fault with its line; a good one is imported once and undone whole")
    func batches() async throws {
        try await Scene.with(["rapporteur-ingest", "rapporteur-classify"]) { scene, _ in
            let sample = try #require(try Samples.files.first { $0.lastPathComponent.contains("2031-3") })
            try await Self.run(scene, ["submit", "--wait", sample.path])
            let symbol = "CTOC/COP/WG.4/2031/3"
            let bad = scene.deployment.folder.appending(path: "bad.csv")
            try """
            symbol,label,theme,action,why
            \(symbol),R1,prevention,add,fine
            \(symbol),R99,prevention,add,no such passage
            \(symbol),R2,weather,add,no such theme
            \(symbol),R2,prevention,improve,no such action
            """.write(to: bad, atomically: true, encoding: .utf8)
            let refused = try await scene.deployment.rapporteur(["corrections", "import", bad.path])
            #expect(refused.status == 1)
            for line in ["line 3: ", "line 4: ", "line 5: ", "3 faults; nothing was handed in"] {
                #expect(refused.words.contains(line), "\(line): \(refused.words)")
            }
            #expect(try await Self.run(scene, ["corrections"]).contains("no corrections"))

            let good = scene.deployment.folder.appending(path: "good.jsonl")
            try """
            {"symbol": "\(symbol)", "label": "R1", "theme": "prevention", "action": "add", "who": "Ana"}
            {"symbol": "\(symbol)", "label": "R2", "theme": "prevention", "action": "remove"}
            """.write(to: good, atomically: true, encoding: .utf8)
            let arguments = ["corrections", "import", good.path, "--batch", "b1", "--why", "Review.", "--who", "Ben"]
            #expect(try await Self.run(scene, arguments + ["--wait"]).contains("recorded batch b1: 2 corrections"))
            #expect(try await Self.run(scene, arguments).contains("was imported before"))
            let taken = try await scene.deployment.rapporteur(["corrections", "import", bad.path, "--batch", "b1"])
            #expect(taken.status == 1)
            try await Self.run(
                scene, ["correct", symbol, "R1", "--remove", "prevention", "--why", "No.", "--who", "Cid", "--wait"])
            let conflicts = try await Self.run(scene, ["corrections", "conflicts"])
            #expect(
                conflicts.contains("people") && conflicts.contains("Ana") && conflicts.contains("Cid"), "\(conflicts)")
            let undo = ["corrections", "undo", "--batch", "b1", "--why", "Wrong batch."]
            #expect(try await Self.run(scene, undo + ["--wait"]).contains("took back 2 corrections"))
            #expect(try await Self.run(scene, undo).contains("taken back before"))
            #expect(try await Self.run(scene, ["corrections", "conflicts"]).contains("no conflicts"))
            let unknown = try await scene.deployment.rapporteur([
                "correct", symbol, "R1", "--add", "weather", "--why", "x",
            ])
            #expect(unknown.status == 64 && unknown.words.contains("there is no theme 'weather'"))
        }
    }

    @Test("a revision supersedes, a corrigendum is attached, language versions are aligned: documents show, align")
    func families() async throws {
        try await Scene.with(["rapporteur-ingest", "rapporteur-classify"]) { scene, _ in
            let text = String(decoding: try Samples.report(number: 1), as: UTF8.self)
            let symbol = "CTOC/COP/WG.4/2031/1001"
            let folder = scene.deployment.folder
            func write(_ name: String, _ text: String) throws -> String {
                let file = folder.appending(path: name)
                try text.write(to: file, atomically: true, encoding: .utf8)
                return file.path
            }
            // The corrigendum first: the order does not matter.
            let corrigendum = try write(
                "corr.txt",
                """
                CTOC/COP/WG.4/2031/1001/Corr.1
                Informe sobre la reunión
                Corrección
                1. Recomendación 2
                Donde dice mesa debe decir silla
                2. Los Estados partes deberían leer el texto corregido.
                """)
            try await Self.run(
                scene, ["submit", "--wait", "--symbol", "\(symbol)/Corr.1", "--language", "es", corrigendum])
            try await Self.run(scene, ["submit", "--wait", try write("one.txt", text)])
            let shown = try await Self.run(scene, ["documents", "show", symbol])
            #expect(shown.contains("in force") && shown.contains("yes"), "\(shown)")
            #expect(shown.contains("R2 by \(symbol)/Corr.1"), "\(shown)")

            let revision = text.replacing(symbol, with: "\(symbol)/Rev.1")
            try await Self.run(scene, ["submit", "--wait", try write("rev.txt", revision)])
            let superseded = try await Self.run(scene, ["documents", "show", symbol, "--json"])
            let object = try #require(try JSONSerialization.jsonObject(with: Data(superseded.utf8)) as? [String: Any])
            #expect(object["supersededBy"] as? [String] == ["\(symbol)/Rev.1"])
            let current = try await scene.deployment.withStore { store in
                try await store.withCorpus { corpus in
                    try await corpus.documents(for: .init(currentOnly: true)).map(\.symbol)
                }
            }
            #expect(current == ["\(symbol)/Rev.1"])

            // The English sample under the same symbol stands for its other language version.
            let english = try String(
                contentsOf: Samples.folder.appending(path: "CTOC-COP-WG.4-2031-3.en.txt"), encoding: .utf8)
            let other = try write("en.txt", english.replacing("CTOC/COP/WG.4/2031/3", with: symbol))
            try await Self.run(scene, ["submit", "--wait", other])
            let stored = try await Self.run(scene, ["align", symbol, "--language", "es,en"])
            #expect(stored.contains("pairs, ") && stored.contains("gaps"), "\(stored)")
            let files = try await Self.run(scene, ["align", folder.appending(path: "one.txt").path, other])
            #expect(files == stored, "from the store as from the files: \(files)")
            #expect(try await scene.deployment.rapporteur(["align", symbol, "--language", "es,fr"]).status == 1)
            #expect(try await scene.deployment.rapporteur(["align", symbol, "--language", "es"]).status == 64)
            let list = try await Self.run(scene, ["documents", "--json"])
            #expect(list.split(separator: "\n").count == 4)

            try await Self.run(scene, ["documents", "withdraw", "\(symbol)/Rev.1", "--why", "Recalled."])
            #expect(try await Self.run(scene, ["documents", "show", "\(symbol)/Rev.1"]).contains("Recalled."))
            #expect(try await Self.run(scene, ["documents", "show", symbol]).contains("in force"))
            try await Self.run(scene, ["documents", "reinstate", "\(symbol)/Rev.1"])
        }
    }

    @Test("a selection is classified again in the background, and the queue for fresh documents stays free")
    func reclassifying() async throws {
        try await Scene.with(["rapporteur-ingest", "rapporteur-classify"]) { scene, _ in
            try await Self.run(scene, ["submit", "--wait"] + Samples.files.map(\.path))
            #expect(
                try await Self.run(scene, ["reclassify", "--language", "es", "--wait"]).hasPrefix(
                    "finished: 2 documents"))
            #expect(try await scene.waiting() == [:])
            let status = try await Self.run(scene, ["reclassify", "status", "--json"])
            let object = try #require(try JSONSerialization.jsonObject(with: Data(status.utf8)) as? [String: Any])
            #expect(object["state"] as? String == "finished" && object["total"] as? Int == 2)
            #expect(
                try await Self.run(scene, ["reclassify", "--outdated", "--wait"]).hasPrefix("finished: 0 documents"))
            #expect(try await scene.deployment.rapporteur(["reclassify"]).status == 64)
            #expect(try await scene.deployment.rapporteur(["reclassify", "--all", "--uncorrected"]).status == 64)
            // The classified events of the background work were sent, too.
            let unsent = try await scene.deployment.withStore { try await $0.status().unsent }
            #expect(unsent.isEmpty)
        }
    }

    @Test("what was replayed counts as quarantined no more; when it fails anew, it counts once")
    func replayed() async throws {
        try await Scene.with(["rapporteur-ingest"]) { scene, _ in
            let junk = scene.deployment.folder.appending(path: "junk.bin")
            try Data([0xFF, 0x00, 0x01, 0x02]).write(to: junk)
            #expect(try await scene.deployment.rapporteur(["submit", "--wait", junk.path]).status == 1)
            func quarantined() async throws -> Int {
                try await scene.deployment.withStore { try await $0.status().quarantined.values.reduce(0, +) }
            }
            #expect(try await quarantined() == 1)
            let dead = scene.names.deadQueue(.ingest)
            #expect(try await scene.waiting(expecting: { $0[dead] == 1 })[dead] == 1)
            try await Self.run(scene, ["dead-letters", "replay", "--all"])
            // It fails again, under a key of its own.
            #expect(try await scene.waiting(expecting: { $0 == [dead: 1] }) == [dead: 1])
            #expect(try await quarantined() == 1)
            let all = try await scene.deployment.withStore { try await $0.quarantineList(includeReplayed: true) }
            #expect(all.count == 2 && all.count { $0.replayedAt != nil } == 1)
        }
    }
}
