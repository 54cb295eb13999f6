public import Model

/// Says which themes a passage is about, how surely, and by which of its words.
///
/// One pass over the bytes finds all cues of the language; their places and surroundings become features; trained weights
/// make log-odds of them and a calibration makes those into a probability. The same text gives the same answer, byte for byte.
public struct ThemeClassifier: Sendable {
    public let taxonomy: Taxonomy
    /// Version of the code and of its weights; written into every assignment.
    public let version: String
    /// From this score on a theme is `core`.
    public static let coreScore = 0.5

    let spaces: [FeatureSpace]
    private let weights: [WeightVector]
    private let matchers: LazyMatchers
    /// Of the weights, as training wrote them.
    let figures: [String: [String: Double]]

    /// Uses the weights in the executable; themes they do not know are weighed as the taxonomy says.
    /// - Throws: ``ClassifierError`` when the weights in the executable cannot be read: a fault of the build.
    public init(taxonomy: Taxonomy) throws(ClassifierError) {
        var model: ThemeModel?
        if let json = BuiltInData.weights {
            do {
                model = try ThemeModel(json: json)
            } catch {
                throw ClassifierError.unreadableWeights
            }
            guard model?.schema == 1 else { throw ClassifierError.unreadableWeights }
        }
        self.init(taxonomy: taxonomy, model: model)
    }

    /// Uses the weights of a file that training wrote.
    /// - Throws: ``ClassifierError`` when the text is not such a file.
    public init(taxonomy: Taxonomy, weightsJSON json: String) throws(ClassifierError) {
        let model: ThemeModel
        do {
            model = try ThemeModel(json: json)
        } catch {
            throw ClassifierError.unreadableWeights
        }
        guard model.schema == 1 else { throw ClassifierError.unreadableWeights }
        self.init(taxonomy: taxonomy, model: model)
    }

    /// A classifier in which every cue weighs what the taxonomy says: for a taxonomy that no weights were trained for.
    public static func untrained(taxonomy: Taxonomy) -> ThemeClassifier {
        ThemeClassifier(taxonomy: taxonomy, model: nil)
    }

    init(taxonomy: Taxonomy, model: ThemeModel?) {
        self.taxonomy = taxonomy
        let concepts = ConceptNames(taxonomy)
        let isTrained = taxonomy.themes.map { model?.themes[$0.id.rawValue] != nil }
        let spaces = taxonomy.themes.enumerated().map { place, theme in
            let peers = isTrained[place] ? isTrained : taxonomy.themes.map { _ in true }
            return FeatureSpace(theme: theme, concepts: concepts, peers: peers)
        }
        self.spaces = spaces
        self.weights = spaces.map { space in
            WeightVector(
                model?.themes[space.theme.id.rawValue] ?? ThemeModel.untrained(space.theme), space: space)
        }
        self.matchers = LazyMatchers(taxonomy, concepts: concepts)
        self.figures = model?.figures ?? [:]
        self.version = "1 weights \(model?.version ?? "none")"
    }

    /// The themes of a passage that have any evidence, in the taxonomy's order.
    /// - Parameters:
    ///   - text: The passage, without its label.
    ///   - language: Its language; `nil` to find it out.
    ///   - headings: The document's headings over it, the outermost first.
    ///   - kind: What the passage is in its document, where known: a preambular paragraph asks for nothing.
    public func classify(
        _ text: String, language: Language?, headings: [String] = [], kind: PassageKind? = nil
    ) -> [ThemeAssignment] {
        var text = text
        return text.withUTF8 { self.classify(utf8: $0, language: language, headings: headings, kind: kind) }
    }

    /// The same for UTF-8 bytes; bytes that are not valid count as one character each.
    public func classify(
        utf8 bytes: UnsafeBufferPointer<UInt8>, language: Language?, headings: [String] = [], kind: PassageKind? = nil
    ) -> [ThemeAssignment] {
        guard let reading = self.read(bytes, language: language, headings: headings, kind: kind) else { return [] }
        return self.spaces.indices.compactMap { self.assignment(reading, themeAt: $0, bytes) }
    }

    /// Why each theme of the taxonomy was given or not.
    public func explain(
        _ text: String, language: Language?, headings: [String] = [], kind: PassageKind? = nil
    ) -> Explanation {
        var text = text
        return text.withUTF8 { bytes in
            let language = language ?? LanguageDetection.detect(bytes)
            let reading = self.read(bytes, language: language, headings: headings, kind: kind)
            let reasons = self.spaces.indices.map { place in
                self.reason(reading, themeAt: place, bytes)
            }
            return Explanation(language: language, reasons: reasons)
        }
    }

    /// Number of terms of all cues in `bytes`, found in one pass: the term matching alone, for measurements.
    public func countTerms(utf8 bytes: UnsafeBufferPointer<UInt8>, language: Language) -> Int {
        self.matchers[language]?.countTerms(in: bytes) ?? 0
    }

    /// The terms that are looked for in texts of a language, folded to small letters without accents; for measurements.
    public func terms(_ language: Language) -> [String] {
        (self.matchers[language]?.terms ?? []).map { term in
            String(decoding: Array(term.words.joined(separator: CollectionOfOne(0x20))), as: UTF8.self)
        }
    }

    /// `nil` for a language without wordings and for text without any.
    func read(
        _ bytes: UnsafeBufferPointer<UInt8>, language: Language?, headings: [String], kind: PassageKind? = nil
    ) -> PassageReading? {
        guard let language = language ?? LanguageDetection.detect(bytes), let matcher = self.matchers[language] else {
            return nil
        }
        return PassageReading(
            bytes, matcher: matcher, headings: headings, themes: self.taxonomy.themes, asksNothing: kind == .preambular)
    }

    private func hasEvidence(_ reading: PassageReading, themeAt place: Int) -> Bool {
        let roles = self.spaces[place].roles
        return reading.hits.contains {
            $0.theme == place && (roles[$0.cue] == .evidence || roles[$0.cue] == .passing)
        }
    }

    func logOdds(_ reading: PassageReading, themeAt place: Int, countsHeadings: Bool = true) -> Double {
        let vector = reading.features(
            themeAt: place, in: self.spaces, countsHeadings: countsHeadings, countsWords: false)
        let weights = self.weights[place]
        let first = self.spaces[place].index(ofBucket: 0)
        let words = reading.buckets.reduce(0) { $0 + weights.weights[first + $1] }
        return weights.logOdds(vector) + words * reading.wordValue
    }

    /// `nil` for a theme without evidence. Concepts near each other are evidence only where they suffice for the theme.
    private func assignment(
        _ reading: PassageReading, themeAt place: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> ThemeAssignment? {
        let hasCues = reading.headings[place] != nil || self.hasEvidence(reading, themeAt: place)
        guard hasCues || self.hasSpeakingPair(reading, themeAt: place) else { return nil }
        let score = self.weights[place].score(self.logOdds(reading, themeAt: place))
        let isCore = score >= Self.coreScore
        guard hasCues || isCore else { return nil }
        var decidedBy = DecidedBy.classifier
        if isCore, reading.headings[place] != nil {
            let own = self.weights[place].score(self.logOdds(reading, themeAt: place, countsHeadings: false))
            if own < Self.coreScore { decidedBy = .heading }
        }
        return ThemeAssignment(
            theme: self.spaces[place].theme.id, grade: isCore ? .core : .touch, score: score, decidedBy: decidedBy,
            evidence: self.evidence(reading, themeAt: place, bytes))
    }

    /// The spans that speak for a theme, sorted by place; a heading comes first.
    private func evidence(
        _ reading: PassageReading, themeAt place: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [Evidence] {
        let theme = self.spaces[place].theme
        var evidence: [Evidence] = []
        if let heading = reading.headings[place], let cue = theme.cues.firstIndex(where: { $0.role == .heading }) {
            evidence.append(
                Evidence(start: 0, end: 0, text: heading, cue: "heading", weight: self.rounded(place, cue)))
        }
        var weighed: Set<Int> = []
        for hit in reading.hits where hit.theme == place {
            let cue = theme.cues[hit.cue]
            guard cue.role == .evidence || cue.role == .passing else { continue }
            let words = reading.words.words
            let (first, last) = (words[Int(hit.span.first)], words[Int(hit.span.last)])
            let text = String(decoding: bytes[Int(first.start)..<Int(last.end)], as: UTF8.self)
            // A cue weighs once, by its first place outside a set phrase.
            let isWeighed = !hit.isPassing && weighed.insert(hit.cue).inserted
            evidence.append(
                Evidence(
                    start: Int(first.scalarStart), end: Int(last.scalarEnd), text: text, cue: "\(theme.id).\(cue.id)",
                    weight: isWeighed ? self.rounded(place, hit.cue) : nil))
        }
        guard evidence.isEmpty else { return evidence }
        for pair in self.speakingPairs(reading, themeAt: place).prefix(Self.shownPairs) {
            let name = self.spaces[place].concepts.name(ofPair: pair.pair)
            let words = reading.words.words
            let (first, last) = (words[Int(pair.first.first)], words[Int(max(pair.first.last, pair.second.last))])
            evidence.append(
                Evidence(
                    start: Int(first.scalarStart), end: Int(last.scalarEnd),
                    text: String(decoding: bytes[Int(first.start)..<Int(last.end)], as: UTF8.self),
                    cue: "\(theme.id).near:\(name)",
                    weight: self.rounded(place, self.spaces[place].index(ofPair: pair.pair))))
        }
        return evidence.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// Number of pairs of concepts that are named as evidence at most.
    private static let shownPairs = 3

    /// From this weight on a pair of concepts speaks for a theme.
    private static let speakingWeight = 0.1

    private func hasSpeakingPair(_ reading: PassageReading, themeAt place: Int) -> Bool {
        let first = self.spaces[place].index(ofPair: 0)
        let weights = self.weights[place].weights
        return reading.pairs.contains { weights[first + $0.pair] >= Self.speakingWeight }
    }

    /// The concepts near each other that speak for the theme, the strongest first.
    private func speakingPairs(_ reading: PassageReading, themeAt place: Int) -> [ConceptPair] {
        let (space, weights) = (self.spaces[place], self.weights[place].weights)
        func weight(_ pair: ConceptPair) -> Double { weights[space.index(ofPair: pair.pair)] }
        return reading.pairs.filter { weight($0) >= Self.speakingWeight }.sorted { left, right in
            let (one, other) = (weight(left), weight(right))
            return one == other ? left.pair < right.pair : one > other
        }
    }

    private func rounded(_ place: Int, _ feature: Int) -> Double {
        (self.weights[place].weights[feature] * 100).rounded() / 100
    }

    private func reason(
        _ reading: PassageReading?, themeAt place: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Explanation.Reason {
        let theme = self.spaces[place].theme
        guard let reading else {
            return Explanation.Reason(
                theme: theme.id, label: theme.label(in: .english), assignment: nil, logOdds: 0, contributions: [])
        }
        let vector = reading.features(themeAt: place, in: self.spaces)
        let weights = self.weights[place]
        let wordsStart = self.spaces[place].index(ofBucket: 0)
        var contributions = [Explanation.Contribution(feature: "start", logOdds: weights.bias)]
        var words = 0.0
        for (index, value) in vector.entries {
            let added = weights.weights[index] * value
            if index >= wordsStart {
                words += added
            } else if added != 0 {
                contributions.append(
                    Explanation.Contribution(feature: self.spaces[place].name(of: index), logOdds: added))
            }
        }
        if words != 0 { contributions.append(Explanation.Contribution(feature: "words", logOdds: words)) }
        return Explanation.Reason(
            theme: theme.id, label: theme.label(in: .english),
            assignment: self.assignment(reading, themeAt: place, bytes),
            logOdds: weights.slope * weights.logOdds(vector) + weights.intercept, contributions: contributions)
    }
}

/// Why a classifier cannot be made.
public struct ClassifierError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable reason.
    public enum Code: String, Sendable, Hashable, Codable {
        /// The weights in the executable are not what this code reads.
        case unreadableWeights = "unreadable-weights"
    }

    public let code: Code
    public let description: String

    static let unreadableWeights = ClassifierError(
        code: .unreadableWeights,
        description: "weights.json in the executable cannot be read. Run \"rapporteur themes train\" and build again.")
}
