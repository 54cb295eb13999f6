internal import Model

/// The themes a report treats, in order, and where each passage belongs among them.
struct ThemePlan: Sendable {
    /// Where one passage belongs. Numbers are positions in ``ThemePlan/themes``.
    struct Placement: Sendable, Hashable {
        /// Themes the passage is about, the best first.
        var core: [Int] = []
        /// Themes it only touches, the best first.
        var touch: [Int] = []
        /// The best sub-theme under each theme that has one.
        var subthemes: [Int: ThemeID] = [:]
    }

    /// Themes without a parent, restricted to those the request names.
    let themes: [Theme]
    private let positions: [ThemeID: Int]
    private let subthemes: [ThemeID: Theme]
    private let subthemeRanks: [ThemeID: Int]

    init(_ context: ReportContext) {
        let wanted = Set(context.request.filters.themes.flatMap { [$0, context.parents[$0] ?? $0] })
        let themes = context.themes.filter { theme in
            context.parents[theme.id] == nil && (wanted.isEmpty || wanted.contains(theme.id))
        }
        var positions: [ThemeID: Int] = [:]
        for (position, theme) in themes.enumerated() { positions[theme.id] = position }
        var subthemes: [ThemeID: Theme] = [:]
        var ranks: [ThemeID: Int] = [:]
        for theme in context.themes {
            guard let parent = context.parents[theme.id], let position = positions[parent] else { continue }
            positions[theme.id] = position
            ranks[theme.id] = ranks.count
            subthemes[theme.id] = theme
        }
        (self.themes, self.positions, self.subthemes) = (themes, positions, subthemes)
        self.subthemeRanks = ranks
    }

    /// The theme's position; for a sub-theme its parent's. `nil` when the report does not treat it.
    func position(of theme: ThemeID) -> Int? { self.positions[theme] }

    /// The sub-theme's place in the taxonomy, from 0.
    func rank(ofSubtheme theme: ThemeID) -> Int? { self.subthemeRanks[theme] }

    /// The sub-theme's name in `language`.
    func label(ofSubtheme theme: ThemeID, in language: Language) -> String? {
        self.subthemes[theme]?.label(in: language)
    }

    /// Best is what has the highest score; among equals, what comes first in the report.
    func placement(of assignments: [ThemeAssignment]) -> Placement {
        var best: [Int: (core: Double?, touch: Double?)] = [:]
        var bestSubtheme: [Int: (theme: ThemeID, score: Double)] = [:]
        for assignment in assignments {
            guard let position = self.positions[assignment.theme] else { continue }
            let score = assignment.score.isFinite ? assignment.score : 0
            switch assignment.grade {
            case .core: best[position, default: (nil, nil)].core = max(best[position]?.core ?? 0, score)
            case .touch: best[position, default: (nil, nil)].touch = max(best[position]?.touch ?? 0, score)
            }
            if assignment.grade == .core, self.subthemes[assignment.theme] != nil,
                bestSubtheme[position].map({ score > $0.score }) ?? true
            {
                bestSubtheme[position] = (assignment.theme, score)
            }
        }
        func sorted(_ scored: [(position: Int, score: Double)]) -> [Int] {
            scored.sorted { ($1.score, $0.position) < ($0.score, $1.position) }.map(\.position)
        }
        return Placement(
            core: sorted(best.compactMap { position, grades in grades.core.map { (position, $0) } }),
            touch: sorted(
                best.compactMap { position, grades in grades.core == nil ? grades.touch.map { (position, $0) } : nil }),
            subthemes: bestSubtheme.mapValues(\.theme))
    }
}
