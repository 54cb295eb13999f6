internal import Model

/// What a report counts while its entries pass.
struct Totals: Sendable {
    /// Passages handed in.
    var passages = 0
    /// Of these, those about at least one of the report's themes.
    var placed = 0
    /// Of these, those that touch a theme without being about any.
    var touching = 0
    /// Per theme position, passages about it.
    var core: [Int]
    /// Per theme position, passages quoted under it, each in one theme only.
    var quoted: [Int]
    /// Per document id, passages about at least one theme.
    var perDocument: [String: Int] = [:]

    init(themes: Int) {
        self.core = Array(repeating: 0, count: themes)
        self.quoted = Array(repeating: 0, count: themes)
    }

    mutating func count(_ entry: ReportEntry, _ placement: ThemePlan.Placement) {
        self.passages += 1
        for position in placement.core { self.core[position] += 1 }
        if let primary = placement.core.first {
            self.placed += 1
            self.quoted[primary] += 1
            self.perDocument[entry.document.id, default: 0] += 1
        } else if !placement.touch.isEmpty {
            self.touching += 1
        }
    }
}
