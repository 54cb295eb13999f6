internal import Model

/// The pieces of a Markdown report.
extension Markdown {
    mutating func heading(_ mark: StaticString, _ text: String) {
        self.markup(mark)
        self.text(text)
        self.markup("\n\n")
    }

    mutating func paragraph(_ text: String) {
        self.text(text)
        self.markup("\n\n")
    }

    /// `- **name:** value`
    mutating func row(_ name: String, _ value: String, _ labels: Labels) {
        self.markup("- **")
        let colon = labels[.colon]
        self.text(name + (colon.last == " " ? colon.dropLast() : colon[...]))
        self.markup("** ")
        self.text(value)
        self.markup("\n")
    }

    mutating func frontMatter(_ frame: ReportFrame, _ summary: ReportSummary) {
        let labels = frame.labels
        self.heading("# ", frame.title)
        self.heading("## ", labels[.about])
        if let series = frame.context.request.series { self.row(labels[.series], series, labels) }
        if let period = frame.context.request.period { self.row(labels[.period], period, labels) }
        self.row(labels[.documents], String(frame.documents.count), labels)
        self.row(labels[.passagesRead], String(summary.totals.passages), labels)
        self.row(labels[.passagesPlaced], String(summary.totals.placed), labels)
        for (position, theme) in frame.plan.themes.enumerated() {
            self.row(theme.label(in: frame.language), String(summary.totals.core[position]), labels)
        }
        for parameter in frame.parameters { self.row(parameter.name, parameter.value, labels) }
        self.markup("\n")
        self.paragraph(labels[frame.isIndex ? .howIndex : .howCompilation])
    }

    mutating func themeHeading(_ theme: Theme, _ frame: ReportFrame) {
        self.place("theme-" + Anchors.safe(theme.id.rawValue))
        self.markup("\n\n")
        self.heading("## ", theme.label(in: frame.language))
    }

    mutating func heading(of document: DocumentHead) {
        self.markup("### ")
        self.text(document.symbol)
        if let title = document.title {
            self.markup(" — ")
            self.text(title)
        }
        self.markup("\n\n")
    }

    mutating func group(_ group: IndexLines.Group, _ frame: ReportFrame) {
        self.heading("### ", group.heading)
        for line in group.lines {
            self.markup("- ")
            self.text(line.text)
            self.markup(" —")
            for (number, reference) in line.references.enumerated() {
                self.markup(number == 0 ? " " : "; ")
                if reference.isPrimary { self.place(reference.anchor) }
                self.citation(reference.localCitation, anchor: reference.anchor, companion: frame.context.companion)
            }
            self.markup("\n")
        }
        self.markup("\n")
    }

    mutating func entry(_ placed: PlacedEntry, _ frame: ReportFrame) {
        let labels = frame.labels
        self.place(placed.anchor)
        self.markup("\n\n")
        for (number, piece) in placed.layout.pieces.enumerated() {
            if number > 0 { self.markup(">\n") }
            self.markup("> ")
            switch piece {
            case .paragraph(let range): self.text(placed.layout.text[range])
            case .item(let mark, let words, let level):
                for _ in 0..<min(level, 4) { self.markup("  ") }
                self.markup("- ")
                self.text(placed.layout.text[mark])
                self.markup(" ")
                self.text(placed.layout.text[words])
            }
            self.markup("\n")
        }
        self.markup("\n— ")
        self.citation(placed.localCitation, anchor: placed.anchor, companion: nil)
        if let page = placed.passage.page {
            self.markup(", ")
            self.text(labels.text(.page, ["number": String(page)]))
        }
        self.markup("\n\n")
        if !placed.section.isEmpty { self.row(labels[.section], placed.section, labels) }
        let also = placed.placement.core.dropFirst().map(frame.themeLabel)
        if !also.isEmpty { self.row(labels[.alsoUnder], also.joined(separator: "; "), labels) }
        let touched = placed.placement.touch.map(frame.themeLabel)
        if !touched.isEmpty { self.row(labels[.touches], touched.joined(separator: "; "), labels) }
        for note in placed.entry.footnotes { self.row(labels[.notes] + " " + note.mark, note.text, labels) }
        let hasRows = !placed.section.isEmpty || !also.isEmpty || !touched.isEmpty || !placed.entry.footnotes.isEmpty
        if hasRows { self.markup("\n") }
    }

    mutating func reference(_ placed: PlacedEntry, quotedUnder theme: String?, _ frame: ReportFrame) {
        self.markup("- ")
        self.text(placed.shortText)
        self.markup(" — ")
        if let theme {
            self.citation(placed.localCitation, anchor: placed.anchor, companion: nil)
            self.markup(" (")
            self.text(frame.labels.text(.quotedUnder, ["theme": theme]))
            self.markup(")\n")
        } else {
            self.text(placed.localCitation)
            self.markup("\n")
        }
    }

    mutating func annex(_ frame: ReportFrame, _ summary: ReportSummary) {
        let labels = frame.labels
        self.heading("## ", labels[.documents])
        for document in frame.documents {
            self.markup("- ")
            self.text(document.symbol)
            if let language = document.language {
                self.markup(" (")
                self.text(language.rawValue)
                self.markup(")")
            }
            if let title = document.title {
                self.markup(" — ")
                self.text(title)
            }
            self.markup(" — ")
            self.text(labels[.passages] + labels[.colon] + String(summary.totals.perDocument[document.id] ?? 0))
            self.markup("; ")
            self.text(labels[.reading] + labels[.colon] + labels.name(of: document.verdict.state))
            self.markup("\n")
            for reason in document.verdict.reasons {
                self.markup("    - ")
                self.text(reason)
                self.markup("\n")
            }
        }
        self.markup("\n")
        self.heading("## ", labels[.annex])
        for row in frame.provenance { self.row(row.name, row.value, labels) }
        self.markup("\n")
        self.heading("### ", labels[.quality])
        guard !frame.context.quality.isEmpty else { return self.paragraph(labels[.qualityMissing]) }
        self.paragraph(labels[.qualityNote])
        for key in [Labels.Key.theme, .language, .goldSet, .units, .precision, .recall, .f1] {
            self.markup("| ")
            self.text(labels[key])
            self.markup(" ")
        }
        self.markup("|\n| --- | --- | --- | ---: | ---: | ---: | ---: |\n")
        for figure in frame.context.quality {
            let cells = [
                frame.scopeName(figure.scope), figure.language.map(labels.name(of:)) ?? labels[.all], figure.goldSet,
                String(figure.units), Decimals.two(figure.precision), Decimals.two(figure.recall),
                Decimals.two(figure.f1),
            ]
            for cell in cells {
                self.markup("| ")
                self.text(cell)
                self.markup(" ")
            }
            self.markup("|\n")
        }
        self.markup("\n")
    }

    private mutating func citation(_ text: String, anchor: String, companion: String?) {
        self.markup("[")
        self.text(text)
        self.markup("](")
        self.target(LinkTarget(anchor: anchor, companion: companion))
        self.markup(")")
    }
}
