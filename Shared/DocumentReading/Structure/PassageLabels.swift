internal import Model

/// Gives each passage its label: unique in the document, and the same in every language version.
///
/// Where a part of the document counts from 1 again, all its labels carry its name: `P1 (annex ii)`. Where a number comes back
/// in one part, its place follows: `OP3 (2)`.
struct PassageLabels {
    private var used: Set<String> = []
    /// How often each label was wanted; a text with one number a thousand times must not be searched a thousand times.
    private var copies: [String: Int] = [:]
    private let named: Set<String>

    init(_ units: [Unit]) {
        var owners: [String: String] = [:]
        var named: Set<String> = ["outer"]
        for unit in units {
            let plain = unit.kind.labelPrefix + unit.ordinal
            let part = unit.part ?? ""
            if let owner = owners[plain], owner != part { named.insert(part) } else { owners[plain] = part }
            // Of several resolutions in a report none is the report's own.
            if part.hasPrefix("resolution ") { named.insert(part) }
        }
        self.named = named.subtracting([""])
    }

    mutating func label(_ unit: Unit) -> String {
        let plain = unit.kind.labelPrefix + unit.ordinal
        let part = unit.part.flatMap { self.named.contains($0) ? $0 : nil }
        let first = part.map { "\(plain) (\($0))" } ?? plain
        if self.used.insert(first).inserted { return first }
        var copy = self.copies[first, default: 1]
        var label: String
        repeat {
            copy += 1
            label = part.map { "\(plain) (\($0), \(copy))" } ?? "\(plain) (\(copy))"
        } while !self.used.insert(label).inserted
        self.copies[first] = copy
        return label
    }
}
