internal import Model

/// An entry with everything the formats need to know about it, worked out once.
struct PlacedEntry {
    /// A heading in an index.
    struct Heading: Hashable {
        let text: String
        /// The document's language for one of its own headings; `nil` for a label of the report.
        let language: Language?

        /// The sub-theme, else the innermost heading over the passage without its number, else what such passages are called.
        init(of entry: ReportEntry, subtheme: String?, labels: Labels) {
            if let subtheme {
                self.init(text: subtheme, language: nil)
            } else if let section = entry.passage.section.last(where: { !Self.withoutNumber($0).isEmpty }) {
                self.init(text: Self.withoutNumber(section), language: entry.document.language)
            } else {
                self.init(text: labels.group(of: entry.passage.kind), language: nil)
            }
        }

        init(text: String, language: Language?) { (self.text, self.language) = (text, language) }

        /// "A. General recommendations" → "General recommendations": numbers differ from document to document.
        private static func withoutNumber(_ heading: String) -> String {
            let words = heading.split { $0 == " " || $0 == "\n" || $0 == "\t" }
            guard let first = words.first, words.count > 1 else { return words.joined(separator: " ") }
            let isNumber = first.utf8.count <= 6 && (first.hasSuffix(".") || first.hasSuffix(")"))
            return words.dropFirst(isNumber ? 1 : 0).joined(separator: " ")
        }
    }

    let entry: ReportEntry
    let placement: ThemePlan.Placement
    /// The name of its place; see ``Anchors``.
    let anchor: String
    /// The citation for machines, in English.
    let citation: String
    /// The citation for people, in the report's language.
    let localCitation: String
    let layout: PassageLayout
    let line: ShortLine
    /// What the page's filter can ask for; see ``Facets``.
    var tokens: [String] = []
    /// The heading over its line in an index, per theme position.
    let headings: [Int: Heading]

    var passage: Passage { self.entry.passage }
    /// The passage's own language, else its document's.
    var language: Language? { self.passage.language ?? self.entry.document.language }

    /// Heading path over the passage, one line.
    var section: String { self.passage.section.joined(separator: " › ") }

    /// The short line's words, with "…" where it is cut. White space is as in the text.
    var shortText: String {
        String(decoding: self.layout.text[..<self.line.end], as: UTF8.self) + (self.line.isComplete ? "" : "…")
    }
}
