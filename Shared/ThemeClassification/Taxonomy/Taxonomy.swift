public import Model

/// Themes with their names, scopes, sub-themes and cues, as read from a file.
///
/// A theme is added by writing it into a file; no code knows a theme by name.
public struct Taxonomy: Sendable, Hashable {
    /// The file's own version, for example `2026.1`; written into every assignment.
    public let version: String
    /// In the order of the file, which is the order of reports.
    public let themes: [ThemeDefinition]
    /// Wordings, one entry per language that has any.
    public let languages: [LanguageCues]

    /// The taxonomy in the executable: prevention, diplomatic role, victim support.
    public static func builtIn() throws(TaxonomyError) -> Taxonomy {
        try Taxonomy(files: BuiltInData.taxonomyFiles)
    }

    /// Reads a taxonomy that is one file.
    /// - Parameters:
    ///   - yaml: The file's text, as `Data/taxonomy.yaml` documents it.
    ///   - name: What error messages call the file.
    public init(yaml: String, name: String) throws(TaxonomyError) {
        try self.init(files: [TaxonomyFile(name: name, text: yaml)])
    }

    /// Reads a taxonomy that is spread over files: exactly one has the themes, any may have wordings of a language.
    public init(files: [TaxonomyFile]) throws(TaxonomyError) {
        self = try TaxonomyReader.read(files)
    }

    init(version: String, themes: [ThemeDefinition], languages: [LanguageCues]) {
        (self.version, self.themes, self.languages) = (version, themes, languages)
    }

    /// The themes as readers and reports see them.
    public var modelThemes: [Theme] { self.themes.map { Theme(id: $0.id, labels: $0.labels) } }

    /// The theme of that identifier, or `nil`.
    public func theme(_ id: ThemeID) -> ThemeDefinition? { self.themes.first { $0.id == id } }

    /// The sub-themes that the assignment's evidence speaks for, the strongest first.
    public func subthemes(of assignment: ThemeAssignment) -> [Subtheme] {
        guard let theme = self.theme(assignment.theme) else { return [] }
        var weights: [String: Double] = [:]
        for evidence in assignment.evidence {
            let local = evidence.cue.split(separator: ".", maxSplits: 1).last.map(String.init) ?? evidence.cue
            guard let cue = theme.cues.first(where: { $0.id == local }), let subtheme = cue.subtheme else { continue }
            weights[subtheme, default: 0] += max(cue.weight, 0.01)
        }
        return theme.subthemes.enumerated().filter { weights[$0.element.id] != nil }.sorted { left, right in
            let (first, second) = (weights[left.element.id] ?? 0, weights[right.element.id] ?? 0)
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
    }
}

/// One file of a taxonomy.
public struct TaxonomyFile: Sendable, Hashable {
    /// What error messages call it.
    public let name: String
    /// YAML.
    public let text: String

    public init(name: String, text: String) { (self.name, self.text) = (name, text) }
}
