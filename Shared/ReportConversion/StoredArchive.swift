/// A ZIP archive (PKWARE APPNOTE 6.3.10) of a few small files, not compressed, with fixed times: the same files give the same
/// bytes.
struct StoredArchive {
    private(set) var bytes: [UInt8] = []

    init(_ files: [(name: String, bytes: [UInt8])]) {
        var directory: [UInt8] = []
        for file in files {
            let offset = self.bytes.count
            let name = Array(file.name.utf8)
            var common: [UInt8] = []
            // Version 2.0, UTF-8 names, stored, 1 January 2000 at 0 h in DOS's form.
            for field in [20, 0x0800, 0, 0, 0x2821] { Self.append(field, 2, to: &common) }
            Self.append(Int(Self.checksum(file.bytes)), 4, to: &common)
            Self.append(file.bytes.count, 4, to: &common)
            Self.append(file.bytes.count, 4, to: &common)
            Self.append(name.count, 2, to: &common)
            Self.append(0, 2, to: &common)
            self.bytes += [0x50, 0x4B, 3, 4] + common + name + file.bytes
            directory += [0x50, 0x4B, 1, 2, 20, 0] + common
            for (field, size) in [(0, 2), (0, 2), (0, 2), (0, 4), (offset, 4)] {
                Self.append(field, size, to: &directory)
            }
            directory += name
        }
        let start = self.bytes.count
        self.bytes += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        for (field, size) in [(files.count, 2), (files.count, 2), (directory.count, 4), (start, 4), (0, 2)] {
            Self.append(field, size, to: &self.bytes)
        }
    }

    private static func append(_ field: Int, _ size: Int, to bytes: inout [UInt8]) {
        for shift in 0..<size { bytes.append(UInt8(truncatingIfNeeded: field >> (8 * shift))) }
    }

    /// CRC-32 (ISO 3309), bit by bit: the files are small.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value = UInt32.max
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}
