/// A ZIP archive written by hand, whose directory may say what is not so.
struct MinimalArchive {
    struct Part {
        var name: String
        var bytes: [UInt8]
        /// Whether `bytes` are a deflate stream (RFC 1951).
        var isPacked = false
        /// The size after unpacking that the directory names; the true one if `nil`.
        var namedSize: UInt32?
        var isEncrypted = false
    }

    var parts: [Part] = []

    private static let relationships =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"

    /// A DOCX with this body, and what goes before its root element.
    static func docx(body: String, prolog: String = "") -> MinimalArchive {
        let root = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let document =
            "<?xml version=\"1.0\"?>\(prolog)<w:document \(root)><w:body>\(body)</w:body></w:document>"
        return MinimalArchive(parts: [
            Part(
                name: "[Content_Types].xml",
                bytes: Array(
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>".utf8)),
            Part(name: "_rels/.rels", bytes: Array(Self.relationships.utf8)),
            Part(name: "word/document.xml", bytes: Array(document.utf8)),
        ])
    }

    /// A paragraph of WordprocessingML.
    static func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in self.parts {
            let name = Array(part.name.utf8)
            let crc = Self.checksum(part.bytes)
            let flags = part.isEncrypted ? 1 : 0
            let common =
                Self.little(20, 2) + Self.little(flags, 2) + Self.little(part.isPacked ? 8 : 0, 2) + Self.little(0, 2)
                + Self.little(33, 2) + Self.little(Int(crc), 4) + Self.little(part.bytes.count, 4)
                + Self.little(Int(part.namedSize ?? UInt32(part.bytes.count)), 4) + Self.little(name.count, 2)
                + Self.little(0, 2)
            directory += Self.little(0x0201_4B50, 4) + Self.little(20, 2) + common + Self.little(0, 10)
            directory += Self.little(file.count, 4) + name
            file += Self.little(0x0403_4B50, 4) + common + name + part.bytes
        }
        let start = file.count
        let count = Self.little(min(self.parts.count, 0xFFFF), 2)
        file += directory + Self.little(0x0605_4B50, 4) + Self.little(0, 4) + count + count
        return file + Self.little(directory.count, 4) + Self.little(start, 4) + Self.little(0, 2)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    /// CRC-32 of RFC 1952.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
