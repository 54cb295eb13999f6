import AMQP
import Codec
import Foundation
import Identity
import ServiceKit
import ServiceKitTesting
import Store
import Testing

@Suite("Worker: one outcome for each message", .needsServers, .timeLimit(.minutes(5)))
struct OutcomeTests {
    private static func headers(_ id: String) -> [String: FieldValue] {
        [
            "ce-specversion": .string("1.0"), "ce-type": .string("org.rapporteur.document.submitted.v1"),
            "ce-source": .string("urn:test"), "ce-id": .string(id),
        ]
    }

    /// The reasons of the events that came for `id`, or the outcome's name.
    private static func outcomes(_ events: [Event]) -> [String] {
        events.filter(\.isOutcome).map { event in
            if case .quarantined(let quarantined) = event.data { quarantined.reason } else { event.type.rawValue }
        }.sorted()
    }

    @Test("one id with two bodies in one batch: the first is handled, the second is told of the conflict")
    func conflictInOneBatch() async throws {
        try await Scene.with([]) { scene, _ in
            let ledger = try await OutcomeLedger(scene.deployment)
            try await scene.publish(
                try Samples.report(number: 1), contentType: "text/plain", headers: Self.headers("one"))
            try await scene.publish(
                try Samples.report(number: 2), contentType: "text/plain", headers: Self.headers("one"))
            let ingest = try scene.deployment.start("rapporteur-ingest", ["RAPPORTEUR_BATCH_WAIT": "2000"])
            let events = try await ledger.events { $0.count(where: \.isOutcome) == 2 }
            #expect(Self.outcomes(events) == ["document.ingested", "id-conflict"])
            ingest.send(SIGTERM)
            #expect(await ingest.end() == .init(status: 0, wasKilled: false), "\(ingest.lastWords)")
            #expect(
                try await scene.waiting(expecting: { $0[scene.names.deadQueue(.ingest)] == 1 })[
                    scene.names.deadQueue(.ingest)] == 1)
            try await ledger.close(scene.deployment)
        }
    }

    @Test("what the database cannot store, and what no copy can carry, is put aside and holds up nothing")
    func hostileProperties() async throws {
        try await Scene.with(["rapporteur-ingest"]) { scene, processes in
            let ledger = try await OutcomeLedger(scene.deployment)
            try await scene.publish(Array("junk".utf8), contentType: "text/pl\u{0}ain", headers: Self.headers("nul"))
            // The reason beside them makes the headers too large for a frame.
            var headers = Self.headers("large")
            headers["note"] = .string(String(repeating: "x", count: 126_700))
            try await scene.publish([0xFF, 0x00, 0x01], contentType: "application/octet-stream", headers: headers)
            try await scene.publish(
                try Samples.report(number: 3), contentType: "text/plain", headers: Self.headers("good"))
            let events = try await ledger.events { events in
                Set(events.filter(\.isOutcome).compactMap(\.causationID)) == ["nul", "large", "good"]
            }
            #expect(events.filter(\.isOutcome).count == 3)
            processes[0].send(SIGTERM)
            #expect(await processes[0].end() == .init(status: 0, wasKilled: false), "\(processes[0].lastWords)")
            #expect(
                try await scene.waiting(expecting: { $0[scene.names.deadQueue(.ingest)] == 2 })[
                    scene.names.deadQueue(.ingest)] == 2)
            #expect(try await scene.waiting()[scene.names.queue(.ingest)] == nil)
            try await ledger.close(scene.deployment)
        }
    }

    @Test("a quarantine that the sweeper has told of still gets its dead letter")
    func sweptQuarantine() async throws {
        try await Scene.with([]) { scene, _ in
            let body = Array("no document".utf8)
            let key = InboxKey(consumer: "ingest", source: "urn:test", id: "swept")
            let entry = QuarantineEntry(
                stage: "ingest", reason: "unsupported-type", sentence: "A sentence.", remedy: "A remedy.",
                eventSource: key.source, eventID: key.id, sha256: Derivation.sha256(body), size: body.count,
                mediaType: "text/plain", fileName: nil)
            let event = Outgoing(stage: .ingest, names: scene.names).event(
                .quarantined(
                    DocumentQuarantined(
                        stage: "ingest", reason: entry.reason, sentence: entry.sentence, remedy: entry.remedy)),
                causedBy: key)
            try await scene.deployment.withStore { store in
                _ = try await store.quarantine(entry, key: key, bodySHA256: entry.sha256, events: [event])
                try await store.markSent([key])
            }
            try await scene.publish(body, contentType: "text/plain", headers: Self.headers(key.id))
            // Taken and not acknowledged, as by a worker that crashed.
            try await scene.deployment.withBroker { session in
                let taken = try await session.get(scene.names.queue(.ingest))
                #expect(taken != nil)
            }
            let ingest = try scene.deployment.start("rapporteur-ingest")
            try await ingest.waitForLog(containing: "settled")
            ingest.send(SIGTERM)
            #expect(await ingest.end() == .init(status: 0, wasKilled: false), "\(ingest.lastWords)")
            #expect(
                try await scene.waiting(expecting: { $0 == [scene.names.deadQueue(.ingest): 1] }) == [
                    scene.names.deadQueue(.ingest): 1
                ])
        }
    }

    @Test("restarts while the report folder is away put nothing aside")
    func restartsInAnOutage() async throws {
        try await Scene.with([]) { scene, _ in
            let asked = try await scene.deployment.rapporteur(["report", "request", "--kind", "index"])
            #expect(asked.status == 0, "\(asked.words)")
            for _ in 0..<6 {
                // Nobody, not even root, can make a folder there.
                let report = try scene.deployment.start(
                    "rapporteur-report", ["RAPPORTEUR_REPORT_DIR": "/proc/nowhere", "RAPPORTEUR_DRAIN": "0"])
                try await report.waitForLog(containing: "waiting for what is away")
                report.send(SIGTERM)
                #expect(await report.end() == .init(status: 0, wasKilled: false), "\(report.lastWords)")
            }
            #expect(
                try await scene.waiting(expecting: { $0 == [scene.names.queue(.report): 1] }) == [
                    scene.names.queue(.report): 1
                ])
            let status = try await scene.deployment.withStore { try await $0.status() }
            #expect(status.quarantined.isEmpty)
        }
    }
}
