/// Words by hash, each with the bits of what it is: one probe tells that a word is nothing.
struct WordBits: Sendable {
    private var keys: [UInt64]
    private var bits: [UInt32]

    /// - Parameter words: folded words with their bits; the bits of a word that comes back are joined.
    init(_ words: [([UInt8], UInt32)]) {
        self.init(capacity: words.count)
        for (word, bits) in words {
            var hash = Self.seed
            for byte in word { hash = Self.add(byte, to: hash) }
            self.insert(hash, bits)
        }
    }

    /// - Parameter hashes: hashes of words, whatever their lowest bit, with the bits of each.
    init(hashes: [UInt64: UInt32]) {
        self.init(capacity: hashes.count)
        for (hash, bits) in hashes { self.insert(hash, bits) }
    }

    private init(capacity words: Int) {
        var capacity = 64
        while capacity < words * 4 { capacity *= 2 }
        self.keys = [UInt64](repeating: 0, count: capacity)
        self.bits = [UInt32](repeating: 0, count: capacity)
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    private mutating func insert(_ hash: UInt64, _ bits: UInt32) {
        let key = hash | 1
        var slot = Self.slot(key, self.keys.count)
        while self.keys[slot] != 0, self.keys[slot] != key { slot = (slot + 1) & (self.keys.count - 1) }
        self.keys[slot] = key
        self.bits[slot] |= bits
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: key ^ (key >> 31)) & (capacity - 1)
    }

    /// The bits of the word with this hash, 0 for a word that is not in here.
    @inline(__always)
    func bits(_ hash: UInt64) -> UInt32 {
        let key = hash | 1
        var slot = Self.slot(key, self.keys.count)
        while true {
            let found = self.keys[slot]
            if found == key { return self.bits[slot] }
            if found == 0 { return 0 }
            slot = (slot + 1) & (self.keys.count - 1)
        }
    }
}
