internal import Model
internal import Yams

/// The beginning of a passage that fits two lines: whole words, cut at a clause where there is one.
struct ShortLine: Sendable, Hashable {
    /// Length in bytes of UTF-8 from the text's beginning.
    let end: Int
    /// Whether that is all; if not, the line is shown with "…" behind it.
    let isComplete: Bool

    /// How a language cuts.
    struct Rule: Sendable {
        /// Characters (code points) that two lines hold.
        let length: Int
        /// Words that must not end a line, in lower case, in UTF-8.
        let dangling: Set<[UInt8]>
    }

    /// The rules of all languages, from `Data/lines.yaml`.
    struct Rules: Sendable {
        private let rules: [Language: Rule]

        /// Read once.
        private static let known = Result { () throws(ReportBuildingError) in try Self.load() }

        init() throws(ReportBuildingError) { self.rules = try Self.known.get() }

        private static func load() throws(ReportBuildingError) -> [Language: Rule] {
            let text = try EmbeddedData.text(named: "lines.yaml")
            let map = (try? Yams.load(yaml: text)) as? [String: [String: Any]] ?? [:]
            var rules: [Language: Rule] = [:]
            for language in Language.allCases {
                guard let entry = map[language.rawValue], let length = entry["length"] as? Int,
                    let words = entry["dangling"] as? String
                else { throw ReportBuildingError(.brokenData, "lines.yaml lacks \(language.rawValue)") }
                rules[language] = Rule(
                    length: length, dangling: Set(words.utf8.split(separator: 0x20).map { Array($0) }))
            }
            return rules
        }

        /// The rule for a passage's language, English where it is not known.
        subscript(_ language: Language?) -> Rule {
            self.rules[language ?? .english] ?? Rule(length: 160, dangling: [])
        }
    }

    /// - Parameter text: UTF-8.
    init(_ text: [UInt8], rule: Rule) {
        var characters = 0
        var clause: Int?
        var word: Int?
        var limit: Int?
        var index = 0
        while index < text.count {
            if characters == rule.length {
                limit = index
                break
            }
            let next = text.count - index > 1 ? text[index + 1] : 0x20
            switch text[index] {
            case 0x20, 0x0A, 0x09: word = index
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
                if next == 0x20 || next == 0x0A, characters * 2 >= rule.length { clause = index }
            case 0xD8:
                // Arabic comma U+060C and semicolon U+061B.
                if next == 0x8C || next == 0x9B, characters * 2 >= rule.length { clause = index }
            case 0xE3, 0xEF:
                if Self.isWideMark(text[index...]), characters * 2 >= rule.length { clause = index }
            default: break
            }
            characters += 1
            repeat { index += 1 } while index < text.count && text[index] & 0xC0 == 0x80
        }
        guard let limit else {
            (self.end, self.isComplete) = (Self.trimmed(text, text.count), true)
            return
        }
        // The limit may itself stand at a word's end.
        if limit < text.count, text[limit] == 0x20 || text[limit] == 0x0A { word = limit }
        let end = clause ?? word.map { Self.withoutDangling(text, $0, rule.dangling) } ?? limit
        (self.end, self.isComplete) = (Self.trimmed(text, end), false)
    }

    /// U+3001 、, U+3002 。, U+FF0C ，, U+FF1A ：, U+FF1B ；.
    private static func isWideMark(_ rest: ArraySlice<UInt8>) -> Bool {
        [[0xE3, 0x80, 0x81], [0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x8C], [0xEF, 0xBC, 0x9A], [0xEF, 0xBC, 0x9B]]
            .contains(Array(rest.prefix(3)))
    }

    private static func withoutDangling(_ text: [UInt8], _ end: Int, _ dangling: Set<[UInt8]>) -> Int {
        var end = end
        for _ in 0..<4 {
            let trimmed = Self.trimmed(text, end)
            guard let space = text[..<trimmed].lastIndex(where: { $0 == 0x20 || $0 == 0x0A }) else { return end }
            // ASCII letters in lower case; the words of other scripts stand in the data as they are written in running text.
            let last = text[(space + 1)..<trimmed].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            guard dangling.contains(last) else { return end }
            end = space
        }
        return end
    }

    private static func trimmed(_ text: [UInt8], _ end: Int) -> Int {
        var end = end
        while end > 0,
            [0x20, 0x0A, 0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":")].contains(text[end - 1])
        {
            // What ends the whole text stays, except white space.
            if end == text.count, text[end - 1] > 0x20 { break }
            end -= 1
        }
        return end
    }
}
