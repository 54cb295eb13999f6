internal import Model

/// The end of a page: the documents it was made from, and how.
extension HTML {
    mutating func back(_ frame: ReportFrame, _ summary: ReportSummary) {
        self.documents(frame, summary)
        let labels = frame.labels
        self.markup("<section id=\"annex\" class=\"back\">\n<h2>")
        self.text(labels[.annex])
        self.markup("</h2>\n<dl class=\"rows\">\n")
        for row in frame.provenance { self.row(row.name, row.value) }
        self.row(labels[.passagesRead], String(summary.totals.passages))
        self.row(labels[.passagesPlaced], String(summary.totals.placed))
        self.row(labels[.passagesWithout], String(summary.totals.passages - summary.totals.placed))
        self.markup("</dl>\n<h3>")
        self.text(labels[.parameters])
        self.markup("</h3>\n")
        if frame.parameters.isEmpty {
            self.markup("<p>")
            self.text(labels[.notRestricted])
            self.markup("</p>\n")
        } else {
            self.markup("<dl class=\"rows\">\n")
            for parameter in frame.parameters { self.row(parameter.name, parameter.value) }
            self.markup("</dl>\n")
        }
        self.quality(frame)
        self.markup("</section>\n")
    }

    private mutating func documents(_ frame: ReportFrame, _ summary: ReportSummary) {
        let labels = frame.labels
        self.markup("<section id=\"documents\" class=\"back\">\n<h2>")
        self.text(labels[.documents])
        self.markup(
            "</h2>\n<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"documents-caption\">\n<table>\n<caption id=\"documents-caption\">"
        )
        self.text(labels[.covers])
        self.markup("</caption>\n<thead><tr>")
        for key in [Labels.Key.symbol, .title, .date, .language, .passages, .reading] {
            self.columnHead(labels[key], isFigure: key == .passages)
        }
        self.markup("</tr></thead>\n<tbody>\n")
        for document in frame.documents {
            self.markup("<tr><th scope=\"row\">")
            self.documentLink(document, frame)
            self.markup("</th><td")
            self.language(document.language)
            self.markup(">")
            self.text(document.title ?? "–")
            self.markup("</td><td>")
            self.text(document.date.map(labels.text(of:)) ?? "–")
            self.markup("</td><td>")
            self.text(document.language.map(labels.name(of:)) ?? "–")
            self.markup("</td><td class=\"figure\">")
            self.number(summary.totals.perDocument[document.id] ?? 0)
            self.markup("</td><td")
            self.attribute("class", "verdict " + document.verdict.state.rawValue)
            self.markup(">")
            self.text(labels.name(of: document.verdict.state))
            if !document.verdict.reasons.isEmpty {
                self.markup("<ul lang=\"en\" dir=\"ltr\">")
                for reason in document.verdict.reasons {
                    self.markup("<li>")
                    self.text(reason)
                    self.markup("</li>")
                }
                self.markup("</ul>")
            }
            self.markup("</td></tr>\n")
        }
        self.markup("</tbody>\n</table>\n</div>\n</section>\n")
    }

    private mutating func documentLink(_ document: DocumentHead, _ frame: ReportFrame) {
        let page = frame.page(of: document)
        if let page {
            self.markup("<a")
            self.attribute("href", page.text)
            self.markup(">")
        }
        self.markup("<bdi>")
        self.text(document.symbol)
        self.markup("</bdi>")
        if page != nil { self.markup("</a>") }
    }

    private mutating func quality(_ frame: ReportFrame) {
        let labels = frame.labels
        self.markup("<h3 id=\"quality-heading\">")
        self.text(labels[.quality])
        self.markup("</h3>\n<p>")
        self.text(labels[frame.context.quality.isEmpty ? .qualityMissing : .qualityNote])
        self.markup("</p>\n")
        guard !frame.context.quality.isEmpty else { return }
        self.markup("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"quality-heading\">\n")
        self.markup("<table aria-labelledby=\"quality-heading\">\n<thead><tr>")
        for key in [Labels.Key.theme, .language, .goldSet] { self.columnHead(labels[key]) }
        for key in [Labels.Key.units, .precision, .recall, .f1] { self.columnHead(labels[key], isFigure: true) }
        self.markup("</tr></thead>\n<tbody>\n")
        for figure in frame.context.quality {
            self.markup("<tr><th scope=\"row\">")
            self.text(frame.scopeName(figure.scope))
            self.markup("</th><td>")
            self.text(figure.language.map(labels.name(of:)) ?? labels[.all])
            self.markup("</td><td>")
            self.text(figure.goldSet)
            self.markup("</td>")
            let figures = [
                String(figure.units), Decimals.two(figure.precision), Decimals.two(figure.recall),
                Decimals.two(figure.f1),
            ]
            for figure in figures {
                self.markup("<td class=\"figure\">")
                self.text(figure)
                self.markup("</td>")
            }
            self.markup("</tr>\n")
        }
        self.markup("</tbody>\n</table>\n</div>\n")
    }
}
