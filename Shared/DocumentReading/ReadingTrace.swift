public import Model

/// What a reading dropped, joined and repaired: the material of `rapporteur read --explain`.
///
/// All ranges count Unicode scalars of the extracted text.
public struct ReadingTrace: Sendable, Hashable, Codable {
    /// A line that belongs to the page and not to the text.
    public struct Furniture: Sendable, Hashable, Codable {
        /// Why the line was taken for furniture.
        public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
            case runningHead = "running head"
            case pageNumber = "page number"
            case jobNumber = "job number"
            case rule
            case tableOfContents = "table of contents"
            case masthead
            case byPosition = "by position"
        }
        public var reason: Reason
        public var text: String
        public var range: TextRange

        public init(reason: Reason, text: String, range: TextRange) {
            (self.reason, self.text, self.range) = (reason, text, range)
        }
    }

    /// Two pieces of one paragraph that stood apart.
    public struct Join: Sendable, Hashable, Codable {
        /// What parted them.
        public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
            case page
            case footnote
            case blankLine = "blank line"
        }
        public var reason: Reason
        /// Where the second piece begins.
        public var position: Int

        public init(reason: Reason, position: Int) { (self.reason, self.position) = (reason, position) }
    }

    /// A word or symbol that extraction had broken.
    public struct Repair: Sendable, Hashable, Codable {
        public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
            /// A space inside a word.
            case space
            case hyphen
            case ligature
            /// A document symbol cut at a slash over lines.
            case symbol
        }
        public var reason: Reason
        public var original: String
        public var repaired: String
        /// Where the original stands.
        public var range: TextRange

        public init(reason: Reason, original: String, repaired: String, range: TextRange) {
            (self.reason, self.original, self.repaired, self.range) = (reason, original, repaired, range)
        }
    }

    public var furniture: [Furniture]
    public var joins: [Join]
    public var repairs: [Repair]

    public init(furniture: [Furniture] = [], joins: [Join] = [], repairs: [Repair] = []) {
        (self.furniture, self.joins, self.repairs) = (furniture, joins, repairs)
    }
}
