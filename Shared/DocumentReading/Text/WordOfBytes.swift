/// Eight bytes of text looked at together.
///
/// Most of a text is ASCII without anything special; questions that are asked of every byte are asked of eight at once.
struct WordOfBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    let value: UInt64

    /// The eight bytes from `index` on, which must all be there.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        self.value = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    @inline(__always)
    var isASCII: Bool { self.value & Self.highs == 0 }

    /// One of eight ASCII bytes is `byte`.
    @inline(__always)
    func holds(_ byte: UInt8) -> Bool { Self.zeros(self.value ^ (Self.ones &* UInt64(byte))) != 0 }

    /// One of eight ASCII bytes is below 0x20.
    @inline(__always)
    var holdsControl: Bool { (self.value &- Self.ones &* 0x20) & ~self.value & Self.highs != 0 }

    /// Two of eight ASCII bytes that stand side by side are blanks.
    @inline(__always)
    var holdsBlanksInRow: Bool {
        let blanks = Self.zeros(self.value ^ (Self.ones &* 0x20))
        return blanks & (blanks << 8) != 0
    }

    /// Eight ASCII bytes in lower case.
    @inline(__always)
    var lowerCased: UInt64 {
        let fromA = self.value &+ Self.ones &* (0x80 - 0x41)
        let behindZ = self.value &+ Self.ones &* (0x7F - 0x5A)
        return self.value | ((fromA ^ behindZ) & Self.highs) >> 2
    }

    /// The highest bit of each byte that is zero; exact for ASCII bytes.
    @inline(__always)
    private static func zeros(_ value: UInt64) -> UInt64 {
        ~((value & ~Self.highs) &+ ~Self.highs | value | ~Self.highs)
    }
}
