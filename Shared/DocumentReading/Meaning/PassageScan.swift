internal import Model

/// One way through a folded passage that finds every phrase which may carry meaning.
///
/// A word costs one look-up in ``Lexicon/scanned``; only words that begin a phrase cost more. What the phrases mean
/// together is for the finders to say.
struct PassageScan {
    enum Kind: UInt8, CaseIterable {
        case verb, addressee, deadline, instrument, shortInstrument, article, resolution, body, every, frequency, aside
        case suffix
        /// Digits.
        case number
        /// The end of a sentence, or a semicolon.
        case stop

        var bit: UInt32 { 1 << UInt32(self.rawValue) }
    }

    struct Hit {
        var kind: Kind
        /// What the phrase stands for in its table.
        var value: Int
        var start: Int
        var end: Int
    }

    /// In the order of the text; phrases of different kinds may overlap.
    private(set) var hits: [Hit] = []
    /// Kinds that were found, as bits.
    private(set) var found: UInt32 = 0

    /// The first words of phrases by table, for ``Lexicon/scanned``.
    static func firstWords(_ tables: [(Kind, PhraseTable)]) -> WordBits {
        var bits: [UInt64: UInt32] = [:]
        for (kind, table) in tables { for hash in table.firstWords { bits[hash, default: 0] |= kind.bit } }
        return WordBits(hashes: bits)
    }

    /// - Parameter text: folded.
    mutating func run(_ text: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) {
        self.hits.removeAll(keepingCapacity: true)
        self.found = 0
        var index = 0
        let words = lexicon.scanned
        // Where a phrase of each kind ends that is being passed over.
        withUnsafeTemporaryAllocation(of: Int.self, capacity: Kind.allCases.count) { ends in
            ends.initialize(repeating: 0)
            while index < text.count {
                let byte = text[index]
                if byte == 0x20 {
                    index += 1
                    continue
                }
                if byte.isASCIIDigit {
                    let start = index
                    while index < text.count, text[index].isASCIIDigit { index += 1 }
                    self.add(Hit(kind: .number, value: 0, start: start, end: index))
                    continue
                }
                let unit = PhraseTable.unit(text, at: index)
                guard unit.length > 0 else {
                    index += self.sign(text, index)
                    continue
                }
                let bits = words.bits(unit.hash)
                if bits != 0 {
                    self.match(text, index, unit.hash, bits, lexicon, ends)
                } else if byte >= 0xD8, byte < 0xDC, !lexicon.meaning.conjunctions.isEmpty {
                    self.matchJoined(text, index, index + unit.length, lexicon, ends)
                }
                index += unit.length
            }
        }
    }

    private mutating func add(_ hit: Hit) {
        self.hits.append(hit)
        self.found |= hit.kind.bit
    }

    /// Length of the sign at `index`, which is recorded where it ends a sentence.
    private mutating func sign(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = text[index]
        if byte < 0x80 {
            guard byte == 0x2E || byte == 0x3B || byte == 0x3F || byte == 0x21 else { return 1 }
            // "No. 5", "3.2", "art. 6": what goes on with a number is no end.
            var next = index + 1
            while next < text.count, text[next] == 0x29 || text[next] == 0x22 || text[next] == 0x5D { next += 1 }
            if next < text.count, text[next] != 0x20 { return 1 }
            if byte == 0x2E, next + 1 < text.count, text[next + 1].isASCIIDigit { return 1 }
            self.add(Hit(kind: .stop, value: 0, start: index, end: index + 1))
            return 1
        }
        let scalar = Scalar(text, at: index)
        if scalar.value == 0x3002 || scalar.value == 0x61F {
            self.add(Hit(kind: .stop, value: 0, start: index, end: index + scalar.length))
        }
        return scalar.length
    }

    private mutating func match(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ hash: UInt64, _ bits: UInt32, _ lexicon: Lexicon,
        _ ends: UnsafeMutableBufferPointer<Int>
    ) {
        var rest = bits
        while rest != 0, let kind = Kind(rawValue: UInt8(rest.trailingZeroBitCount)) {
            rest &= rest - 1
            guard index >= ends[Int(kind.rawValue)],
                let found = Self.table(kind, lexicon)?.match(text, at: index, unit: hash)
            else { continue }
            ends[Int(kind.rawValue)] = index + found.length
            self.add(Hit(kind: kind, value: found.value, start: index, end: index + found.length))
        }
    }

    /// A phrase behind letters that are written together with its first word: `وتشجع`, `بالأمين العام`.
    private mutating func matchJoined(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ lexicon: Lexicon,
        _ ends: UnsafeMutableBufferPointer<Int>
    ) {
        for conjunction in lexicon.meaning.conjunctions where index + conjunction.count + 2 < end {
            guard conjunction.indices.allSatisfy({ text[index + $0] == conjunction[$0] }) else { continue }
            let start = index + conjunction.count
            let unit = PhraseTable.unit(text, at: start)
            let bits = lexicon.scanned.bits(unit.hash)
            guard bits != 0 else { continue }
            self.match(text, start, unit.hash, bits, lexicon, ends)
            return
        }
    }

    private static func table(_ kind: Kind, _ lexicon: Lexicon) -> PhraseTable? {
        switch kind {
        case .verb: lexicon.verbs
        case .addressee: lexicon.addressees
        case .deadline: lexicon.deadlines
        case .instrument: lexicon.instruments
        case .shortInstrument: lexicon.meaning.shortInstruments
        case .article: lexicon.articleWords
        case .resolution: lexicon.resolutionWords
        case .body: lexicon.resolutionBodies
        case .every: lexicon.meaning.every
        case .frequency: lexicon.meaning.frequencies
        case .aside: lexicon.meaning.asides
        case .suffix: lexicon.meaning.deadlineSuffixes
        case .number, .stop: nil
        }
    }
}
