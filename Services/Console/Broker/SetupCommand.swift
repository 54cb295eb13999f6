import AMQP
import ArgumentParser
import ServiceKit
import Store

/// `rapporteur setup`: exchanges, queues, tables, roles.
struct SetupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract:
            "Declare exchanges and queues, and bring the database schema up to date. Safe to run again, and twice at once."
    )

    func run() async throws {
        let servers = try Servers()
        try await servers.withStore { store in
            let report = try await store.migrate()
            for notice in report.notices { Output.tell(notice) }
            Output.write(
                report.applied.isEmpty
                    ? "database: schema version \(report.schemaVersion), nothing to do"
                    : "database: schema version \(report.schemaVersion), applied \(report.applied.joined(separator: ", "))"
            )
            let linked = try await FamilyBackfill(store).run()
            if linked > 0 { Output.write("database: \(linked) documents of earlier releases found their families") }
        }
        try await servers.withBroker { session in
            let topology = servers.names.topology
            try await session.declare(topology)
            Output.write(
                "broker: \(topology.exchanges.count) exchanges, \(topology.queues.count) queues, \(topology.bindings.count) bindings"
            )
        }
    }
}
