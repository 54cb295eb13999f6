internal import Model

/// Turns placed entries into one file.
protocol ReportFormatter {
    /// Takes the next entry, in the builder's order. Entries without a theme of the report are not handed over.
    mutating func add(_ placed: PlacedEntry) throws

    /// Writes what is left.
    /// - Returns: Size of the file in bytes.
    mutating func finish(_ summary: ReportSummary) throws -> Int
}

/// What is known when all entries have passed.
struct ReportSummary {
    let totals: Totals
    let facets: Facets
    /// Filled for an index.
    let lines: IndexLines
}

/// What all formats of one report share.
struct ReportFrame {
    let context: ReportContext
    let plan: ThemePlan
    let labels: Labels
    /// Sorted by symbol, language and id.
    let documents: [DocumentHead]

    var language: Language { self.labels.language }
    var isIndex: Bool { self.context.request.kind == .index }
    var title: String { self.labels[self.isIndex ? .titleIndex : .titleCompilation] }

    func themeLabel(_ position: Int) -> String { self.plan.themes[position].label(in: self.language) }

    /// What was asked for, as the annex and the head say it: name and value.
    var parameters: [(name: String, value: String)] {
        let request = self.context.request
        let filters = request.filters
        var rows: [(String, String)] = []
        func add(_ key: Labels.Key, _ values: [String]) {
            if !values.isEmpty { rows.append((self.labels[key], values.joined(separator: "; "))) }
        }
        add(
            .theme,
            filters.themes.map { id in
                self.context.themes.first { $0.id == id }?.label(in: self.language) ?? id.rawValue
            })
        add(.symbol, filters.symbols)
        add(.body, filters.bodies)
        add(.language, filters.languages.map(self.labels.name(of:)))
        add(.passageKind, filters.passageKinds.map(self.labels.name(of:)))
        add(.from, filters.from.map { [self.labels.text(of: $0)] } ?? [])
        add(.to, filters.to.map { [self.labels.text(of: $0)] } ?? [])
        return rows
    }

    /// Versions and names that tell one report from another: name and value.
    var provenance: [(name: String, value: String)] {
        [
            (self.labels[.reportKind], self.context.request.kind.rawValue),
            (self.labels[.taxonomy], self.context.taxonomyVersion),
            (self.labels[.classifier], self.context.classifierVersion),
            (self.labels[.corpusState], self.context.corpusState),
            (self.labels[.reportID], self.context.reportID),
        ]
    }

    /// The figures in a fixed order: as handed in.
    func scopeName(_ scope: QualityFigure.Scope) -> String {
        switch scope {
        case .theme(let id): self.context.themes.first { $0.id == id }?.label(in: self.language) ?? id.rawValue
        case .macro: self.labels[.macro]
        case .micro: self.labels[.micro]
        }
    }
}
