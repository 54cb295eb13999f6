import AMQP
import ArgumentParser
import Codec
import Model
import ServiceKit
import Store

/// `rapporteur status`: how things stand.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show queues, workers, documents, dead letters and reports at a glance.")

    @Flag(help: "One JSON object.")
    var json = false

    func run() async throws {
        let servers = try Servers()
        let queues = try await servers.withBroker { session in
            var found: [(name: String, status: QueueStatus?)] = []
            for stage in StageName.allCases {
                for name in [servers.names.queue(stage), servers.names.deadQueue(stage)] {
                    found.append((name, try await session.status(ofQueue: name)))
                }
            }
            for tier in BrokerNames.RetryTier.allCases {
                let name = servers.names.retry(tier)
                found.append((name, try await session.status(ofQueue: name)))
            }
            return found
        }
        let (status, themes) = try await servers.withStore { store in
            (try await store.status(), try await ThemeState(store))
        }
        self.json ? Output.write(Self.object(queues, status, themes)) : Output.write(Self.table(queues, status, themes))
    }

    /// Which taxonomy is in force, and what is being classified again.
    private struct ThemeState {
        let taxonomy: String?
        let running: [ReclassificationProgress]

        init(_ store: Store) async throws {
            self.taxonomy = try await store.taxonomyVersionInForce()
            self.running = try await store.reclassifications().filter { $0.state == .running }
        }
    }

    private static func table(
        _ queues: [(name: String, status: QueueStatus?)], _ status: StoreStatus, _ themes: ThemeState
    ) -> String {
        var rows = [["queue", "messages", "workers"]]
        for (name, queue) in queues {
            rows.append(
                queue.map { [name, String($0.messages), String($0.consumers)] }
                    ?? [name, "missing: run rapporteur setup", ""])
        }
        var text = Output.table(rows) + "\n\n"
        func counts<Key>(_ counts: [Key: Int], _ name: (Key) -> String) -> String {
            counts.isEmpty
                ? "none"
                : counts.map { (name($0.key), $0.value) }.sorted { $0.0 < $1.0 }.map { "\($0.0) \($0.1)" }
                    .joined(separator: ", ")
        }
        text += Output.table([
            ["documents", "\(status.documents) (\(counts(status.documentsByVerdict) { $0.rawValue }))"],
            ["passages", "\(status.passages)"],
            [
                "themes",
                status.themes.isEmpty
                    ? "none"
                    : status.themes.map { "\($0.theme) \($0.core) core, \($0.touch) touch" }.joined(separator: "; "),
            ],
            ["not classified yet", "\(status.unclassified)"],
            ["taxonomy in force", themes.taxonomy ?? "that of the settings"],
            [
                "classified again",
                themes.running.isEmpty
                    ? "nothing to do" : themes.running.map { "\($0.done) of \($0.total)" }.joined(separator: ", "),
            ],
            ["corrections", "\(status.corrections)"],
            ["quarantined", counts(status.quarantined) { $0 }],
            ["reports", "\(status.reports)"],
            ["outcomes not sent yet", counts(status.unsent) { $0 }],
            ["last document", status.lastDocument.map { "\($0.head.symbol), stored \($0.storedAt)" } ?? "none"],
            ["schema version", "\(status.schemaVersion)"],
        ])
        return text
    }

    private static func object(
        _ queues: [(name: String, status: QueueStatus?)], _ status: StoreStatus, _ themes: ThemeState
    ) -> String {
        let bytes = JSONWriter.object { json in
            json.name("queues")
            json.array(queues) { json, queue in
                json.object {
                    $0.member("name", queue.name)
                    $0.member("messages", queue.status?.messages)
                    $0.member("consumers", queue.status?.consumers)
                }
            }
            json.member("documents", status.documents)
            json.name("verdicts")
            json.object { json in
                for (state, count) in status.documentsByVerdict.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    json.member(state.rawValue, count)
                }
            }
            json.member("passages", status.passages)
            json.member("unclassified", status.unclassified)
            json.member("taxonomyInForce", themes.taxonomy)
            json.name("reclassifying")
            json.array(themes.running) { json, one in
                json.object {
                    $0.member("id", one.id)
                    $0.member("done", one.done)
                    $0.member("total", one.total)
                }
            }
            json.member("corrections", status.corrections)
            json.name("themes")
            json.array(status.themes) { json, theme in
                json.object {
                    $0.member("theme", theme.theme.rawValue)
                    $0.member("core", theme.core)
                    $0.member("touch", theme.touch)
                }
            }
            json.name("quarantined")
            json.object { json in
                for (reason, count) in status.quarantined.sorted(by: { $0.key < $1.key }) { json.member(reason, count) }
            }
            json.name("unsent")
            json.object { json in
                for (consumer, count) in status.unsent.sorted(by: { $0.key < $1.key }) { json.member(consumer, count) }
            }
            json.member("reports", status.reports)
            json.member("schemaVersion", status.schemaVersion)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
