internal import Model

/// The frame of a page: head, masthead, contents, filter, and its end.
extension HTML {
    static func themeID(_ theme: Theme) -> String { "theme-" + Anchors.safe(theme.id.rawValue) }

    mutating func beginPage(
        _ frame: ReportFrame, _ chrome: PageChrome, _ summary: ReportSummary, _ facets: Facets,
        _ headings: [HTMLReport.Heading]
    ) {
        let labels = frame.labels
        self.markup("<!DOCTYPE html>\n<html")
        self.attribute("lang", frame.language.rawValue)
        self.attribute("dir", frame.language.isRightToLeft ? "rtl" : "ltr")
        self.markup(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"")
        self.attribute("content", chrome.policy)
        self.markup(">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
        self.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        self.markup(
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Rapporteur\">\n<title>"
        )
        self.text(
            ([frame.title] + [frame.context.request.series, frame.context.request.period].compactMap(\.self))
                .joined(separator: " · "))
        self.markup("</title>\n<style>")
        self.markup(chrome.style)
        self.markup("</style>\n</head>\n<body")
        for (name, key) in [
            ("data-shown" as StaticString, Labels.Key.shown), ("data-none", .noneShown),
            ("data-copy", .copy), ("data-copied", .copied),
        ] { self.attribute(name, labels[key]) }
        self.markup(">\n<a class=\"skip\" href=\"#entries\">")
        self.text(labels[.skip])
        self.markup("</a>\n")
        self.masthead(frame, summary)
        self.markup("<div class=\"layout\">\n<aside class=\"side\"")
        self.attribute("aria-label", labels[.tools])
        self.markup(">\n")
        self.filterForm(frame, facets)
        self.evidenceToggle(labels)
        self.contents(frame, headings)
        self.markup("</aside>\n<main id=\"entries\" tabindex=\"-1\">\n")
        self.about(frame)
        self.markup("<p id=\"status\" class=\"status\" role=\"status\" aria-live=\"polite\"></p>\n")
    }

    mutating func endPage(_ chrome: PageChrome) {
        self.markup("</main>\n</div>\n<script>")
        self.markup(chrome.script)
        self.markup("</script>\n</body>\n</html>\n")
    }

    /// `<dt>name</dt><dd>value</dd>` in a `div`, as HTML allows it within `dl`.
    mutating func row(_ name: String, _ value: String) {
        self.markup("<div><dt>")
        self.text(name)
        self.markup("</dt><dd>")
        self.text(value)
        self.markup("</dd></div>\n")
    }

    /// ` lang="…" dir="…"` for words of a document; direction by the words themselves where the language is not known.
    mutating func language(_ language: Language?) {
        if let language { self.attribute("lang", language.rawValue) }
        self.attribute("dir", language.map { $0.isRightToLeft ? "rtl" : "ltr" } ?? "auto")
    }

    private mutating func masthead(_ frame: ReportFrame, _ summary: ReportSummary) {
        let (labels, request) = (frame.labels, frame.context.request)
        self.markup("<header class=\"masthead\">\n")
        if request.series != nil || request.period != nil {
            self.markup("<p class=\"kicker\">")
            self.text([request.series, request.period].compactMap(\.self).joined(separator: " · "))
            self.markup("</p>\n")
        }
        self.markup("<h1>")
        self.text(frame.title)
        self.markup("</h1>\n<dl class=\"facts\">\n")
        self.row(labels[.documents], String(frame.documents.count))
        self.row(labels[.passagesRead], String(summary.totals.passages))
        self.row(labels[.passagesPlaced], String(summary.totals.placed))
        for parameter in frame.parameters { self.row(parameter.name, parameter.value) }
        self.markup("</dl>\n</header>\n")
    }

    private mutating func contents(_ frame: ReportFrame, _ headings: [HTMLReport.Heading]) {
        self.markup("<nav class=\"contents\" aria-labelledby=\"contents-heading\">\n<h2 id=\"contents-heading\">")
        self.text(frame.labels[.contents])
        self.markup("</h2>\n<ul>\n")
        for (number, heading) in headings.enumerated() {
            let next = number + 1 < headings.count ? headings[number + 1].level : 1
            self.markup("<li><a")
            self.attribute("href", LinkTarget(anchor: heading.id).text)
            if case .quoted(_, let language) = heading.text, language != frame.language { self.language(language) }
            self.markup(">")
            self.text(heading.text.text)
            self.markup("</a>")
            if heading.level == 1, let count = heading.count {
                self.markup(" <span class=\"count\">")
                self.number(count)
                self.markup("</span>")
            }
            if heading.level == 1, next == 2 {
                self.markup("\n<ul class=\"headings\">\n")
            } else {
                self.markup("</li>\n")
                if heading.level == 2, next == 1 { self.markup("</ul>\n</li>\n") }
            }
        }
        for (id, key) in [("documents", Labels.Key.documents), ("annex", .annex)] {
            self.markup("<li>")
            self.link(to: id, frame.labels[key])
            self.markup("</li>\n")
        }
        self.markup("</ul>\n</nav>\n")
    }

    private mutating func link(to anchor: String, _ text: String) {
        self.markup("<a")
        self.attribute("href", LinkTarget(anchor: anchor).text)
        self.markup(">")
        self.text(text)
        self.markup("</a>")
    }

    private mutating func evidenceToggle(_ labels: Labels) {
        self.markup(
            "<p class=\"toggle\"><input type=\"checkbox\" id=\"show-evidence\" autocomplete=\"off\"> <label for=\"show-evidence\">"
        )
        self.text(labels[.showEvidence])
        self.markup("</label></p>\n")
    }

    /// Hidden until the script runs, because without it nothing would happen.
    private mutating func filterForm(_ frame: ReportFrame, _ facets: Facets) {
        let labels = frame.labels
        self.markup(
            "<form id=\"filter\" class=\"filter\" role=\"search\" autocomplete=\"off\" hidden>\n<details id=\"filter-fields\">\n<summary>"
        )
        self.text(labels[.filter])
        self.markup("</summary>\n<p><label for=\"filter-text\">")
        self.text(labels[.search])
        self.markup("</label><input type=\"search\" id=\"filter-text\"></p>\n")
        for dimension in Facets.Dimension.allCases {
            let values = facets.sorted(dimension)
            guard values.count > 1 else { continue }
            self.markup("<p><label")
            self.attribute("for", "filter-" + dimension.rawValue)
            self.markup(">")
            self.text(labels[dimension.label])
            self.markup("</label><select")
            self.attribute("id", "filter-" + dimension.rawValue)
            self.markup("><option value=\"\">")
            self.text(labels[.all])
            self.markup("</option>")
            for value in values {
                self.markup("<option")
                self.attribute("value", value.token)
                self.markup(">")
                self.text(value.name + " (" + String(value.count) + ")")
                self.markup("</option>")
            }
            self.markup("</select></p>\n")
        }
        self.markup("<p><button type=\"reset\">")
        self.text(labels[.clear])
        self.markup("</button></p>\n</details>\n</form>\n")
    }

    private mutating func about(_ frame: ReportFrame) {
        self.markup("<details class=\"about\">\n<summary>")
        self.text(frame.labels[.howToRead])
        self.markup("</summary>\n<p>")
        self.text(frame.howToRead)
        self.markup("</p>\n<p>")
        self.text(frame.labels[.howEvidence])
        self.markup("</p>\n</details>\n")
    }
}

extension Facets.Dimension {
    /// What the filter calls it.
    var label: Labels.Key {
        switch self {
        case .theme: .theme
        case .document: .document
        case .body: .body
        case .kind: .passageKind
        case .strength: .strength
        case .addressee: .addressee
        case .language: .language
        }
    }
}
