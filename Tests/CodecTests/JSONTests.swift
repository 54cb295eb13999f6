import Foundation
import Testing

@testable import Codec

@Suite(.timeLimit(.minutes(5)))
struct JSONTests {
    @Test("base64 of RFC 4648, section 10")
    func base64() throws {
        let pairs = [
            "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=", "foobar": "Zm9vYmFy",
        ]
        for (plain, encoded) in pairs {
            var text: [UInt8] = []
            Base64.encode(Array(plain.utf8), to: &text)
            #expect(String(decoding: text, as: UTF8.self) == encoded)
            #expect(try Array(encoded.utf8).withUnsafeBufferPointer { try Base64.decode($0) } == Array(plain.utf8))
        }
    }

    @Test("base64 agrees with Foundation at every length")
    func base64AgainstFoundation() throws {
        var random = Seeded.generator(3)
        for length in 0..<300 {
            let content = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            var text: [UInt8] = []
            Base64.encode(content, to: &text)
            #expect(String(decoding: text, as: UTF8.self) == Data(content).base64EncodedString())
            #expect(try text.withUnsafeBufferPointer { try Base64.decode($0) } == content)
        }
    }

    @Test("strings are found whole wherever their special bytes stand in a word of eight")
    func stringAlignment() throws {
        for special in [#"\""#, #"\\"#, #"\u00e9"#, "é", "中", "😀", #"\ud83d\ude00"#, #"\n"#] {
            for (before, after) in (0..<20).flatMap({ first in (0..<10).map { (first, $0) } }) {
                let text = String(repeating: "x", count: before) + special + String(repeating: "y", count: after)
                let document = try JSONReader.read(Array("\"\(text)\"".utf8), depthLimit: 1)
                guard case .string(let string) = document.root else { throw CancellationError() }
                let expected = try JSONDecoder().decode([String].self, from: Data("[\"\(text)\"]".utf8))[0]
                #expect(string.text(in: document.bytes) == expected)
            }
        }
    }

    @Test("every control character is refused at every place of a word of eight")
    func controlCharacters() {
        for (control, before) in (0..<32).flatMap({ control in (0..<9).map { (UInt8(control), $0) } }) {
            let body = [0x22] + [UInt8](repeating: 0x61, count: before) + [control] + Array(#"bbbbbbbb""#.utf8)
            let fault = #expect(throws: Fault.self) { try JSONReader.read(body, depthLimit: 1) }
            #expect(fault?.offset == before + 1)
        }
    }

    @Test("numbers")
    func numbers() throws {
        func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8), depthLimit: 1).root }
        for (text, value) in ["0": 0, "-0": 0, "12": 12, "1.0": 1, "1e2": 100, "-9223372036854775808": Int.min] {
            guard case .integer(value) = try read(text) else {
                Issue.record("\(text)")
                continue
            }
        }
        guard case .fraction(0.5) = try read("5e-1") else { throw CancellationError() }
        for text in ["-", "1.", ".5", "1e", "+1", "0x1", "1e+", "Infinity"] {
            #expect(throws: Fault.self, "\(text)") { try read(text) }
        }
    }

    @Test("names in great number are told apart by their bytes")
    func manyNames() throws {
        // Composed and decomposed: the same for Swift, two names for JSON.
        let names = (0..<40).map { "n\($0)" } + ["\u{E9}", "e\u{301}"]
        let body = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(throws: Never.self) { try JSONReader.read(Array(body.utf8), depthLimit: 1) }
        let twice = body.dropLast() + ",\"n3\":0}"
        let fault = #expect(throws: Fault.self) { try JSONReader.read(Array(twice.utf8), depthLimit: 1) }
        #expect(fault?.code == .duplicateKey)
    }

    @Test("depth is counted exactly, and no setting goes beyond what the stack bears")
    func depth() {
        func read(_ depth: Int, limit: Int) throws {
            let body = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            _ = try JSONReader.read(Array(body.utf8), depthLimit: limit)
        }
        #expect(throws: Never.self) { try read(64, limit: 64) }
        #expect(throws: Fault.self) { try read(65, limit: 64) }
        #expect(throws: Never.self) { try read(512, limit: .max) }
        #expect(throws: Fault.self) { try read(513, limit: .max) }
    }

    @Test("a million values are enough")
    func valueCount() {
        let body = "[" + String(repeating: "0,", count: 1_000_001) + "0]"
        let fault = #expect(throws: Fault.self) { try JSONReader.read(Array(body.utf8), depthLimit: 2) }
        #expect(fault?.code == .tooManyItems)
    }
}
