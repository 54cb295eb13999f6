/// The headings over a passage.
struct SectionStack {
    private struct Entry {
        var level: Int
        var title: String
    }
    private var entries: [Entry] = []
    private var lastRoman = 0
    private var lastLetter = 0

    var path: [String] { self.entries.map(\.title) }

    /// Takes the name of a part of the document, over all its headings.
    mutating func begin(_ part: String) {
        self.entries = [Entry(level: 0, title: part)]
        (self.lastRoman, self.lastLetter) = (0, 0)
    }

    /// Takes one heading. `isFirst`: it does not directly follow another heading.
    mutating func push(_ title: String, label: LineLabel?, isFirst: Bool) {
        let level: Int
        switch label?.form {
        case .capital:
            let isRoman: Bool
            if let roman = label?.roman {
                let letter = label?.value ?? 0
                isRoman = roman == self.lastRoman + 1 || !(letter > 1 && letter == self.lastLetter + 1)
            } else {
                isRoman = false
            }
            if isRoman {
                (self.lastRoman, self.lastLetter) = (label?.roman ?? 0, 0)
                level = 10
            } else {
                self.lastLetter = label?.value ?? 0
                level = 20
            }
        case .ideographic: level = 10
        case .number: level = 30
        case .dotted, .letter, .bullet: level = 40
        case nil:
            let last = self.entries.last
            if isFirst, let last, last.level % 10 != 0 {
                level = last.level
            } else {
                level = min((last?.level ?? 0) + 1, 98)
            }
        }
        self.entries.removeAll { $0.level >= level }
        self.entries.append(Entry(level: level, title: title))
    }
}
