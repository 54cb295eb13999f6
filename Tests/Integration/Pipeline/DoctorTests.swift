import AMQP
import Codec
import Foundation
import ServiceKit
import ServiceKitTesting
import Testing

@Suite("Doctor", .needsServers, .timeLimit(.minutes(5)))
struct DoctorTests {
    @Test("what is in order is found in order, with both routes of a failed message tried")
    func healthy() async throws {
        try await Scene.with([]) { scene, _ in
            let doctor = try await scene.deployment.rapporteur(["doctor"])
            #expect(doctor.status == 0, "\(doctor.output)\(doctor.words)")
            #expect(doctor.output.contains("given up after \(BrokerNames.deliveries) deliveries"))
            #expect(doctor.output.contains("a message came back from \(scene.names.retry(.fiveSeconds))"))
            #expect(!doctor.output.split(separator: "\n").contains { $0.hasPrefix("fault") })
            #expect(try await scene.waiting().isEmpty)
        }
    }

    @Test("a queue that is missing and one that somebody declared otherwise are named, with what to do")
    func faults() async throws {
        try await Scene.with([]) { scene, _ in
            let (missing, drifted) = (scene.names.queue(.report), scene.names.deadQueue(.classify))
            try await scene.deployment.withBroker { session in
                try await session.delete(queue: missing)
                try await session.delete(queue: drifted)
                try await session.declare(
                    Topology(queues: [.init(name: drifted, arguments: ["x-queue-type": "classic"])]))
            }
            let doctor = try await scene.deployment.rapporteur(["doctor", "--json"])
            #expect(doctor.status == 1)
            let faults = doctor.output.split(separator: "\n").filter { $0.contains("\"state\":\"fault\"") }
            #expect(faults.count == 2, "\(faults)")
            #expect(faults.contains { $0.contains(missing) && $0.contains("rapporteur setup") })
            #expect(faults.contains { $0.contains(drifted) && $0.contains("x-queue-type") })
        }
    }

    @Test("a document whose event went with a deleted queue is announced again and classified")
    func repair() async throws {
        try await Scene.with(["rapporteur-ingest"]) { scene, _ in
            let ledger = try await OutcomeLedger(scene.deployment)
            try await scene.publish([WireMessage(contentType: "text/plain", body: Samples.report(number: 1))])
            let ingested = try await ledger.events { $0.contains(where: \.isOutcome) }
            #expect(ingested.count == 1)
            try await scene.deployment.withBroker { try await $0.delete(queue: scene.names.queue(.classify)) }
            #expect(try await scene.deployment.rapporteur(["setup"]).status == 0)

            let before = try await scene.deployment.rapporteur(["doctor", "--after", "0"])
            #expect(before.output.contains("1 documents wait for their themes"), "\(before.output)")
            let repaired = try await scene.deployment.rapporteur(["doctor", "--after", "0", "--repair"])
            #expect(repaired.output.contains("1 documents announced again"), "\(repaired.output)")
            let classify = try scene.deployment.start("rapporteur-classify")
            let events = try await ledger.events { events in
                events.contains { if case .classified = $0.data { true } else { false } }
            }
            #expect(events.count == 2)
            classify.send(SIGTERM)
            #expect(await classify.end().status == 0)
            let after = try await scene.deployment.rapporteur(["doctor", "--after", "0", "--repair"])
            #expect(after.output.contains("0 documents announced again"), "\(after.output)")
            try await ledger.close(scene.deployment)
        }
    }
}
