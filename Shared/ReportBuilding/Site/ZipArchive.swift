/// An archive in the ZIP format (PKWARE APPNOTE 6.3), written in one go: files stored as they are, without times or owners, so
/// that the same files give the same bytes.
public struct ZipArchive {
    private struct File {
        let name: [UInt8]
        let checksum: UInt32
        let size: UInt32
        let offset: UInt32
    }

    private let sink: any ReportSink
    private var files: [File] = []
    private var offset = 0

    public init(_ sink: any ReportSink) { self.sink = sink }

    /// Bytes written so far.
    public var size: Int { self.offset }

    /// - Parameter name: Path in the archive with `/` between folders; UTF-8.
    /// - Throws: ``ReportBuildingError`` with `tooLarge` beyond 65,535 files or 4 GiB, which is what the format holds without its
    ///   64-bit extension; what the sink throws.
    public mutating func add(_ name: String, _ bytes: [UInt8]) throws {
        guard self.files.count < 0xFFFF, bytes.count < 0xFFFF_FFFF, self.offset + bytes.count < 0xFFFF_0000 else {
            throw ReportBuildingError(
                .tooLarge,
                "the archive would hold more than 65,535 files or 4 GiB; restrict the report by date, body or language")
        }
        let file = File(
            name: Array(name.utf8), checksum: Self.checksum(bytes), size: UInt32(bytes.count),
            offset: UInt32(self.offset))
        var head: [UInt8] = []
        Self.append(0x0403_4B50, 4, to: &head)
        Self.describe(file, to: &head)
        Self.append(0, 2, to: &head)
        try self.write(head + file.name)
        try self.write(bytes)
        self.files.append(file)
    }

    /// Writes the archive's list of files.
    public mutating func finish() throws {
        let start = self.offset
        for file in self.files {
            var entry: [UInt8] = []
            Self.append(0x0201_4B50, 4, to: &entry)
            // Made by a Unix, so that what follows is read as a file's mode.
            Self.append(0x0314, 2, to: &entry)
            Self.describe(file, to: &entry)
            // No extra field, comment, other disk or internal attribute; an ordinary file, readable by all.
            for _ in 0..<4 { Self.append(0, 2, to: &entry) }
            Self.append(0o100644 << 16, 4, to: &entry)
            Self.append(UInt64(file.offset), 4, to: &entry)
            try self.write(entry + file.name)
        }
        var end: [UInt8] = []
        Self.append(0x0605_4B50, 4, to: &end)
        Self.append(0, 4, to: &end)
        for _ in 0..<2 { Self.append(UInt64(self.files.count), 2, to: &end) }
        Self.append(UInt64(self.offset - start), 4, to: &end)
        Self.append(UInt64(start), 4, to: &end)
        Self.append(0, 2, to: &end)
        try self.write(end)
    }

    /// What local and central headers share, up to the name's length.
    private static func describe(_ file: File, to bytes: inout [UInt8]) {
        // Version 2.0; names in UTF-8; stored; 1 January 1980, the format's first day.
        for value in [20, 0x0800, 0, 0, 0x21] as [UInt64] { Self.append(value, 2, to: &bytes) }
        Self.append(UInt64(file.checksum), 4, to: &bytes)
        Self.append(UInt64(file.size), 4, to: &bytes)
        Self.append(UInt64(file.size), 4, to: &bytes)
        Self.append(UInt64(file.name.count), 2, to: &bytes)
    }

    private mutating func write(_ bytes: [UInt8]) throws {
        try self.sink.write(bytes)
        self.offset += bytes.count
    }

    private static func append(_ value: UInt64, _ count: Int, to bytes: inout [UInt8]) {
        for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))) }
    }

    /// CRC-32 (ISO 3309), eight bits at a time.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum: UInt32 = 0xFFFF_FFFF
        for byte in bytes { checksum = (checksum >> 8) ^ Self.table[Int((checksum ^ UInt32(byte)) & 0xFF)] }
        return ~checksum
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
    }
}
