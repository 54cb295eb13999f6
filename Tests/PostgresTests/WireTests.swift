import Testing

@testable import Postgres

/// A small generator whose runs can be repeated by their seed.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        self.state &+= 0x9e37_79b9_7f4a_7c15
        var z = self.state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

@Suite(.timeLimit(.minutes(1))) struct WireTests {
    /// Writes a value and hands its bytes over.
    private func bytes(_ value: PGValue) throws -> [UInt8] {
        var writer = WireWriter()
        try value.write(to: &writer)
        return Array(UnsafeRawBufferPointer(start: writer.start, count: writer.count))
    }

    private func read<T>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) -> T) -> T { bytes.withUnsafeBytes(body) }

    @Test("what is written is read back", arguments: 0..<100 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let long = Int64.random(in: .min ... .max, using: &random)
        #expect(try self.read(self.bytes(.int8(long))) { WireReader.int8(WireType.int8, $0) } == long)
        let short = Int32.random(in: .min ... .max, using: &random)
        #expect(try self.read(self.bytes(.int4(short))) { WireReader.int8(WireType.int4, $0) } == Int64(short))
        let double = Double(bitPattern: random.next())
        #expect(
            try self.read(self.bytes(.double(double))) { WireReader.double(WireType.float8, $0) }?.bitPattern
                == double.bitPattern)
        let moment = Int64.random(in: -200_000_000_000_000_000...9_000_000_000_000_000_000, using: &random)
        #expect(
            try self.read(self.bytes(.timestamp(moment))) { WireReader.timestamp(WireType.timestamptz, $0) } == moment)
        let alphabet: [Character] = ["a", "é", "ß", "文", "🦉", "\"", "\\", "{", ","]
        let texts = (0..<Int.random(in: 0...20, using: &random)).map { _ -> String? in
            if Int.random(in: 0..<5, using: &random) == 0 { return nil }
            return String(
                (0..<Int.random(in: 0...300, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "x" }
            )
        }
        let array = try self.bytes(.textArray(texts))
        #expect(self.read(array) { WireReader.array($0) { _, bytes in WireReader.text(bytes) } } == texts)
        for cut in 0..<min(array.count, 64) {
            #expect(
                self.read(Array(array.prefix(cut))) { WireReader.array($0) { _, bytes in WireReader.text(bytes) } }
                    == nil)
        }
        let uuid = try self.bytes(.uuid(Self.uuid(&random)))
        let text = try #require(self.read(uuid, WireReader.uuid))
        #expect(try self.bytes(.uuid(text.uppercased())) == uuid)
    }

    private static func uuid(_ random: inout SplitMix64) -> String {
        let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return bytes.withUnsafeBytes { UUIDText.text(of: $0) }
    }

    @Test("no bytes crash a reader", arguments: 0..<200 as Range<UInt64>)
    func noise(seed: UInt64) {
        var random = SplitMix64(state: seed)
        var bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in UInt8.random(in: 0...3, using: &random) }
        if bytes.count > 4 { bytes.replaceSubrange(0..<4, with: [0, 0, 0, 1]) }
        _ = self.read(bytes) { WireReader.array($0) { type, part in WireReader.int8(type, part) } }
        _ = self.read(bytes) { WireReader.json(WireType.jsonb, $0) }
        _ = self.read(bytes, WireReader.date)
        _ = self.read(bytes) { WireReader.timestamp(WireType.timestamptz, $0) }
    }

    @Test("the days of the calendar have their number and their text")
    func dates() {
        #expect(CivilDate.days(fromISO: "2000-01-01") == 0)
        #expect(CivilDate.days(fromISO: "1970-01-01") == -10_957)
        #expect(CivilDate.days(fromISO: "0001-01-01") == -730_119)
        #expect(CivilDate.days(fromISO: "9999-12-31") == 2_921_939)
        // Each 59th day falls on every day of the month and of the leap cycle in turn.
        for day in stride(from: Int32(-730_119), through: 2_921_939, by: 59) {
            guard let text = CivilDate.iso(fromDays: day), CivilDate.days(fromISO: text) == day else {
                Issue.record("day \(day)")
                return
            }
        }
        #expect(CivilDate.iso(fromDays: -730_120) == nil)
        #expect(CivilDate.iso(fromDays: 2_921_940) == nil)
        #expect(CivilDate.iso(fromDays: .max) == nil)
        #expect(CivilDate.iso(fromDays: .min) == nil)
    }

    @Test(
        "what is no date is refused",
        arguments: [
            "", "2024", "2024-02-30", "1900-02-29", "2024-13-01", "2024-00-10", "0000-01-01", "2024-1-01",
            "2024-01-01 ",
            "2024/01/01", "٢٠٢٤-٠١-٠١", "-024-01-01",
        ])
    func badDates(text: String) { #expect(CivilDate.days(fromISO: text) == nil) }

    @Test(
        "what is no UUID is refused",
        arguments: [
            "", "a0eebc999c0b4ef8bb6d6bb9bd380a11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1",
            "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111",
            "g0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}",
        ])
    func badUUIDs(text: String) { #expect(throws: WireFault.malformedUUID) { try self.bytes(.uuid(text)) } }

    @Test("moments PostgreSQL reads as infinite are refused")
    func infiniteMoments() {
        for moment in [Int64.min, .max, Int64.min + PGValue.epochOffset] {
            if moment == .max { continue }
            #expect(throws: WireFault.timestampOutOfRange) { try self.bytes(.timestamp(moment)) }
        }
    }

    @Test("65,535 parameters are taken, one more is refused before sending")
    func parameterLimit() throws {
        var buffer = ParameterBuffer()
        let most = [PGValue](repeating: .int4(1), count: 65_535)
        try buffer.encode(most, sql: "SELECT 1")
        do {
            try buffer.encode(most + [.null], sql: "SELECT 1")
            Issue.record("taken")
        } catch {
            #expect(error.state.rawValue == "54023")
        }
    }
}
