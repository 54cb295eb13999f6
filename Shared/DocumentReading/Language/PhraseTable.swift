/// Phrases found in folded text at word boundaries, the longest first.
///
/// One open-addressed table from the hash of a phrase's first word to the phrases: a word that begins none costs one
/// probe.
struct PhraseTable: Sendable {
    private struct Entry {
        var phrase: Range<Int>
        var value: Int
    }
    /// Hash of the first word, or 0.
    private var keys: [UInt64]
    /// Range of `entries` for each key.
    private var ranges: [Range<Int>]
    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    private let mask: Int

    /// `phrases` with the value each stands for.
    init(_ phrases: [(String, Int)]) {
        var groups: [UInt64: [(phrase: [UInt8], value: Int)]] = [:]
        for (phrase, value) in phrases {
            let folded = Folding.fold(phrase)
            guard !folded.isEmpty else { continue }
            let key = folded.withUnsafeBufferPointer { Self.unit($0, at: 0).hash | 1 }
            groups[key, default: []].append((folded, value))
        }
        var capacity = 16
        while capacity < groups.count * 4 { capacity *= 2 }
        self.keys = [UInt64](repeating: 0, count: capacity)
        self.ranges = [Range<Int>](repeating: 0..<0, count: capacity)
        self.mask = capacity - 1
        for (key, group) in groups.sorted(by: { $0.key < $1.key }) {
            let start = self.entries.count
            for item in group.sorted(by: { ($1.phrase.count, $0.value) < ($0.phrase.count, $1.value) }) {
                self.entries.append(
                    Entry(phrase: self.bytes.count..<self.bytes.count + item.phrase.count, value: item.value))
                self.bytes += item.phrase
            }
            var slot = self.slot(key)
            while self.keys[slot] != 0 { slot = (slot + 1) & self.mask }
            (self.keys[slot], self.ranges[slot]) = (key, start..<self.entries.count)
        }
    }

    init(_ phrases: [String]) { self.init(phrases.enumerated().map { ($1, $0) }) }

    var isEmpty: Bool { self.entries.isEmpty }

    /// Hashes of the first words of all phrases, each as ``unit(_:at:)`` gives it but for its lowest bit.
    var firstWords: [UInt64] { self.keys.filter { $0 != 0 } }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ (key >> 31)) & self.mask }

    /// The first word at `index`, or one Chinese character: its hash and length. A length of 0 means that no word
    /// begins there.
    @inline(__always)
    static func unit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (hash: UInt64, length: Int) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var cursor = index
        while cursor < text.count {
            let byte = text[cursor]
            if byte < 0x80 {
                guard byte.isASCIILower || byte.isASCIIDigit else { break }
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                cursor += 1
                continue
            }
            let scalar = Scalar(text, at: cursor)
            guard scalar.isLetter else { break }
            if scalar.isHan, cursor > index { break }
            for offset in 0..<scalar.length { hash = (hash ^ UInt64(text[cursor + offset])) &* 0x100_0000_01B3 }
            cursor += scalar.length
            if scalar.isHan { break }
        }
        return (hash, cursor - index)
    }

    /// The longest phrase that begins at `index`, where a word must begin.
    @inline(__always)
    func match(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: Int, length: Int)? {
        self.match(text, at: index, unit: Self.unit(text, at: index).hash)
    }

    @inline(__always)
    func match(_ text: UnsafeBufferPointer<UInt8>, at index: Int, unit: UInt64) -> (value: Int, length: Int)? {
        let key = unit | 1
        var slot = self.slot(key)
        while self.keys[slot] != key {
            if self.keys[slot] == 0 { return nil }
            slot = (slot + 1) & self.mask
        }
        return self.match(text, at: index, entries: self.ranges[slot])
    }

    private func match(
        _ text: UnsafeBufferPointer<UInt8>, at index: Int, entries: Range<Int>
    ) -> (value: Int, length: Int)? {
        for entry in entries where self.matches(text, at: index, self.entries[entry].phrase) {
            return (self.entries[entry].value, self.entries[entry].phrase.count)
        }
        return nil
    }

    /// The longest phrase at the beginning of `text`.
    func prefix(_ text: [UInt8]) -> (value: Int, length: Int)? {
        text.withUnsafeBufferPointer { $0.isEmpty ? nil : self.match($0, at: 0) }
    }

    /// Every match from left to right, without overlaps; return false to stop.
    func each(_ text: UnsafeBufferPointer<UInt8>, _ body: (_ value: Int, _ range: Range<Int>) -> Bool) {
        var index = 0
        while index < text.count {
            let unit = Self.unit(text, at: index)
            if unit.length == 0 {
                index += 1
                continue
            }
            if let found = self.match(text, at: index, unit: unit.hash) {
                guard body(found.value, index..<index + found.length) else { return }
                index += found.length
            } else {
                index += unit.length
            }
        }
    }

    func first(in text: [UInt8]) -> (value: Int, range: Range<Int>)? {
        text.withUnsafeBufferPointer { self.first(in: $0) }
    }

    func first(in text: UnsafeBufferPointer<UInt8>) -> (value: Int, range: Range<Int>)? {
        var result: (value: Int, range: Range<Int>)?
        self.each(text) { value, range in
            result = (value, range)
            return false
        }
        return result
    }

    func contains(_ text: [UInt8]) -> Bool { self.first(in: text) != nil }

    /// Whether a phrase stands in `text`, or stands behind the number with which it begins, whose ending is part of the
    /// phrase: `45th meeting`, `45e séance`.
    func containsBehindNumber(_ text: [UInt8]) -> Bool {
        if self.contains(text) { return true }
        var index = 0
        while index < text.count, text[index].isASCIIDigit, index < 5 { index += 1 }
        guard index > 0 else { return false }
        while index < text.count, text[index] == 0x20 { index += 1 }
        return self.prefix(Array(text[index...])) != nil
    }

    private func matches(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ phrase: Range<Int>) -> Bool {
        let end = index + phrase.count
        guard end <= text.count else { return false }
        var offset = 0
        while offset < phrase.count {
            if text[index + offset] != self.bytes[phrase.lowerBound + offset] { return false }
            offset += 1
        }
        guard end < text.count else { return true }
        let next = Scalar(text, at: end)
        if !next.isLetter || next.isHan { return true }
        // A phrase of Chinese characters, or one that ends in a sign, has no word boundary of its own.
        let last = self.bytes[phrase.upperBound - 1]
        return !last.isWordByte || self.endsInHan(phrase)
    }

    private func endsInHan(_ phrase: Range<Int>) -> Bool {
        guard phrase.count >= 3 else { return false }
        return self.bytes.withUnsafeBufferPointer { Scalar($0, at: phrase.upperBound - 3).isHan }
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool { self >= 0x80 || self.isASCIILetter || self.isASCIIDigit }
}
