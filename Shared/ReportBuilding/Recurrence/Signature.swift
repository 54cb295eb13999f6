/// The smallest hashes of a passage's runs under 96 orders (MinHash): the share of equal places between two signatures
/// estimates their resemblance, within about 0.1.
enum Signature {
    /// Places of a signature: 32 bands of 3, so that two passages that share half of their runs meet in some band in 98 of
    /// 100 cases, and two that share a tenth in 3 (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", section 3.4).
    static let places = 96
    static let bands = 32
    /// Bytes of a written signature: two a place.
    static let size = 2 * Self.places

    static func of(_ shingles: Shingles) -> [UInt16] {
        var least = [UInt64](repeating: .max, count: Self.places)
        least.withUnsafeMutableBufferPointer { least in
            for hash in shingles.hashes {
                // Two independent hashes give all orders (Kirsch and Mitzenmacher 2006).
                let step = Shingles.mix(hash ^ 0x9E37_79B9_7F4A_7C15) | 1
                var value = hash
                for place in 0..<Self.places {
                    value = value &+ step
                    let mixed = value ^ (value >> 29)
                    let order = mixed &* 0xBF58_476D_1CE4_E5B9
                    if order < least[place] { least[place] = order }
                }
            }
        }
        return least.map { UInt16(truncatingIfNeeded: $0 >> 24) }
    }

    /// The hash of one band of a written signature at `offset`.
    static func band(_ band: Int, of bytes: [UInt8], at offset: Int) -> UInt64 {
        let width = Self.size / Self.bands
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in (offset + band * width)..<(offset + (band + 1) * width) {
            hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        }
        return Shingles.mix(hash)
    }

    /// Share of equal places of two written signatures, 0 to 1.
    static func resemblance(_ left: [UInt8], _ right: [UInt8]) -> Double {
        var equal = 0
        for place in 0..<Self.places
        where left[2 * place] == right[2 * place] && left[2 * place + 1] == right[2 * place + 1] { equal += 1 }
        return Double(equal) / Double(Self.places)
    }
}
