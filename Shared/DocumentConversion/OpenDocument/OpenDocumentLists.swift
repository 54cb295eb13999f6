/// The numbers that the lists of an OpenDocument text have reached.
///
/// A list counts for itself, unless it goes on with another one, by name or by style, or stands within another one.
///
/// Source: OASIS OpenDocument 1.3 part 3, section 5.3 (`text:list`).
struct OpenDocumentLists {
    /// A list that is open.
    private struct Open {
        let style: String?
        /// Which counters it uses.
        let counters: Int
        /// From 1.
        let level: Int
        /// Whether the item that is open has not printed its number yet.
        var isNumberDue = false
        var start: Int?
        var isHeader = false
    }

    private static let mostLevels = 10

    /// The last number of each level of each list.
    private var counters: [[Int?]] = []
    private var open: [Open] = []
    /// Counters by a list's own name, and those used last by a style.
    private var byName: [String: Int] = [:]
    private var byStyle: [String: Int] = [:]
    private var outline = [Int?](repeating: nil, count: Self.mostLevels + 1)

    var isEmpty: Bool { self.open.isEmpty }

    mutating func startList(name: String?, style: String?, continues: String?, continuesStyle: Bool) {
        if let outer = self.open.last {
            self.open.append(
                Open(style: style ?? outer.style, counters: outer.counters, level: outer.level + 1))
        } else {
            let before =
                continues.flatMap { self.byName[$0] } ?? (continuesStyle ? style.flatMap { self.byStyle[$0] } : nil)
            let counters = before ?? self.counters.count
            if before == nil { self.counters.append(Array(repeating: nil, count: Self.mostLevels + 1)) }
            self.open.append(Open(style: style, counters: counters, level: 1))
        }
        if let name, let last = self.open.last { self.byName[name] = last.counters }
        if let style, let last = self.open.last { self.byStyle[style] = last.counters }
    }

    mutating func endList() { _ = self.open.popLast() }

    mutating func startItem(isHeader: Bool, start: Int?) {
        guard let list = self.open.indices.last else { return }
        self.open[list].isNumberDue = !isHeader
        self.open[list].start = start
    }

    mutating func endItem() {
        if let list = self.open.indices.last { self.open[list].isNumberDue = false }
    }

    /// The label before the paragraph that begins now; empty if it prints none.
    ///
    /// - Parameter paragraphList: The list style that the paragraph's own style names.
    mutating func label(_ styles: OpenDocumentStyles, paragraphList: String?) -> String {
        guard let list = self.open.indices.last, self.open[list].isNumberDue else { return "" }
        self.open[list].isNumberDue = false
        let item = self.open[list]
        guard (1...Self.mostLevels).contains(item.level),
            let levels = (item.style ?? paragraphList).flatMap({ styles.lists[$0] }), let level = levels[item.level]
        else { return "" }
        var counters = self.counters[item.counters]
        Self.count(item.level, start: item.start, level, levels, &counters)
        self.counters[item.counters] = counters
        return Self.printed(item.level, level, levels, counters)
    }

    /// The label of a heading outside a list, by its level.
    mutating func headingLabel(_ number: Int, _ styles: OpenDocumentStyles) -> String {
        guard (1...Self.mostLevels).contains(number), let level = styles.outline[number], level.format != nil else {
            return ""
        }
        Self.count(number, start: nil, level, styles.outline, &self.outline)
        return Self.printed(number, level, styles.outline, self.outline)
    }

    private static func count(
        _ number: Int, start: Int?, _ level: OpenDocumentStyles.Level, _ levels: [Int: OpenDocumentStyles.Level],
        _ counters: inout [Int?]
    ) {
        for above in 1..<number where counters[above] == nil { counters[above] = levels[above]?.start ?? 1 }
        counters[number] = start ?? counters[number].map { $0 &+ 1 } ?? level.start
        for below in number..<counters.count where below > number { counters[below] = nil }
    }

    private static func printed(
        _ number: Int, _ level: OpenDocumentStyles.Level, _ levels: [Int: OpenDocumentStyles.Level], _ counters: [Int?]
    ) -> String {
        guard let format = level.format else { return "" }
        if format == "bullet" { return "•" }
        func text(_ place: Int) -> String {
            counters[place].flatMap { NumberFormat.text($0, levels[place]?.format ?? "decimal") } ?? ""
        }
        if let pattern = level.pattern, !pattern.isEmpty {
            var label = pattern
            for place in 1...number { label = label.replacing("%\(place)%", with: text(place)) }
            return ListLabel.bracketed(label, format: format)
        }
        let first = max(1, number - max(1, level.shown) + 1)
        let numbers = (first...number).map(text).filter { !$0.isEmpty }.joined(separator: ".")
        return ListLabel.bracketed(level.prefix + numbers + level.suffix, format: format)
    }
}
