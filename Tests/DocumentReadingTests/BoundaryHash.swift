import Foundation

/// The corpus' hash of a unit's first eight and last five words; see `boundary_hash.py` there.
struct BoundaryHash: Hashable {
    var first: String
    var last: String

    init(first: String, last: String) { (self.first, self.last) = (first, last) }

    init(_ text: String) {
        let words = Self.words(text)
        self.first = SHA256.hex(words.prefix(8).joined(separator: " "))
        self.last = SHA256.hex(words.suffix(5).joined(separator: " "))
    }

    /// Compatibility form, lower case; each Han character a word; letters and numbers only.
    static func words(_ text: String) -> [String] {
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCompatibilityMapping
        var spaced = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars {
            if scalar.properties.isIdeographic {
                spaced.append(contentsOf: [" ", scalar, " "])
            } else {
                spaced.append(scalar)
            }
        }
        return String(spaced).split(whereSeparator: \.isWhitespace).compactMap { word in
            let kept = word.unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
                case .decimalNumber, .letterNumber, .otherNumber: true
                default: false
                }
            }
            return kept.isEmpty ? nil : String(String.UnicodeScalarView(kept))
        }
    }
}

/// FIPS 180-4, for tests only: the library needs no hash.
enum SHA256 {
    private static let constants: [UInt32] = {
        // First 32 bits of the fractional parts of the cube roots of the first 64 primes.
        var primes: [Int] = []
        var number = 2
        while primes.count < 64 {
            if !primes.contains(where: { number % $0 == 0 }) { primes.append(number) }
            number += 1
        }
        return primes.map { prime in
            let root = cbrt(Double(prime))
            return UInt32((root - root.rounded(.down)) * 4_294_967_296)
        }
    }()

    static func hex(_ text: String) -> String {
        var message = Array(text.utf8)
        let bits = UInt64(message.count) * 8
        message.append(0x80)
        while message.count % 64 != 56 { message.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            message.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        var state: [UInt32] = [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ]
        for block in stride(from: 0, to: message.count, by: 64) { Self.compress(message[block..<block + 64], &state) }
        return state.map { String(format: "%08x", $0) }.joined()
    }

    private static func compress(_ block: ArraySlice<UInt8>, _ state: inout [UInt32]) {
        func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 { value >> count | value << (32 - count) }
        var words = [UInt32](repeating: 0, count: 64)
        for (index, byte) in block.enumerated() { words[index / 4] = words[index / 4] << 8 | UInt32(byte) }
        for index in 16..<64 {
            let (early, late) = (words[index - 15], words[index - 2])
            let first = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3
            let second = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10
            words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
        }
        var next = state
        for index in 0..<64 {
            let choice = next[4] & next[5] ^ ~next[4] & next[6]
            let majority = next[0] & next[1] ^ next[0] & next[2] ^ next[1] & next[2]
            let sum = rotate(next[4], 6) ^ rotate(next[4], 11) ^ rotate(next[4], 25)
            let first = next[7] &+ sum &+ choice &+ Self.constants[index] &+ words[index]
            let second = (rotate(next[0], 2) ^ rotate(next[0], 13) ^ rotate(next[0], 22)) &+ majority
            next = [first &+ second, next[0], next[1], next[2], next[3] &+ first, next[4], next[5], next[6]]
        }
        for index in 0..<8 { state[index] = state[index] &+ next[index] }
    }
}
