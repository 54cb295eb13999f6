/// The words of a text: where they are, which sentence they belong to, and a hash of each.
///
/// Made only for texts in which a term was found. In Chinese every character is a word.
struct WordIndex {
    /// What stands before a word.
    enum Separation: UInt8, Comparable {
        case space, comma, sentence
        static func < (left: Separation, right: Separation) -> Bool { left.rawValue < right.rawValue }
    }

    struct Word {
        /// Offset of the first byte.
        var start: Int32
        /// Offset behind the last byte.
        var end: Int32
        /// Offset of the first character, in Unicode scalars.
        var scalarStart: Int32
        /// Offset behind the last character, in Unicode scalars.
        var scalarEnd: Int32
        /// Number of the sentence, from 0.
        var sentence: Int32
        /// What stands before it.
        var separation: Separation
        /// FNV-1a over the folded bytes.
        var hash: UInt32
        /// The same over the first five letters: what words of one stem have in common.
        var stem: UInt32
        /// Number of letters, up to 255.
        var letters: UInt8
        /// Whether it is one character that is a word of its own, as in Chinese.
        var isIdeograph = false
        /// Whether it stands in quotation marks together with five or more other words, as titles do.
        var isQuoted = false
    }

    /// Letters that words of one stem share.
    static let stemLetters: UInt8 = 5

    private(set) var words: [Word] = []
    /// Number of sentences, at least 1 when there are words.
    var sentenceCount: Int { self.words.last.map { Int($0.sentence) + 1 } ?? 0 }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.words.reserveCapacity(bytes.count / 5)
        let ascii = Folding.ascii
        var index = 0
        var scalar: Int32 = 0
        var word: Word?
        var separation = Separation.sentence
        var sentence: Int32 = 0
        /// A full stop waits for what follows: before a small letter or a digit it is that of an abbreviation.
        var stopIsOpen = false
        /// Number of words before the open quotation mark.
        var quoteStart: Int?
        while index < bytes.count {
            let (value, length) = UTF8Cursor.decode(bytes, at: index)
            let folded = value < 0x80 ? ascii[Int(value)] : UTF8Cursor.fold(bytes, at: index).folded
            switch folded.kind {
            case .letter:
                let standsAlone = value >= 0x3040 && value <= 0x9FFF
                if standsAlone, let ended = word {
                    self.words.append(ended)
                    word = nil
                    separation = .space
                }
                if word == nil {
                    if stopIsOpen, Self.beginsSentence(value) { separation = .sentence }
                    if separation == .sentence, !self.words.isEmpty { sentence += 1 }
                    word = Word(
                        start: Int32(index), end: 0, scalarStart: scalar, scalarEnd: 0, sentence: sentence,
                        separation: separation, hash: 2_166_136_261, stem: 2_166_136_261, letters: 0)
                    (separation, stopIsOpen) = (.space, false)
                }
                var hash = word?.hash ?? 0
                var rest = folded.bytes
                for _ in 0..<folded.count {
                    hash = (hash ^ (rest & 0xFF)) &* 16_777_619
                    rest >>= 8
                }
                word?.hash = hash
                let letters = word?.letters ?? 0
                if letters < Self.stemLetters { word?.stem = hash }
                if letters < UInt8.max { word?.letters = letters + 1 }
                word?.end = Int32(index + length)
                word?.scalarEnd = scalar + 1
                if standsAlone { word?.isIdeograph = true }
            case .ignored:
                break
            case .space, .comma, .stop:
                if let ended = word {
                    self.words.append(ended)
                    word = nil
                }
                if folded.kind == .comma {
                    separation = max(separation, .comma)
                    if let mark = Self.quotationMark(value, isOpen: quoteStart != nil) {
                        if let start = quoteStart { self.markQuotation(from: start) }
                        quoteStart = mark == .opens ? self.words.count : nil
                    }
                }
                if folded.kind == .stop {
                    separation = max(separation, .comma)
                    if value == UInt32(UInt8(ascii: ".")) { stopIsOpen = true } else { separation = .sentence }
                }
            }
            index += length
            scalar += 1
        }
        if let ended = word { self.words.append(ended) }
    }

    private enum QuotationMark {
        case opens, closes
    }

    private static func quotationMark(_ value: UInt32, isOpen: Bool) -> QuotationMark? {
        switch value {
        case 0x22: isOpen ? .closes : .opens
        case 0x201C, 0x201E, 0xAB, 0x300A, 0x300C: .opens
        case 0x201D, 0xBB, 0x300B, 0x300D: .closes
        default: nil
        }
    }

    /// A quotation of six or more words, and of at most sixty lest a missing mark hides a text.
    private mutating func markQuotation(from start: Int) {
        guard (6...60).contains(self.words.count - start) else { return }
        for index in start..<self.words.count { self.words[index].isQuoted = true }
    }

    /// Whether a character can begin the sentence behind a full stop: not a small letter and not a digit.
    private static func beginsSentence(_ value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return true }
        if value < 0x80 { return (0x41...0x5A).contains(value) }
        return !scalar.properties.isLowercase
    }

    /// Index of the word in which the byte at `offset` lies, or of the last before it; `nil` when all begin later.
    func word(at offset: Int) -> Int? {
        var (low, high) = (0, self.words.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(self.words[middle].start) <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}
