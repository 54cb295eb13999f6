internal import Model

/// A passage as the set of its runs of words, by which near-duplicates are found (Broder 1997, "On the resemblance and
/// containment of documents").
///
/// Words are letters and digits in lower case; a run is two words, in Chinese four characters. The language is part of each
/// run's hash, so texts of two languages never resemble each other.
struct Shingles {
    /// Sorted, each once.
    let hashes: [UInt64]

    init(_ text: [UInt8], language: Language?) {
        let seed = Self.hash(Array((language?.rawValue ?? "").utf8)[...], 0xCBF2_9CE4_8422_2325)
        let words = language == .chinese ? Self.characters(text, seed) : Self.words(text, seed)
        let length = language == .chinese ? 4 : 2
        guard words.count >= length else {
            self.hashes = words.isEmpty ? [] : [words.reduce(seed) { Self.mix($0 ^ $1) }]
            return
        }
        var hashes: [UInt64] = []
        hashes.reserveCapacity(words.count)
        for start in 0...(words.count - length) {
            hashes.append(words[start..<(start + length)].reduce(seed) { Self.mix($0 &* 31 &+ $1) })
        }
        hashes.sort()
        var last: UInt64?
        hashes.removeAll { hash in
            defer { last = hash }
            return hash == last
        }
        self.hashes = hashes
    }

    /// Shared runs among all runs (Jaccard), 0 to 1.
    func resemblance(_ other: Shingles) -> Double {
        var (mine, theirs, shared) = (0, 0, 0)
        while mine < self.hashes.count, theirs < other.hashes.count {
            if self.hashes[mine] == other.hashes[theirs] {
                (mine, theirs, shared) = (mine + 1, theirs + 1, shared + 1)
            } else if self.hashes[mine] < other.hashes[theirs] {
                mine += 1
            } else {
                theirs += 1
            }
        }
        let all = self.hashes.count + other.hashes.count - shared
        return all == 0 ? 0 : Double(shared) / Double(all)
    }

    /// Hashes of the words: runs of ASCII letters and digits and of anything beyond ASCII but general punctuation.
    private static func words(_ text: [UInt8], _ seed: UInt64) -> [UInt64] {
        var words: [UInt64] = []
        var (hash, isOpen, index) = (seed, false, 0)
        while index < text.count {
            let byte = text[index]
            let isLetter = (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
            let isDigit = (0x30...0x39).contains(byte)
            // U+00A0 to U+00BF and U+2000 to U+206F are spaces, quotation marks and dashes.
            let isMark =
                byte == 0xC2
                || byte == 0xE2 && index + 1 < text.count && (text[index + 1] == 0x80 || text[index + 1] == 0x81)
            if isLetter || isDigit || byte >= 0x80 && !isMark {
                hash = (hash ^ UInt64(isLetter ? byte | 0x20 : byte)) &* 0x100_0000_01B3
                isOpen = true
                index += 1
            } else {
                if isOpen { words.append(hash) }
                (hash, isOpen) = (seed, false)
                index += byte == 0xE2 && isMark ? 3 : byte == 0xC2 ? 2 : 1
            }
        }
        if isOpen { words.append(hash) }
        return words
    }

    /// Hashes of the characters beyond ASCII, CJK punctuation apart, and of ASCII letters and digits.
    private static func characters(_ text: [UInt8], _ seed: UInt64) -> [UInt64] {
        var characters: [UInt64] = []
        var index = 0
        while index < text.count {
            var end = index + 1
            while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
            let byte = text[index]
            let isKept =
                byte >= 0x80
                ? !(byte == 0xE3 && end - index == 3 && text[index + 1] == 0x80) && byte != 0xEF && byte != 0xC2
                : (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte)
            if isKept { characters.append(Self.hash(text[index..<end], seed)) }
            index = end
        }
        return characters
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ bytes: ArraySlice<UInt8>, _ seed: UInt64) -> UInt64 {
        bytes.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
