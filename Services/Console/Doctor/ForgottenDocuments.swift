import AMQP
import ServiceKit
import Store

/// Documents that were stored and announced, and that no classify worker ever saw: their event went with a deleted queue.
struct ForgottenDocuments {
    private let servers: Servers
    private let age: Duration

    init(_ servers: Servers, _ age: Duration) { (self.servers, self.age) = (servers, age) }

    /// Publishes the recorded events again, under their own ids: a worker that has handled one meanwhile drops it.
    func announce() async throws -> Finding {
        let outgoing = Outgoing(stage: .ingest, names: self.servers.names)
        let (servers, age) = (self.servers, self.age)
        let (announced, lost) = try await servers.withBroker { session in
            try await servers.withStore { store in
                var announced = 0
                var last: String?
                while true {
                    let page = try await store.unclassified(
                        longerThan: age, announcedBy: StageName.ingest.rawValue, handledBy: StageName.classify.rawValue,
                        after: last, limit: 500)
                    guard let end = page.last else { break }
                    let outcomes = try await session.publish(page.map { outgoing.message($0.event) })
                    for outcome in outcomes {
                        guard case .confirmed = outcome else {
                            throw Failure(
                                ServiceKit.ExitCode.failed,
                                "the broker did not take an event for \(servers.names.queue(.classify)): run `rapporteur setup`"
                            )
                        }
                    }
                    announced += page.count
                    last = end.documentID
                }
                return (announced, try await store.waiting(longerThan: age).documents - announced)
            }
        }
        let sentence = "\(announced) documents announced again"
        guard lost > 0 else { return Finding(.database, "repair", .good, sentence) }
        return Finding(
            .database, "repair", .warning,
            "\(sentence); of \(lost) others the event was handled or is no longer on record",
            advice:
                "`rapporteur reclassify` gives them their themes; `rapporteur dead-letters list` shows those put aside")
    }
}
