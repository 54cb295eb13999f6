internal import Model

/// The frame of a site's pages, its start page and lists.
extension HTML {
    mutating func beginSitePage(title: String, language: Language, _ frame: ReportFrame, _ chrome: PageChrome) {
        self.markup("<!DOCTYPE html>\n<html")
        self.attribute("lang", language.rawValue)
        self.attribute("dir", language.isRightToLeft ? "rtl" : "ltr")
        self.markup(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"")
        self.attribute("content", chrome.stylePolicy)
        self.markup(">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
        self.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        self.markup("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        self.text(title + " · " + frame.title)
        self.markup("</title>\n<style>")
        self.markup(chrome.style)
        self.markup("</style>\n</head>\n<body class=\"site\">\n<a class=\"skip\" href=\"#entries\">")
        self.text(frame.labels[.skip])
        self.markup("</a>\n<nav class=\"site-nav\"><a href=\"./index.html\">")
        self.text(frame.labels[.siteStart])
        self.markup("</a></nav>\n<main id=\"entries\" tabindex=\"-1\">\n")
    }

    mutating func endSitePage() { self.markup("</main>\n</body>\n</html>\n") }

    mutating func pageHead(_ title: String, note: String) {
        self.markup("<header class=\"masthead\">\n<h1>")
        self.text(title)
        self.markup("</h1>\n<p class=\"kicker\">")
        self.text(note)
        self.markup("</p>\n</header>\n")
    }

    mutating func pager(previous: String?, next: String?, _ frame: ReportFrame) {
        guard previous != nil || next != nil else { return }
        self.markup("<nav class=\"pager\">")
        for (name, label) in [(previous, Labels.Key.sitePrevious), (next, .siteNext)] {
            guard let name else { continue }
            self.link(LinkTarget(folder: "", file: name), frame.labels[label])
            self.markup(" ")
        }
        self.markup("</nav>\n")
    }

    mutating func startPage(
        _ frame: ReportFrame, themes: [(count: Int, pages: Int)], listPages: Int, passages: Int,
        kinds: [ReportRequest.Kind]
    ) {
        let (labels, context) = (frame.labels, frame.context)
        self.pageHead(
            kinds.count == 1 ? frame.title : labels[.siteReports],
            note: [context.request.series, context.request.period].compactMap(\.self).joined(separator: " · "))
        self.markup("<dl class=\"facts\">\n")
        self.row(labels[.documents], String(frame.documents.count))
        self.row(labels[.passagesRead], String(passages))
        self.markup("</dl>\n")
        if context.request.formats.contains(.html) {
            self.markup("<h2>")
            self.text(labels[.siteReports])
            self.markup("</h2>\n<ul>\n")
            for kind in kinds {
                self.markup("<li><a")
                // The report stands in the folder above; its name is the kind's, which is one of the model's own words.
                self.attribute("href", "../" + kind.rawValue + ".html")
                self.markup(">")
                self.text(labels.title(of: kind))
                self.markup("</a></li>\n")
            }
            self.markup("</ul>\n")
        }
        self.markup("<h2>")
        self.text(labels[.contents])
        self.markup("</h2>\n<ul>\n")
        for (position, theme) in frame.plan.themes.enumerated() {
            self.markup("<li>")
            self.link(
                LinkTarget(folder: "", file: SiteBuilder.themePageName(theme, 1)), theme.label(in: frame.language))
            self.markup(" <span class=\"count\">")
            self.number(themes[position].count)
            self.markup("</span>")
            self.pages(themes[position].pages) { SiteBuilder.themePageName(theme, $0) }
            self.markup("</li>\n")
        }
        if listPages > 0 {
            self.markup("<li>")
            self.link(LinkTarget(folder: "", file: SiteBuilder.listPageName(1)), labels[.documents])
            self.markup(" <span class=\"count\">")
            self.number(frame.documents.count)
            self.markup("</span>")
            self.pages(listPages, SiteBuilder.listPageName)
            self.markup("</li>\n")
        }
        self.markup("</ul>\n<h2>")
        self.text(labels[.annex])
        self.markup("</h2>\n<dl class=\"rows\">\n")
        for row in frame.provenance { self.row(row.name, row.value) }
        self.markup("</dl>\n")
    }

    mutating func beginList(_ frame: ReportFrame) {
        let labels = frame.labels
        self.markup("<div class=\"table\" role=\"group\" tabindex=\"0\"")
        self.attribute("aria-label", labels[.documents])
        self.markup(">\n<table>\n<thead><tr>")
        for key in [Labels.Key.symbol, .title, .date, .language, .passages, .reading] {
            self.columnHead(labels[key], isFigure: key == .passages)
        }
        self.markup("</tr></thead>\n<tbody>\n")
    }

    mutating func listRow(_ document: DocumentHead, passages: Int, _ frame: ReportFrame) {
        let labels = frame.labels
        self.markup("<tr><th scope=\"row\"><bdi>")
        if let page = frame.page(of: document) { self.link(page, document.symbol) }
        self.markup("</bdi></th><td")
        self.language(document.language)
        self.markup(">")
        self.text(document.title ?? "–")
        self.markup("</td><td>")
        self.text(document.date.map(labels.text(of:)) ?? "–")
        self.markup("</td><td>")
        self.text(document.language.map(labels.name(of:)) ?? "–")
        self.markup("</td><td class=\"figure\">")
        self.number(passages)
        self.markup("</td><td>")
        self.text(labels.name(of: document.verdict.state))
        self.markup("</td></tr>\n")
    }

    private mutating func link(_ target: LinkTarget, _ text: String) {
        self.markup("<a")
        self.attribute("href", target.text)
        self.markup(">")
        self.text(text)
        self.markup("</a>")
    }

    /// Links to all pages of something that has more than one.
    private mutating func pages(_ count: Int, _ name: (Int) -> String) {
        guard count > 1 else { return }
        self.markup("\n<ul class=\"pages\">")
        for number in 1...count {
            self.markup("<li>")
            self.link(LinkTarget(folder: "", file: name(number)), String(number))
            self.markup("</li>")
        }
        self.markup("</ul>")
    }
}
