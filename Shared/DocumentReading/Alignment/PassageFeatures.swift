internal import Model

/// What of a passage stays the same in every language.
struct PassageFeatures {
    let kind: PassageKind
    let number: String?
    let label: String
    /// What stands in brackets behind the label: the part of the document. Empty for the main part.
    let part: String
    /// Numbers of two digits and more in the text.
    let numbers: Set<Int>
    let items: Int
    let topItems: Int
    let citations: Set<String>
    /// Characters; Chinese says in one what others say in three.
    let length: Double

    init(_ passage: Passage) {
        (self.kind, self.number, self.label) = (passage.kind, passage.number, passage.label)
        self.part = passage.label.firstIndex(of: "(").map { String(passage.label[$0...]) } ?? ""
        self.numbers = Self.numbers(passage.text)
        self.items = Self.count(passage.subparagraphs)
        self.topItems = passage.subparagraphs.count
        self.citations = Set(passage.citations)
        self.length = Double(max(passage.text.unicodeScalars.count, 1))
    }

    private static func count(_ items: [Subparagraph]) -> Int {
        items.reduce(items.count) { $0 + self.count($1.subparagraphs) }
    }

    /// Numbers of two to four digits, whatever digits the language writes.
    private static func numbers(_ text: String) -> Set<Int> {
        var text = text
        return text.withUTF8 { bytes in
            var found: Set<Int> = []
            var (index, value, digits) = (0, 0, 0)
            while index < bytes.count {
                let scalar = Scalar(bytes, at: index)
                index += scalar.length
                if let digit = scalar.digit {
                    (value, digits) = (min(value * 10 + digit, 99_999), digits + 1)
                    continue
                }
                if (2...4).contains(digits) { found.insert(value) }
                (value, digits) = (0, 0)
            }
            if (2...4).contains(digits) { found.insert(value) }
            return found
        }
    }

    /// The numbers by which a citation is known in any language: `A/RES/64/293` by 64 and 293.
    static func numbers(ofCitation citation: String) -> Set<Int> { self.numbers(citation) }

    /// Same part, kind and printed number: the same place in the work.
    func hasSamePlace(as other: PassageFeatures) -> Bool {
        self.number != nil && self.number == other.number && self.kind == other.kind && self.part == other.part
    }
}
