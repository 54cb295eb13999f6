/// A list of texts as PostgreSQL writes an array (manual, section 8.15.6): `{"a","b \"c\""}`.
///
/// `unnest` takes an array of arrays apart into single values, so a list for each row travels as such a text.
enum ArrayLiteral {
    /// `nil` for an empty list, which is stored as NULL.
    static func text(_ elements: [String]) -> String? {
        guard !elements.isEmpty else { return nil }
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        for element in elements {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            for byte in element.utf8 {
                if byte == 0x22 || byte == 0x5C { bytes.append(0x5C) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }
}
