/// What a passage is in its document.
public enum PassageKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A numbered recommendation.
    case recommendation
    /// A paragraph of a resolution that decides or asks for something.
    case operative
    /// A paragraph of a resolution that gives its grounds.
    case preambular
    /// A numbered paragraph of a report.
    case narrative

    /// The kinds that ask somebody for something: what reports are made of unless more is asked for.
    public static let recommending: [PassageKind] = [.recommendation, .operative]

    /// What a label of this kind begins with: `R`, `OP`, `PP` or `P`.
    public var labelPrefix: String {
        switch self {
        case .recommendation: "R"
        case .operative: "OP"
        case .preambular: "PP"
        case .narrative: "P"
        }
    }
}

/// How strongly a passage asks, on one scale for all languages, the strongest first.
///
/// The order follows the drafting practice of United Nations resolutions: a body *decides* in its own competence, *urges*
/// and *calls upon* before it *requests*, says what *should* be done before it *encourages* and *invites*, and asks least when
/// it wants something *considered* or merely *takes note*.
public enum Strength: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case decides
    case urges
    case callsUpon = "calls upon"
    case requests
    case should
    case encourages
    case invites
    case shouldConsider = "should consider"
    /// Welcomes, commends, reaffirms, stresses: affirms without asking.
    case affirms
    case takesNote = "takes note"

    /// 0 for the strongest.
    public var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Stronger first.
    public static func < (left: Strength, right: Strength) -> Bool { left.rank < right.rank }
}

/// One lettered or numbered item of a passage.
public struct Subparagraph: Sendable, Hashable, Codable {
    /// The item's own mark without brackets: `a`, `i`, `1`.
    public var label: String
    /// The item's words, without its mark and without those of its own items.
    public var text: String
    public var subparagraphs: [Subparagraph]

    public init(label: String, text: String, subparagraphs: [Subparagraph] = []) {
        (self.label, self.text, self.subparagraphs) = (label, text, subparagraphs)
    }
}

/// A note at the foot of a page, apart from the text it explains.
public struct Footnote: Sendable, Hashable, Codable {
    /// The mark as printed: `1`, `*`.
    public var mark: String
    public var text: String
    /// Page of the file, from 1; `nil` where the file has no pages.
    public var page: Int?

    public init(mark: String, text: String, page: Int? = nil) {
        (self.mark, self.text, self.page) = (mark, text, page)
    }
}

/// One piece of a document that is quoted, classified and cited.
public struct Passage: Sendable, Hashable, Codable {
    /// `R9`, `OP15`, `PP8`, `P42`, `R128.26`; unique in its document, and the same in every language version of it.
    ///
    /// Where a number comes back, the part it stands in follows in brackets, in English and with Roman numerals whatever
    /// the language: `P1 (annex ii)`, `OP1 (outer)` for the sentence of a body that puts a draft before another, `OP3 (2)`
    /// for the second of two texts, or the second use of one number in one text.
    public var label: String
    public var kind: PassageKind
    /// The number as printed; `nil` where none is printed.
    public var number: String?
    /// Headings over the passage, the outermost first.
    public var section: [String]
    /// Where it differs from the document's: the language of this passage; `nil` for the document's own.
    public var language: Language?
    /// The whole passage with its sub-paragraphs, without its own label, footnote marks and page furniture, words repaired.
    public var text: String
    /// Marks of the footnotes that the passage refers to, in order.
    public var footnotes: [String]
    /// Page of the file where the passage begins, from 1; `nil` where the file has no pages.
    public var page: Int?
    /// Where the passage stands in the extracted text.
    public var range: TextRange
    public var subparagraphs: [Subparagraph]
    /// The verb that carries the passage, in its own words ("deberían considerar"); `nil` when none is recognised.
    public var verb: String?
    public var strength: Strength?
    /// The States that made the recommendation, as printed behind it ("(Chile)") in a universal periodic review; else empty.
    public var recommendedBy: [String]
    /// Who is addressed, as normalised names ("States parties", "UNODC").
    public var addressees: [String]
    /// The date or occasion asked for: ISO 8601 where the text gives a date, else its own words.
    public var deadline: String?
    /// What the passage cites, in canonical form ("A/RES/64/293", "Trafficking in Persons Protocol, article 9").
    public var citations: [String]

    public init(
        label: String, kind: PassageKind, number: String? = nil, section: [String] = [], language: Language? = nil,
        text: String,
        footnotes: [String] = [], page: Int? = nil, range: TextRange, subparagraphs: [Subparagraph] = [],
        verb: String? = nil, strength: Strength? = nil, recommendedBy: [String] = [], addressees: [String] = [],
        deadline: String? = nil, citations: [String] = []
    ) {
        (self.language, self.recommendedBy) = (language, recommendedBy)
        (self.label, self.kind, self.number, self.section) = (label, kind, number, section)
        (self.text, self.footnotes, self.page, self.range) = (text, footnotes, page, range)
        (self.subparagraphs, self.verb, self.strength) = (subparagraphs, verb, strength)
        (self.addressees, self.deadline, self.citations) = (addressees, deadline, citations)
    }
}
