/// Phrases found in folded text at word boundaries, the longest first.
struct PhraseTable: Sendable {
    private struct Entry {
        var phrase: [UInt8]
        var value: Int
    }
    private var entries: [UInt64: [Entry]] = [:]

    /// `phrases` with the value each stands for.
    init(_ phrases: [(String, Int)]) {
        for (phrase, value) in phrases {
            let folded = Folding.fold(phrase)
            guard !folded.isEmpty else { continue }
            let key = folded.withUnsafeBufferPointer { Self.unit($0, at: 0).hash }
            self.entries[key, default: []].append(Entry(phrase: folded, value: value))
        }
        for key in self.entries.keys {
            self.entries[key]?.sort { ($1.phrase.count, $0.value) < ($0.phrase.count, $1.value) }
        }
    }

    init(_ phrases: [String]) { self.init(phrases.enumerated().map { ($1, $0) }) }

    var isEmpty: Bool { self.entries.isEmpty }

    /// The first word at `index`, or one Chinese character: its hash and length. A length of 0 means that no word begins there.
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
        let unit = Self.unit(text, at: index)
        return self.match(text, at: index, unit: unit.hash)
    }

    @inline(__always)
    func match(_ text: UnsafeBufferPointer<UInt8>, at index: Int, unit: UInt64) -> (value: Int, length: Int)? {
        guard let entries = self.entries[unit] else { return nil }
        for entry in entries where Self.matches(text, at: index, entry.phrase) {
            return (entry.value, entry.phrase.count)
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
        var result: (value: Int, range: Range<Int>)?
        text.withUnsafeBufferPointer { text in
            self.each(text) { value, range in
                result = (value, range)
                return false
            }
        }
        return result
    }

    func contains(_ text: [UInt8]) -> Bool { self.first(in: text) != nil }

    private static func matches(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ phrase: [UInt8]) -> Bool {
        let end = index + phrase.count
        guard end <= text.count else { return false }
        var offset = 0
        while offset < phrase.count {
            if text[index + offset] != phrase[offset] { return false }
            offset += 1
        }
        guard end < text.count else { return true }
        let next = Scalar(text, at: end)
        if !next.isLetter || next.isHan { return true }
        // A phrase of Chinese characters, or one that ends in a sign, has no word boundary of its own.
        return phrase[phrase.count - 1] >= 0xE3 || Self.endsInHan(phrase) || !phrase[phrase.count - 1].isWordByte
    }

    private static func endsInHan(_ phrase: [UInt8]) -> Bool {
        phrase.withUnsafeBufferPointer { phrase in
            phrase.count >= 3 && Scalar(phrase, at: phrase.count - 3).isHan
        }
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool { self >= 0x80 || self.isASCIILetter || self.isASCIIDigit }
}
