import Foundation
import Identity
import Testing

@testable import Codec

/// Every way in which a message can be broken has its code, its place and its sentence.
@Suite(.timeLimit(.minutes(5)))
struct BadInputTests {
    @Test("each broken message has its code and place", arguments: BrokenMessage.all)
    func refused(_ broken: BrokenMessage) throws {
        let error = try #require(throws: CodecError.self) {
            try EventDecoder().decode(broken.message, expecting: Set(EventType.allCases))
        }
        #expect(error.code == broken.code)
        #expect(error.pointer == broken.pointer || (error.pointer ?? "").hasPrefix(broken.pointer ?? "-"), "\(error)")
        if broken.code != .tooDeep { #expect(error.pointer == broken.pointer) }
        #expect(error.sentence.hasSuffix(".") && error.remedy.hasSuffix("."))
        #expect(!error.isTransient)
    }

    @Test("every code is provoked by some message here")
    func everyCode() {
        let provoked = Set((BrokenMessage.all).map(\.code))
        let elsewhere: Set<ReasonCode> = [.tooLarge, .notAnEvent, .unexpectedEventType]
        #expect(provoked.union(elsewhere) == Set(ReasonCode.allCases))
    }

    @Test("a body over the limit is refused, with the identity that its headers give")
    func tooLarge() throws {
        var message = BrokenMessage.binary([:], body: [UInt8](repeating: 0x20, count: 100_000_000))
        let error = try #require(throws: CodecError.self) {
            try EventDecoder().decode(message, expecting: [.documentSubmitted])
        }
        #expect(error.code == .tooLarge)
        #expect(error.sentence.contains("100000000 bytes, the limit is 12582912"))
        #expect(error.identity == EventIdentity(source: "/s", id: "1", isReadable: true))
        message.body = [UInt8](repeating: 0x20, count: 12 << 20)
        #expect(throws: Never.self) { try EventDecoder().decode(message, expecting: [.documentSubmitted]) }
    }

    @Test("a bare file and a foreign event are refused where they are not expected")
    func notExpected() throws {
        let bare = try #require(throws: CodecError.self) {
            try EventDecoder().decode(WireMessage(body: [1]), expecting: [.reportRequested])
        }
        #expect(bare.code == .notAnEvent)
        let foreign = try #require(throws: CodecError.self) {
            try EventDecoder().decode(BrokenMessage.binary([:]), expecting: [.reportRequested])
        }
        #expect(foreign.code == .unexpectedEventType)
        #expect(foreign.pointer == "/type")
    }

    @Test("a broken message has an identity: its own where it can be read, else from its bytes")
    func identity() throws {
        func identity(_ message: WireMessage) throws -> EventIdentity {
            try #require(throws: CodecError.self) {
                try EventDecoder().decode(message, expecting: [.documentSubmitted])
            }.identity
        }
        let own = EventIdentity(source: "/s", id: "1", isReadable: true)
        #expect(try identity(BrokenMessage.submission(#""data":7"#)) == own)
        // The JSON breaks behind both.
        #expect(try identity(BrokenMessage.submission(#""data":{"text":"\ud800"}"#)) == own)
        #expect(try identity(BrokenMessage.binary(["ce-type": .string("x")])) == own)
        for junk in [
            BrokenMessage.structured("junk"), BrokenMessage.structured(#"{"id":7,"source":"/s"}"#),
            BrokenMessage.structured("{}"),
        ] {
            let derived = EventIdentity(
                source: "urn:rapporteur:unreadable", id: Derivation.sha256(junk.body), isReadable: false)
            #expect(try identity(junk) == derived)
        }
    }

    @Test("offsets point to the byte at fault")
    func offsets() throws {
        func offset(_ body: [UInt8]) throws -> Int? {
            try #require(throws: CodecError.self) {
                try EventDecoder().decode(BrokenMessage.structured(body), expecting: [.documentSubmitted])
            }.offset
        }
        #expect(try offset(Array(#"{"a":x}"#.utf8)) == 5)
        #expect(try offset(Array(#"{"a":"abcdefghijk"#.utf8) + [0xFF, 0x22, 0x7D]) == 17)
        #expect(try offset(Array(#"{"a":1"#.utf8)) == 6)
    }

    @Test("pointers name what is wrong without letting it into the log: escaped, cut, without control characters")
    func pointers() throws {
        func pointer(_ name: String) throws -> String? {
            let broken = BrokenMessage.submission(#""data":{"\#(name)":x}"#)
            return try #require(throws: CodecError.self) {
                try EventDecoder().decode(broken, expecting: [.documentSubmitted])
            }.pointer
        }
        #expect(try pointer("a/b~c") == "/data/a~1b~0c")
        #expect(try pointer(#"a\nb\u001b[2J\u0085"#) == "/data/a\u{FFFD}b\u{FFFD}[2J\u{FFFD}")
        let long = try #require(try pointer(String(repeating: "é", count: 5000)))
        #expect(long.utf8.count <= 256)
    }

    @Test("errors never repeat what the message says, but for names")
    func noText() throws {
        let error = try #require(throws: CodecError.self) {
            try EventDecoder().decode(
                BrokenMessage.event("report.requested", #"{"kind":"SECRET"}"#), expecting: [.reportRequested])
        }
        #expect(!error.description.contains("SECRET"))
    }
}
