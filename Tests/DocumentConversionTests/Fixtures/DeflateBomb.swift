/// Writes deflate streams (RFC 1951) that know one trick: "258 bytes like those so many bytes ago".
///
/// That packs what repeats itself to a hundredth and a half, and packs its own output again as well.
struct DeflateBomb {
    private var bytes: [UInt8] = [0x78, 0x01]
    private var pending: UInt32 = 0
    private var pendingBits = 0

    /// - Parameter distance: After how many bytes the input repeats itself, 13 to 16.
    static func stream(_ input: [UInt8], distance: Int) -> [UInt8] {
        var bomb = Self()
        bomb.write(0b011, bits: 3)
        var position = 0
        while position < input.count {
            if Self.repeats(input, position, distance) {
                // Length 258 is code 285, eight bits; the distances 13 to 16 are code 7 with two extra bits.
                bomb.writeCode(0b1100_0101, bits: 8)
                bomb.writeCode(0b00111, bits: 5)
                bomb.write(UInt32(distance - 13), bits: 2)
                position += 258
            } else {
                let byte = UInt32(input[position])
                if byte < 144 {
                    bomb.writeCode(0x30 + byte, bits: 8)
                } else {
                    bomb.writeCode(0x190 + byte - 144, bits: 9)
                }
                position += 1
            }
        }
        bomb.write(0, bits: 7 + 8)
        return bomb.bytes + [0, 0, 0, 0]
    }

    private static func repeats(_ input: [UInt8], _ position: Int, _ distance: Int) -> Bool {
        guard position >= distance, position + 258 <= input.count else { return false }
        return input.withUnsafeBufferPointer { input in
            var offset = 0
            while offset < 258, input[position + offset] == input[position + offset - distance] { offset += 1 }
            return offset == 258
        }
    }

    /// Huffman codes go in with their first bit first, numbers with their last.
    private mutating func writeCode(_ code: UInt32, bits: Int) {
        var reversed: UInt32 = 0
        for bit in 0..<bits where code & (1 << UInt32(bit)) != 0 { reversed |= 1 << UInt32(bits - 1 - bit) }
        self.write(reversed, bits: bits)
    }

    private mutating func write(_ value: UInt32, bits: Int) {
        self.pending |= value << UInt32(self.pendingBits)
        self.pendingBits += bits
        while self.pendingBits >= 8 {
            self.bytes.append(UInt8(truncatingIfNeeded: self.pending))
            self.pending >>= 8
            self.pendingBits -= 8
        }
    }
}
