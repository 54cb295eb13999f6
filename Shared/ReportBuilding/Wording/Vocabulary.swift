/// The words of one language's phrases: from a folded word to its id, and from a word's beginning to the ids of stems.
///
/// Open addressing over 64-bit FNV-1a hashes: looking a word up costs one or two reads, and a stem is found while the word is
/// hashed, because the hash of a beginning is an intermediate value of the hash of the whole.
struct Vocabulary: Sendable {
    private(set) var slots: [(hash: UInt64, id: Int32)]
    private var mask: Int
    /// Bit n: some stem is n bytes long.
    private(set) var stemLengths: UInt64 = 0
    private var count = 0

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    /// Told apart from a whole word by this, so that "plan" and "plan*" have ids of their own.
    static let stemSalt: UInt64 = 0x9E37_79B9_7F4A_7C15

    init() {
        self.slots = Array(repeating: (0, -1), count: 1 << 12)
        self.mask = (1 << 12) - 1
    }

    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(Self.seed, Self.step) }

    @inline(__always)
    func id(_ hash: UInt64) -> Int32 {
        var place = Int(truncatingIfNeeded: hash ^ hash >> 29) & self.mask
        while self.slots[place].id >= 0 {
            if self.slots[place].hash == hash { return self.slots[place].id }
            place = (place + 1) & self.mask
        }
        return -1
    }

    /// The id of a word or stem, a new one where it has none yet.
    mutating func insert(_ word: [UInt8], isStem: Bool) -> Int32 {
        let hash = Self.hash(word) ^ (isStem ? Self.stemSalt : 0)
        if isStem { self.stemLengths |= 1 << UInt64(min(word.count, 63)) }
        let known = self.id(hash)
        guard known < 0 else { return known }
        if self.count * 2 >= self.slots.count { self.grow() }
        self.place(hash, Int32(self.count))
        self.count += 1
        return Int32(self.count - 1)
    }

    private mutating func place(_ hash: UInt64, _ id: Int32) {
        var place = Int(truncatingIfNeeded: hash ^ hash >> 29) & self.mask
        while self.slots[place].id >= 0 { place = (place + 1) & self.mask }
        self.slots[place] = (hash, id)
    }

    private mutating func grow() {
        let old = self.slots
        self.slots = Array(repeating: (0, -1), count: old.count * 2)
        self.mask = self.slots.count - 1
        for slot in old where slot.id >= 0 { self.place(slot.hash, slot.id) }
    }
}
