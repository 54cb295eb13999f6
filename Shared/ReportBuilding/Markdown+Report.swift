internal import Model

/// The frame of a Markdown report: its head and annex.
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
        self.rowName(name, labels)
        self.text(value)
        self.markup("\n")
    }

    /// `- **name:** `
    mutating func rowName(_ name: String, _ labels: Labels) {
        self.markup("- **")
        let colon = labels[.colon]
        self.text(name + (colon.last == " " ? colon.dropLast() : colon[...]))
        self.markup("** ")
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
        self.paragraph(frame.howToRead)
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
}
