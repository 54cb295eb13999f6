public import Model

/// What careful readers said about each unit of a set.
public struct GoldStandard: Sendable, Hashable {
    /// A reader's word on one theme of one unit.
    public enum Label: String, Sendable, Hashable, Codable {
        case core
        /// Counts neither for nor against when scoring.
        case touch
        case absent = "-"
    }

    /// In the order of the file's columns.
    public let themes: [ThemeID]
    /// Per unit, one label per theme.
    public let labels: [String: [Label]]

    /// Reads tab-separated lines: a header `unit` and theme identifiers, then a unit's id and `core`, `touch` or `-` for each theme.
    public init(tsv: String, name: String = "gold") throws(GoldError) {
        let lines = tsv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let header = lines.first?.split(separator: "\t", omittingEmptySubsequences: false), header.count > 1
        else {
            throw GoldError(
                file: name, line: 1, problem: "the first line must be \"unit\" and theme identifiers, tabs between.")
        }
        let themes = header.dropFirst().map { ThemeID(String($0)) }
        var labels: [String: [Label]] = [:]
        for (number, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == themes.count + 1 else {
                throw GoldError(
                    file: name, line: number + 1,
                    problem: "\(themes.count + 1) columns are expected, not \(fields.count).")
            }
            var row: [Label] = []
            for field in fields.dropFirst() {
                guard let label = Label(rawValue: String(field)) else {
                    throw GoldError(file: name, line: number + 1, problem: "a label is core, touch or -.")
                }
                row.append(label)
            }
            let unit = String(fields[0])
            guard labels.updateValue(row, forKey: unit) == nil else {
                throw GoldError(file: name, line: number + 1, problem: "the unit is given twice.")
            }
        }
        (self.themes, self.labels) = (themes, labels)
    }

    /// The label of a unit for a theme; `nil` where the set has none.
    public func label(of unit: String, theme: ThemeID) -> Label? {
        guard let column = self.themes.firstIndex(of: theme) else { return nil }
        return self.labels[unit]?[column]
    }
}

/// What is wrong with a file of gold labels or of units, and where.
public struct GoldError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Name of the file as it was given.
    public let file: String
    /// From 1.
    public let line: Int
    /// A sentence; it never quotes the file's text.
    public let problem: String

    public init(file: String, line: Int, problem: String) {
        (self.file, self.line, self.problem) = (file, line, problem)
    }

    public var description: String { "\(self.file):\(self.line): \(self.problem)" }
}
