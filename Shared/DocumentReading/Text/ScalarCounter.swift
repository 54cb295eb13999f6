internal import Model

/// Turns byte offsets into offsets in Unicode scalars.
///
/// Keeps the count at every 512th byte, so that one answer costs at most that many bytes.
struct ScalarCounter {
    private static let stride = 512
    private let counts: [Int]
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / Self.stride + 1)
        var total = 0
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                counts.append(total)
                let end = min(index + Self.stride, bytes.count)
                while index < end {
                    total += bytes[index] & 0xC0 == 0x80 ? 0 : 1
                    index += 1
                }
            }
        }
        if counts.isEmpty { counts.append(0) }
        (self.counts, self.bytes) = (counts, bytes)
    }

    /// Number of scalars that begin before byte `offset`.
    func scalars(before offset: Int) -> Int {
        let block = min(offset / Self.stride, self.counts.count - 1)
        var total = self.counts[block]
        var index = block * Self.stride
        while index < offset {
            total += self.bytes[index] & 0xC0 == 0x80 ? 0 : 1
            index += 1
        }
        return total
    }

    func range(_ range: Range<Int>) -> TextRange {
        TextRange(self.scalars(before: range.lowerBound), self.scalars(before: range.upperBound))
    }
}
