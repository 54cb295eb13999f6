internal import Model

/// What was found in one passage and its headings, ready to be weighed for each theme.
struct PassageReading {
    private(set) var hits: [CueHit]
    /// Concepts near each other, and concepts alone.
    private(set) var pairs: [ConceptPair]
    let words: WordIndex
    /// Per theme, the heading that names it.
    let headings: [String?]
    /// Per theme, whether the headings say that the text is about the field.
    let isNative: [Bool]
    /// Hashes of words and pairs of words with the language, as buckets; sorted, none twice.
    let buckets: [Int]

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, matcher: CueMatcher, headings: [String], themes: [ThemeDefinition],
        asksNothing: Bool = false
    ) {
        var matches = matcher.match(bytes)
        if asksNothing { for index in matches.hits.indices { matches.hits[index].isAsked = false } }
        (self.hits, self.pairs, self.words) = (matches.hits, matches.pairs, matches.words)
        var named = [String?](repeating: nil, count: themes.count)
        var isNative = [Bool](repeating: false, count: themes.count)
        for heading in headings {
            var text = heading
            let found = text.withUTF8 { matcher.match($0).hits }
            for hit in found {
                let cue = themes[hit.theme].cues[hit.cue]
                if cue.role == .heading { named[hit.theme] = heading }
                if cue.role == .context, cue.weight > 0 { isNative[hit.theme] = true }
            }
        }
        (self.headings, self.isNative) = (named, isNative)
        let marks = Self.marks(matches.words, seed: matcher.language.rawValue)
        var different: [Int] = []
        different.reserveCapacity(2 * self.words.words.count)
        for (place, bits) in marks.enumerated() {
            var rest = bits
            while rest != 0 {
                different.append(place << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        self.buckets = different
    }

    /// One bit a bucket for words, stems and pairs of stems: as quick as the text is long, and sorted without sorting.
    private static func marks(_ words: WordIndex, seed: String) -> [UInt64] {
        var marks = [UInt64](repeating: 0, count: FeatureSpace.buckets / 64)
        func mark(_ hash: UInt32) {
            let mixed = hash &* 2_654_435_761
            let bucket = Int(mixed >> 15 ^ mixed >> 3) & (FeatureSpace.buckets - 1)
            marks[bucket >> 6] |= 1 << UInt64(bucket & 63)
        }
        let seed = seed.utf8.reduce(UInt32(17)) { $0 &* 31 &+ UInt32($1) }
        var previous: (stem: UInt32, sentence: Int32) = (0, -1)
        for word in words.words {
            mark(word.hash ^ seed)
            if word.letters > WordIndex.stemLetters { mark((word.stem &+ 0x9E37_79B1) ^ seed) }
            // Articles and prepositions join nothing; a Chinese word is one character.
            guard word.letters > 3 || word.isIdeograph else { continue }
            if previous.sentence == word.sentence { mark((word.stem ^ previous.stem &* 0x85EB_CA6B) &+ seed) }
            previous = (word.stem, word.sentence)
        }
        return marks
    }

    /// The features for the theme at `place` of the taxonomy.
    /// - Parameters:
    ///   - countsHeadings: Whether the headings count; without them it shows what the passage's own words say.
    ///   - countsWords: Whether the hashed words are among them; see ``wordValue``.
    func features(
        themeAt place: Int, in spaces: [FeatureSpace], countsHeadings: Bool = true, countsWords: Bool = true
    ) -> FeatureVector {
        let space = spaces[place]
        var values = [Double](repeating: 0, count: space.cueCount)
        var (asked, named, passing) = (0.0, 0.0, false)
        var best: (weight: Double, first: Int32)?
        var rival = 0.0
        for hit in self.hits {
            guard hit.theme == place else {
                if space.peers[hit.theme], !hit.isPassing, spaces[hit.theme].roles[hit.cue] == .evidence {
                    rival = max(rival, spaces[hit.theme].cueWeights[hit.cue])
                }
                continue
            }
            let weight = space.cueWeights[hit.cue]
            switch space.roles[hit.cue] {
            case .heading: continue
            case .passing, .context: values[hit.cue] = 1
            case .evidence:
                if hit.isPassing {
                    passing = true
                    values[hit.cue] = max(values[hit.cue], 0.2)
                    continue
                }
                if values[hit.cue] < 1 {
                    if hit.isAsked { asked += weight } else { named += weight }
                }
                values[hit.cue] = values[hit.cue] < 1 ? 1 : min(1.3, values[hit.cue] + 0.1)
                if weight > best?.weight ?? 0 { best = (weight, hit.span.first) }
            }
        }
        let isNamed = countsHeadings && self.headings[place] != nil
        if isNamed, let headingCue = space.headingCue { values[headingCue] = 1 }

        var vector = FeatureVector()
        var (sum, different) = (0.0, 0)
        for (index, value) in values.enumerated() {
            vector.add(index, value)
            if value >= 1, space.roles[index] == .evidence {
                sum += space.cueWeights[index]
                different += 1
            }
        }
        let count = Double(self.words.words.count)
        let logarithm = Self.log2(count + 8)
        vector.add(space.index(of: .sum), sum / 6)
        vector.add(space.index(of: .best), (best?.weight ?? 0) / 3)
        vector.add(space.index(of: .density), sum / min(logarithm, 8))
        vector.add(space.index(of: .asked), min(asked, 6) / 3)
        vector.add(space.index(of: .named), min(named, 6) / 3)
        vector.add(space.index(of: .passing), passing ? 1 : 0)
        let isEarly = best.map { Double($0.first) < 0.4 * count } ?? false
        vector.add(space.index(of: .early), isEarly ? 1 : 0)
        vector.add(space.index(of: .several), different >= 3 ? 1 : 0)
        // A text longer than some 250 words is long; how much longer says nothing.
        vector.add(space.index(of: .length), min(logarithm, 8) / 3 - 2)
        let isOther =
            countsHeadings && !isNamed && zip(self.headings, space.peers).contains { $0 != nil && $1 }
        vector.add(space.index(of: .otherHeading), isOther ? 1 : 0)
        vector.add(space.index(of: .rival), rival / 3)
        vector.add(space.index(of: .nothing), different == 0 ? 1 : 0)
        let isNative = isNamed || countsHeadings && self.isNative[place]
        let isForeign =
            !isNative && space.hasContext
            && !values.indices.contains { index in
                values[index] > 0 && space.roles[index] == .context && space.cueWeights[index] > 0
            }
        vector.add(space.index(of: .foreign), isForeign ? 1 : 0)
        vector.add(space.index(of: .foreignSum), isForeign ? sum / 3 : 0)
        for pair in self.pairs { vector.add(space.index(ofPair: pair.pair), 1) }
        if countsWords {
            let value = self.wordValue
            for bucket in self.buckets { vector.add(space.index(ofBucket: bucket), value) }
        }
        return vector
    }

    /// The same text as if some of its hits had not been found; for training.
    func keeping(_ isKept: (CueHit) -> Bool) -> PassageReading {
        var copy = self
        copy.hits.removeAll { !isKept($0) }
        return copy
    }

    /// The value of each hashed word that is there: long texts count no more than short ones.
    var wordValue: Double { self.buckets.isEmpty ? 0 : 1 / Double(self.buckets.count).squareRoot() }

    /// Binary logarithm of a number of at least 1, linear between powers of two: the same on every machine.
    private static func log2(_ number: Double) -> Double {
        Double(number.exponent) + number.significand - 1
    }
}
