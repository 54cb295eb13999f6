internal import Model

/// The themes of a passage as they stand: the classifier's, with what people decided over them.
enum ThemeOverlay {
    /// A correction that has not been undone.
    struct Override: Hashable {
        let theme: ThemeID
        let action: Correction.Action
        let grade: Grade
    }

    /// - Parameter overrides: The first decided first; of those on one theme the last stands.
    /// - Returns: Sorted by theme. An added theme has score 1 and keeps the classifier's evidence, if there is any.
    static func effective(_ assignments: [ThemeAssignment], _ overrides: [Override]) -> [ThemeAssignment] {
        guard !overrides.isEmpty else { return assignments.sorted { $0.theme < $1.theme } }
        var themes = Dictionary(assignments.map { ($0.theme, $0) }, uniquingKeysWith: { first, _ in first })
        let last = Dictionary(overrides.map { ($0.theme, $0) }, uniquingKeysWith: { _, last in last })
        for (theme, override) in last {
            switch override.action {
            case .add:
                themes[theme] = ThemeAssignment(
                    theme: theme, grade: override.grade, score: 1, decidedBy: .analyst,
                    evidence: themes[theme]?.evidence ?? [])
            case .remove: themes[theme] = nil
            }
        }
        return themes.values.sorted { $0.theme < $1.theme }
    }
}
