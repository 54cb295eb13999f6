import Testing

@testable import Codec

/// No input crashes the decoder, and what it accepts it can write and read again.
@Suite(.timeLimit(.minutes(10)))
struct RobustnessTests {
    private let encoder = EventEncoder()
    private let decoder = EventDecoder()

    private static let contentTypes = [
        nil, "", ";", "application/json", "application/cloudevents+json", "text/plain; charset=x",
    ]

    private func survive(_ message: WireMessage) {
        do throws(CodecError) {
            let event = try self.decoder.decode(message, expecting: Set(EventType.allCases))
            // Decoding and encoding settle after one turn.
            let again = try self.decoder.decode(self.encoder.structured(event), expecting: [event.type])
            #expect(self.encoder.structured(again) == self.encoder.structured(event))
        } catch {
            #expect(error.description.utf8.count < 2000)
            #expect(!error.description.utf8.contains { $0 < 0x20 })
            #expect((error.pointer ?? "").utf8.count <= 256)
            #expect((0...message.body.count).contains(error.offset ?? 0))
        }
    }

    @Test("noise, with every content type")
    func noise() {
        var random = Seeded.generator(10)
        for _ in 0..<3000 {
            let size = Int.random(in: 0...80, using: &random)
            let body = (0..<size).map { _ in
                random.chance(50)
                    ? UInt8.random(in: 0...255, using: &random)
                    : random.pick(Array(#"{}[]",:\u0123eE+-. tfn"#.utf8))
            }
            let type = random.pick(Self.contentTypes)
            self.survive(WireMessage(contentType: type, body: body))
        }
    }

    @Test("valid events with a few bytes changed", arguments: EventType.allCases)
    func mutations(_ type: EventType) {
        var random = Seeded.generator(11)
        var generator = EventGenerator(.generator(12))
        let pieces = [
            "\"", "\\", "\\u", "\\ud800", "{", "}", "[", "]", ",", ":", "null", "-1", "1e400", "\0", "\u{1F}",
            "99999999999999999999", "true",
        ]
        for _ in 0..<400 {
            let event = generator.event(type)
            let isBinary = random.chance(30)
            var message = isBinary ? self.encoder.binary(event) : self.encoder.structured(event)
            for _ in 0..<Int.random(in: 1...3, using: &random) where !message.body.isEmpty {
                let place = Int.random(in: 0..<message.body.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: message.body[place] = UInt8.random(in: 0...255, using: &random)
                case 1: message.body.remove(at: place)
                case 2: message.body.insert(contentsOf: Array(random.pick(pieces).utf8), at: place)
                case 3: message.body.removeSubrange(place..<min(place + 9, message.body.count))
                default: message.body += message.body[place...].prefix(30)
                }
            }
            if isBinary, let header = message.headers.keys.sorted().randomElement(using: &random) {
                let values: [WireValue] = [
                    .other, .string(""), .string("\u{0}"), .integer(.min), .boolean(true), .bytes([0x80]),
                ]
                message.headers[header] = random.chance(20) ? nil : random.pick(values)
            }
            self.survive(message)
        }
    }

    @Test("cut at every byte", arguments: EventType.allCases)
    func truncations(_ type: EventType) throws {
        var generator = EventGenerator(.generator(13), presence: 100)
        let message = self.encoder.structured(generator.event(type))
        for length in 0..<min(message.body.count, 6000) {
            let cut = WireMessage(contentType: message.contentType, body: Array(message.body.prefix(length)))
            let error = try #require(throws: CodecError.self) { try self.decoder.decode(cut, expecting: [type]) }
            #expect(error.code == (length == 0 ? .emptyMessage : .truncatedJSON), "\(length): \(error)")
        }
    }

    @Test("the same event gives the same bytes, whatever order its dictionaries have", arguments: EventType.allCases)
    func determinism(_ type: EventType) {
        var generator = EventGenerator(.generator(14), presence: 100)
        for _ in 0..<50 {
            var event = generator.event(type)
            let message = self.encoder.structured(event)
            var shuffled: [String: ExtensionValue] = [:]
            for name in event.extensions.keys.shuffled() { shuffled[name] = event.extensions[name] }
            event.extensions = shuffled
            #expect(self.encoder.structured(event) == message)
        }
    }
}
