internal import Model

/// What the weighing of one theme looks at, numbered.
///
/// The first features stand for the theme's cues, in the order of the taxonomy; then come sums over them; then concepts and
/// pairs of concepts that stand near each other, the same for all languages; then the words of the text, hashed.
struct FeatureSpace: Sendable {
    /// A sum over the theme's hits or a property of the text.
    enum Aggregate: String, CaseIterable, Sendable {
        /// Expected weights of all different cues, together.
        case sum
        /// The strongest cue.
        case best
        /// The sum against the length of the text.
        case density
        /// The sum over cues that the sentence asks for.
        case asked
        /// The sum over cues that are only named.
        case named
        /// Whether words of the theme stand in set phrases or names.
        case passing
        /// Whether the strongest cue stands in the first part of the text.
        case early
        /// Whether three or more different cues were found.
        case several
        /// Logarithm of the number of words.
        case length
        /// Whether the document's heading names another theme and not this one.
        case otherHeading = "other-heading"
        /// The strongest cue of any other theme.
        case rival
        /// Whether none of the theme's own evidence was found.
        case nothing
        /// Whether nothing says that the text is about the field at all: no context of positive weight, no heading.
        case foreign
        /// The sum, where the text is foreign: in other fields the same words mean other things.
        case foreignSum = "foreign-sum"

        /// Its place among all cases.
        var place: Int {
            switch self {
            case .sum: 0
            case .best: 1
            case .density: 2
            case .asked: 3
            case .named: 4
            case .passing: 5
            case .early: 6
            case .several: 7
            case .length: 8
            case .otherHeading: 9
            case .rival: 10
            case .nothing: 11
            case .foreign: 12
            case .foreignSum: 13
            }
        }

        /// What it weighs before training.
        var expected: Double {
            switch self {
            case .foreign, .foreignSum: -1
            case .sum, .best, .density, .asked, .named, .passing, .early, .several, .length, .otherHeading, .rival,
                .nothing:
                0
            }
        }
    }

    /// Number of buckets for hashed words and pairs of words.
    static let buckets = 16_384

    let theme: ThemeDefinition
    /// Names of the concepts of all languages.
    let concepts: ConceptNames
    /// Per theme of the taxonomy, whether this one is weighed against it: themes that come along with an extension change
    /// nothing for those that were trained without them.
    let peers: [Bool]
    /// Whether the theme has cues that say that a text is about the field; without any, no text is foreign.
    let hasContext: Bool

    /// Per cue of the theme; plain values beside the theme, for the hot path.
    let roles: [CueRole]
    /// Per cue, what a hit adds before training.
    let cueWeights: [Double]
    let headingCue: Int?

    init(theme: ThemeDefinition, concepts: ConceptNames, peers: [Bool]) {
        (self.theme, self.concepts, self.peers) = (theme, concepts, peers)
        (self.roles, self.cueWeights) = (theme.cues.map(\.role), theme.cues.map(\.weight))
        self.headingCue = theme.cues.firstIndex { $0.role == .heading }
        self.hasContext = theme.cues.contains { $0.role == .context && $0.weight > 0 }
    }

    private static let aggregateCount = Aggregate.allCases.count

    var cueCount: Int { self.roles.count }

    /// Number of features.
    var count: Int { self.index(ofBucket: 0) + Self.buckets }

    func index(of aggregate: Aggregate) -> Int {
        self.cueCount + aggregate.place
    }

    /// - Parameter pair: A number of ``ConceptNames``.
    func index(ofPair pair: Int) -> Int { self.cueCount + Self.aggregateCount + pair }

    func index(ofBucket bucket: Int) -> Int {
        self.cueCount + Self.aggregateCount + self.concepts.pairCount + bucket
    }

    /// Name of a feature in the weights file.
    func name(of index: Int) -> String {
        if index < self.cueCount { return "cue:\(self.theme.cues[index].id)" }
        let index = index - self.cueCount
        if index < Self.aggregateCount { return "all:\(Aggregate.allCases[index].rawValue)" }
        let pair = index - Self.aggregateCount
        if pair < self.concepts.pairCount { return "near:\(self.concepts.name(ofPair: pair))" }
        return "word:\(pair - self.concepts.pairCount)"
    }

    /// What a feature weighs before training: the taxonomy's weight for a cue, nothing for words.
    func expected(_ index: Int) -> Double {
        if index < self.cueCount { return self.theme.cues[index].weight }
        let index = index - self.cueCount
        return index < Self.aggregateCount ? Aggregate.allCases[index].expected : 0
    }
}

/// The features of one text for one theme; those that are missing are 0.
struct FeatureVector: Sendable {
    private(set) var entries: [(index: Int, value: Double)] = []

    mutating func add(_ index: Int, _ value: Double) {
        if value != 0 { self.entries.append((index, value)) }
    }
}
