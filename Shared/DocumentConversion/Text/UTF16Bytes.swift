/// Text in units of two bytes.
enum UTF16Bytes {
    /// The text in UTF-8; `nil` where a byte is left over or a surrogate stands alone.
    static func utf8(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> [UInt8]? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let (low, high) = littleEndian ? (0, 1) : (1, 0)
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: bytes.startIndex, to: bytes.endIndex, by: 2) {
            units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + high]) << 8)
        }
        return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
    }

    /// Whether a decoded text looks like one: no control characters, no characters that nobody assigned, and enough spaces or
    /// punctuation marks of the languages. The wrong order of bytes fails all three.
    static func isLikely(_ utf8: [UInt8]) -> Bool {
        var marks = 0
        var total = 0
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            total += 1
            switch scalar.value {
            case 0x20, 0x0A, 0x3001, 0x3002, 0xFF0C: marks += 1
            case 0x09, 0x0C, 0x0D: break
            case 0..<0x20, 0xFFFE, 0xFFFF: return false
            default:
                let category = scalar.properties.generalCategory
                if category == .unassigned || category == .privateUse { return false }
            }
        }
        return marks * 100 >= total
    }
}
