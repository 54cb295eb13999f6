import AMQP
import Codec
import Foundation
import Model
import ServiceKit
import ServiceKitTesting
import Store
import Testing

/// One message that cannot be handled, and the reason it must be given.
struct BadMessage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: String
    var contentType: String?
    var headers: [String: FieldValue] = [:]
    let body: [UInt8]

    init(_ what: String, _ reason: String, contentType: String?, headers: [String: FieldValue] = [:], _ body: [UInt8]) {
        (self.testDescription, self.reason, self.contentType) = (what, reason, contentType)
        (self.headers, self.body) = (headers, body)
    }

    private static let structured = "application/cloudevents+json"

    private static func event(_ data: String, id: String, type: String = "org.rapporteur.document.submitted.v1")
        -> [UInt8]
    {
        Array(#"{"specversion":"1.0","type":"\#(type)","source":"urn:test","id":"\#(id)","data":\#(data)}"#.utf8)
    }

    static let all: [BadMessage] = [
        .init("empty message", "empty-message", contentType: "text/plain", []),
        .init(
            "cut JSON", "truncated-json", contentType: structured, Array(event(#"{"text":"x"}"#, id: "cut").dropLast(5))
        ),
        .init("wrong types", "wrong-type", contentType: structured, event(#"{"text":17}"#, id: "types")),
        .init(
            "wrong version", "unknown-version", contentType: structured,
            event(#"{"text":"x"}"#, id: "version", type: "org.rapporteur.document.submitted.v9")),
        .init("no content", "missing-field", contentType: structured, event("{}", id: "none")),
        .init("deep nesting", "too-deep", contentType: structured, Array(String(repeating: "[", count: 20_000).utf8)),
        .init("NUL in a string", "nul-character", contentType: structured, event(#"{"text":"a\u0000b"}"#, id: "nul")),
        .init(
            "invalid UTF-8", "invalid-utf8", contentType: structured,
            Array(#"{"specversion":"1.0","id":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)),
        .init(
            "junk bytes", "bad-encoding", contentType: "application/octet-stream",
            (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 7919 &+ $0 >> 3) }),
        .init("NUL in text", "bad-encoding", contentType: "text/plain", Array("Uno\0dos tres".utf8)),
        .init(
            "damaged PDF", "damaged-file", contentType: "application/pdf", Array("%PDF-1.7\nthis is all there is".utf8)),
        .init(
            "no known genre", "unknown-genre", contentType: "text/plain",
            Array(
                String(
                    repeating: "Beat two eggs with the flour, add milk until it runs, and leave it for an hour. ",
                    count: 40
                ).utf8)),
        .init(
            "a body of 100 MB", "too-large", contentType: "text/plain", [UInt8](repeating: 0x61, count: 100_000_000)),
        .init(
            "a PDF without text", "no-text-layer", contentType: "application/pdf",
            Array(
                """
                %PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
                trailer <</Root 1 0 R /Size 4>>
                """.utf8)),
        .init(
            "mixed prefixes", "mixed-prefixes", contentType: "text/plain",
            headers: ["ce-id": .string("1"), "cloudEvents:source": .string("urn:test")], Array("x".utf8)),
        .init(
            "an id that is too long", "bad-id", contentType: structured,
            event(#"{"text":"x"}"#, id: String(repeating: "i", count: 3000))),
    ]
}

@Suite("Bad input", .needsServers, .timeLimit(.minutes(10)))
struct BadInputTests {
    @Test("each bad message ends in quarantine with its reason, and disturbs nothing else")
    func quarantine() async throws {
        try await Scene.with(["rapporteur-ingest", "rapporteur-classify"]) { scene, processes in
            let ledger = try await OutcomeLedger(scene.deployment)
            for message in BadMessage.all {
                try await scene.publish(message.body, contentType: message.contentType, headers: message.headers)
            }
            let good = try Samples.report(number: 1)
            try await scene.publish(good, contentType: "text/plain")
            let events = try await ledger.events { $0.count(where: \.isOutcome) > BadMessage.all.count }
            let reasons = events.compactMap { event in
                if case .quarantined(let quarantined) = event.data { quarantined.reason } else { nil }
            }
            #expect(reasons.sorted() == BadMessage.all.map(\.reason).sorted())
            #expect(events.contains { if case .ingested = $0.data { true } else { false } })
            for event in events {
                guard case .quarantined(let quarantined) = event.data else { continue }
                #expect(quarantined.sentence.count > 10 && quarantined.remedy.count > 10, "\(quarantined.reason)")
            }

            // The messages are kept, with the reason beside them.
            let listed = try await scene.deployment.rapporteur(["dead-letters", "list", "--json"])
            let letters = listed.output.split(separator: "\n")
            #expect(letters.count == BadMessage.all.count, "\(listed.words)")
            for message in BadMessage.all {
                #expect(letters.contains { $0.contains(#""reason":"\#(message.reason)""#) })
            }
            #expect(
                try await scene.deployment.withStore { try await $0.status() }.quarantined.values.reduce(0, +)
                    == letters.count)
            try await ledger.close(scene.deployment)
        }
    }

    @Test("the same id with another body is told apart, and the first stands")
    func sameID() async throws {
        try await Scene.with(["rapporteur-ingest"]) { scene, _ in
            let ledger = try await OutcomeLedger(scene.deployment)
            func submit(_ number: Int) async throws {
                try await scene.publish(
                    try Samples.report(number: number), contentType: "text/plain",
                    headers: [
                        "ce-specversion": .string("1.0"), "ce-id": .string("one"), "ce-source": .string("urn:test"),
                        "ce-type": .string("org.rapporteur.document.submitted.v1"),
                    ])
            }
            try await submit(1)
            _ = try await ledger.events { $0.count(where: \.isOutcome) >= 1 }
            try await submit(2)
            // Again, both: the outcomes are known and nothing more is told.
            try await submit(2)
            try await submit(1)
            try await scene.publish(try Samples.report(number: 3), contentType: "text/plain")
            let events = try await ledger.events { $0.count(where: \.isOutcome) >= 3 }
            let reasons = events.compactMap { if case .quarantined(let it) = $0.data { it.reason } else { nil } }
            #expect(reasons == ["id-conflict"])
            #expect(try await scene.deployment.withStore { try await $0.status() }.documents == 2)
            try await ledger.close(scene.deployment)
        }
    }

    @Test("a dead letter that is replayed after the cause is mended gets an outcome of its own")
    func replay() async throws {
        try await Scene.with([]) { scene, _ in
            let ledger = try await OutcomeLedger(scene.deployment)
            let small = try scene.deployment.start("rapporteur-ingest", ["RAPPORTEUR_MESSAGE_LIMIT": "2048"])
            try await scene.publish(try Samples.report(number: 1), contentType: "text/plain")
            _ = try await ledger.events { $0.count(where: \.isOutcome) >= 1 }
            small.send(SIGTERM)
            _ = await small.end()
            let mended = try scene.deployment.start("rapporteur-ingest")
            let replayed = try await scene.deployment.rapporteur(["dead-letters", "replay", "--reason", "too-large"])
            #expect(replayed.status == 0, "\(replayed.words)")
            let events = try await ledger.events { $0.count(where: \.isOutcome) >= 2 }
            #expect(events.contains { if case .ingested = $0.data { true } else { false } })
            let left = try await scene.deployment.rapporteur(["dead-letters", "list"])
            #expect(left.output == "no dead letters\n")
            mended.send(SIGTERM)
            #expect(await mended.end().status == 0)
            try await ledger.close(scene.deployment)
        }
    }
}
