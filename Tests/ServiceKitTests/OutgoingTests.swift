import AMQP
import Codec
import Store
import Testing

@testable import ServiceKit

@Suite("Outgoing messages", .timeLimit(.minutes(1)))
struct OutgoingTests {
    private let outgoing = Outgoing(stage: .ingest, names: BrokerNames(prefix: "p"))
    private let key = InboxKey(consumer: "ingest", source: "urn:a", id: "1")

    private func event(_ key: InboxKey, part: String = "") -> OutgoingEvent {
        self.outgoing.event(
            .duplicate(
                DocumentDuplicate(
                    documentID: "11111111-2222-5333-8444-555555555555", symbol: nil,
                    sha256: String(repeating: "0", count: 64))),
            causedBy: key, part: part)
    }

    private func delivery(_ headers: [String: FieldValue] = [:]) -> Delivery {
        Delivery(
            tag: 1, connection: 1, isRedelivered: true, exchange: "p", routingKey: "document.submitted",
            properties: MessageProperties(
                contentType: "application/pdf", headers: headers, isPersistent: false, correlationID: "c",
                expiration: "5",
                messageID: "m", userID: "somebody"),
            body: [1, 2, 3])
    }

    @Test("an event's id depends on cause, variant, part and nothing else")
    func ids() {
        let id = self.event(self.key).id
        #expect(self.event(self.key).id == id)
        var replay = self.key
        replay.variant = "replay-1"
        let other = InboxKey(consumer: "ingest", source: "urn:b", id: "1")
        let ids = [id, self.event(replay).id, self.event(other).id, self.event(self.key, part: "x").id]
        #expect(Set(ids).count == ids.count)
    }

    @Test("an event names its cause and its publisher")
    func causation() throws {
        let event = self.event(self.key)
        let read = try EventDecoder().decode(
            WireMessage(contentType: event.contentType, body: event.body), expecting: [.documentDuplicate])
        #expect(read.extensions["causationid"] == .string("1"))
        #expect(read.extensions["causationsource"] == .string("urn:a"))
        #expect(read.source == "urn:rapporteur:ingest")
        #expect(read.id == event.id)
    }

    @Test(
        "what a stage of ours takes must reach a queue; other events go to whoever listens",
        arguments: EventType.allCases)
    func mandatory(type: EventType) {
        let event = OutgoingEvent(
            routingKey: type.routingKey, id: "i", type: type.cloudEventsType, contentType: "text/plain", body: [])
        let isTaken = StageName.allCases.contains { $0.takes.contains(type) }
        #expect(self.outgoing.message(event).isMandatory == isTaken)
    }

    @Test("a dead letter is the message as it came, with the reason beside it")
    func deadLetter() {
        let reason = DocumentQuarantined(
            stage: "ingest", reason: "no-text-layer", sentence: "S.", remedy: "R.", pointer: "/data")
        let copy = self.outgoing.deadLetter(
            self.delivery(["ce-id": .string("1"), "x-death": .array([]), MessageHeader.attempt: .int(3)]), reason,
            key: self.key)
        #expect((copy.exchange, copy.routingKey) == ("p.dead", "p.ingest"))
        #expect(copy.body == [1, 2, 3] && copy.isMandatory)
        #expect(copy.properties.contentType == "application/pdf" && copy.properties.correlationID == "c")
        #expect(copy.properties.isPersistent && copy.properties.expiration == nil && copy.properties.userID == nil)
        #expect(
            copy.properties.headers == [
                "ce-id": .string("1"), MessageHeader.stage: .string("ingest"),
                MessageHeader.reason: .string("no-text-layer"),
                MessageHeader.sentence: .string("S."), MessageHeader.remedy: .string("R."),
                MessageHeader.pointer: .string("/data"), MessageHeader.eventSource: .string("urn:a"),
                MessageHeader.eventID: .string("1"),
            ])
    }

    @Test("the first publisher travels with our copies, and only the broker's word counts")
    func publisher() {
        let ours = Outgoing(stage: .ingest, names: BrokerNames(prefix: "p"), user: "worker")
        let retry = ours.retry(self.delivery(), attempt: 1, tier: .fiveSeconds)
        #expect(retry.properties.userID == "worker")
        #expect(retry.properties.headers[MessageHeader.userID] == .string("somebody"))
        #expect(ours.publisher(of: retry.properties) == "somebody")
        // Again and again.
        let again = ours.retry(
            Delivery(
                tag: 1, connection: 1, isRedelivered: false, exchange: "", routingKey: "p.ingest",
                properties: retry.properties, body: []), attempt: 2, tier: .fiveSeconds)
        #expect(ours.publisher(of: again.properties) == "somebody")
        // Anybody can write a header; nobody but us can publish as us.
        let forged = MessageProperties(headers: [MessageHeader.userID: .string("boss")], userID: "somebody")
        #expect(ours.publisher(of: forged) == "somebody")
        #expect(ours.publisher(of: MessageProperties(headers: [MessageHeader.userID: .string("boss")])) == nil)
        let unvouched = ours.retry(
            Delivery(
                tag: 1, connection: 1, isRedelivered: false, exchange: "", routingKey: "p.ingest",
                properties: MessageProperties(headers: [MessageHeader.userID: .string("boss")]), body: []), attempt: 1,
            tier: .fiveSeconds)
        #expect(ours.publisher(of: unvouched.properties) == nil)
    }

    @Test("a retry counts, keeps how often it was replayed, and comes back to the stage's queue")
    func retry() {
        let copy = self.outgoing.retry(
            self.delivery([
                MessageHeader.replay: .int(2), MessageHeader.attempt: .int(1), MessageHeader.reason: .string("old"),
                "traceparent": .string("t"),
            ]), attempt: 2, tier: .thirtySeconds)
        #expect((copy.exchange, copy.routingKey) == ("p.retry.30s", "p.ingest"))
        #expect(
            copy.properties.headers == [
                MessageHeader.replay: .int(2), MessageHeader.attempt: .int(2), "traceparent": .string("t"),
            ])
        #expect(copy.body == [1, 2, 3] && copy.isMandatory)
    }
}
