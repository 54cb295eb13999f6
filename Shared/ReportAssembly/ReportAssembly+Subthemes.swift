public import Model
public import ThemeClassification

extension ReportAssembly {
    /// The theme of a sub-theme's name in requests and reports: `prevention/awareness` → `prevention`.
    public static func theme(ofSubtheme id: ThemeID) -> ThemeID {
        ThemeID(String(id.rawValue.prefix { $0 != "/" }))
    }

    /// Under which name a report treats a sub-theme: unique in the whole taxonomy.
    static func id(of subtheme: Subtheme, in theme: ThemeID) -> ThemeID { ThemeID("\(theme.rawValue)/\(subtheme.id)") }

    /// The entry with the sub-themes that its evidence speaks for beside its themes, so that an index can put it under
    /// its sub-heading.
    public static func placed(_ entry: ReportEntry, in taxonomy: Taxonomy) -> ReportEntry {
        var entry = entry
        for assignment in entry.assignments where assignment.grade == .core {
            guard let subtheme = taxonomy.subthemes(of: assignment).first else { continue }
            entry.assignments.append(
                ThemeAssignment(
                    theme: self.id(of: subtheme, in: assignment.theme), grade: .core, score: assignment.score,
                    decidedBy: assignment.decidedBy))
        }
        entry.assignments.sort { $0.theme < $1.theme }
        return entry
    }

    /// The taxonomy's themes and sub-themes as a report's context has them.
    static func plan(of taxonomy: Taxonomy) -> (themes: [Theme], parents: [ThemeID: ThemeID]) {
        var themes = taxonomy.modelThemes
        var parents: [ThemeID: ThemeID] = [:]
        for theme in taxonomy.themes {
            for subtheme in theme.subthemes {
                let id = self.id(of: subtheme, in: theme.id)
                themes.append(Theme(id: id, labels: subtheme.labels))
                parents[id] = theme.id
            }
        }
        return (themes, parents)
    }
}
