import Codec
import Model
import Testing

@Suite(.timeLimit(.minutes(5)))
struct RoundTripTests {
    private let encoder = EventEncoder()
    private let decoder = EventDecoder()
    private let everything = Set(EventType.allCases)

    @Test("what is encoded decodes to the same event, in both modes", arguments: EventType.allCases)
    func roundTrip(_ type: EventType) throws {
        var generator = EventGenerator(.generator(1))
        for _ in 0..<300 {
            let event = generator.event(type)
            for message in [self.encoder.structured(event), self.encoder.binary(event)] {
                let decoded = try self.decoder.decode(message, expecting: self.everything)
                #expect(decoded == event)
                // Strings compare by canonical equivalence; the bytes must be the same too.
                #expect(self.encoder.structured(decoded) == self.encoder.structured(event))
            }
        }
    }

    @Test("each prefix of attribute headers is read", arguments: ["cloudEvents:", "cloudEvents_", "ce-"])
    func prefixes(_ prefix: String) throws {
        var generator = EventGenerator(.generator(2))
        for type in EventType.allCases {
            let event = generator.event(type)
            var message = self.encoder.binary(event)
            message.headers = Dictionary(
                uniqueKeysWithValues: message.headers.map {
                    (prefix + $0.key.dropFirst("cloudEvents_".count), $0.value)
                })
            #expect(try self.decoder.decode(message, expecting: [type]) == event)
        }
    }

    @Test("a bare file has its hash as id")
    func bareFile() throws {
        let message = WireMessage(contentType: "application/pdf", body: Array("abc".utf8))
        let event = try self.decoder.decode(message, expecting: [.documentSubmitted])
        #expect(event.id == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(event.source == "urn:rapporteur:bare")
        #expect(event.data == .submitted(Submission(content: message.body, contentType: "application/pdf")))
    }

    @Test("a submission as text, as an object with text and as an object with base64 are the same file")
    func formsOfSubmission() throws {
        func decode(_ rest: String) throws -> Submission {
            let body =
                #"{"specversion":"1.0","id":"1","source":"/s","type":"org.rapporteur.document.submitted.v1",\#(rest)}"#
            let message = WireMessage(
                contentType: "Application/CloudEvents+JSON; Charset=\"UTF-8\"", body: Array(body.utf8))
            let event = try self.decoder.decode(message, expecting: [.documentSubmitted])
            guard case .submitted(let submission) = event.data else { throw CancellationError() }
            return submission
        }
        let text = Submission(content: Array("ñ/\n".utf8), contentType: "text/plain; charset=utf-8")
        #expect(try decode(#""data":"\u00f1\/\n""#) == text)
        #expect(try decode(#""data":{"text":"ñ/\n"}"#) == text)
        #expect(try decode(#""data":{"text":"ñ/\n"},"datacontenttype":"application/json""#) == text)
        #expect(try decode(#""datacontenttype":"text/plain; charset=utf-8","data_base64":"w7EvCg==""#) == text)
        #expect(try decode(#""data_base64":"\/+8=""#).content == [0xFF, 0xEF])
        let full = try decode(
            #""subject":"A/1","title":"outer","filename":"f.md","data":{"base64":"YQ==","contentType":"text/markdown","language":"es","title":"inner","sourceURI":null,"unknown":[1]}"#
        )
        #expect(
            full
                == Submission(
                    content: [0x61], contentType: "text/markdown", fileName: "f.md", symbol: "A/1", language: .spanish,
                    title: "inner"))
    }

    @Test("a plain traceparent header is taken when no attribute gives one")
    func traceparent() throws {
        let message = WireMessage(headers: ["traceparent": .string("00-1-2-01"), "x-death": .other], body: [1])
        #expect(try self.decoder.decode(message, expecting: [.documentSubmitted]).traceparent == "00-1-2-01")
    }

    @Test("data of any event may be base64 of JSON; null attributes are absent; whole numbers may have a fraction")
    func tolerance() throws {
        let body =
            #"{"specversion":"1.0","id":"1","source":"s","subject":null,"type":"org.rapporteur.classification.requested.v1","data_base64":"eyJhbGwiOnRydWV9"}"#
        let message = WireMessage(contentType: "application/cloudevents+json", body: Array(body.utf8))
        let event = try self.decoder.decode(message, expecting: [.classificationRequested])
        #expect(event.data == .classificationRequested(.init(.all)))
        #expect(event.subject == nil)
    }
}
