internal import Model

/// The entries of a page: passages in full, and lines.
extension HTML {
    /// A passage with its citation, what the report says of it, and where it comes from.
    mutating func entry(_ item: ReportItem, tokens: [String], _ frame: ReportFrame) {
        let placed = item.passage
        self.markup("<article class=\"entry\"")
        self.attribute("id", item.id)
        self.attribute("aria-labelledby", item.id + "-c")
        self.attribute("data-f", tokens.joined(separator: " "))
        self.markup(">\n")
        self.values(item.values, frame)
        if case .excerpt(let ranges) = item.form {
            self.excerpt(ranges, of: placed, frame)
        } else {
            self.markup("<blockquote")
            self.language(placed.language)
            self.markup(">\n")
            self.quote(placed.layout)
            self.markup("</blockquote>\n")
            self.footnotes(placed, frame.labels)
        }
        if let difference = item.difference { self.difference(difference, language: placed.language, frame) }
        self.markup("<p class=\"source\">")
        self.citation(PassageReference(placed), href: frame.target(of: placed, at: item.id), id: item.id + "-c", frame)
        if let page = placed.passage.page {
            self.markup(" <span class=\"page\">")
            self.text(frame.labels.text(.page, ["number": String(page)]))
            self.markup("</span>")
        }
        self.markup("</p>\n")
        self.origin(placed, frame)
        self.reasons(placed, frame)
        self.markup("</article>\n")
    }

    /// A line that refers to a passage quoted elsewhere, or, where it is not in this report, to its document's page.
    mutating func reference(_ reference: PassageReference, short: ContentText, note: String?, _ frame: ReportFrame) {
        self.markup("<li")
        if reference.isQuotedHere { self.attribute("data-ref", reference.anchor) }
        self.markup("><span class=\"line\"")
        self.language(of: short, frame)
        self.markup(">")
        self.text(short.text)
        self.markup("</span> ")
        self.citation(reference, href: frame.target(of: reference), id: nil, frame)
        if let note {
            self.markup(" <span class=\"under\">")
            self.text(note)
            self.markup("</span>")
        }
        self.markup("</li>\n")
    }

    /// A short line with all its citations.
    mutating func line(_ item: ReportItem, tokens: [String], _ frame: ReportFrame) {
        let placed = item.passage
        self.markup("<li class=\"entry\"")
        self.attribute("data-f", tokens.joined(separator: " "))
        self.markup("><p class=\"line\"")
        self.language(placed.language)
        self.markup(">")
        self.marked(placed.layout.text, 0..<placed.line.end, placed.layout.evidence)
        if !placed.line.isComplete { self.markup("…") }
        self.markup("</p>\n<p class=\"source\">")
        for (number, reference) in item.references.enumerated() {
            if number > 0 { self.markup(" <span class=\"separator\">·</span> ") }
            self.citation(
                reference, href: frame.target(of: reference, ownPlace: true),
                id: reference.isQuotedHere ? reference.anchor : nil, frame)
        }
        self.markup("</p></li>\n")
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

    /// The paragraphs and lists of a passage.
    mutating func quote(_ layout: PassageLayout) {
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

    /// The words that matter, and behind a fold the whole passage.
    private mutating func excerpt(_ ranges: [Range<Int>], of placed: PlacedEntry, _ frame: ReportFrame) {
        self.markup("<blockquote class=\"excerpt\"")
        self.language(placed.language)
        self.markup("><p>")
        for (number, range) in ranges.enumerated() {
            if number > 0 { self.markup(" […] ") }
            self.marked(placed.layout.text, range, placed.layout.evidence)
        }
        self.markup("</p></blockquote>\n<details class=\"whole\"><summary>")
        self.text(frame.labels[.wholePassage])
        self.markup("</summary>\n<blockquote")
        self.language(placed.language)
        self.markup(">\n")
        self.quote(placed.layout)
        self.markup("</blockquote>\n")
        self.footnotes(placed, frame.labels)
        self.markup("</details>\n")
    }

    private mutating func difference(_ difference: WordDifference, language: Language?, _ frame: ReportFrame) {
        self.markup("<details class=\"difference\"><summary>")
        self.text(frame.labels[.showDifference])
        self.markup("</summary>\n<p")
        self.language(language)
        self.markup(">")
        for (number, run) in difference.runs.enumerated() {
            if number > 0 { self.markup(" ") }
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
        }
        self.markup("</p>\n</details>\n")
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
    mutating func citation(_ reference: PassageReference, href: LinkTarget?, id: String?, _ frame: ReportFrame) {
        let text = reference.localCitation
        self.markup("<cite class=\"cite\">")
        if let href {
            self.markup("<a")
            if let id { self.attribute("id", id) }
            self.attribute("href", href.text)
            self.markup(">")
        }
        self.markup("<bdi")
        if href == nil, let id { self.attribute("id", id) }
        self.language(frame.language)
        self.markup(">")
        let symbol = text.hasPrefix(reference.document.symbol) ? reference.document.symbol : ""
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
        if !passage.addressees.isEmpty {
            self.row(labels[.addressees], passage.addressees.map(labels.name(of:)).joined(separator: "; "))
        }
        if let deadline = passage.deadline { self.row(labels[.deadline], deadline) }
        if !passage.citations.isEmpty {
            self.row(labels[.refersTo], passage.citations.map(labels.text(ofReference:)).joined(separator: "; "))
        }
        let also = placed.placement.core.dropFirst().map(frame.themeLabel)
        if !also.isEmpty { self.row(labels[.alsoUnder], also.joined(separator: "; ")) }
        let touched = placed.placement.touch.map(frame.themeLabel)
        if !touched.isEmpty { self.row(labels[.touches], touched.joined(separator: "; ")) }
        self.markup("</dl>\n")
    }

    private mutating func reasons(_ placed: PlacedEntry, _ frame: ReportFrame) {
        let labels = frame.labels
        let assignments = placed.entry.assignments.filter { frame.plan.position(of: $0.theme) != nil }
        guard !assignments.isEmpty else { return }
        self.markup("<details class=\"why\"><summary>")
        self.text(labels[.why])
        self.markup("</summary>\n<ul>\n")
        for assignment in assignments {
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
