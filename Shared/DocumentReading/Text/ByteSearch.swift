/// Finds bytes in bytes.
enum ByteSearch {
    static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool { Self.first(text, part) != nil }

    static func first(_ text: [UInt8], _ part: [UInt8]) -> Int? {
        guard let initial = part.first, part.count <= text.count else { return nil }
        var index = 0
        let last = text.count - part.count
        while index <= last {
            if text[index] == initial {
                var offset = 1
                while offset < part.count, text[index + offset] == part[offset] { offset += 1 }
                if offset == part.count { return index }
            }
            index += 1
        }
        return nil
    }

    /// A hash of the text's bytes, eight at a time.
    static func hash(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { self.hash($0, 0..<$0.count, from: UInt64($0.count)) }
    }

    /// A hash of the bytes in `range`, carried on from `start`.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, from start: UInt64) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash = start ^ 0xCBF2_9CE4_8422_2325
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            index += 8
        }
        while index < range.upperBound {
            hash = (hash ^ UInt64(raw[index])) &* 0x100_0000_01B3
            index += 1
        }
        return hash
    }
}
