/// The canonical text of a UUID (RFC 9562, section 4) and its sixteen bytes.
enum UUIDText {
    /// Writes the sixteen bytes of `8-4-4-4-12` hexadecimal digits, or says `false` and may leave some written.
    static func write(_ text: String, to target: UnsafeMutableRawPointer) -> Bool {
        var position = 0
        var nibbles = 0
        var pending: UInt8 = 0
        for byte in text.utf8 {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return false }
            } else {
                guard nibbles < 32, let value = Self.value(of: byte) else { return false }
                if nibbles & 1 == 0 {
                    pending = value << 4
                } else {
                    target.storeBytes(of: pending | value, toByteOffset: nibbles >> 1, as: UInt8.self)
                }
                nibbles += 1
            }
            position += 1
        }
        return position == 36 && nibbles == 32
    }

    /// Lower-case canonical text of sixteen bytes.
    static func text(of bytes: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: 36) { target in
            var position = 0
            for (index, byte) in bytes.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    target[position] = UInt8(ascii: "-")
                    position += 1
                }
                target[position] = Self.digit(byte >> 4)
                target[position + 1] = Self.digit(byte & 15)
                position += 2
            }
            return position
        }
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
