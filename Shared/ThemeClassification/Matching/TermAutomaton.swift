/// A word, a stem or words in a row that the automaton looks for, folded.
struct Term: Hashable {
    /// Folded words, never empty.
    let words: [[UInt8]]
    /// Whether the last word may go on.
    let isStem: Bool
}

/// Where a term was found.
struct TermHit {
    /// Index of the term.
    let term: Int32
    /// Offset of the byte behind the match; for a stem, the word may go on from there.
    let end: Int32
}

/// Finds every occurrence of many terms in one pass over UTF-8 bytes (Aho and Corasick, 1975).
///
/// The failure links are worked into one table of transitions, so every byte costs one look-up whatever the number of terms.
/// Capitals and accents are folded on the way: an ASCII byte has its class in a table, a longer sequence is decoded and
/// folded first. Between words, any run of spaces, hyphens and apostrophes is one space; a comma or full stop ends what could match.
struct TermAutomaton: Sendable {
    /// In most scripts terms begin and end with the word. In Arabic and Chinese they match anywhere.
    let matchesWholeWords: Bool
    /// Next state for state and class. A state is the offset of its row; the highest bit says that terms end there.
    private let transitions: [UInt32]
    /// Class of each byte of folded text; 0 for bytes that no term has.
    private let classes: [UInt32]
    /// Class of each ASCII byte of the text as it is.
    private let asciiClasses: [UInt32]
    /// Class of each character of two bytes that folds to one class, else `unfolded`.
    private let twoByteClasses: [UInt32]
    private let classCount: Int
    private let start: UInt32
    /// For each state, the number of its terms and the terms.
    private let outputs: [Int32]
    private let isStem: [Bool]
    private let isASCIILetter: [Bool]

    private static let accepting: UInt32 = 1 << 31
    private static let unfolded = UInt32.max
    private static let other = 0
    private static let space = 1
    private static let stop = 2

    init(_ terms: [Term], matchesWholeWords: Bool) {
        var classes = [UInt32](repeating: UInt32(Self.other), count: 256)
        var classCount = 3
        var patterns: [[UInt8]] = []
        for term in terms {
            // A space is written as the byte 0x20, before the first word too where words are whole.
            let joined = Array(term.words.joined(separator: CollectionOfOne(0x20)))
            patterns.append(matchesWholeWords ? [0x20] + joined : joined)
            for byte in joined where byte != 0x20 && classes[Int(byte)] == Self.other {
                classes[Int(byte)] = UInt32(classCount)
                classCount += 1
            }
        }
        classes[0x20] = UInt32(Self.space)
        var trie = TermTrie(classCount: classCount)
        if matchesWholeWords { trie.insertSpace() }
        for (index, pattern) in patterns.enumerated() {
            trie.insert(pattern.map { Int(classes[Int($0)]) }, term: Int32(index))
        }
        let rows = trie.rows(space: Self.space, stop: Self.stop, matchesWholeWords: matchesWholeWords)
        // One more column than classes says where the state's terms are.
        let width = classCount + 1
        var transitions: [UInt32] = []
        transitions.reserveCapacity(rows.terms.count * width)
        var outputs: [Int32] = []
        for (state, terms) in rows.terms.enumerated() {
            for next in rows.transitions[state * classCount..<(state + 1) * classCount] {
                let row = UInt32(Int(next) * width)
                transitions.append(rows.terms[Int(next)].isEmpty ? row : row | Self.accepting)
            }
            transitions.append(UInt32(outputs.count))
            outputs.append(Int32(terms.count))
            outputs += terms
        }
        (self.transitions, self.outputs) = (transitions, outputs)
        self.stateCount = rows.terms.count
        self.asciiClasses = (0..<128).map { byte in
            let folded = Folding.ascii[byte]
            switch folded.kind {
            case .letter: return classes[Int(folded.bytes & 0xFF)]
            case .space: return UInt32(Self.space)
            case .comma, .stop, .ignored: return UInt32(Self.stop)
            }
        }
        self.twoByteClasses = (UInt32(0)..<0x800).map { value in
            let folded = Folding.table[Int(value)]
            switch folded.kind {
            case .letter where folded.count == 1: return classes[Int(folded.bytes & 0xFF)]
            case .space: return UInt32(Self.space)
            case .comma, .stop: return UInt32(Self.stop)
            case .letter, .ignored: return Self.unfolded
            }
        }
        self.classes = classes
        self.classCount = classCount
        self.matchesWholeWords = matchesWholeWords
        self.start = UInt32((matchesWholeWords ? 1 : 0) * width)
        self.isStem = terms.map(\.isStem)
        self.isASCIILetter = Folding.ascii.map { $0.kind == .letter }
    }

    /// Number of states, for measurements.
    let stateCount: Int

    /// Appends every hit in `bytes` to `hits`, in the order of their ends.
    func findAll(in bytes: UnsafeBufferPointer<UInt8>, into hits: inout [TermHit]) {
        // Where terms end is only noted on the way; which terms they are is found out a batch at a time.
        withUnsafeTemporaryAllocation(of: Ending.self, capacity: Self.batch) { endings in
            var noted = 0
            self.transitions.withUnsafeBufferPointer { transitions in
                self.asciiClasses.withUnsafeBufferPointer { asciiClasses in
                    let twoByteClasses = self.twoByteClasses
                    var state = self.start
                    var index = 0
                    let count = bytes.count
                    while index < count {
                        let byte = bytes[index]
                        if byte < 0x80 {
                            index &+= 1
                            state = transitions[Int((state & ~Self.accepting) &+ asciiClasses[Int(byte)])]
                        } else {
                            let (value, length) = UTF8Cursor.decode(bytes, at: index)
                            index &+= length
                            let known = value < 0x800 ? twoByteClasses[Int(value)] : Self.unfolded
                            if known != Self.unfolded {
                                state = transitions[Int((state & ~Self.accepting) &+ known)]
                            } else {
                                let folded = Unicode.Scalar(value).map(Folding.fold) ?? Folding.Folded(.comma)
                                // A character that counts for nothing reports nothing again.
                                if folded.kind == .ignored { continue }
                                state = self.step(state & ~Self.accepting, folded, transitions)
                            }
                        }
                        if state & Self.accepting != 0 {
                            endings[noted] = Ending(state: state, end: Int32(truncatingIfNeeded: index))
                            noted &+= 1
                            if noted == Self.batch {
                                self.report(UnsafeBufferPointer(endings), bytes, &hits)
                                noted = 0
                            }
                        }
                    }
                }
            }
            self.report(UnsafeBufferPointer(rebasing: endings[..<noted]), bytes, &hits)
        }
    }

    /// A place where terms end.
    private struct Ending {
        let state: UInt32
        let end: Int32
    }

    /// Endings noted before their terms are looked up: as many as fit into the first cache.
    private static let batch = 1024

    /// The state behind one folded character.
    @inline(__always)
    private func step(
        _ state: UInt32, _ folded: Folding.Folded, _ transitions: UnsafeBufferPointer<UInt32>
    ) -> UInt32 {
        switch folded.kind {
        case .letter:
            var state = state
            var bytes = folded.bytes
            for _ in 0..<folded.count {
                state = transitions[Int((state & ~Self.accepting) &+ self.classes[Int(bytes & 0xFF)])]
                bytes >>= 8
            }
            return state
        case .space: return transitions[Int(state) &+ Self.space]
        case .comma, .stop: return transitions[Int(state) &+ Self.stop]
        case .ignored: return state
        }
    }

    @inline(never)
    private func report(
        _ endings: UnsafeBufferPointer<Ending>, _ bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [TermHit]
    ) {
        for ending in endings {
            let list = Int(self.transitions[Int(ending.state & ~Self.accepting) + self.classCount])
            let wordGoesOn = self.matchesWholeWords && self.isLetter(bytes, at: Int(ending.end))
            for place in list + 1...list + Int(self.outputs[list]) {
                let term = self.outputs[place]
                if wordGoesOn, !self.isStem[Int(term)] { continue }
                hits.append(TermHit(term: term, end: ending.end))
            }
        }
    }

    /// Whether a letter or digit stands at `index`; marks that count for nothing are passed over.
    @inline(__always)
    private func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        let byte = bytes[index]
        if byte < 0x80 { return self.isASCIILetter[Int(byte)] }
        return Self.isLetterBeyondASCII(bytes, at: index)
    }

    private static func isLetterBeyondASCII(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        var index = index
        while index < bytes.count {
            let (folded, length) = UTF8Cursor.fold(bytes, at: index)
            if folded.kind != .ignored { return folded.kind == .letter }
            index += length
        }
        return false
    }
}
