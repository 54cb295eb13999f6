internal import Crypto
internal import Model

/// The lines of an index: per theme, the headings in the order of their first passage, and under each its lines.
///
/// Passages with the same words (white space apart) in one language are one line of a theme, with all their citations.
struct IndexLines {
    struct Reference {
        let anchor: String
        let localCitation: String
        let citation: String
        let document: DocumentHead
        let label: String
        /// Whether the theme is the passage's best; its line there owns the passage's anchor.
        let isPrimary: Bool
    }

    struct Line {
        /// Words shown, in UTF-8; "…" follows unless complete.
        let words: [UInt8]
        let isComplete: Bool
        /// Evidence inside the words.
        let evidence: [Range<Int>]
        let language: Language?
        var references: [Reference]
        /// Filter tokens of all its passages.
        var tokens: [String]

        var text: String { String(decoding: self.words, as: UTF8.self) + (self.isComplete ? "" : "…") }
    }

    struct Group {
        let heading: String
        /// `nil` when the heading is one of the report's own labels.
        let language: Language?
        var lines: [Line] = []
    }

    /// Per theme position.
    private(set) var groups: [[Group]]
    private var groupPositions: [[String: Int]]
    /// Per theme, where the line of a text is: by digest of language and text.
    private var linePositions: [[[UInt8]: (group: Int, line: Int)]]

    init(themes: Int) {
        self.groups = Array(repeating: [], count: themes)
        self.groupPositions = Array(repeating: [:], count: themes)
        self.linePositions = Array(repeating: [:], count: themes)
    }

    func lineCount(theme: Int) -> Int { self.groups[theme].reduce(0) { $0 + $1.lines.count } }

    mutating func add(_ placed: PlacedEntry) {
        let digest = Self.digest(placed.layout.text, placed.entry.document.language)
        for theme in placed.placement.core {
            let reference = Reference(
                anchor: placed.anchor, localCitation: placed.localCitation, citation: placed.citation,
                document: placed.entry.document, label: placed.passage.label,
                isPrimary: theme == placed.placement.core.first)
            if let position = self.linePositions[theme][digest] {
                var line = self.groups[theme][position.group].lines[position.line]
                line.references.append(reference)
                for token in placed.tokens where !line.tokens.contains(token) { line.tokens.append(token) }
                self.groups[theme][position.group].lines[position.line] = line
                continue
            }
            let end = placed.line.end
            let line = Line(
                words: Array(placed.layout.text[..<end]), isComplete: placed.line.isComplete,
                evidence: placed.layout.evidence.compactMap {
                    $0.lowerBound < end ? $0.lowerBound..<min($0.upperBound, end) : nil
                },
                language: placed.entry.document.language, references: [reference], tokens: placed.tokens)
            let group = self.group(theme, placed.headings[theme], of: placed)
            self.linePositions[theme][digest] = (group, self.groups[theme][group].lines.count)
            self.groups[theme][group].lines.append(line)
        }
    }

    private mutating func group(_ theme: Int, _ heading: PlacedEntry.Heading?, of placed: PlacedEntry) -> Int {
        let heading = heading ?? PlacedEntry.Heading(text: "", language: nil)
        if let position = self.groupPositions[theme][heading.text] { return position }
        self.groupPositions[theme][heading.text] = self.groups[theme].count
        self.groups[theme].append(Group(heading: heading.text, language: heading.language))
        return self.groups[theme].count - 1
    }

    /// Half of a SHA-256, so that a line costs 16 bytes and not its text.
    private static func digest(_ text: [UInt8], _ language: Language?) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array((language?.rawValue ?? "").utf8) + [0])
        for word in text.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) {
            hash.update(data: Array(word))
            hash.update(data: [0x20])
        }
        return Array(hash.finalize().prefix(16))
    }
}
