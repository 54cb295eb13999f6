import Codec
import Foundation
import Model
import ServiceKit
import ServiceKitTesting
import Store
import Testing

/// Processes are killed in the middle of the work, with `kill -9`; afterwards every submission has exactly one outcome,
/// no row is doubled, and the queues are empty. The documents are the two seeds under symbols of their own, or where there
/// is no corpus the samples.
@Suite("Killed in the middle", .needsServers, .serialized, .timeLimit(.minutes(20)))
struct KillTests {
    static let submissions = 500

    @Test(
        "each service is killed in the middle of 500 submissions",
        arguments: ["rapporteur-ingest", "rapporteur-classify"])
    func services(victim: String) async throws {
        try await Scene.with(["rapporteur-ingest", "rapporteur-classify"]) { scene, processes in
            var processes = processes
            let ledger = try await OutcomeLedger(scene.deployment)
            try await self.submit(scene)
            for round in 1...5 {
                // Killed again each time that a sixth more has been told: in the middle of whatever it does.
                let type: EventType = victim == "rapporteur-ingest" ? .documentIngested : .documentClassified
                _ = try await ledger.events { $0.count { $0.type == type } >= Self.submissions * round / 6 }
                let index = try #require(processes.firstIndex { $0.name == victim })
                processes[index].send(SIGKILL)
                #expect(await processes[index].end() == ServiceProcess.Ending(status: SIGKILL, wasKilled: true))
                processes[index] = try scene.deployment.start(victim)
            }
            try await self.account(scene, ledger)
            for process in processes {
                process.send(SIGTERM)
                #expect(await process.end().status == 0, "\(process.lastWords)")
            }
            #expect(try await scene.waiting(expecting: \.isEmpty).isEmpty)
            try await ledger.close(scene.deployment)
        }
    }

    @Test("the report service is killed in the middle of a report, and there is one report in the end")
    func reportService() async throws {
        try await Scene.with(["rapporteur-ingest", "rapporteur-classify"]) { scene, _ in
            let ledger = try await OutcomeLedger(scene.deployment)
            try await self.submit(scene, count: 100)
            let seen = try await ledger.events { $0.count { $0.type == .documentClassified } >= 100 }
            #expect(seen.count { $0.type == .documentIngested } == 100)
            let request = Event(
                id: "report-1", source: "urn:test",
                data: .reportRequested(ReportRequested(ReportRequest(kind: .compilation))))
            let message = EventEncoder().structured(request)
            for _ in 1...3 {
                try await scene.publish(message.body, contentType: message.contentType, key: "report.requested")
            }
            // Twice: begun a third time without an end, the request would rightly count as what brings the service down.
            for _ in 1...2 {
                let process = try scene.deployment.start("rapporteur-report")
                // Its line about the broker is the sign that it has begun.
                try await process.waitForLog(containing: "connected to the broker")
                process.send(SIGKILL)
                _ = await process.end()
            }
            let last = try scene.deployment.start("rapporteur-report")
            // One more request behind the others: when it is answered, they are settled.
            let index = EventEncoder().structured(
                Event(
                    id: "report-2", source: "urn:test",
                    data: .reportRequested(ReportRequested(ReportRequest(kind: .index)))))
            try await scene.publish(index.body, contentType: index.contentType, key: "report.requested")
            let events = try await ledger.events { $0.count { $0.type == .reportPublished } >= 2 }
            #expect(events.count { $0.type == .reportPublished } == 2)
            last.send(SIGTERM)
            #expect(await last.end().status == 0, "\(last.lastWords)")
            #expect(try await scene.deployment.withStore { try await $0.reports() }.count == 2)
            #expect(try await scene.waiting(expecting: \.isEmpty).isEmpty)
            try await ledger.close(scene.deployment)
        }
    }

    @Test("the broker is killed in the middle of 500 submissions")
    func broker() async throws {
        let servers = try await PrivateServers.start()
        try await Scene.with(
            ["rapporteur-ingest", "rapporteur-classify"], amqpURL: servers.amqpURL, databaseURL: servers.databaseURL
        ) { scene, processes in
            let ledger = try await OutcomeLedger(scene.deployment)
            try await self.submit(scene)
            _ = try await ledger.events { $0.count { $0.type == .documentIngested } >= Self.submissions / 4 }
            try await servers.killBroker()
            try await servers.startBroker()
            try await self.account(scene, ledger)
            for process in processes {
                process.send(SIGTERM)
                #expect(await process.end().status == 0, "\(process.lastWords)")
            }
            #expect(try await scene.waiting(expecting: \.isEmpty).isEmpty)
            try await ledger.close(scene.deployment)
        }
        try await servers.stop()
    }

    private func submit(_ scene: Scene, count: Int = Self.submissions) async throws {
        var messages: [WireMessage] = []
        for number in 0..<count {
            let content = try Seeds.document(number: number) ?? Samples.report(number: number)
            messages.append(
                EventEncoder().binary(
                    Event(
                        id: "submission-\(number)", source: "urn:test",
                        data:
                            .submitted(Submission(content: content, contentType: "text/plain")))))
        }
        try await scene.publish(messages)
    }

    /// Waits until all is done, then checks the invariants.
    private func account(_ scene: Scene, _ ledger: OutcomeLedger) async throws {
        let events = try await ledger.events { events in
            events.count(where: \.isOutcome) >= Self.submissions
                && events.count { $0.type == .documentClassified } >= Self.submissions
        }
        let outcomes = events.filter(\.isOutcome)
        #expect(outcomes.count == Self.submissions)
        #expect(Set(outcomes.compactMap(\.causationID)) == Set((0..<Self.submissions).map { "submission-\($0)" }))
        #expect(outcomes.allSatisfy { $0.type == .documentIngested })
        let status = try await scene.deployment.withStore { try await $0.status() }
        #expect(status.documents == Self.submissions)
        #expect(status.unclassified == 0)
        #expect(status.quarantined.isEmpty)
        let expected = outcomes.reduce(0) { sum, event in
            if case .ingested(let ingested) = event.data { sum + ingested.passages } else { sum }
        }
        #expect(status.passages == expected)
    }
}
