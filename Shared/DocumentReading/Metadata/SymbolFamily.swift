/// Where a symbol stands among the issues of its work: what it revises, corrects, adds to or amends.
///
/// Source: the symbol series of the Dag Hammarskjöld Library. `/Rev.n` is a new text in place of the former one, `/Add.n` an
/// addition, `/Corr.n` a correction of parts of it, `/Amend.n` a change adopted by a competent body; they stand behind the
/// symbol they belong to and can follow each other, as in `A/C.3/74/L.12/Rev.1/Corr.2`.
public struct SymbolFamily: Sendable, Hashable {
    /// One mark behind the base symbol.
    public struct Issue: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            case revision = "Rev."
            case addendum = "Add."
            case corrigendum = "Corr."
            case amendment = "Amend."
        }
        public var kind: Kind
        /// From 1.
        public var number: Int

        public init(_ kind: Kind, _ number: Int) { (self.kind, self.number) = (kind, number) }
    }

    /// What an issue is to the document it belongs to.
    public enum Relation: Sendable, Hashable {
        /// Takes the place of the whole text.
        case supersedes
        /// Changes parts of the text, which stays in force.
        case corrects
        /// Stands beside the text.
        case adds
        /// Changes the text by a decision of its own.
        case amends
    }

    /// Symbol in canonical spelling: no blanks round slashes, `Rev.1`, without the asterisk of a reissue.
    public let symbol: String
    /// Symbol without the marks behind it: what all issues of the family share.
    public let base: String
    /// Marks behind the base, in the order printed; empty for the first issue.
    public let issues: [Issue]
    /// An asterisk behind the symbol: issued again for technical reasons, in place of the same symbol without it.
    public let isReissue: Bool

    /// `nil` when `symbol` is no document symbol: two parts or more, parted by slashes, with a digit among them.
    public init?(_ symbol: String) {
        var parts = SymbolSpelling.parts(symbol)
        guard parts.count >= 2, let first = parts.first, first.utf8.first?.isASCIIUpper == true,
            parts.allSatisfy({ !$0.isEmpty }), parts.contains(where: { $0.utf8.contains(where: \.isASCIIDigit) })
        else { return nil }
        self.isReissue = symbol.contains("*")
        var issues: [Issue] = []
        while parts.count > 2, let last = parts.last, let issue = SymbolSpelling.issue(last) {
            issues.insert(issue, at: 0)
            parts.removeLast()
        }
        self.issues = issues
        self.base = parts.joined(separator: "/")
        self.symbol = Self.spell(self.base, issues[...])
    }

    /// What the last mark says; `nil` for the first issue of a work.
    public var relation: Relation? {
        switch self.issues.last?.kind {
        case .revision: .supersedes
        case .addendum: .adds
        case .corrigendum: .corrects
        case .amendment: .amends
        case nil: nil
        }
    }

    /// Symbols of the documents to which ``relation`` holds, the nearest first: for `…/Rev.3` the two revisions before it
    /// and the first issue, else the one symbol without the last mark. Empty for the first issue of a work.
    public var targets: [String] {
        guard let last = self.issues.last else { return [] }
        let before = self.issues.dropLast()
        let parent = Self.spell(self.base, before)
        // The number of a revision stays small; a misread one must not list thousands.
        guard last.kind == .revision, (2...40).contains(last.number) else { return [parent] }
        let revisions = stride(from: last.number - 1, through: 1, by: -1).map {
            Self.spell(self.base, before + [Issue(.revision, $0)])
        }
        return revisions + [parent]
    }

    /// Symbol without its last revision mark: the same for all revisions of one text, so that the highest
    /// ``revision`` among them is the one in force. An addendum or corrigendum has its own.
    public var lineage: String {
        self.issues.last?.kind == .revision ? Self.spell(self.base, self.issues.dropLast()) : self.symbol
    }

    /// Number of the revision, where the last mark is one; 0 otherwise.
    public var revision: Int { self.issues.last.map { $0.kind == .revision ? $0.number : 0 } ?? 0 }

    /// Limited distribution (`/L.12`): a draft that a body has before it.
    public var isDraft: Bool {
        self.base.split(separator: "/").dropFirst().contains { part in
            part.hasPrefix("L.") && part.utf8.dropFirst(2).first?.isASCIIDigit == true
        }
    }

    /// The symbols of a document issued under more than one: `A/72/5–S/2017/8` gives two.
    ///
    /// A dash parts symbols when a digit stands before it and a series begins behind it; the dash of a special session
    /// (`A/S-27/3`) does not.
    public static func jointSymbols(_ printed: String) -> [String] {
        var symbols: [String] = []
        var current: [Character] = []
        let characters = Array(printed)
        for (index, character) in characters.enumerated() {
            let isDash = character == "-" || character == "–" || character == "—" || character == "‑"
            if isDash || character == ";" || character == "=", SymbolSpelling.isComplete(current),
                SymbolSpelling.beginsSeries(characters[(index + 1)...])
            {
                symbols.append(String(current))
                current.removeAll()
            } else {
                current.append(character)
            }
        }
        symbols.append(String(current))
        return symbols.compactMap { SymbolFamily($0)?.symbol }
    }

    private static func spell(_ base: String, _ issues: ArraySlice<Issue>) -> String {
        issues.reduce(base) { "\($0)/\($1.kind.rawValue)\($1.number)" }
    }
}

/// How symbols are written, and what typists and fonts make of it.
enum SymbolSpelling {
    /// Cyrillic capitals that look like Latin ones: Russian versions mix them in.
    private static let lookalikes: [Character: Character] = [
        "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X",
        "／": "/", "．": ".", "（": "(", "）": ")",
    ]

    /// Parts between slashes, without asterisks and without the blanks that typesetting adds.
    static func parts(_ symbol: String) -> [String] {
        let characters = symbol.compactMap { character -> Character? in
            character == "*" || character.unicodeScalars.allSatisfy(\.properties.isDefaultIgnorableCodePoint)
                ? nil : self.lookalikes[character] ?? character
        }
        return String(characters).split(separator: "/", omittingEmptySubsequences: false).map { part in
            var words = part.split(whereSeparator: \.isWhitespace).map(String.init)
            // "Rev. 1" is "Rev.1"; the year in "2388 (2017)" keeps its blank.
            if words.count > 1, words[0].hasSuffix(".") { words = [words.joined()] }
            return words.joined(separator: " ")
        }
    }

    /// `Rev.1`, `rev 1`, `Corr.2`
    static func issue(_ part: String) -> SymbolFamily.Issue? {
        let letters = part.prefix { $0.isLetter }
        let rest = part.dropFirst(letters.count).drop { $0 == "." || $0 == " " }
        guard let number = Int(rest), (1...999).contains(number) else { return nil }
        switch letters.lowercased() {
        case "rev": return SymbolFamily.Issue(.revision, number)
        case "add": return SymbolFamily.Issue(.addendum, number)
        case "corr": return SymbolFamily.Issue(.corrigendum, number)
        case "amend", "amdt": return SymbolFamily.Issue(.amendment, number)
        default: return nil
        }
    }

    /// A slash, and a digit or the bracket of a year at the end.
    static func isComplete(_ symbol: [Character]) -> Bool {
        guard symbol.contains("/"), let last = symbol.last(where: { !$0.isWhitespace && $0 != "*" }) else {
            return false
        }
        return last.isNumber || last == ")"
    }

    /// Capitals, then a slash: `S/2017/8`, `CTOC/COP/…`.
    static func beginsSeries(_ rest: ArraySlice<Character>) -> Bool {
        let series = rest.drop { $0.isWhitespace }.prefix { $0 != "/" }
        return !series.isEmpty && series.count <= 8 && series.count < rest.count
            && series.allSatisfy { $0.isLetter && $0.isUppercase }
    }
}
