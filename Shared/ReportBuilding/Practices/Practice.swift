/// One practice, law, programme, body or result that a paragraph tells.
public struct Practice: Sendable, Hashable {
    /// How well the text shows that the practice works.
    public enum EvidenceGrade: String, Sendable, Hashable, CaseIterable {
        /// Said to exist.
        case declared
        /// An outcome is told: people found, cases brought, something improved.
        case reportedResult = "reported result"
        /// Somebody measured it: an evaluation, an assessment, a study.
        case evaluated
    }

    /// A word of the text that decided something about the row.
    public struct Reason: Sendable, Hashable {
        /// What the word says: `result`, `evaluation`, `figure`, `measure`.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case measure, practice, done, result, evaluation, figure
        }
        public let kind: Kind
        /// As it stands in the text.
        public let text: String
    }

    /// The passage's place in its document, as in ``ReportEntry``.
    public let ordinal: Int
    /// ISO 3166-1 alpha-2 codes of the countries that do it, the teller's own where the text names none; empty where the
    /// speaker is not named ("one speaker").
    public let countries: [String]
    /// Organisations that do it, by their English names.
    public let bodies: [String]
    /// Countries and organisations named beside those: partners, helpers, hosts.
    public let partners: [String]
    /// Who tells it, in the passage's words ("Un orador", "La Sra. X"); `nil` where nobody is said to tell it.
    public let teller: String?
    public let kind: MeasureKind
    /// Where the measure stands in the passage's text, in bytes of UTF-8.
    public let range: Range<Int>
    /// The measure in the passage's own words.
    public let measure: String
    /// Sentences that tell what came of it, in the passage's own words, in order.
    public internal(set) var outcomes: [String]
    public internal(set) var figures: [Figure]
    public internal(set) var grade: EvidenceGrade
    /// The words that decided kind and grade, in the order of the text.
    public internal(set) var reasons: [Reason]
}

/// What kind of thing a practice is.
public enum MeasureKind: String, Sendable, Hashable, CaseIterable {
    case law, programme, body, training, tool, cooperation, protection, enforcement
    /// Called a practice, or done, without a word that says what kind.
    case practice
}

/// A number that a text names, with what it counts.
public struct Figure: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Money.
        case amount
        case count, percentage, year
    }
    public let kind: Kind
    /// Digits with a decimal point where there is one, magnitudes multiplied out: `3901`, `2.5`, `3000000`.
    public let value: String
    /// As it stands in the text, with the word behind it: `3.901 niños`.
    public let text: String
}
