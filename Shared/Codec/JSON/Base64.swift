/// Base64 with padding (RFC 4648, section 4), strict: no white space, no other alphabet, no loose bits at the end.
enum Base64 {
    private static let alphabet: [UInt8] = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// Set in a looked-up value when the character is not of the alphabet.
    private static let invalid: UInt32 = 1 << 31

    /// For each of the four places of a group, what a character adds to the group's 24 bits: 4 × 256 values.
    private static let places: [UInt32] = {
        var places = [UInt32](repeating: Self.invalid, count: 4 * 256)
        for (value, character) in Self.alphabet.enumerated() {
            for place in 0..<4 { places[place << 8 | Int(character)] = UInt32(value) << UInt32(18 - 6 * place) }
        }
        return places
    }()

    /// Appends `content`, encoded, to `text`.
    static func encode(_ content: [UInt8], to text: inout [UInt8]) {
        text += [UInt8](unsafeUninitializedCapacity: (content.count + 2) / 3 * 4) { target, count in
            content.withUnsafeBufferPointer { bytes in
                Self.alphabet.withUnsafeBufferPointer { count = Self.encode(bytes, $0, into: target) }
            }
        }
    }

    /// Encodes `bytes` into `text`, which has room for them; how many characters were written.
    private static func encode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ alphabet: UnsafeBufferPointer<UInt8>,
        into text: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (index, end) = (0, 0)
        func put(_ group: Int) {
            text[end] = alphabet[group >> 18]
            text[end &+ 1] = alphabet[group >> 12 & 63]
            text[end &+ 2] = alphabet[group >> 6 & 63]
            text[end &+ 3] = alphabet[group & 63]
            end &+= 4
        }
        while index + 3 <= bytes.count {
            put(Int(bytes[index]) << 16 | Int(bytes[index &+ 1]) << 8 | Int(bytes[index &+ 2]))
            index &+= 3
        }
        let rest = bytes.count - index
        if rest > 0 {
            put(Int(bytes[index]) << 16 | (rest == 2 ? Int(bytes[index + 1]) << 8 : 0))
            for place in 1...(3 - rest) { text[end - place] = UInt8(ascii: "=") }
        }
        return end
    }

    /// Why a text is not base64.
    enum Defect: Error, Equatable {
        /// Its length is not a multiple of four.
        case length(Int)
        /// The character at this offset is not of the alphabet, or padding stands where none belongs.
        case character(at: Int)
        /// The bits behind the last byte are not zero: another encoder would write the same content differently.
        case looseBits
    }

    static func decode(_ text: UnsafeBufferPointer<UInt8>) throws(Defect) -> [UInt8] {
        guard text.count % 4 == 0 else { throw .length(text.count) }
        guard !text.isEmpty else { return [] }
        let padding = text[text.count - 1] != UInt8(ascii: "=") ? 0 : text[text.count - 2] != UInt8(ascii: "=") ? 1 : 2
        let size = text.count / 4 * 3 - padding
        let wholeGroups = padding == 0 ? text.count / 4 : text.count / 4 - 1
        var fault: Int?
        var content = [UInt8](unsafeUninitializedCapacity: size + 3) { bytes, count in
            fault = Self.places.withUnsafeBufferPointer { Self.decode(text, groups: wholeGroups, $0, into: bytes) }
            count = fault == nil ? wholeGroups * 3 : 0
        }
        if let fault { throw .character(at: fault) }
        if padding > 0 { content += try Self.tail(text, padding: padding) }
        return content
    }

    /// Decodes whole groups; the offset of the first bad character, or `nil`.
    private static func decode(
        _ text: UnsafeBufferPointer<UInt8>, groups: Int, _ places: UnsafeBufferPointer<UInt32>,
        into bytes: UnsafeMutableBufferPointer<UInt8>
    ) -> Int? {
        for group in 0..<groups {
            let start = group &* 4
            let bits =
                places[Int(text[start])] | places[0x100 | Int(text[start &+ 1])] | places[0x200 | Int(text[start &+ 2])]
                | places[0x300 | Int(text[start &+ 3])]
            if bits & Self.invalid != 0 {
                return (start..<start + 4).first { places[Int(text[$0])] & Self.invalid != 0 } ?? start
            }
            let target = group &* 3
            bytes[target] = UInt8(truncatingIfNeeded: bits >> 16)
            bytes[target &+ 1] = UInt8(truncatingIfNeeded: bits >> 8)
            bytes[target &+ 2] = UInt8(truncatingIfNeeded: bits)
        }
        return nil
    }

    /// The one or two bytes of the last group.
    private static func tail(_ text: UnsafeBufferPointer<UInt8>, padding: Int) throws(Defect) -> [UInt8] {
        let start = text.count - 4
        var bits: UInt32 = 0
        for place in 0..<(4 - padding) {
            let value = Self.places[place << 8 | Int(text[start + place])]
            if value & Self.invalid != 0 { throw .character(at: start + place) }
            bits |= value
        }
        let bytes = [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
        guard bytes[(3 - padding)...].allSatisfy({ $0 == 0 }) else { throw .looseBits }
        return Array(bytes[..<(3 - padding)])
    }
}
