internal import Model

/// What the weighing of one theme looks at, numbered.
///
/// The first features stand for the theme's cues, in the order of the taxonomy; then come sums over them; then the
/// words of the text, hashed.
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
    static let buckets = 4096

    let theme: ThemeDefinition
    /// Whether the theme has cues that say that a text is about the field; without any, no text is foreign.
    let hasContext: Bool

    init(theme: ThemeDefinition) {
        self.theme = theme
        self.hasContext = theme.cues.contains { $0.role == .context && $0.weight > 0 }
    }

    var cueCount: Int { self.theme.cues.count }

    /// Number of features.
    var count: Int { self.cueCount + Aggregate.allCases.count + Self.buckets }

    func index(of aggregate: Aggregate) -> Int {
        self.cueCount + (Aggregate.allCases.firstIndex(of: aggregate) ?? 0)
    }

    func index(ofBucket bucket: Int) -> Int { self.cueCount + Aggregate.allCases.count + bucket }

    /// Name of a feature in the weights file.
    func name(of index: Int) -> String {
        if index < self.cueCount { return "cue:\(self.theme.cues[index].id)" }
        let index = index - self.cueCount
        if index < Aggregate.allCases.count { return "all:\(Aggregate.allCases[index].rawValue)" }
        return "word:\(index - Aggregate.allCases.count)"
    }

    /// What a feature weighs before training: the taxonomy's weight for a cue, nothing for words.
    func expected(_ index: Int) -> Double {
        if index < self.cueCount { return self.theme.cues[index].weight }
        let index = index - self.cueCount
        return index < Aggregate.allCases.count ? Aggregate.allCases[index].expected : 0
    }
}

/// The features of one text for one theme; those that are missing are 0.
struct FeatureVector: Sendable {
    private(set) var entries: [(index: Int, value: Double)] = []

    mutating func add(_ index: Int, _ value: Double) {
        if value != 0 { self.entries.append((index, value)) }
    }
}
