/// The identifier of a theme in the taxonomy, for example `prevention` or `victim-support`.
public struct ThemeID: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { self.rawValue }
    public static func < (left: ThemeID, right: ThemeID) -> Bool { left.rawValue < right.rawValue }
}

extension ThemeID: Codable {
    public init(from decoder: any Decoder) throws {
        self.rawValue = try decoder.singleValueContainer().decode(String.self)
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.rawValue)
    }
}

/// A theme as readers see it.
public struct Theme: Sendable, Hashable, Codable {
    public var id: ThemeID
    /// Name per language; every theme has at least English.
    public var labels: [Language: String]

    public init(id: ThemeID, labels: [Language: String]) { (self.id, self.labels) = (id, labels) }

    /// The name in `language`, else in English, else the identifier.
    public func label(in language: Language) -> String {
        self.labels[language] ?? self.labels[.english] ?? self.id.rawValue
    }
}

/// Whether a passage is about a theme or only touches it.
public enum Grade: String, Sendable, Hashable, Codable, CaseIterable {
    case core
    case touch
}

/// What decided an assignment.
public enum DecidedBy: String, Sendable, Hashable, Codable, CaseIterable {
    /// The document's own thematic section.
    case heading
    case classifier
    /// A person's correction.
    case analyst
}

/// A span of a passage that speaks for a theme.
public struct Evidence: Sendable, Hashable, Codable {
    /// Offset of the first character in the passage's text, in code points.
    public var start: Int
    /// Offset behind the last character.
    public var end: Int
    /// The words themselves; for evidence from a heading, the heading's, with `start` and `end` 0.
    public var text: String
    /// Identifier of the cue in the taxonomy, or `heading`.
    public var cue: String
    /// What the span added to the score's sum, in log-odds; `nil` when it was not weighed.
    public var weight: Double?

    public init(start: Int, end: Int, text: String, cue: String, weight: Double? = nil) {
        (self.start, self.end, self.text, self.cue, self.weight) = (start, end, text, cue, weight)
    }
}

/// One theme given to one passage, and why.
public struct ThemeAssignment: Sendable, Hashable, Codable {
    public var theme: ThemeID
    public var grade: Grade
    /// Calibrated probability, 0 to 1, that a careful reader would call the theme `core`.
    public var score: Double
    public var decidedBy: DecidedBy
    public var evidence: [Evidence]

    public init(theme: ThemeID, grade: Grade, score: Double, decidedBy: DecidedBy, evidence: [Evidence] = []) {
        (self.theme, self.grade, self.score) = (theme, grade, score)
        (self.decidedBy, self.evidence) = (decidedBy, evidence)
    }
}
