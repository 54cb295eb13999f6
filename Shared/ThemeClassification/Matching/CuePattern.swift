/// A wording to look for.
///
/// Elements stand apart by spaces and must follow each other in one sentence:
/// - `word` is that word; capitals and accents make no difference;
/// - `stem*` is a word that begins so;
/// - `(a|b|c*)` is any of several;
/// - `<name>` is any wording of the concept `name`;
/// - `..6` lets up to six words stand in between.
///
/// In Arabic and Chinese, words match anywhere, since prefixes are written onto the word or no spaces are written at all.
public struct CuePattern: Sendable, Hashable {
    /// One place of the pattern.
    public enum Element: Sendable, Hashable {
        /// Words that follow each other directly; only the last may be a stem.
        case words([String], isStem: Bool)
        /// A concept's name.
        case concept(String)
        /// Any of several words.
        case choice([Choice])
    }

    /// One alternative of `(a|b*)`.
    public struct Choice: Sendable, Hashable {
        public let words: [String]
        public let isStem: Bool
    }

    /// An element, and how many words may stand before it.
    public struct Step: Sendable, Hashable {
        public let element: Element
        /// Most words between the element before and this one, 0 to 30.
        public let gap: Int
    }

    /// The pattern as written.
    public let source: String
    /// Never empty.
    public let steps: [Step]

    /// - Throws: a sentence that says what cannot be read.
    public init(_ source: String) throws(CuePatternError) {
        self.source = source
        var steps: [Step] = []
        var pending: [String] = []
        var pendingGap = 0
        var gap = 0
        var sawGap = false

        func flush(isStem: Bool) {
            guard !pending.isEmpty else { return }
            steps.append(Step(element: .words(pending, isStem: isStem), gap: pendingGap))
            pending = []
        }
        for part in try Self.parts(of: source) {
            if part.hasPrefix("..") {
                guard let words = Int(part.dropFirst(2)), (1...30).contains(words) else {
                    throw CuePatternError("the gap \"\(part)\" is not \"..\" and a number from 1 to 30")
                }
                guard !steps.isEmpty || !pending.isEmpty, !sawGap else {
                    throw CuePatternError("the gap \"\(part)\" does not stand between two words")
                }
                flush(isStem: false)
                (gap, sawGap) = (words, true)
                continue
            }
            if part.hasPrefix("<") {
                let name = part.dropFirst().dropLast()
                guard part.hasSuffix(">"), !name.isEmpty else { throw CuePatternError("\"\(part)\" lacks its \">\"") }
                flush(isStem: false)
                steps.append(Step(element: .concept(String(name)), gap: gap))
            } else if part.hasPrefix("(") {
                flush(isStem: false)
                steps.append(Step(element: .choice(try Self.choices(part)), gap: gap))
            } else {
                let (word, isStem) = try Self.word(part)
                if pending.isEmpty { pendingGap = gap }
                pending.append(word)
                if isStem { flush(isStem: true) }
            }
            (gap, sawGap) = (0, false)
        }
        flush(isStem: false)
        guard !sawGap else { throw CuePatternError("it ends with a gap") }
        guard !steps.isEmpty else { throw CuePatternError("it is empty") }
        self.steps = steps
    }

    /// The parts between spaces; brackets keep what is in them together.
    private static func parts(of source: String) throws(CuePatternError) -> [String] {
        var parts: [String] = []
        var part = ""
        var isInBrackets = false
        for scalar in source.unicodeScalars {
            switch scalar {
            case "(" where isInBrackets: throw CuePatternError("brackets stand in brackets")
            case ")" where !isInBrackets: throw CuePatternError("a \")\" has no \"(\"")
            case "(": isInBrackets = true
            case ")": isInBrackets = false
            default: break
            }
            if scalar == " ", !isInBrackets {
                if !part.isEmpty { parts.append(part) }
                part = ""
            } else {
                part.unicodeScalars.append(scalar)
            }
        }
        guard !isInBrackets else { throw CuePatternError("a \"(\" has no \")\"") }
        if !part.isEmpty { parts.append(part) }
        return parts
    }

    private static func choices(_ part: String) throws(CuePatternError) -> [Choice] {
        guard part.hasSuffix(")") else { throw CuePatternError("\"\(part)\" goes on behind its bracket") }
        var choices: [Choice] = []
        for alternative in part.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false) {
            let words = alternative.split(separator: " ").map(String.init)
            guard let last = words.last else { throw CuePatternError("an alternative of \"\(part)\" is empty") }
            var plain: [String] = []
            for word in words.dropLast() {
                let (word, isStem) = try Self.word(word)
                guard !isStem else {
                    throw CuePatternError("in \"\(part)\" only an alternative's last word may end in \"*\"")
                }
                plain.append(word)
            }
            let (word, isStem) = try Self.word(last)
            choices.append(Choice(words: plain + [word], isStem: isStem))
        }
        return choices
    }

    /// A word without its `*`, and whether it had one.
    private static func word(_ part: String) throws(CuePatternError) -> (String, Bool) {
        let isStem = part.hasSuffix("*")
        let word = isStem ? String(part.dropLast()) : part
        guard !word.isEmpty, !word.unicodeScalars.contains(where: { "*<>()|.,;:\"".unicodeScalars.contains($0) }) else {
            throw CuePatternError("\"\(part)\" is not a word")
        }
        return (word, isStem)
    }
}

/// Why a cue pattern cannot be read.
public struct CuePatternError: Error, Sendable, Hashable {
    public let problem: String
    init(_ problem: String) { self.problem = problem }
}
