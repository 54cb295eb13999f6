internal import Model
internal import Yams

/// How many letters of each script a text has, and how many function words of each language in Latin script.
struct ScriptTally {
    /// Bytes of Latin letters, and numbers of letters of the other scripts.
    var (latin, cyrillic, arabic, han) = (0, 0, 0, 0)
    /// Words of Latin letters.
    var words = 0
    /// Function words by language, in the order of `Self.latinLanguages`.
    var scores = SIMD8<Int32>()

    /// The languages whose function words are in Latin script, eight at most.
    /// The languages whose function words are in Latin script; with the foreign ones eight at most.
    static let latinLanguages: [Language] = Language.allCases.filter { language in
        Lexicon.all[language]?.functionWords.contains { $0.first.map { $0 < 0x80 } ?? false } ?? false
    }

    /// Languages that are not read, by their frequent words: so that a text in one is not taken for another.
    private static let foreign: [[[UInt8]]] = {
        struct Words: Decodable { var foreign: [String: [String]] }
        return EmbeddedData.files.lazy
            .compactMap { try? YAMLDecoder().decode(Words.self, from: "\($0.text)").foreign }.first
            .map { lists in lists.keys.sorted().map { (lists[$0] ?? []).map(Folding.fold) } } ?? []
    }()

    /// The most words of a language that is not read.
    var foreignScore: Int {
        let first = Self.latinLanguages.count
        return (first..<max(first, min(first + Self.foreign.count, 8))).map { Int(self.scores[$0]) }.max() ?? 0
    }

    /// The function words of each language in Latin script, a bit for each. Words of more than one of them tell nothing.
    private static let functionWords: WordBits = {
        let lists = Self.latinLanguages.map { Array(Lexicon.all[$0]?.functionWords ?? []) } + Self.foreign
        var seen: [[UInt8]: UInt32] = [:]
        for (place, words) in lists.enumerated() {
            for word in words { seen[word, default: 0] |= 1 << UInt32(place) }
        }
        return WordBits(seen.filter { $0.value.nonzeroBitCount == 1 }.map { ($0.key, $0.value) })
    }()

    init() {}

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) { self.add(bytes, range) }

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let words = Self.functionWords
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte.isASCIILetter { self.word(bytes, &index, end, words) } else { index += 1 }
                continue
            }
            let scalar = Scalar(bytes, at: index)
            if self.count(scalar) {
                index += scalar.length
            } else if scalar.isLetter {
                self.word(bytes, &index, end, words)
            } else {
                index += scalar.length
            }
        }
    }

    /// Counts a letter of another script than the Latin.
    @inline(__always)
    private mutating func count(_ scalar: Scalar) -> Bool {
        if scalar.isCyrillic {
            self.cyrillic += 1
        } else if scalar.isArabic {
            self.arabic += 1
        } else if scalar.isHan {
            self.han += 1
        } else {
            return false
        }
        return true
    }

    @inline(__always)
    private mutating func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int, _ words: WordBits
    ) {
        var hash = WordBits.seed
        var length = 0
        while index < end {
            let byte = bytes[index]
            if byte < 0x80 {
                guard byte.isASCIILetter else { break }
                hash = WordBits.add(byte | 0x20, to: hash)
                length += 1
                index += 1
                continue
            }
            let scalar = Scalar(bytes, at: index)
            guard scalar.isLetter, !scalar.isCyrillic, !scalar.isArabic, !scalar.isHan else { break }
            var folded = Folding.lower(scalar.value)
            // Letters beyond ASCII take two bytes here: those of three are no Latin ones.
            if folded >= 0x800 { folded = 0x7FF }
            hash = WordBits.add(UInt8(0xC0 | folded >> 6), to: hash)
            hash = WordBits.add(UInt8(0x80 | folded & 0x3F), to: hash)
            length += 2
            index += scalar.length
        }
        self.latin += length
        self.words += 1
        guard length <= 12 else { return }
        let bits = words.bits(hash)
        guard bits != 0 else { return }
        self.scores[bits.trailingZeroBitCount & 7] &+= 1
    }
}
