import Codec
import Testing

/// One broken message, and what the decoder must say.
struct BrokenMessage: CustomTestStringConvertible {
    let name: String
    let message: WireMessage
    let code: ReasonCode
    let pointer: String?
    var testDescription: String { self.name }

    static let head = #""specversion":"1.0","id":"1","source":"/s""#
    static let submitted = #""type":"org.rapporteur.document.submitted.v1""#

    static func structured(_ json: String) -> WireMessage { Self.structured(Array(json.utf8)) }
    static func structured(_ body: [UInt8]) -> WireMessage {
        WireMessage(contentType: "application/cloudevents+json", body: body)
    }
    static func submission(_ rest: String) -> WireMessage {
        Self.structured("{\(Self.head),\(Self.submitted),\(rest)}")
    }
    static func event(_ name: String, _ data: String) -> WireMessage {
        Self.structured(#"{\#(Self.head),"type":"org.rapporteur.\#(name).v1","data":\#(data)}"#)
    }
    static func binary(_ headers: [String: WireValue], body: [UInt8] = [1]) -> WireMessage {
        let base: [String: WireValue] = [
            "ce-specversion": .string("1.0"), "ce-id": .string("1"), "ce-source": .string("/s"),
            "ce-type": .string("org.rapporteur.document.submitted.v1"),
        ]
        return WireMessage(headers: base.merging(headers) { $1 }, body: body)
    }

    static let uuid = "00000000-0000-8000-8000-000000000000"

    static let all = messages + json + attributes + data
}
