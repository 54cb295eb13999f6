import Testing

@testable import DocumentConversion

@Suite("Unpacking", .timeLimit(.minutes(1)))
struct InflationTests {
    /// Behind the two bytes of the ZLIB head and before its checksum.
    private func stream(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        DeflateBomb.stream(bytes, distance: 13).dropFirst(2).dropLast(4)
    }

    @Test func `streams of each kind come out whole`() throws {
        let text = Array(String(repeating: "thirteen byte", count: 400).utf8) + [0, 143, 144, 255]
        #expect(try Inflation.bytes(self.stream(text), limit: 10_000) == text)
        // Stored, as RFC 1951 section 3.2.4 has it.
        #expect(try Inflation.bytes([1, 2, 0, 0xFD, 0xFF, 0x61, 0x62], limit: 10) == [0x61, 0x62])
        // With codes of its own, by zlib's deflate at level 9: "abaabbbabaababbaababaaaabaaabbbbbaa".
        let own: [UInt8] = [
            0x1D, 0xC6, 0x49, 0x01, 0x00, 0x00, 0x10, 0x40, 0xC0, 0xAC, 0xA3, 0x7F, 0x88, 0x3D, 0x3C, 0x20, 0x2A, 0x97,
            0x9D, 0x37, 0x5E, 0x1D, 0x0C,
        ]
        #expect(
            try Inflation.bytes(own[...], limit: 100) == Array("abaabbbabaababbaababaaaabaaabbbbbaa".utf8))
    }

    @Test func `what comes out is counted, whatever was announced`() {
        let text = Array(String(repeating: "thirteen byte", count: 400).utf8)
        #expect(throws: ConversionError.self) { try Inflation.bytes(self.stream(text), limit: 5_199) }
        #expect(throws: Never.self) { try Inflation.bytes(self.stream(text), limit: 5_200) }
    }

    @Test(arguments: [
        [], [7], [0xFF, 0xFF, 0xFF], [1, 9, 0, 0xF6, 0xFF, 1], [0x63], [0x05, 0, 0, 0], [0x4B, 0x84, 0xFF],
    ])
    func `what is no stream is damage`(bytes: [UInt8]) {
        let error = #expect(throws: ConversionError.self) { try Inflation.bytes(bytes[...], limit: 1_000) }
        #expect(error?.code == .damagedFile)
    }

    @Test func `streams with changed bytes neither hang nor trap`() {
        let stream = Array(self.stream(Array(String(repeating: "thirteen byte", count: 40).utf8)))
        for index in stream.indices {
            for value in [0x00, 0x55, 0xAA, 0xFF] as [UInt8] {
                var changed = stream
                changed[index] = value
                _ = try? Inflation.bytes(changed[...], limit: 10_000)
            }
        }
    }
}
