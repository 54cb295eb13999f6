internal import Model

/// A run of words, by index, both ends inclusive.
struct WordSpan: Hashable, Comparable {
    let first: Int32
    let last: Int32

    static func < (left: WordSpan, right: WordSpan) -> Bool {
        left.first == right.first ? left.last < right.last : left.first < right.first
    }

    func overlaps(_ other: WordSpan) -> Bool { self.first <= other.last && other.first <= self.last }
}

/// One place where a cue was found.
struct CueHit: Hashable {
    /// Index of the theme in the taxonomy.
    let theme: Int
    /// Index of the cue in its theme.
    let cue: Int
    let span: WordSpan
    /// Whether the words stand in a set phrase, an instrument's name or a title.
    var isPassing = false
    /// Whether the sentence asks for something and the words stand behind what asks.
    var isAsked = false
}

/// All wordings of one language, ready to be found in one pass.
struct CueMatcher: Sendable {
    /// Concepts with a meaning of their own: wordings that ask for something, wordings that only name.
    enum Role {
        static let asks = "asks"
        static let names = "names"
    }

    private struct Step {
        let slot: Int32
        let gap: Int32
    }

    private struct Pattern {
        let steps: [Step]
        let theme: Int32
        let cue: Int32
        let isException: Bool
    }

    let language: Language
    let automaton: TermAutomaton
    /// In the order of the automaton's numbers.
    let terms: [Term]
    /// Per term, how many words of a ``WordIndex`` it covers.
    private let termWidths: [Int32]
    /// Per term: where its slots begin in `termSlots`; one more entry than terms.
    private let termSlotStarts: [Int32]
    private let termSlots: [Int32]
    /// Per slot that is a concept with wordings of several steps, those wordings; in the order of definition.
    private let compounds: [(slot: Int32, steps: [Step])]
    /// Per slot, the cue patterns that begin with it.
    private let patternsBySlot: [[Pattern]]
    private let roles: [[CueRole]]
    private let asksSlot: Int?
    /// Slots of concepts, with their numbers.
    private let conceptSlots: [(concept: Int, slot: Int32)]
    private let conceptNames: ConceptNames
    private let slotCount: Int

    init(_ cues: LanguageCues, themes: [ThemeDefinition], concepts: ConceptNames) {
        var compiler = SlotCompiler()
        var compounds: [(slot: Int32, steps: [Step])] = []
        for concept in cues.concepts {
            let slot = compiler.conceptSlot(concept.name)
            for pattern in concept.patterns {
                if pattern.steps.count == 1, compiler.add(pattern.steps[0].element, to: slot) { continue }
                let steps = pattern.steps.map { Step(slot: compiler.slot(for: $0.element), gap: Int32($0.gap)) }
                compounds.append((slot, steps))
            }
        }
        var patterns: [Pattern] = []
        for (themeIndex, theme) in themes.enumerated() {
            for (cueIndex, cue) in theme.cues.enumerated() {
                for (source, isException) in [(cues.cues, false), (cues.exceptions, true)] {
                    for pattern in source[theme.id]?[cue.id] ?? [] {
                        let steps = pattern.steps.map { Step(slot: compiler.slot(for: $0.element), gap: Int32($0.gap)) }
                        patterns.append(
                            Pattern(
                                steps: steps, theme: Int32(themeIndex), cue: Int32(cueIndex), isException: isException))
                    }
                }
            }
        }
        let wholeWords = cues.language != .arabic && cues.language != .chinese
        self.terms = compiler.terms
        self.automaton = TermAutomaton(compiler.terms, matchesWholeWords: wholeWords)
        self.termWidths = compiler.terms.map { term in
            Array(term.words.joined(separator: CollectionOfOne(0x20))).withUnsafeBufferPointer {
                Int32(WordIndex($0).words.count)
            }
        }
        var starts: [Int32] = [0]
        var slots: [Int32] = []
        for list in compiler.slotsOfTerm {
            slots += list
            starts.append(Int32(slots.count))
        }
        (self.termSlotStarts, self.termSlots) = (starts, slots)
        var bySlot = [[Pattern]](repeating: [], count: compiler.slotCount)
        for pattern in patterns { bySlot[Int(pattern.steps[0].slot)].append(pattern) }
        self.patternsBySlot = bySlot
        self.compounds = compounds
        self.roles = themes.map { $0.cues.map(\.role) }
        self.asksSlot = cues.concepts.contains { $0.name == Role.asks } ? Int(compiler.conceptSlot(Role.asks)) : nil
        self.conceptSlots = concepts.names.enumerated().compactMap { number, name in
            cues.concepts.contains { $0.name == name } ? (number, compiler.conceptSlot(name)) : nil
        }
        self.conceptNames = concepts
        self.slotCount = compiler.slotCount
        self.language = cues.language
    }

    /// The terms alone, for measurements.
    func countTerms(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hits: [TermHit] = []
        self.automaton.findAll(in: bytes, into: &hits)
        return hits.count
    }

    /// What was found in one text.
    struct Matches {
        /// Every cue, sorted by place, theme and cue; hits of one cue never overlap.
        var hits: [CueHit] = []
        /// Concepts near each other.
        var pairs: [ConceptPair] = []
        let words: WordIndex
    }

    func match(_ bytes: UnsafeBufferPointer<UInt8>) -> Matches {
        let words = WordIndex(bytes)
        var found: [TermHit] = []
        found.reserveCapacity(64)
        self.automaton.findAll(in: bytes, into: &found)
        guard !found.isEmpty else { return Matches(words: words) }
        var filled: [(slot: Int32, span: WordSpan)] = []
        filled.reserveCapacity(2 * found.count)
        for hit in found {
            guard let last = words.word(at: Int(hit.end) - 1) else { continue }
            let first = max(0, last - Int(self.termWidths[Int(hit.term)]) + 1)
            let span = WordSpan(first: Int32(first), last: Int32(last))
            for place in Int(self.termSlotStarts[Int(hit.term)])..<Int(self.termSlotStarts[Int(hit.term) + 1]) {
                filled.append((self.termSlots[place], span))
            }
        }
        var slots = SlotTable(count: self.slotCount, found: filled)
        for (slot, steps) in self.compounds {
            var spans: [WordSpan] = []
            Self.find(steps, slots, words) { spans.append($0) }
            if !spans.isEmpty { slots.merge(spans, into: slot) }
        }
        let places = self.conceptSlots.flatMap { entry in slots[entry.slot].map { (entry.concept, $0) } }
        return Matches(
            hits: self.cueHits(slots, words), pairs: ConceptPairs.find(places, names: self.conceptNames, words),
            words: words)
    }

    private func cueHits(_ slots: SlotTable, _ words: WordIndex) -> [CueHit] {
        var hits: [CueHit] = []
        var exceptions: [CueHit] = []
        for slot in slots.filled {
            for pattern in self.patternsBySlot[Int(slot)] {
                Self.find(pattern.steps, slots, words) { span in
                    let hit = CueHit(theme: Int(pattern.theme), cue: Int(pattern.cue), span: span)
                    if pattern.isException { exceptions.append(hit) } else { hits.append(hit) }
                }
            }
        }
        if !exceptions.isEmpty {
            hits.removeAll { hit in
                exceptions.contains { $0.theme == hit.theme && $0.cue == hit.cue && $0.span.overlaps(hit.span) }
            }
        }
        hits = Self.withoutOverlaps(hits)
        self.mark(&hits, asks: self.asksSlot.map { Array(slots[Int32($0)]) } ?? [], words)
        return hits
    }

    /// Sorts, and of hits of one cue that overlap keeps the first, the shortest of those that begin together.
    private static func withoutOverlaps(_ hits: [CueHit]) -> [CueHit] {
        let sorted = hits.sorted { left, right in
            if left.span.first != right.span.first { return left.span.first < right.span.first }
            if left.span.last != right.span.last { return left.span.last < right.span.last }
            return left.theme == right.theme ? left.cue < right.cue : left.theme < right.theme
        }
        var ends: [Int: Int32] = [:]
        return sorted.filter { hit in
            let key = hit.theme << 16 | hit.cue
            if let end = ends[key], hit.span.first <= end { return false }
            ends[key] = hit.span.last
            return true
        }
    }

    /// Says of every hit whether it stands in a passing wording, and whether it is asked for.
    private func mark(_ hits: inout [CueHit], asks: [WordSpan], _ words: WordIndex) {
        let passing = hits.filter { self.roles[$0.theme][$0.cue] == .passing }
        for index in hits.indices {
            let hit = hits[index]
            guard self.roles[hit.theme][hit.cue] == .evidence else { continue }
            let isInPassing = passing.contains {
                $0.theme == hit.theme && $0.span.first <= hit.span.first && hit.span.first <= $0.span.last
            }
            hits[index].isPassing = isInPassing || words.words[Int(hit.span.first)].isQuoted
            let sentence = words.words[Int(hit.span.first)].sentence
            hits[index].isAsked = asks.contains {
                $0.first <= hit.span.first && words.words[Int($0.first)].sentence == sentence
            }
        }
    }

    /// The spans of a pattern: for each place of its first step, the nearest place of each next one that is in reach.
    @inline(__always)
    private static func find(_ steps: [Step], _ slots: SlotTable, _ words: WordIndex, _ body: (WordSpan) -> Void) {
        guard steps.allSatisfy({ slots.hasSpans($0.slot) }) else { return }
        next: for start in slots[steps[0].slot] {
            var end = start.last
            for step in steps.dropFirst() {
                guard let span = Self.nearest(slots[step.slot], behind: end, gap: step.gap, words) else {
                    continue next
                }
                end = span.last
            }
            body(WordSpan(first: start.first, last: end))
        }
    }

    private static func nearest(
        _ spans: ArraySlice<WordSpan>, behind end: Int32, gap: Int32, _ words: WordIndex
    ) -> WordSpan? {
        var (low, high) = (spans.startIndex, spans.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].first <= end { low = middle + 1 } else { high = middle }
        }
        guard low < spans.endIndex else { return nil }
        let span = spans[low]
        guard span.first - end - 1 <= gap else { return nil }
        let word = words.words[Int(span.first)]
        guard word.sentence == words.words[Int(end)].sentence, gap > 0 || word.separation == .space else { return nil }
        return span
    }
}
