public import Model

/// One figure that was measured when the weights in the executable were trained.
public struct RecordedFigure: Sendable, Hashable, Codable {
    /// What the figure is about.
    public enum Scope: Sendable, Hashable, Codable {
        case theme(ThemeID)
        /// The mean over the themes.
        case macro
        /// All decisions together.
        case micro
    }

    public let scope: Scope
    public let language: Language
    /// Which labelled units, and how they were measured.
    public let goldSet: String
    public let precision: Double
    public let recall: Double
    public let f1: Double
    /// Number of labelled units.
    public let units: Int
}

extension ThemeClassifier {
    /// What weights that never saw a unit's source reached on it; per language, the themes in the taxonomy's order, then
    /// macro and micro. Empty for a classifier without trained weights.
    public var recordedFigures: [RecordedFigure] {
        self.figures.sorted { $0.key < $1.key }.flatMap { name, values -> [RecordedFigure] in
            let prefix = "cross-validated "
            guard name.hasPrefix(prefix), let language = Language(rawValue: String(name.dropFirst(prefix.count))),
                let units = values["units"]
            else { return [] }
            let scopes = self.taxonomy.themes.map { (RecordedFigure.Scope.theme($0.id), $0.id.rawValue) }
            return (scopes + [(.macro, "macro"), (.micro, "micro")]).compactMap { scope, key in
                let f1 = values["\(key)\(scope == .macro || scope == .micro ? "-" : " ")F1"]
                guard let f1, let precision = values["\(key) precision"], let recall = values["\(key) recall"] else {
                    return nil
                }
                return RecordedFigure(
                    scope: scope, language: language, goldSet: "development units, cross-validated by source",
                    precision: precision, recall: recall, f1: f1, units: Int(units))
            }
        }
    }
}
