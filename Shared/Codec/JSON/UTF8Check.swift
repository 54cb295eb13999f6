/// Well-formed UTF-8 (RFC 3629; Unicode, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
    /// Length of the sequence at `index`, 1 to 4, or 0 when it is ill-formed or cut.
    @inline(__always)
    static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        func continues(_ offset: Int) -> Bool { index + offset < bytes.count && bytes[index + offset] & 0xC0 == 0x80 }
        switch first {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0...0xEF:
            guard continues(1), continues(2) else { return 0 }
            if first == 0xE0, bytes[index + 1] < 0xA0 { return 0 }
            if first == 0xED, bytes[index + 1] >= 0xA0 { return 0 }
            return 3
        case 0xF0...0xF4:
            guard continues(1), continues(2), continues(3) else { return 0 }
            if first == 0xF0, bytes[index + 1] < 0x90 { return 0 }
            if first == 0xF4, bytes[index + 1] >= 0x90 { return 0 }
            return 4
        default: return 0
        }
    }

    /// Length that the first byte of a sequence announces, 1 where it announces none.
    static func announcedLength(_ first: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    /// Offset of the first byte that is not part of a well-formed sequence, or `nil`.
    static func firstFault(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let length = Self.sequenceLength(buffer, at: index)
                if length == 0 { return index }
                index += length
            }
            return nil
        }
    }
}
