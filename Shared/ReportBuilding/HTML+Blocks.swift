internal import Model

/// Sections, values and tables of a page.
extension HTML {
    mutating func begin(_ section: ReportSection, _ frame: ReportFrame) {
        if let document = section.document {
            self.beginGroup(of: document, id: section.id, frame)
            return
        }
        if section.level == 1 {
            self.markup("<section class=\"theme\"")
        } else {
            self.markup(section.isRelated ? "<section class=\"group related\"" : "<section class=\"group\"")
        }
        self.attribute("id", section.id)
        // Parts are landmarks; more of them would only be in the way of those who jump from one to the next.
        if section.level == 1 { self.attribute("aria-labelledby", section.id + "-heading") }
        self.markup(">\n")
        switch section.level {
        case 1: self.markup("<h2")
        case 2: self.markup("<h3")
        default: self.markup("<h4")
        }
        self.attribute("id", section.id + "-heading")
        self.language(of: section.heading, frame)
        self.markup(">")
        self.text(section.heading.text)
        if let count = section.count {
            self.markup(" <span class=\"count\">")
            self.number(count)
            self.markup("</span>")
        }
        switch section.level {
        case 1: self.markup("</h2>\n")
        case 2: self.markup("</h3>\n")
        default: self.markup("</h4>\n")
        }
    }

    mutating func paragraph(_ text: String) {
        self.markup("<p class=\"none\">")
        self.text(text)
        self.markup("</p>\n")
    }

    /// What the report says of a passage, as name and value.
    mutating func values(_ values: [(column: ReportColumn, value: ReportValue)], _ frame: ReportFrame) {
        let shown = values.filter { $0.column.label != nil && !$0.value.isEmpty }
        guard !shown.isEmpty else { return }
        self.markup("<dl class=\"values\">\n")
        for (column, value) in shown {
            guard let label = column.label else { continue }
            self.markup("<div")
            self.attribute("class", "v-" + column.csvName)
            self.markup("><dt>")
            self.text(frame.labels[label])
            self.markup("</dt><dd>")
            self.value(value, frame)
            self.markup("</dd></div>\n")
        }
        self.markup("</dl>\n")
    }

    mutating func value(_ value: ReportValue, _ frame: ReportFrame) {
        switch value {
        case .text(let text): self.text(text, frame)
        case .code(_, let label): self.text(label)
        case .list(let texts):
            for (number, text) in texts.enumerated() {
                if number > 0 { self.markup("; ") }
                self.text(text, frame)
            }
        case .codes(let codes): self.text(codes.map(\.label).joined(separator: "; "))
        case .number(let number): self.number(number)
        case .decimal(let number): self.text(Decimals.two(number))
        case .date(let date):
            self.markup("<time")
            self.attribute("datetime", date.description)
            self.markup(">")
            self.text(frame.labels.text(of: date))
            self.markup("</time>")
        case .flag(let flag): self.text(frame.labels[flag ? .yes : .no])
        case .references(let references):
            for (number, reference) in references.enumerated() {
                if number > 0 { self.markup(" <span class=\"separator\">·</span> ") }
                self.citation(reference, href: frame.target(of: reference), id: nil, frame)
            }
        }
    }

    /// Words with their language where it is another than the report's.
    mutating func text(_ text: ContentText, _ frame: ReportFrame) {
        switch text {
        case .own(let words): self.text(words)
        case .quoted(let words, let language):
            self.markup("<span")
            self.language(language)
            self.markup(">")
            self.text(words)
            self.markup("</span>")
        }
    }

    mutating func begin(_ table: ReportTable, _ frame: ReportFrame) {
        self.markup("<div class=\"table\" role=\"group\" tabindex=\"0\"")
        self.attribute("aria-labelledby", table.id + "-caption")
        self.markup(">\n<table")
        self.attribute("id", table.id)
        self.markup(">\n<caption")
        self.attribute("id", table.id + "-caption")
        self.markup(">")
        self.text(table.caption)
        self.markup("</caption>\n<thead><tr>")
        for column in table.columns {
            let name = column.heading ?? column.label.map { frame.labels[$0] } ?? column.key
            self.columnHead(name, isFigure: column.isFigure)
        }
        self.markup("</tr></thead>\n<tbody>\n")
    }

    mutating func row(_ row: ReportRow, _ columns: [ReportColumn], _ frame: ReportFrame) {
        self.markup("<tr>")
        for (number, column) in columns.enumerated() {
            self.markup(number == 0 ? "<th scope=\"row\"" : "<td")
            if column.isFigure { self.markup(" class=\"figure\"") }
            self.markup(">")
            let target = number == 0 ? row.target.flatMap(frame.page) : nil
            if let target {
                self.markup("<a")
                self.attribute("href", target.text)
                self.markup(">")
            }
            if number < row.cells.count, let cell = row.cells[number] {
                self.markup("<bdi>")
                self.value(cell, frame)
                self.markup("</bdi>")
            }
            if target != nil { self.markup("</a>") }
            self.markup(number == 0 ? "</th>" : "</td>")
        }
        self.markup("</tr>\n")
    }

    mutating func endTable() { self.markup("</tbody>\n</table>\n</div>\n") }

    mutating func columnHead(_ name: String, isFigure: Bool = false) {
        self.markup("<th scope=\"col\"")
        if isFigure { self.markup(" class=\"figure\"") }
        self.markup(">")
        self.text(name)
        self.markup("</th>")
    }

    /// ` lang="…" dir="…"` for words that are not the report's own.
    mutating func language(of text: ContentText, _ frame: ReportFrame) {
        if case .quoted(_, let language) = text { self.language(language) }
    }

    /// Opens the passages of one document.
    private mutating func beginGroup(of document: DocumentHead, id: String, _ frame: ReportFrame) {
        self.markup("<section class=\"group\"")
        self.attribute("id", id)
        self.markup(">\n<h3>")
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
        if let title = document.title {
            self.markup(" <span class=\"title\"")
            self.language(document.language)
            self.markup(">")
            self.text(title)
            self.markup("</span>")
        }
        self.markup(" <span class=\"when\">")
        if let language = document.language { self.text(frame.labels.name(of: language)) }
        if let date = document.date {
            if document.language != nil { self.markup(" · ") }
            self.markup("<time")
            self.attribute("datetime", date.description)
            self.markup(">")
            self.text(frame.labels.text(of: date))
            self.markup("</time>")
        }
        self.markup("</span></h3>\n")
    }
}
