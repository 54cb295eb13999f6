/// The headings over a passage.
struct SectionStack {
    private struct Entry {
        var level: Int
        var title: String
        /// Numbered or lettered, or named as a chapter: what follows without either stands under it.
        var isLabelled: Bool
        /// The number before its words, where it has one of the form `2.`.
        var number: Int?
    }
    private var entries: [Entry] = []
    private var lastRoman = 0
    private var lastLetter = 0

    var path: [String] { self.entries.map(\.title) }

    /// Number of the innermost heading that has one of the form `2.`.
    var lastNumber: Int? { self.entries.last { $0.number != nil }?.number }

    /// Takes the name of a part of the document, over all its headings.
    mutating func begin(_ part: String) {
        self.entries = [Entry(level: 0, title: part, isLabelled: true)]
        (self.lastRoman, self.lastLetter) = (0, 0)
    }

    /// Takes the heading of a part, a chapter or a section that is called so: `Chapter XIII`. The outermost has rank 0.
    mutating func push(_ title: String, rank: Int) {
        (self.lastRoman, self.lastLetter) = (0, 0)
        self.push(title, level: 2 + min(max(rank, 0), 6), isLabelled: true)
    }

    /// Takes one heading. `isFirst`: it does not directly follow another heading; `run`: how many headings without a
    /// label stand here one below the other.
    mutating func push(_ title: String, label: LineLabel?, isFirst: Bool, run: Int = 1) {
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
            } else {
                self.lastLetter = label?.value ?? 0
            }
            self.push(title, level: isRoman ? 10 : 20, isLabelled: true)
        case .ideographic: self.push(title, level: 10, isLabelled: true)
        case .number: self.push(title, level: 30, isLabelled: true, number: label?.value)
        case .dotted, .letter, .bullet: self.push(title, level: 40, isLabelled: true)
        case nil:
            // Two and more, one below the other, begin anew under the last heading with a label.
            if isFirst, run > 1 { self.entries.removeAll { !$0.isLabelled } }
            let last = self.entries.last
            let isSibling = isFirst && run == 1 && last.map { !$0.isLabelled } ?? false
            self.push(title, level: isSibling ? last?.level ?? 0 : min((last?.level ?? 0) + 1, 98), isLabelled: false)
        }
    }

    private mutating func push(_ title: String, level: Int, isLabelled: Bool, number: Int? = nil) {
        self.entries.removeAll { $0.level >= level }
        self.entries.append(Entry(level: level, title: title, isLabelled: isLabelled, number: number))
    }
}
