internal import Model

/// The report as a word processor's document: not the file itself but its source, the blocks of pandoc's tree, from which
/// the converter makes it in the layout of its reference document.
///
/// Every entry is a numbered paragraph, so that a reader can say "paragraph 12 of the compilation"; footnotes of the documents
/// are real notes; pictures are given as tables of their figures.
struct OfficeReport: BlockRenderer {
    private let frame: ReportFrame
    private var file: OutputFile
    private var tree = PandocTree()
    private var columns: [ReportColumn] = []

    private var labels: Labels { self.frame.labels }

    init(_ frame: ReportFrame, file: OutputFile) { (self.frame, self.file) = (frame, file) }

    mutating func begin(_ summary: ReportSummary) throws {
        self.tree.begin()
        let request = self.frame.context.request
        for (key, name) in [(Labels.Key.series, request.series), (.period, request.period)] {
            guard let name else { continue }
            let label = self.labels[key] + self.labels[.colon]
            self.tree.paragraph(.facts) { tree in
                tree.text(label)
                tree.name(name)
            }
        }
        self.fact(self.labels[.documents], String(self.frame.documents.count))
        self.fact(self.labels[.passagesRead], String(summary.totals.passages))
        self.fact(self.labels[.passagesPlaced], String(summary.totals.placed))
        for parameter in self.frame.parameters { self.fact(parameter.name, parameter.value) }
        self.tree.paragraph(.text) { $0.text(self.frame.howToRead) }
        try self.file.write(self.tree.take())
    }

    mutating func take(_ block: ReportBlock) throws {
        switch block {
        case .section(let section): self.section(section)
        case .paragraph(let text): self.tree.paragraph(.text) { $0.text(text) }
        case .item(let item):
            if case .line = item.form { self.line(item) } else { self.record(item) }
        case .reference(let reference, let short, let note): self.reference(reference, short, note)
        case .beginTable(let table):
            self.columns = table.columns
            let labels = self.labels
            self.tree.beginTable(
                id: table.id, caption: table.caption,
                table.columns.map { ($0.heading ?? $0.label.map { labels[$0] } ?? $0.key, $0.isFigure) })
        case .row(let row): self.row(row)
        case .endTable: self.tree.endTable()
        case .chart(let chart): self.chart(chart)
        }
        try self.file.write(self.tree.take())
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        self.annex(summary)
        self.tree.end()
        try self.file.write(self.tree.take())
        try self.file.flush()
        return self.file.size
    }

    // MARK: Blocks

    private mutating func section(_ section: ReportSection) {
        self.tree.heading(min(section.level, 4), id: section.id) { tree in
            switch section.heading {
            case .own(let text): tree.text(text)
            case .quoted(let text, let language): tree.quoted(text, language)
            }
            guard let title = section.document?.title else { return }
            tree.text(" — ")
            tree.quoted(title, section.document?.language)
        }
    }

    private mutating func line(_ item: ReportItem) {
        let (placed, frame) = (item.passage, self.frame)
        let references = item.references
        self.tree.paragraph(.numbered, id: item.id, language: placed.language) { tree in
            tree.text(placed.shortText)
        }
        self.tree.paragraph(.source) { tree in
            for (number, reference) in (references.isEmpty ? [PassageReference(placed)] : references).enumerated() {
                if number > 0 { tree.text("; ") }
                Self.citation(reference, frame.target(of: reference, ownPlace: true), to: &tree)
            }
        }
    }

    private mutating func record(_ item: ReportItem) {
        let (placed, frame, labels) = (item.passage, self.frame, self.labels)
        if case .excerpt(let ranges) = item.form {
            self.tree.paragraph(.numbered, id: item.id, language: placed.language) { tree in
                for (number, range) in ranges.enumerated() {
                    if number > 0 { tree.text(" […] ") }
                    tree.text(placed.layout.text[range])
                }
                Self.notes(of: placed, to: &tree)
            }
        } else {
            self.quote(placed, id: item.id)
        }
        if let difference = item.difference {
            self.tree.paragraph(.facts, language: placed.language) { tree in
                for (number, run) in difference.runs.enumerated() {
                    if number > 0 { tree.space() }
                    switch run.change {
                    case .same: tree.text(run.words)
                    case .added: tree.underlined(run.words)
                    case .removed: tree.struck(run.words)
                    }
                }
            }
        }
        self.tree.paragraph(.source) { tree in
            Self.citation(PassageReference(placed), frame.target(of: placed, at: item.id), to: &tree)
            if let page = placed.passage.page { tree.text(", " + labels.text(.page, ["number": String(page)])) }
        }
        for (column, value) in item.values where !value.isEmpty {
            guard let label = column.label else { continue }
            self.tree.paragraph(.facts) { tree in
                tree.text(labels[label] + labels[.colon])
                Self.value(value, frame, to: &tree)
            }
        }
        if !placed.section.isEmpty {
            self.tree.paragraph(.facts) { tree in
                tree.text(labels[.section] + labels[.colon])
                tree.quoted(placed.section, placed.entry.document.language)
            }
        }
        let also = placed.placement.core.dropFirst().map(frame.themeLabel)
        if !also.isEmpty { self.fact(labels[.alsoUnder], also.joined(separator: "; ")) }
        let touched = placed.placement.touch.map(frame.themeLabel)
        if !touched.isEmpty { self.fact(labels[.touches], touched.joined(separator: "; ")) }
    }

    private mutating func quote(_ placed: PlacedEntry, id: String) {
        let pieces = placed.layout.pieces
        for (number, piece) in pieces.enumerated() {
            let isLast = number == pieces.count - 1
            switch piece {
            case .paragraph(let range):
                self.tree.paragraph(
                    number == 0 ? .numbered : .text, id: number == 0 ? id : "", language: placed.language
                ) { tree in
                    tree.text(placed.layout.text[range])
                    if isLast { Self.notes(of: placed, to: &tree) }
                }
            case .item(let mark, let words, let level):
                self.tree.paragraph(.item(level), language: placed.language) { tree in
                    tree.text(placed.layout.text[mark])
                    tree.tab()
                    tree.text(placed.layout.text[words])
                    if isLast { Self.notes(of: placed, to: &tree) }
                }
            }
        }
    }

    private mutating func reference(_ reference: PassageReference, _ short: ContentText, _ note: String?) {
        let frame = self.frame
        self.tree.paragraph(.facts) { tree in
            Self.text(short, to: &tree)
            tree.text(" — ")
            Self.citation(reference, frame.target(of: reference), to: &tree)
            if let note { tree.text(" (\(note))") }
        }
    }

    private mutating func row(_ row: ReportRow) {
        let frame = self.frame
        self.tree.row(self.columns.count) { tree, index in
            guard index < row.cells.count, let cell = row.cells[index] else { return }
            Self.value(cell, frame, to: &tree)
        }
    }

    private mutating func chart(_ chart: ReportChart) {
        self.tree.paragraph(.text) { $0.text(chart.summary) }
        self.tree.beginTable(
            id: chart.id, caption: chart.title, [(chart.categoryName, false)] + chart.series.map { ($0.name, true) })
        for (category, name) in chart.categories.enumerated() {
            self.tree.row(chart.series.count + 1) { tree, index in
                guard index > 0 else { return tree.text(name) }
                let values = chart.series[index - 1].values
                tree.text(String(category < values.count ? values[category] : 0))
            }
        }
        self.tree.endTable()
    }

    private mutating func annex(_ summary: ReportSummary) {
        let (labels, frame) = (self.labels, self.frame)
        self.tree.heading(1, id: "documents") { $0.text(labels[.documents]) }
        self.tree.beginTable(
            id: "documents-table", caption: labels[.documents],
            [
                (labels[.symbol], false), (labels[.language], false), (labels[.passages], true),
                (labels[.reading], false),
            ])
        for document in frame.documents {
            self.tree.row(4) { tree, index in
                switch index {
                case 0:
                    tree.strong(document.symbol)
                    guard let title = document.title else { return }
                    tree.text(" — ")
                    tree.quoted(title, document.language)
                case 1: tree.text(document.language.map(labels.name(of:)) ?? "")
                case 2: tree.text(String(summary.totals.perDocument[document.id] ?? 0))
                default:
                    tree.text(
                        ([labels.name(of: document.verdict.state)] + document.verdict.reasons).joined(separator: " · "))
                }
            }
        }
        self.tree.endTable()
        self.tree.heading(1, id: "annex") { $0.text(labels[.annex]) }
        for row in frame.provenance { self.fact(row.name, row.value) }
        self.tree.heading(2, id: "quality") { $0.text(labels[.quality]) }
        guard !frame.context.quality.isEmpty else {
            return self.tree.paragraph(.text) { $0.text(labels[.qualityMissing]) }
        }
        self.tree.paragraph(.text) { $0.text(labels[.qualityNote]) }
        let keys: [Labels.Key] = [.theme, .language, .goldSet, .units, .precision, .recall, .f1]
        self.tree.beginTable(
            id: "quality-table", caption: labels[.quality], keys.enumerated().map { (labels[$1], $0 > 2) })
        for figure in frame.context.quality {
            let cells = [
                frame.scopeName(figure.scope), figure.language.map(labels.name(of:)) ?? labels[.all], figure.goldSet,
                String(figure.units), Decimals.two(figure.precision), Decimals.two(figure.recall),
                Decimals.two(figure.f1),
            ]
            self.tree.row(cells.count) { tree, index in tree.text(cells[index]) }
        }
        self.tree.endTable()
    }

    private mutating func fact(_ name: String, _ value: String?) {
        guard let value else { return }
        let text = name + self.labels[.colon]
        self.tree.paragraph(.facts) { tree in
            tree.text(text)
            tree.text(value)
        }
    }

    // MARK: Inlines

    /// The notes of a passage, at its end: where in it their marks stood is not known.
    private static func notes(of placed: PlacedEntry, to tree: inout PandocTree) {
        for note in placed.entry.footnotes { tree.note(note.text, placed.language) }
    }

    private static func text(_ text: ContentText, to tree: inout PandocTree) {
        switch text {
        case .own(let text): tree.text(text)
        case .quoted(let text, let language): tree.quoted(text, language)
        }
    }

    private static func citation(_ reference: PassageReference, _ target: LinkTarget?, to tree: inout PandocTree) {
        guard let target else { return tree.text(reference.localCitation) }
        tree.link(reference.localCitation, target)
    }

    private static func value(_ value: ReportValue, _ frame: ReportFrame, to tree: inout PandocTree) {
        switch value {
        case .text(let text): self.text(text, to: &tree)
        case .code(_, let label): tree.text(label)
        case .list(let texts):
            for (number, text) in texts.enumerated() {
                if number > 0 { tree.text("; ") }
                self.text(text, to: &tree)
            }
        case .codes(let codes): tree.text(codes.map(\.label).joined(separator: "; "))
        case .number(let number): tree.text(String(number))
        case .decimal(let number): tree.text(Decimals.two(number))
        case .date(let date): tree.text(frame.labels.text(of: date))
        case .flag(let flag): tree.text(frame.labels[flag ? .yes : .no])
        case .references(let references):
            for (number, reference) in references.enumerated() {
                if number > 0 { tree.text("; ") }
                self.citation(reference, frame.target(of: reference), to: &tree)
            }
        }
    }
}
