internal import Model

/// The entries of a page: passages of a compilation, lines of an index.
extension HTML {
    /// Opens the passages of one document within a theme.
    mutating func beginGroup(of document: DocumentHead, _ frame: ReportFrame) {
        self.markup("<section class=\"group\">\n<h3><bdi>")
        self.text(document.symbol)
        self.markup("</bdi>")
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
        self.markup("</span>")
        self.markup("</h3>\n")
    }

    /// A passage in full, with its citation and where it comes from.
    mutating func entry(_ placed: PlacedEntry, _ frame: ReportFrame) {
        let labels = frame.labels
        self.markup("<article class=\"entry\"")
        self.attribute("id", placed.anchor)
        self.attribute("aria-labelledby", placed.anchor + "-c")
        self.attribute("data-f", placed.tokens.joined(separator: " "))
        self.markup(">\n<blockquote")
        self.language(placed.entry.document.language)
        self.markup(">\n")
        self.quote(placed.layout)
        self.markup("</blockquote>\n")
        self.footnotes(placed, labels)
        self.markup("<p class=\"source\">")
        self.citation(
            placed.localCitation, of: placed.entry.document, href: LinkTarget(anchor: placed.anchor),
            id: placed.anchor + "-c",
            frame)
        if let page = placed.passage.page {
            self.markup(" <span class=\"page\">")
            self.text(labels.text(.page, ["number": String(page)]))
            self.markup("</span>")
        }
        self.markup("</p>\n")
        self.origin(placed, frame)
        self.reasons(placed, frame)
        self.markup("</article>\n")
    }

    /// A line that refers to a passage quoted elsewhere, or, with no theme given, that only touches this one.
    mutating func reference(_ placed: PlacedEntry, quotedUnder theme: String?, _ frame: ReportFrame) {
        self.markup("<li")
        if theme != nil { self.attribute("data-ref", placed.anchor) }
        self.markup("><span class=\"line\"")
        self.language(placed.entry.document.language)
        self.markup(">")
        self.text(placed.shortText)
        self.markup("</span> ")
        if let theme {
            self.citation(
                placed.localCitation, of: placed.entry.document, href: LinkTarget(anchor: placed.anchor), id: nil, frame
            )
            self.markup(" <span class=\"under\">")
            self.text(frame.labels.text(.quotedUnder, ["theme": theme]))
            self.markup("</span>")
        } else {
            self.citation(placed.localCitation, of: placed.entry.document, href: nil, id: nil, frame)
        }
        self.markup("</li>\n")
    }

    /// The lines of an index under one heading.
    ///
    /// - Parameter theme: Token of the theme; a line that stands under several is found under each by that one only.
    mutating func group(_ group: IndexLines.Group, id: String, theme: String, _ frame: ReportFrame) {
        self.markup("<section class=\"group\"")
        self.attribute("id", id)
        self.markup(">\n<h3")
        if let language = group.language { self.language(language) }
        self.markup(">")
        self.text(group.heading)
        self.markup("</h3>\n<ul class=\"lines\">\n")
        for line in group.lines {
            self.markup("<li class=\"entry\"")
            let tokens = [theme] + line.tokens.filter { !$0.hasPrefix(Facets.Dimension.theme.rawValue) }
            self.attribute("data-f", tokens.joined(separator: " "))
            self.markup("><p class=\"line\"")
            self.language(line.language)
            self.markup(">")
            self.marked(line.words, 0..<line.words.count, line.evidence)
            if !line.isComplete { self.markup("…") }
            self.markup("</p>\n<p class=\"source\">")
            for (number, reference) in line.references.enumerated() {
                if number > 0 { self.markup(" <span class=\"separator\">·</span> ") }
                self.citation(
                    reference.localCitation, of: reference.document,
                    href: LinkTarget(anchor: reference.anchor, companion: frame.context.companion),
                    id: reference.isPrimary ? reference.anchor : nil, frame)
            }
            self.markup("</p></li>\n")
        }
        self.markup("</ul>\n</section>\n")
    }

    /// Words of a document, with its evidence in `mark` elements, which stay plain until the reader asks for them.
    mutating func marked(_ text: [UInt8], _ range: Range<Int>, _ evidence: [Range<Int>]) {
        var position = range.lowerBound
        for span in evidence where span.upperBound > position && span.lowerBound < range.upperBound {
            let start = max(span.lowerBound, position)
            let end = min(span.upperBound, range.upperBound)
            self.text(text[position..<start])
            self.markup("<mark>")
            self.text(text[start..<end])
            self.markup("</mark>")
            position = end
        }
        self.text(text[position..<range.upperBound])
    }

    private mutating func quote(_ layout: PassageLayout) {
        // Number of lists that are open; an item of a deeper list stands inside the item before it.
        var depth = 0
        for piece in layout.pieces {
            switch piece {
            case .paragraph(let range):
                while depth > 0 { self.closeList(&depth) }
                self.markup("<p>")
                self.marked(layout.text, range, layout.evidence)
                self.markup("</p>\n")
            case .item(let mark, let words, let level):
                while depth > level + 1 { self.closeList(&depth) }
                if depth == level + 1 {
                    self.markup("</li>\n")
                } else {
                    self.markup("<ol class=\"items\" role=\"list\">\n")
                    depth += 1
                }
                self.markup("<li><span class=\"mark\">")
                self.text(layout.text[mark])
                self.markup("</span> ")
                self.marked(layout.text, words, layout.evidence)
            }
        }
        while depth > 0 { self.closeList(&depth) }
    }

    private mutating func closeList(_ depth: inout Int) {
        self.markup("</li>\n</ol>\n")
        depth -= 1
    }

    private mutating func footnotes(_ placed: PlacedEntry, _ labels: Labels) {
        guard !placed.entry.footnotes.isEmpty else { return }
        self.markup("<div class=\"notes\"><p class=\"notes-heading\">")
        self.text(labels[.notes])
        self.markup("</p>\n<ol role=\"list\"")
        self.language(placed.entry.document.language)
        self.markup(">\n")
        for note in placed.entry.footnotes {
            self.markup("<li><span class=\"mark\">")
            self.text(note.mark)
            self.markup("</span> ")
            self.text(note.text)
            self.markup("</li>\n")
        }
        self.markup("</ol></div>\n")
    }

    /// The citation in the report's direction, with the symbol, which is always left to right, set apart in it.
    private mutating func citation(
        _ text: String, of document: DocumentHead, href: LinkTarget?, id: String?, _ frame: ReportFrame
    ) {
        self.markup("<cite class=\"cite\">")
        if let href {
            self.markup("<a")
            if let id { self.attribute("id", id) }
            self.attribute("href", href.text)
            self.markup(">")
        }
        self.markup("<bdi")
        self.language(frame.language)
        self.markup(">")
        let symbol = text.hasPrefix(document.symbol) ? document.symbol : ""
        self.markup("<bdi>")
        self.text(symbol)
        self.markup("</bdi>")
        self.text(Array(text.utf8).dropFirst(symbol.utf8.count))
        self.markup("</bdi>")
        if href != nil { self.markup("</a>") }
        self.markup("</cite>")
    }

    private mutating func origin(_ placed: PlacedEntry, _ frame: ReportFrame) {
        let (labels, passage) = (frame.labels, placed.passage)
        self.markup("<dl class=\"origin\">\n")
        if !placed.section.isEmpty {
            self.markup("<div><dt>")
            self.text(labels[.section])
            self.markup("</dt><dd")
            self.language(placed.entry.document.language)
            self.markup(">")
            self.text(placed.section)
            self.markup("</dd></div>\n")
        }
        if let strength = passage.strength { self.row(labels[.strength], labels.name(of: strength)) }
        if !passage.addressees.isEmpty { self.row(labels[.addressees], passage.addressees.joined(separator: "; ")) }
        if let deadline = passage.deadline { self.row(labels[.deadline], deadline) }
        if !passage.citations.isEmpty { self.row(labels[.refersTo], passage.citations.joined(separator: "; ")) }
        let also = placed.placement.core.dropFirst().map(frame.themeLabel)
        if !also.isEmpty { self.row(labels[.alsoUnder], also.joined(separator: "; ")) }
        let touched = placed.placement.touch.map(frame.themeLabel)
        if !touched.isEmpty { self.row(labels[.touches], touched.joined(separator: "; ")) }
        self.markup("</dl>\n")
    }

    private mutating func reasons(_ placed: PlacedEntry, _ frame: ReportFrame) {
        let labels = frame.labels
        self.markup("<details class=\"why\"><summary>")
        self.text(labels[.why])
        self.markup("</summary>\n<ul>\n")
        for assignment in placed.entry.assignments {
            guard let position = frame.plan.position(of: assignment.theme) else { continue }
            self.markup("<li><strong>")
            self.text(frame.plan.label(ofSubtheme: assignment.theme, in: frame.language) ?? frame.themeLabel(position))
            self.markup("</strong>")
            self.text(labels[.colon])
            let facts = [
                labels.name(of: assignment.grade), labels.text(.score, ["number": Decimals.two(assignment.score)]),
                labels.name(of: assignment.decidedBy),
            ]
            self.text(facts.joined(separator: "; "))
            for span in assignment.evidence where !span.text.isEmpty {
                self.markup(" <q")
                self.language(placed.entry.document.language)
                self.markup(">")
                self.text(span.text)
                self.markup("</q>")
            }
            self.markup("</li>\n")
        }
        self.markup("</ul>\n</details>\n")
    }
}
