/// The numbers of a dotted version, by which an older one is told from a newer one.
enum VersionOrder {
    /// `1.4.0` is `[1, 4]`, since trailing zeros say nothing; empty when `version` is not made of numbers and dots.
    static func numbers(_ version: String) -> [Int32] {
        var numbers: [Int32] = []
        for part in version.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard !part.isEmpty, part.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int32(String(decoding: part, as: UTF8.self))
            else { return [] }
            numbers.append(number)
        }
        while numbers.last == 0, numbers.count > 1 { numbers.removeLast() }
        return numbers
    }

    /// The numbers as PostgreSQL writes an array of integers.
    static func literal(_ version: String) -> String {
        "{" + Self.numbers(version).map(String.init).joined(separator: ",") + "}"
    }

    /// Whether `left` is older than `right`; never when one of them is not made of numbers.
    static func isOlder(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Self.numbers(left), Self.numbers(right))
        return !left.isEmpty && !right.isEmpty && left.lexicographicallyPrecedes(right)
    }
}

extension Classification {
    /// Whether a classification of the same document by `other` is newer, so that this one is not to be stored.
    func isSuperseded(by other: Classification) -> Bool {
        if VersionOrder.isOlder(self.classifierVersion, other.classifierVersion) { return true }
        if VersionOrder.isOlder(other.classifierVersion, self.classifierVersion) { return false }
        return VersionOrder.isOlder(self.taxonomyVersion, other.taxonomyVersion)
    }
}
