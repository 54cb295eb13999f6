internal import Model

/// Sections, entries and tables of a Markdown report.
extension Markdown {
    mutating func begin(_ section: ReportSection, _ frame: ReportFrame) {
        self.place(section.id)
        self.markup("\n\n")
        switch section.level {
        case 1: self.markup("## ")
        case 2: self.markup("### ")
        default: self.markup("#### ")
        }
        self.text(section.heading.text)
        if let title = section.document?.title {
            self.markup(" — ")
            self.text(title)
        }
        self.markup("\n\n")
    }

    mutating func line(_ item: ReportItem, _ frame: ReportFrame) {
        let placed = item.passage
        self.markup("- ")
        self.text(placed.shortText)
        self.markup(" —")
        for (number, reference) in item.references.enumerated() {
            self.markup(number == 0 ? " " : "; ")
            if reference.isQuotedHere { self.place(reference.anchor) }
            self.citation(reference, frame.target(of: reference, ownPlace: true))
        }
        self.markup("\n")
    }

    mutating func entry(_ item: ReportItem, _ frame: ReportFrame) {
        let (labels, placed) = (frame.labels, item.passage)
        self.place(item.id)
        self.markup("\n\n")
        for (column, value) in item.values where !value.isEmpty {
            guard let label = column.label else { continue }
            self.rowName(labels[label], labels)
            self.value(value, frame)
            self.markup("\n")
        }
        if item.values.contains(where: { $0.column.label != nil && !$0.value.isEmpty }) { self.markup("\n") }
        self.quote(placed)
        if let difference = item.difference { self.difference(difference, frame) }
        self.markup("\n— ")
        self.citation(PassageReference(placed), frame.target(of: placed, at: item.id))
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

    mutating func reference(_ reference: PassageReference, short: ContentText, note: String?, _ frame: ReportFrame) {
        self.markup("- ")
        self.text(short.text)
        self.markup(" — ")
        if let target = frame.target(of: reference) {
            self.citation(reference, target)
        } else {
            self.text(reference.localCitation)
        }
        if let note {
            self.markup(" (")
            self.text(note)
            self.markup(")")
        }
        self.markup("\n")
    }

    mutating func begin(_ table: ReportTable, _ frame: ReportFrame) {
        self.place(table.id)
        self.markup("\n\n**")
        self.text(table.caption)
        self.markup("**\n\n")
        for column in table.columns {
            self.markup("| ")
            self.text(column.heading ?? column.label.map { frame.labels[$0] } ?? column.key)
            self.markup(" ")
        }
        self.markup("|\n")
        for column in table.columns { self.markup(column.isFigure ? "| ---: " : "| --- ") }
        self.markup("|\n")
    }

    mutating func row(_ row: ReportRow, _ columns: [ReportColumn], _ frame: ReportFrame) {
        for number in columns.indices {
            self.markup("| ")
            if number < row.cells.count, let cell = row.cells[number] {
                if number == 0, let target = row.target.flatMap(frame.page) {
                    self.markup("[")
                    self.value(cell, frame)
                    self.markup("](")
                    self.target(target)
                    self.markup(")")
                } else {
                    self.value(cell, frame)
                }
            }
            self.markup(" ")
        }
        self.markup("|\n")
    }

    /// A picture's figures.
    mutating func chart(_ chart: ReportChart) {
        self.place(chart.id)
        self.markup("\n\n**")
        self.text(chart.title)
        self.markup("**\n\n| ")
        self.text(chart.categoryName)
        self.markup(" ")
        for series in chart.series {
            self.markup("| ")
            self.text(series.name)
            self.markup(" ")
        }
        self.markup("|\n| --- ")
        for _ in chart.series { self.markup("| ---: ") }
        self.markup("|\n")
        for (category, name) in chart.categories.enumerated() {
            self.markup("| ")
            self.text(name)
            for series in chart.series {
                self.markup(" | ")
                self.number(category < series.values.count ? series.values[category] : 0)
            }
            self.markup(" |\n")
        }
        self.markup("\n")
    }

    private mutating func quote(_ placed: PlacedEntry) {
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
    }

    private mutating func difference(_ difference: WordDifference, _ frame: ReportFrame) {
        self.markup("\n")
        for run in difference.runs {
            switch run.change {
            case .same: self.text(run.words)
            case .added:
                self.markup("<ins>")
                self.text(run.words)
                self.markup("</ins>")
            case .removed:
                self.markup("<del>")
                self.text(run.words)
                self.markup("</del>")
            }
            self.markup(" ")
        }
        self.markup("\n")
    }

    private mutating func value(_ value: ReportValue, _ frame: ReportFrame) {
        switch value {
        case .text(let text): self.text(text.text)
        case .code(_, let label): self.text(label)
        case .list(let texts): self.text(texts.map(\.text).joined(separator: "; "))
        case .codes(let codes): self.text(codes.map(\.label).joined(separator: "; "))
        case .number(let number): self.number(number)
        case .decimal(let number): self.text(Decimals.two(number))
        case .date(let date): self.text(frame.labels.text(of: date))
        case .flag(let flag): self.text(frame.labels[flag ? .yes : .no])
        case .references(let references):
            for (number, reference) in references.enumerated() {
                if number > 0 { self.markup("; ") }
                self.citation(reference, frame.target(of: reference))
            }
        }
    }

    private mutating func citation(_ reference: PassageReference, _ target: LinkTarget?) {
        guard let target else { return self.text(reference.localCitation) }
        self.markup("[")
        self.text(reference.localCitation)
        self.markup("](")
        self.target(target)
        self.markup(")")
    }
}
