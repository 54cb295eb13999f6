public import Model

/// What another taxonomy would change in the themes of passages, gathered one passage at a time.
public struct TaxonomyDiff: Sendable, Hashable, Codable {
    /// What happens to one theme of one passage.
    public enum Change: String, Sendable, Hashable, Codable, CaseIterable {
        /// It becomes core and had no evidence before.
        case added
        /// It was core and has no evidence any more.
        case removed
        /// It was core and becomes a passing mention.
        case lowered
        /// It was a passing mention and becomes core.
        case raised
    }

    /// A passage that changes.
    public struct Example: Sendable, Hashable, Codable {
        /// The unit's identifier or the passage's citation.
        public let unit: String
        /// Scores before and after; `nil` without evidence.
        public let before: Double?
        public let after: Double?
    }

    /// The changes of one kind to one theme.
    public struct Entry: Sendable, Hashable, Codable {
        public let theme: ThemeID
        public let change: Change
        public internal(set) var count = 0
        /// The first few.
        public internal(set) var examples: [Example] = []
    }

    /// Number of passages compared.
    public private(set) var passages = 0
    /// Number of passages of which any theme changes.
    public private(set) var changedPassages = 0
    /// Sorted by theme and kind; only those that occur.
    public private(set) var entries: [Entry] = []

    private static let exampleCount = 5

    public init() {}

    /// Compares the themes of one passage.
    public mutating func add(unit: String, before: [ThemeAssignment], after: [ThemeAssignment]) {
        self.passages += 1
        var isChanged = false
        let first = Dictionary(before.map { ($0.theme, $0) }) { first, _ in first }
        let second = Dictionary(after.map { ($0.theme, $0) }) { first, _ in first }
        for theme in Set(first.keys).union(second.keys).sorted() {
            guard let change = Self.change(from: first[theme], to: second[theme]) else { continue }
            isChanged = true
            let example = Example(unit: unit, before: first[theme]?.score, after: second[theme]?.score)
            self.count(change, of: theme, example)
        }
        if isChanged { self.changedPassages += 1 }
    }

    private mutating func count(_ change: Change, of theme: ThemeID, _ example: Example) {
        func order(_ theme: ThemeID, _ change: Change) -> (String, Int) {
            (theme.rawValue, Change.allCases.firstIndex(of: change) ?? 0)
        }
        let place =
            self.entries.firstIndex { order($0.theme, $0.change) >= order(theme, change) } ?? self.entries.count
        if place == self.entries.count || self.entries[place].theme != theme || self.entries[place].change != change {
            self.entries.insert(Entry(theme: theme, change: change), at: place)
        }
        self.entries[place].count += 1
        if self.entries[place].examples.count < Self.exampleCount { self.entries[place].examples.append(example) }
    }

    private static func change(from before: ThemeAssignment?, to after: ThemeAssignment?) -> Change? {
        switch (before?.grade, after?.grade) {
        case (.core?, .core?), (.touch?, .touch?), (nil, nil), (.touch?, nil), (nil, .touch?): nil
        case (nil, .core?): .added
        case (.core?, nil): .removed
        case (.core?, .touch?): .lowered
        case (.touch?, .core?): .raised
        }
    }

    /// The changes for people.
    public var text: String {
        var lines = ["\(self.passages) passages compared, \(self.changedPassages) change"]
        for entry in self.entries {
            lines.append("\(entry.theme): \(entry.change.rawValue) \(entry.count)")
            for example in entry.examples {
                lines.append(
                    "  \(example.unit): \(example.before.map { "\($0)" } ?? "none") -> "
                        + (example.after.map { "\($0)" } ?? "none"))
            }
            if entry.count > entry.examples.count { lines.append("  and \(entry.count - entry.examples.count) more") }
        }
        return lines.joined(separator: "\n")
    }
}
