import AMQP
import Codec
import Identity
import ServiceKit

/// A message in a dead-letter queue, with the reason that its headers give. Without its body, which may be large.
struct DeadLetter: Sendable, Hashable {
    let stage: StageName
    /// The same for every copy of the same message: derived from the event and its body.
    let id: String
    /// How often a person has sent it again.
    let replays: Int
    let reason: String
    let sentence: String
    let remedy: String
    let pointer: String
    let eventSource: String
    let eventID: String
    let contentType: String
    /// Bytes of the body.
    let size: Int
    let sha256: String

    init(stage: StageName, _ delivery: Delivery) {
        let headers = delivery.properties.headers
        func text(_ name: String) -> String? { if case .string(let text)? = headers[name] { text } else { nil } }
        self.stage = stage
        // What RabbitMQ itself dead-lettered has no worker's word on it.
        self.reason = text(MessageHeader.reason) ?? text("x-first-death-reason") ?? "unknown"
        self.sentence =
            text(MessageHeader.sentence) ?? "The broker gave it up: delivered too often without an acknowledgement."
        self.remedy = text(MessageHeader.remedy) ?? "Look at the workers' logs; replay it once the cause is mended."
        self.pointer = text(MessageHeader.pointer) ?? "-"
        self.eventSource = text(MessageHeader.eventSource) ?? "-"
        self.eventID = text(MessageHeader.eventID) ?? delivery.properties.messageID ?? "-"
        self.contentType = delivery.properties.contentType ?? "none"
        self.size = delivery.body.count
        self.sha256 = Derivation.sha256(delivery.body)
        if case .int(let count)? = headers[MessageHeader.replay] {
            self.replays = Int(clamping: count)
        } else {
            self.replays = 0
        }
        self.id = Derivation.uuid(
            "rapporteur.dead-letter", [stage.rawValue, self.eventSource, self.eventID, self.sha256])
    }

    /// One line of `dead-letters list --json`, without its end.
    var json: [UInt8] {
        JSONWriter.object { json in
            json.member("id", self.id)
            json.member("stage", self.stage.rawValue)
            json.member("reason", self.reason)
            json.member("sentence", self.sentence)
            json.member("remedy", self.remedy)
            json.member("pointer", self.pointer)
            json.member("eventSource", self.eventSource)
            json.member("eventId", self.eventID)
            json.member("bytes", self.size)
        }
    }
}
