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
    private let classCount: Int
    private let start: UInt32
    /// Per state: where its terms begin in `outputs`; one more entry than states.
    private let outputStarts: [Int32]
    private let outputs: [Int32]
    private let isStem: [Bool]

    private static let accepting: UInt32 = 1 << 31
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
        self.transitions = rows.transitions.map { state in
            let row = UInt32(Int(state) * classCount)
            return rows.terms[Int(state)].isEmpty ? row : row | Self.accepting
        }
        var starts: [Int32] = [0]
        var outputs: [Int32] = []
        for terms in rows.terms {
            outputs += terms
            starts.append(Int32(outputs.count))
        }
        (self.outputStarts, self.outputs) = (starts, outputs)
        self.asciiClasses = (0..<128).map { byte in
            let folded = Folding.ascii[byte]
            switch folded.kind {
            case .letter: return classes[Int(folded.bytes & 0xFF)]
            case .space: return UInt32(Self.space)
            case .comma, .stop, .ignored: return UInt32(Self.stop)
            }
        }
        self.classes = classes
        self.classCount = classCount
        self.matchesWholeWords = matchesWholeWords
        self.start = UInt32((matchesWholeWords ? 1 : 0) * classCount)
        self.isStem = terms.map(\.isStem)
    }

    /// Number of states, for measurements.
    var stateCount: Int { self.outputStarts.count - 1 }

    /// Appends every hit in `bytes` to `hits`, in the order of their ends.
    func findAll(in bytes: UnsafeBufferPointer<UInt8>, into hits: inout [TermHit]) {
        self.transitions.withUnsafeBufferPointer { transitions in
            self.asciiClasses.withUnsafeBufferPointer { asciiClasses in
                var state = self.start
                var index = 0
                let count = bytes.count
                while index < count {
                    let byte = bytes[index]
                    if byte < 0x80 {
                        index &+= 1
                        state = transitions[Int((state & ~Self.accepting) &+ asciiClasses[Int(byte)])]
                    } else {
                        let (folded, length) = UTF8Cursor.fold(bytes, at: index)
                        index &+= length
                        state = self.step(state & ~Self.accepting, folded, transitions)
                    }
                    if state & Self.accepting != 0 { self.report(state, at: index, bytes, &hits) }
                }
            }
        }
    }

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
        _ state: UInt32, at end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [TermHit]
    ) {
        let row = Int(state & ~Self.accepting) / self.classCount
        let wordGoesOn = self.matchesWholeWords && Self.isLetter(bytes, at: end)
        for place in Int(self.outputStarts[row])..<Int(self.outputStarts[row + 1]) {
            let term = self.outputs[place]
            if wordGoesOn, !self.isStem[Int(term)] { continue }
            hits.append(TermHit(term: term, end: Int32(truncatingIfNeeded: end)))
        }
    }

    /// Whether a letter or digit stands at `index`; marks that count for nothing are passed over.
    private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        var index = index
        while index < bytes.count {
            let (folded, length) = UTF8Cursor.fold(bytes, at: index)
            if folded.kind != .ignored { return folded.kind == .letter }
            index += length
        }
        return false
    }
}
