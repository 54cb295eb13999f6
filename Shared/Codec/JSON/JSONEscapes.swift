/// The escapes of JSON strings (RFC 8259, section 7).
enum JSONEscapes {
    /// What the character behind a backslash stands for; `u` is not among them.
    static func character(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// The value of four hexadecimal digits, or `nil`.
    static func codeUnit(_ digits: some Sequence<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(digit - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(digit - 0x57)
            default: return nil
            }
        }
        return value
    }

    /// The UTF-8 that `escaped` stands for.
    ///
    /// - Precondition: ``JSONReader`` has accepted the string, so every escape is whole and surrogates come in pairs.
    static func resolve(_ escaped: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(escaped.count)
        var position = escaped.startIndex
        while position < escaped.endIndex {
            guard escaped[position] == UInt8(ascii: "\\") else {
                let next = escaped[position...].firstIndex(of: UInt8(ascii: "\\")) ?? escaped.endIndex
                text += escaped[position..<next]
                position = next
                continue
            }
            if let byte = Self.character(escaped[position + 1]) {
                text.append(byte)
                position += 2
                continue
            }
            var scalar = Self.codeUnit(escaped[position + 2..<position + 6]) ?? 0xFFFD
            position += 6
            if (0xD800...0xDBFF).contains(scalar) {
                let low = Self.codeUnit(escaped[position + 2..<position + 6]) ?? 0xDC00
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                position += 6
            }
            text += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
        }
        return text
    }
}
