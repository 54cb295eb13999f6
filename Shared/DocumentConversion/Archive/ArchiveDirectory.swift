/// What the directory at the end of a ZIP archive says about the archive's parts.
///
/// A hostile directory can lie about sizes, so this only turns away what admits to being too much, before a program is
/// started for it. What a lie unpacks to meets the limits of that program.
///
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
struct ArchiveDirectory {
    /// One part of the archive.
    private struct Entry {
        let name: ArraySlice<UInt8>
        /// 0 for bytes as they are, 8 for a DEFLATE stream.
        let method: Int
        let packedBytes: Int
        /// Where the part's own head begins.
        let offset: Int
    }

    private let bytes: [UInt8]
    private var entries: [Entry] = []
    private var inflatedBytes = 0
    private var hasPassword = false
    private let entryCount: Int

    private static let endMark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let entryMark: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
    private static let headMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let headLength = 30
    private static let endLength = 22
    private static let entryLength = 46
    /// The end mark may be followed by a comment of this length.
    private static let longestComment = 0xFFFF

    /// - Throws: `damaged-file` where there is no directory, as in a file that was cut.
    init(_ bytes: [UInt8]) throws(ConversionError) {
        guard let end = Self.endOffset(in: bytes) else {
            throw ConversionError(.damagedFile, detail: "an archive without a directory")
        }
        self.bytes = bytes
        self.entryCount = Int(Self.number(bytes, end + 10, bytes: 2))
        var position = Int(Self.number(bytes, end + 16, bytes: 4))
        while self.entries.count < self.entryCount, position + Self.entryLength <= end,
            bytes[position..<(position + 4)].elementsEqual(Self.entryMark)
        {
            self.hasPassword = self.hasPassword || bytes[position + 8] & 1 == 1
            self.inflatedBytes += Int(Self.number(bytes, position + 24, bytes: 4))
            let name = position + Self.entryLength
            let nameLength = Int(Self.number(bytes, position + 28, bytes: 2))
            let rest = Int(Self.number(bytes, position + 30, bytes: 2) + Self.number(bytes, position + 32, bytes: 2))
            guard name + nameLength <= end else { break }
            self.entries.append(
                Entry(
                    name: bytes[name..<(name + nameLength)], method: Int(Self.number(bytes, position + 10, bytes: 2)),
                    packedBytes: Int(Self.number(bytes, position + 20, bytes: 4)),
                    offset: Int(Self.number(bytes, position + 42, bytes: 4))))
            position = name + nameLength + rest
        }
        // 0xFFFF entries are "that many or more", which ZIP64 says elsewhere.
        guard self.entries.count == self.entryCount || self.entryCount == 0xFFFF else {
            throw ConversionError(.damagedFile, detail: "an archive whose directory is cut")
        }
    }

    /// - Throws: `encrypted-file`, `unsafe-archive`, or `resource-limit` with the limit.
    func check(_ limits: ConversionLimits) throws(ConversionError) {
        guard self.entryCount <= limits.archiveEntries else {
            throw ConversionError(.resourceLimit, limit: .archiveEntries, detail: "\(self.entryCount) parts or more")
        }
        guard self.inflatedBytes <= limits.inflatedBytes else {
            throw ConversionError(.resourceLimit, limit: .inflatedBytes, detail: "\(self.inflatedBytes) bytes")
        }
        guard !self.hasPassword else { throw ConversionError(.encryptedFile) }
        guard !self.entries.contains(where: { Self.leadsOut($0.name) }) else { throw ConversionError(.unsafeArchive) }
    }

    func contains(_ name: String) -> Bool {
        let letters = Array(name.utf8)
        return self.entries.contains { $0.name.elementsEqual(letters) }
    }

    func contains(prefix: String) -> Bool {
        let letters = Array(prefix.utf8)
        return self.entries.contains { $0.name.starts(with: letters) }
    }

    /// The unpacked bytes of a part.
    ///
    /// Bytes are counted while they are unpacked: what the directory says of their number is not believed.
    ///
    /// - Parameter limit: The most bytes that may come out.
    /// - Returns: `nil` if there is no such part.
    /// - Throws: `resource-limit`, `damaged-file`.
    func part(_ name: String, limit: Int) throws(ConversionError) -> [UInt8]? {
        let letters = Array(name.utf8)
        guard let entry = self.entries.first(where: { $0.name.elementsEqual(letters) }) else { return nil }
        let head = entry.offset
        guard head + Self.headLength <= self.bytes.count,
            self.bytes[head..<(head + 4)].elementsEqual(Self.headMark)
        else { throw ConversionError(.damagedFile, detail: "a part of the archive is not where it should be") }
        let start =
            head + Self.headLength + Int(Self.number(self.bytes, head + 26, bytes: 2))
            + Int(Self.number(self.bytes, head + 28, bytes: 2))
        guard start + entry.packedBytes <= self.bytes.count else {
            throw ConversionError(.damagedFile, detail: "a part of the archive is cut")
        }
        let packed = self.bytes[start..<(start + entry.packedBytes)]
        switch entry.method {
        case 0 where packed.count <= limit: return Array(packed)
        case 0: throw ConversionError(.resourceLimit, limit: .inflatedBytes)
        case 8: return try Inflation.bytes(packed, limit: limit)
        default: throw ConversionError(.damagedFile, detail: "a part is packed by method \(entry.method)")
        }
    }

    /// Whether a name is absolute or climbs out of the folder that the archive would be unpacked to.
    private static func leadsOut(_ name: ArraySlice<UInt8>) -> Bool {
        if name.first == UInt8(ascii: "/") || name.first == UInt8(ascii: "\\") { return true }
        if name.dropFirst().first == UInt8(ascii: ":") { return true }
        return name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.contains {
            $0.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")])
        }
    }

    private static func endOffset(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= Self.endLength else { return nil }
        let last = bytes.count - Self.endLength
        var position = last
        while position >= max(0, last - Self.longestComment) {
            if bytes[position..<(position + 4)].elementsEqual(Self.endMark) { return position }
            position -= 1
        }
        return nil
    }

    /// A number with its lowest byte first.
    private static func number(_ bytes: [UInt8], _ offset: Int, bytes count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
        return value
    }
}
