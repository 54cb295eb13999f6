import CRabbitMQ
import Testing

@testable import AMQP

@Suite("Header tables", .timeLimit(.minutes(1)))
struct FieldValueTests {
    /// Through the library's own encoder and decoder, as over the wire.
    static func throughTheWire(_ fields: [String: FieldValue]) throws -> [String: FieldValue] {
        let arena = NativeArena()
        var table = arena.table(fields)
        var bytes = [UInt8](repeating: 0, count: 200_000)
        var offset = 0
        let written = bytes.withUnsafeMutableBytes {
            amqp_encode_table(amqp_bytes_t(len: $0.count, bytes: $0.baseAddress), &table, &offset)
        }
        try #require(written == 0)
        #expect(offset == FieldValue.table(fields).encodedSize - 1, "the size is what the limit is checked against")
        var pool = amqp_pool_t()
        init_amqp_pool(&pool, 4096)
        defer { empty_amqp_pool(&pool) }
        var (decoded, read) = (amqp_table_t(), 0)
        let status = bytes.withUnsafeMutableBytes {
            amqp_decode_table(amqp_bytes_t(len: offset, bytes: $0.baseAddress), &pool, &decoded, &read)
        }
        try #require(status == 0)
        return FieldValue.fields(decoded)
    }

    @Test("every kind of value comes back as it went")
    func kinds() throws {
        let fields: [String: FieldValue] = [
            "boolean": true, "int": .int(.min), "double": .double(-0.25), "decimal": .decimal(scale: 3, value: 12345),
            "string": "naïve 文 🦉", "empty": "", "bytes": .bytes([0, 255, 1]), "timestamp": .timestamp(-1),
            "array": .array([1, "two", .array([]), .table(["x": .void])]), "table": .table(["a": .table(["b": 3])]),
            "void": .void,
        ]
        #expect(try Self.throughTheWire(fields) == fields)
    }

    @Test("any table comes back", arguments: 0..<150)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let fields = Self.table(&random, depth: 0)
        #expect(try Self.throughTheWire(fields) == fields)
    }

    @Test("what is nested too deep is read as nothing, not followed")
    func depth() throws {
        var value: FieldValue = .string("bottom")
        for _ in 0..<200 { value = .array([value]) }
        var found = try #require(try Self.throughTheWire(["x": value])["x"])
        var depth = 0
        while case .array(let inner) = found, let next = inner.first {
            depth += 1
            found = next
        }
        #expect(depth == FieldValue.maximumDepth)
        #expect(found == .void)
    }

    @Test("properties come back; an absent one stays absent")
    func properties() {
        let arena = NativeArena()
        let full = MessageProperties(
            contentType: "application/pdf", contentEncoding: "gzip", headers: ["h": 1], isPersistent: false,
            priority: 9,
            correlationID: "c", replyTo: "r", expiration: "60000", messageID: "m", timestamp: 1_700_000_000, type: "t",
            userID: "u", appID: "a")
        #expect(MessageProperties(arena.properties(full)) == full)
        #expect(MessageProperties(arena.properties(MessageProperties())) == MessageProperties())
        let empty = MessageProperties(contentType: "", messageID: "")
        #expect(MessageProperties(arena.properties(empty)) == empty)
    }

    static func table(_ random: inout SplitMix64, depth: Int) -> [String: FieldValue] {
        var fields: [String: FieldValue] = [:]
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            fields[Self.text(&random, 30)] = Self.value(&random, depth: depth)
        }
        return fields
    }

    static func value(_ random: inout SplitMix64, depth: Int) -> FieldValue {
        switch Int.random(in: 0...(depth < 4 ? 9 : 7), using: &random) {
        case 0: .boolean(.random(using: &random))
        case 1: .int(.random(in: .min ... .max, using: &random))
        case 2: .double(.random(in: -1e300...1e300, using: &random))
        case 3:
            .decimal(scale: .random(in: 0...255, using: &random), value: .random(in: 0...UInt32.max, using: &random))
        case 4: .string(Self.text(&random, 300))
        case 5: .bytes((0..<Int.random(in: 0...50, using: &random)).map { _ in .random(in: 0...255, using: &random) })
        case 6: .timestamp(.random(in: .min ... .max, using: &random))
        case 7: .void
        case 8: .array((0..<Int.random(in: 0...4, using: &random)).map { _ in Self.value(&random, depth: depth + 1) })
        default: .table(Self.table(&random, depth: depth + 1))
        }
    }

    static func text(_ random: inout SplitMix64, _ most: Int) -> String {
        String(
            (0..<Int.random(in: 0...most, using: &random)).map { _ in
                ["a", "é", "文", "🦉", "\u{0}"][Int.random(in: 0..<5, using: &random)] as Character
            })
    }
}
