/// How often each word stands in a document, by hash.
///
/// Open addressing over two arrays: one lookup per word of the text is all that repair costs.
struct Vocabulary: Sendable {
    private var keys: [UInt64]
    private var counts: [UInt32]
    private var used = 0
    private var mask: Int

    init(expectedWords: Int) {
        var capacity = 1024
        while capacity < expectedWords { capacity *= 2 }
        self.keys = [UInt64](repeating: 0, count: capacity)
        self.counts = [UInt32](repeating: 0, count: capacity)
        self.mask = capacity - 1
    }

    init(_ words: [String]) {
        self.init(expectedWords: words.count * 4)
        for word in words {
            var hash = WordHash()
            for scalar in word.unicodeScalars { hash.add(scalar.value) }
            self.add(hash.value)
        }
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key ^ (key >> 29)) & self.mask
        while self.keys[slot] != 0, self.keys[slot] != key { slot = (slot + 1) & self.mask }
        return slot
    }

    mutating func add(_ hash: UInt64) {
        let key = hash | 1
        let slot = self.slot(key)
        if self.keys[slot] == 0 {
            self.keys[slot] = key
            self.used += 1
        }
        self.counts[slot] += 1
        if self.used * 2 > self.keys.count { self.grow() }
    }

    func count(_ hash: UInt64) -> Int {
        let slot = self.slot(hash | 1)
        return Int(self.counts[slot])
    }

    private mutating func grow() {
        let old = (self.keys, self.counts)
        self.keys = [UInt64](repeating: 0, count: old.0.count * 2)
        self.counts = [UInt32](repeating: 0, count: old.0.count * 2)
        self.mask = self.keys.count - 1
        for (key, count) in zip(old.0, old.1) where key != 0 {
            let slot = self.slot(key)
            self.keys[slot] = key
            self.counts[slot] = count
        }
    }
}

/// A hash of folded letters that can be carried on from one fragment to the next.
struct WordHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    mutating func add(_ scalar: UInt32) {
        self.value = (self.value ^ UInt64(Folding.lower(scalar))) &* 0x100_0000_01B3
    }
}
