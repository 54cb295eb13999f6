/// Sources of units dealt out into folds, so that no source is trained and tested on at once.
struct SourceFolds {
    /// The sources of each fold; none is empty.
    let folds: [[String]]

    init(units: [ThemeUnit], count: Int = 10) { self.init(sources: units.map(\.source), count: count) }

    /// Deals the largest source first, each to the fold that has fewest units so far.
    init(sources: [String], count: Int) {
        var sizes: [String: Int] = [:]
        for source in sources { sizes[Self.document(source), default: 0] += 1 }
        var folds = [(units: Int, documents: Set<String>)](repeating: (0, []), count: count)
        for (document, size) in sizes.sorted(by: { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }) {
            let place = folds.indices.min { folds[$0].units < folds[$1].units } ?? 0
            folds[place].units += size
            folds[place].documents.insert(document)
        }
        let all = Set(sources).sorted()
        self.folds = folds.map { fold in all.filter { fold.documents.contains(Self.document($0)) } }.filter {
            !$0.isEmpty
        }
    }

    /// Sources that belong together: observations on one country, `cladem:2001-01-05` and `cladem:2001-01-08`.
    private static func document(_ source: String) -> String {
        guard let dash = source.firstIndex(of: "-"), source.hasPrefix("cladem:") else { return source }
        return String(source[..<dash])
    }
}
