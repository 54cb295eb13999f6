/// How often each word stands in a document, by hash.
///
/// An open-addressed table gives each word a number in the order of its first appearance; counts are kept by number,
/// close together.
struct Vocabulary: Sendable {
    /// Hash of the word with its lowest bit set, or 0.
    private var keys: [UInt64]
    private var numbers: [UInt32]
    private var mask: Int
    /// By number.
    private var counts: [UInt32] = []

    init(expectedWords: Int) {
        var capacity = 1024
        while capacity < expectedWords { capacity *= 2 }
        self.keys = [UInt64](repeating: 0, count: capacity)
        self.numbers = [UInt32](repeating: 0, count: capacity)
        self.mask = capacity - 1
    }

    init(_ words: [String]) {
        self.init(expectedWords: words.count * 4)
        for word in words {
            var hash = WordHash()
            for scalar in word.unicodeScalars { hash.add(scalar.value) }
            _ = self.add(hash.value)
        }
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key ^ (key >> 29)) & self.mask
        while self.keys[slot] != 0, self.keys[slot] != key { slot = (slot + 1) & self.mask }
        return slot
    }

    /// Counts a word; its number.
    mutating func add(_ hash: UInt64) -> Int {
        let key = hash | 1
        let slot = self.slot(key)
        guard self.keys[slot] == 0 else {
            let number = Int(self.numbers[slot])
            self.counts[number] &+= 1
            return number
        }
        let number = self.counts.count
        self.keys[slot] = key
        self.numbers[slot] = UInt32(number)
        self.counts.append(1)
        if self.counts.count * 2 > self.keys.count { self.grow() }
        return number
    }

    func count(_ hash: UInt64) -> Int {
        let slot = self.slot(hash | 1)
        return self.keys[slot] == 0 ? 0 : Int(self.counts[Int(self.numbers[slot])])
    }

    /// How often the word with this number stands in the document.
    func count(number: Int) -> Int { Int(self.counts[number]) }

    private mutating func grow() {
        let old = (self.keys, self.numbers)
        self.keys = [UInt64](repeating: 0, count: old.0.count * 2)
        self.numbers = [UInt32](repeating: 0, count: old.0.count * 2)
        self.mask = self.keys.count - 1
        for (key, number) in zip(old.0, old.1) where key != 0 {
            let slot = self.slot(key)
            (self.keys[slot], self.numbers[slot]) = (key, number)
        }
    }
}

/// A hash of folded letters that can be carried on from one fragment to the next.
struct WordHash {
    private(set) var value: UInt64

    /// - Parameter start: of the letters that stand before, where there are any.
    init(_ start: UInt64 = 0xCBF2_9CE4_8422_2325) { self.value = start }

    @inline(__always)
    mutating func add(_ scalar: UInt32) {
        self.value = (self.value ^ UInt64(Folding.lower(scalar))) &* 0x100_0000_01B3
    }

    @inline(__always)
    mutating func add(letter: UInt8) { self.value = (self.value ^ UInt64(letter | 0x20)) &* 0x100_0000_01B3 }
}
