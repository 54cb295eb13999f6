internal import Model

/// The report as Markdown, for repositories, wikis and pandoc.
struct MarkdownReport: ReportFormatter {
    /// What a theme of a compilation consists of, in the order of the file.
    private struct Parts {
        var quoted: SetAsidePart
        var alsoAbout: SetAsidePart
        var alsoTouching: SetAsidePart
        /// Document of the last passage quoted.
        var document: String?
    }

    private let frame: ReportFrame
    private var file: OutputFile
    private var parts: [Parts]

    init(_ frame: ReportFrame, file: OutputFile, spool: @escaping () throws -> any ReportSpool) {
        (self.frame, self.file) = (frame, file)
        self.parts = frame.plan.themes.map { _ in
            Parts(quoted: SetAsidePart(spool), alsoAbout: SetAsidePart(spool), alsoTouching: SetAsidePart(spool))
        }
    }

    mutating func add(_ placed: PlacedEntry) throws {
        guard !self.frame.isIndex else { return }
        if let primary = placed.placement.core.first {
            var text = Markdown()
            if self.parts[primary].document != placed.entry.document.id {
                self.parts[primary].document = placed.entry.document.id
                text.heading(of: placed.entry.document)
            }
            text.entry(placed, self.frame)
            try self.parts[primary].quoted.append(text.take())
            for theme in placed.placement.core.dropFirst() {
                text.reference(placed, quotedUnder: self.frame.themeLabel(primary), self.frame)
                try self.parts[theme].alsoAbout.append(text.take())
            }
        }
        for theme in placed.placement.touch {
            var text = Markdown()
            text.reference(placed, quotedUnder: placed.placement.core.first.map(self.frame.themeLabel), self.frame)
            try self.parts[theme].alsoTouching.append(text.take())
        }
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        var text = Markdown()
        text.frontMatter(self.frame, summary)
        try self.file.write(text.take())
        for (position, theme) in self.frame.plan.themes.enumerated() {
            text.themeHeading(theme, self.frame)
            try self.file.write(text.take())
            if self.frame.isIndex {
                for group in summary.lines.groups[position] {
                    text.group(group, self.frame)
                    try self.file.write(text.take())
                }
            } else {
                try self.compilation(of: position)
            }
            if summary.totals.core[position] == 0 {
                text.paragraph(self.frame.labels[.noneInTheme])
                try self.file.write(text.take())
            }
        }
        text.annex(self.frame, summary)
        try self.file.write(text.take())
        try self.file.flush()
        return self.file.size
    }

    private mutating func compilation(of theme: Int) throws {
        let parts = self.parts[theme]
        try parts.quoted.copy(to: &self.file)
        for (part, label) in [(parts.alsoAbout, Labels.Key.alsoAbout), (parts.alsoTouching, .alsoTouching)]
        where !part.isEmpty {
            var text = Markdown()
            text.heading("### ", self.frame.labels[label])
            try self.file.write(text.take())
            try part.copy(to: &self.file)
            try self.file.write([0x0A])
        }
    }
}
