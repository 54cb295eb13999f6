internal import Yams

/// Characters of traditional Chinese as those by which they are compared: `會` as `会`.
enum TraditionalChinese {
    private static let first: UInt32 = 0x4E00
    private static let last: UInt32 = 0x9FFF

    /// By place behind the first character, 0 for one that stays what it is.
    private static let simplified: [UInt16] = {
        var table = [UInt16](repeating: 0, count: Int(Self.last - Self.first) + 1)
        for file in EmbeddedData.files {
            guard let pairs = try? YAMLDecoder().decode(Pairs.self, from: "\(file.text)").pairs else { continue }
            for pair in pairs.split(separator: " ") {
                let values = pair.unicodeScalars.map(\.value)
                guard values.count == 2, values.allSatisfy({ (Self.first...Self.last).contains($0) }) else { continue }
                table[Int(values[0] - Self.first)] = UInt16(values[1])
            }
        }
        return table
    }()

    private struct Pairs: Decodable {
        var pairs: String
    }

    @inline(__always)
    static func simplify(_ value: UInt32) -> UInt32 {
        guard value >= Self.first, value <= Self.last else { return value }
        let found = Self.simplified[Int(value - Self.first)]
        return found == 0 ? value : UInt32(found)
    }
}
