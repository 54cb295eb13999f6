import AMQP
import Foundation
import ServiceKit
import ServiceKitTesting
import Testing

@Suite("Commands against servers", .needsServers, .timeLimit(.minutes(5)))
struct CommandTests {
    @Test("submit --wait ends when its time is over, tells what it knows, and says 75")
    func overdue() async throws {
        try await Scene.with([]) { scene, _ in
            let file = try #require(try Samples.files.first).path
            let result = try await scene.deployment.rapporteur(["submit", "--wait", "--timeout", "1", file])
            #expect(result.status == 75, "\(result.words)")
            #expect(result.output.contains("no outcome yet"))
        }
    }

    @Test("a dead letter is replayed once, by an id that names it alone; an empty id names none")
    func replay() async throws {
        try await Scene.with([]) { scene, _ in
            for number in 0..<3 {
                let letter = OutgoingMessage(
                    exchange: scene.names.deadExchange, routingKey: scene.names.queue(.ingest),
                    properties: MessageProperties(
                        contentType: "text/plain",
                        headers: [
                            MessageHeader.reason: .string("no-text-layer"),
                            MessageHeader.eventID: .string("e\(number % 2)"),
                            MessageHeader.eventSource: .string("urn:test"),
                        ]),
                    body: Array("body \(number % 2)".utf8), isMandatory: true)
                let outcomes = try await scene.deployment.withBroker { try await $0.publish([letter]) }
                #expect(outcomes == [.confirmed])
            }
            let dead = scene.names.deadQueue(.ingest)
            #expect(try await scene.deployment.rapporteur(["dead-letters", "replay", ""]).status == 1)
            #expect(try await scene.deployment.rapporteur(["dead-letters", "replay", "--all", "x"]).status == 64)
            #expect(try await scene.waiting(expecting: { $0 == [dead: 3] }) == [dead: 3])
            let list = try await scene.deployment.rapporteur(["dead-letters", "list", "--json"])
            let lines = list.output.split(separator: "\n")
            #expect(lines.count == 2, "each message once: \(list.output) \(list.words)")
            let first = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
            let id = try #require(first["id"] as? String)
            let folder = scene.deployment.folder.appending(path: "body")
            let show = try await scene.deployment.rapporteur(["dead-letters", "show", id, "--body", folder.path])
            #expect(show.status == 0 && show.output.contains("no-text-layer"), "\(show.words)")
            #expect(try String(contentsOf: folder, encoding: .utf8) == "body 0")
            #expect(try await scene.waiting(expecting: { $0 == [dead: 3] }) == [dead: 3])
            // Two copies of one message: one is sent, both are gone.
            let replayed = try await scene.deployment.rapporteur(["dead-letters", "replay", String(id.prefix(8))])
            #expect(replayed.output == "replayed 1 of 2 dead letters\n", "\(replayed.words)")
            #expect(
                try await scene.waiting(expecting: { $0 == [dead: 1, scene.names.queue(.ingest): 1] }) == [
                    dead: 1, scene.names.queue(.ingest): 1,
                ])
        }
    }
}
