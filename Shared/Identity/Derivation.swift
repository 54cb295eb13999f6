import Crypto

/// Ids that are derived, not drawn: the same input gives the same id on every machine and in every run.
public enum Derivation {
    /// SHA-256 (FIPS 180-4) of `bytes`, as 64 lower-case hexadecimal digits.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        if bytes.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
            hash.update(data: Array(bytes))
        }
        return Self.hexadecimal(hash.finalize())
    }

    /// A UUID of version 8 (RFC 9562, section 5.8) made from SHA-256 over `domain` and `parts`, each preceded by its
    /// length in bytes, so that no two different lists of parts run into each other.
    public static func uuid(_ domain: StaticString, _ parts: [String]) -> String {
        var hash = SHA256()
        for part in [domain.description] + parts {
            var length = UInt64(part.utf8.count).bigEndian
            withUnsafeBytes(of: &length) { hash.update(bufferPointer: $0) }
            hash.update(data: Array(part.utf8))
        }
        var bytes = Array(hash.finalize().prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array(Self.hexadecimal(bytes).utf8)
        let groups = [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
        return groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }

    fileprivate static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits: StaticString = "0123456789abcdef"
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits.utf8Start[Int(byte >> 4)])
            text.append(digits.utf8Start[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Derivation {
    /// SHA-256 of bytes that come in pieces.
    public struct Digest {
        private var hash = SHA256()

        public init() {}

        public mutating func update(_ bytes: some Sequence<UInt8>) {
            if bytes.withContiguousStorageIfAvailable({ self.hash.update(bufferPointer: UnsafeRawBufferPointer($0)) })
                == nil
            {
                self.hash.update(data: Array(bytes))
            }
        }

        /// 64 lower-case hexadecimal digits.
        public func finish() -> String { Derivation.hexadecimal(self.hash.finalize()) }
    }

    /// Whether `text` has the form of a UUID (RFC 9562, section 4): 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    public static func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return false }
        return groups.joined().allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"):
                true
            default: false
            }
        }
    }
}
