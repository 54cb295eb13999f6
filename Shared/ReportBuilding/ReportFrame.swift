internal import Model

/// What all formats of one report share.
struct ReportFrame {
    let context: ReportContext
    let plan: ThemePlan
    let labels: Labels
    /// Sorted by symbol, language and id.
    let documents: [DocumentHead]
    let anchors: Anchors

    var language: Language { self.labels.language }
    var isIndex: Bool { self.context.request.kind == .index }
    var title: String { self.labels.title(of: self.context.request.kind) }
    var howToRead: String { self.labels.howToRead(self.context.request.kind) }

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
        add(
            .subtheme,
            filters.subthemes.map { id in
                self.context.themes.first { $0.id == id }?.label(in: self.language) ?? id.rawValue
            })
        add(.symbol, filters.symbols)
        add(.body, filters.bodies.map(self.labels.name(of:)))
        add(.language, filters.languages.map(self.labels.name(of:)))
        add(.passageKind, filters.passageKinds.map(self.labels.name(of:)))
        add(.addressee, filters.addressees.map(self.labels.name(of:)))
        add(.strength, filters.strengths.map(self.labels.name(of:)))
        if filters.currentOnly { add(.currentOnly, [self.labels[.yes]]) }
        if self.isIndex, request.order == .strength { add(.order, [self.labels[.strength]]) }
        add(.from, filters.from.map { [self.labels.text(of: $0)] } ?? [])
        add(.to, filters.to.map { [self.labels.text(of: $0)] } ?? [])
        return rows
    }

    /// Versions and names that tell one report from another: name and value.
    var provenance: [(name: String, value: String)] {
        var rows = [
            (self.labels[.reportKind], self.context.request.kind.rawValue),
            (self.labels[.taxonomy], self.context.taxonomyVersion),
            (self.labels[.classifier], self.context.classifierVersion),
            (self.labels[.corpusState], self.context.corpusState),
            (self.labels[.reportID], self.context.reportID),
        ]
        if let since = self.context.since {
            rows.append(
                (self.labels[.since], [since.period, since.moment].compactMap(\.self).joined(separator: " · ")))
        }
        return rows
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

/// Where links lead.
extension ReportFrame {
    /// Name of a document's page in the site, without a folder; `nil` when the report does not have the document.
    func pageName(of document: DocumentHead) -> String? {
        self.anchors.stem(of: document.id).map { "document." + $0 + ".html" }
    }

    /// The document's own page; `nil` where there is no site beside the report.
    func page(of document: DocumentHead) -> LinkTarget? {
        guard let site = self.context.site, let name = self.pageName(of: document) else { return nil }
        return LinkTarget(folder: site, file: name)
    }

    /// From a citation to its place: in the document's own page where there is a site, else where the report quotes it.
    func target(of placed: PlacedEntry, at id: String) -> LinkTarget {
        guard let site = self.context.site, let name = self.pageName(of: placed.entry.document) else {
            return LinkTarget(anchor: id)
        }
        return LinkTarget(folder: site, file: name, anchor: Anchors.safe(placed.passage.label))
    }

    /// - Parameter ownPlace: Whether the anchor is in this report though the passage is not quoted in full.
    func target(of reference: PassageReference, ownPlace: Bool = false) -> LinkTarget? {
        if let site = self.context.site, let name = self.pageName(of: reference.document) {
            return LinkTarget(folder: site, file: name, anchor: Anchors.safe(reference.label))
        }
        guard ownPlace || reference.isQuotedHere else { return nil }
        return LinkTarget(anchor: reference.anchor, companion: ownPlace ? self.context.companion : nil)
    }
}
