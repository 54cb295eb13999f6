import Foundation

/// A random number generator that can be wound back: SplitMix64 (Steele, Lea, Flood, 2014).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { self.state = seed }

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var value = self.state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// The seed of this run: `RAPPORTEUR_SEED`, else a new one. Printed, so that a failure can be repeated.
    static let seed: UInt64 = {
        let seed =
            ProcessInfo.processInfo.environment["RAPPORTEUR_SEED"].flatMap { UInt64($0) }
            ?? UInt64.random(in: 1...999_999)
        print("RAPPORTEUR_SEED=\(seed)")
        return seed
    }()

    /// A generator of its own for each test, all from one seed.
    static func generator(_ salt: UInt64) -> Seeded { Seeded(Self.seed &* 1_000_003 &+ salt) }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: items.indices, using: &self)] }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
