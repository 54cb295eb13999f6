internal import Model

/// The report as one self-contained page: style and script inside, nothing asked of a network, readable without a script.
struct HTMLReport: ReportFormatter {
    /// What a theme of a compilation consists of, in the order of the page.
    private struct Parts {
        var quoted: SetAsidePart
        var alsoAbout: SetAsidePart
        var alsoTouching: SetAsidePart
        /// Document of the last passage quoted.
        var document: String?
    }

    private let frame: ReportFrame
    private let chrome: PageChrome
    private var file: OutputFile
    private var parts: [Parts]

    init(_ frame: ReportFrame, file: OutputFile, spool: @escaping () throws -> any ReportSpool) throws {
        (self.frame, self.file) = (frame, file)
        self.chrome = try PageChrome()
        self.parts = frame.plan.themes.map { _ in
            Parts(quoted: SetAsidePart(spool), alsoAbout: SetAsidePart(spool), alsoTouching: SetAsidePart(spool))
        }
    }

    mutating func add(_ placed: PlacedEntry) throws {
        guard !self.frame.isIndex else { return }
        if let primary = placed.placement.core.first {
            var html = HTML()
            if self.parts[primary].document != placed.entry.document.id {
                if self.parts[primary].document != nil { html.markup("</section>\n") }
                self.parts[primary].document = placed.entry.document.id
                html.beginGroup(of: placed.entry.document, self.frame)
            }
            html.entry(placed, self.frame)
            try self.parts[primary].quoted.append(html.take())
            for theme in placed.placement.core.dropFirst() {
                html.reference(placed, quotedUnder: self.frame.themeLabel(primary), self.frame)
                try self.parts[theme].alsoAbout.append(html.take())
            }
        }
        for theme in placed.placement.touch {
            var html = HTML()
            html.reference(placed, quotedUnder: placed.placement.core.first.map(self.frame.themeLabel), self.frame)
            try self.parts[theme].alsoTouching.append(html.take())
        }
    }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        var html = HTML()
        html.beginPage(self.frame, self.chrome, summary)
        try self.file.write(html.take())
        for (position, theme) in self.frame.plan.themes.enumerated() {
            html.beginTheme(theme, count: summary.totals.core[position], self.frame)
            try self.file.write(html.take())
            if self.frame.isIndex {
                for (number, group) in summary.lines.groups[position].enumerated() {
                    html.group(group, id: HTML.groupID(theme, number), theme: Facets.themeToken(position), self.frame)
                    try self.file.write(html.take())
                }
            } else {
                try self.compilation(of: position)
            }
            html.markup("</section>\n")
            try self.file.write(html.take())
        }
        html.back(self.frame, summary)
        html.endPage(self.chrome)
        try self.file.write(html.take())
        try self.file.flush()
        return self.file.size
    }

    private mutating func compilation(of theme: Int) throws {
        let parts = self.parts[theme]
        var html = HTML()
        if !parts.quoted.isEmpty {
            try parts.quoted.copy(to: &self.file)
            html.markup("</section>\n")
        }
        for (part, label) in [(parts.alsoAbout, Labels.Key.alsoAbout), (parts.alsoTouching, .alsoTouching)]
        where !part.isEmpty {
            html.markup("<section class=\"group related\">\n<h3>")
            html.text(self.frame.labels[label])
            html.markup("</h3>\n<ul class=\"references\">\n")
            try self.file.write(html.take())
            try part.copy(to: &self.file)
            html.markup("</ul>\n</section>\n")
        }
        try self.file.write(html.take())
    }
}
