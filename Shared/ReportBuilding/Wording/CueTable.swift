/// All phrases of one language, found in a passage at word boundaries in one pass, the longest of each cue first.
struct CueTable: Sendable {
    private struct Phrase: Sendable {
        let cue: Cue
        let value: Int
        /// Ids of the words behind the first; a negative number is a mark: `-44` a comma.
        let rest: [Int32]
    }
    private(set) var vocabulary = Vocabulary()
    /// The phrases that begin with one word.
    private struct Head: Sendable {
        /// Of that word alone.
        var alone: [Phrase] = []
        /// By the id of the second word, or the negative number of a mark; the longest first. Words such as "had" begin
        /// thousands of phrases: the second word leaves a handful.
        var longer: [Int32: [Phrase]] = [:]
    }
    /// By id of the first word.
    private var heads: [Head] = []
    private let isArabic: Bool

    init(isArabic: Bool) { self.isArabic = isArabic }

    /// Adds a phrase. `*` at a word's end stands for any ending, `(a|b|)` for one of the alternatives.
    mutating func add(_ cue: Cue, _ pattern: String, value: Int = 0) {
        for text in Self.expanded(pattern) { self.addExpanded(cue, text, value) }
    }

    /// Puts the longest phrases first; to be called once, behind the last ``add(_:_:value:)``.
    mutating func finish() {
        for index in self.heads.indices {
            for (next, phrases) in self.heads[index].longer {
                self.heads[index].longer[next] = phrases.sorted { $0.rest.count > $1.rest.count }
            }
        }
    }

    /// The phrases of a passage in the order in which they begin.
    func marks(_ list: TokenList) -> [CueMark] {
        var marks: [CueMark] = []
        var free = [Int](repeating: 0, count: Cue.allCases.count)
        var best = [(end: Int, value: Int)](repeating: (0, 0), count: Cue.allCases.count)
        var touched: [Cue] = []
        for index in 0..<list.count {
            let token = list[index]
            guard !token.ids.isEmpty else { continue }
            touched.removeAll(keepingCapacity: true)
            func take(_ phrases: [Phrase]) {
                for phrase in phrases {
                    let cue = Int(phrase.cue.rawValue)
                    let end = index + 1 + phrase.rest.count
                    guard free[cue] <= index, end > best[cue].end, self.goes(on: phrase, list, index + 1) else {
                        continue
                    }
                    if best[cue].end == 0 { touched.append(phrase.cue) }
                    best[cue] = (end, phrase.value)
                }
            }
            for place in token.ids {
                let head = self.heads[Int(list.ids[place])]
                take(head.alone)
                guard !head.longer.isEmpty, index + 1 < list.count else { continue }
                let next = list[index + 1]
                if next.kind == .mark {
                    if let phrases = head.longer[-Int32(next.mark)] { take(phrases) }
                } else {
                    for second in next.ids { if let phrases = head.longer[list.ids[second]] { take(phrases) } }
                }
            }
            for cue in touched {
                let found = best[Int(cue.rawValue)]
                best[Int(cue.rawValue)] = (0, 0)
                free[Int(cue.rawValue)] = found.end
                marks.append(CueMark(cue: cue, value: found.value, tokens: index..<found.end))
            }
        }
        return marks
    }

    @inline(__always)
    private func goes(on phrase: Phrase, _ list: TokenList, _ start: Int) -> Bool {
        guard start + phrase.rest.count <= list.count else { return false }
        var index = start
        for id in phrase.rest {
            if id < 0 {
                guard list[index].kind == .mark, Int32(list[index].mark) == -id else { return false }
            } else if !list.has(id, at: index) {
                return false
            }
            index += 1
        }
        return true
    }

    private mutating func addExpanded(_ cue: Cue, _ text: String, _ value: Int) {
        var ids: [Int32] = []
        let bytes = Array(text.utf8)
        var cutter = Tokeniser(Vocabulary())
        let list = bytes.withUnsafeBufferPointer { cutter.tokens($0) }
        for token in list.tokens {
            switch token.kind {
            case .mark: ids.append(-Int32(token.mark))
            case .number: continue
            case .word:
                let isStem =
                    token.bytes.upperBound < bytes.count && bytes[token.bytes.upperBound] == UInt8(ascii: "*")
                ids.append(self.vocabulary.insert(self.folded(Array(bytes[token.bytes])), isStem: isStem))
            }
        }
        guard let first = ids.first, first >= 0 else { return }
        while self.heads.count <= Int(ids.max() ?? 0) { self.heads.append(Head()) }
        let phrase = Phrase(cue: cue, value: value, rest: Array(ids.dropFirst()))
        if let second = phrase.rest.first {
            self.heads[Int(first)].longer[second, default: []].append(phrase)
        } else {
            self.heads[Int(first)].alone.append(phrase)
        }
    }

    private func folded(_ word: [UInt8]) -> [UInt8] {
        var folded: [UInt8] = []
        word.withUnsafeBufferPointer { word in
            var index = 0
            while index < word.count {
                let scalar = ScalarAt(word, index)
                if scalar.folded != 0 { ScalarAt.append(scalar.folded, to: &folded) }
                index += scalar.length
            }
        }
        // Looked up without the article, so kept without it.
        if self.isArabic, folded.count >= 8, folded.starts(with: [0xD8, 0xA7, 0xD9, 0x84]) { folded.removeFirst(4) }
        return folded
    }

    /// `(a|b) c` as `a c` and `b c`.
    static func expanded(_ pattern: String) -> [String] {
        guard let open = pattern.firstIndex(of: "("), let close = pattern[open...].firstIndex(of: ")"),
            pattern[open...close].contains("|")
        else { return [pattern] }
        let inner = pattern[pattern.index(after: open)..<close]
        return inner.split(separator: "|", omittingEmptySubsequences: false).flatMap { choice in
            Self.expanded(String(pattern[..<open]) + choice + pattern[pattern.index(after: close)...])
        }
    }
}
