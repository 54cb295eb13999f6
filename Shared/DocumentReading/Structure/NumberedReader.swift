internal import Model

/// Reads numbered paragraphs, recommendations and articles between two lines.
struct NumberedReader {
    private enum Start {
        case paragraph(Int)
        case recommendation(Int)
        case dotted(Int, Int)
        case article(Int)
    }

    let body: BodyText
    let assembler: TextAssembler
    /// Numbers with a full stop inside are recommendations (Universal Periodic Review).
    var readsDotted: Bool
    var readsArticles: Bool
    /// Name of the part, for labels that come back.
    var part: String?

    /// Appends the units in `lines` to `structure`.
    func read(_ lines: Range<Int>, into structure: inout Structure, sections: inout SectionStack) {
        let starts = self.starts(lines, &structure)
        let finder = HeadingFinder(body: self.body)
        guard let first = starts.first else {
            structure.uncovered.append(contentsOf: lines)
            return
        }
        self.push(self.firstHeadings(lines.lowerBound..<first.line), finder, &sections)
        for (place, start) in starts.enumerated() {
            let end = place + 1 < starts.count ? starts[place + 1].line : lines.upperBound
            var textEnd = end
            if place + 1 < starts.count || self.part == nil { textEnd = finder.headingStart(start.line..<end) }
            textEnd = max(textEnd, start.line + 1)
            structure.units.append(self.unit(start.start, start.line..<textEnd, sections.path))
            self.push(textEnd..<end, finder, &sections)
        }
    }

    private func push(_ lines: Range<Int>, _ finder: HeadingFinder, _ sections: inout SectionStack) {
        for (place, heading) in finder.headings(lines).enumerated() {
            let label = self.body.traits[heading.lowerBound].label
            sections.push(self.assembler.text(heading), label: label, isFirst: place == 0)
        }
    }

    /// Headings directly above the first unit: the last lines before it, back to a blank line or the end of a sentence.
    private func firstHeadings(_ lines: Range<Int>) -> Range<Int> {
        var start = lines.upperBound
        while start > lines.lowerBound, lines.upperBound - start < 8, !self.body.endsSentence(start - 1) {
            start -= 1
            if self.isNumberedHeading(start), lines.upperBound - start > 1 { continue }
            if self.body.blanks(start) > 0, start > lines.lowerBound, !self.body.isBareLabel(start - 1) { break }
        }
        let first = start..<lines.upperBound
        guard let index = first.first(where: self.isNumberedHeading) else {
            // Without numbers, only a short run of lines can be told from a title.
            return first.count <= 2 && first.lowerBound > 0 ? first : lines.upperBound..<lines.upperBound
        }
        return index..<lines.upperBound
    }

    private func isNumberedHeading(_ line: Int) -> Bool {
        let form = self.body.traits[line].label?.form
        return form == .capital || form == .ideographic
    }

    // MARK: Starts

    private func starts(_ lines: Range<Int>, _ structure: inout Structure) -> [(line: Int, start: Start)] {
        let chain = NumberChain(self.body, lines)
        var starts: [(line: Int, start: Start)] = []
        var lost: [(String, String)] = []
        var link = 0
        var (major, minor, recommendation, article) = (0, 0, 0, 0)
        for line in lines {
            let traits = self.body.traits[line]
            if link < chain.links.count, chain.links[link].line == line {
                major = chain.links[link].value
                minor = 0
                link += 1
                if chain.links.count > 1 || self.isLone(major, lines) { starts.append((line, .paragraph(major))) }
            } else if let number = traits.recommendation, self.carriesOn(number, recommendation) {
                self.note(number, after: recommendation, &lost)
                recommendation = number
                starts.append((line, .recommendation(number)))
            } else if self.readsArticles, let number = traits.article, self.carriesOn(number, article) {
                self.note(number, after: article, &lost)
                article = number
                starts.append((line, .article(number)))
            } else if self.readsDotted, let label = traits.label, label.form == .dotted,
                self.follows(label, major: &major, minor: minor)
            {
                if label.minor > minor + 1, label.value == major, minor > 0 {
                    lost.append(("\(major).\(minor)", "\(major).\(label.minor)"))
                }
                minor = label.minor
                starts.append((line, .dotted(label.value, label.minor)))
            }
        }
        structure.gaps.append(contentsOf: lost)
        if self.readsArticles, article >= 3 {
            return starts.filter { if case .article = $0.start { true } else { false } }
        }
        structure.gaps.append(contentsOf: chain.gaps.map { (String($0), String($1)) })
        if self.part == nil, let first = chain.links.first, first.value > 1, chain.links.count > 1 {
            structure.gaps.append(("0", String(first.value)))
        }
        return starts
    }

    /// The next number, or one that shows that some were lost; a list of its own begins with 1 again.
    private func carriesOn(_ number: Int, _ last: Int) -> Bool {
        last == 0 || number > last && number <= last + 12 || number == 1 && last > 1
    }

    private func note(_ number: Int, after last: Int, _ lost: inout [(String, String)]) {
        if number > last + 1, last > 0 || number <= 12 { lost.append((String(last), String(number))) }
    }

    /// One numbered paragraph alone is one only when it is the first.
    private func isLone(_ value: Int, _ lines: Range<Int>) -> Bool { value == 1 }

    /// `89.2` follows `89.1`; `90.1` begins a new list even where paragraph 90 has no number of its own.
    private func follows(_ label: LineLabel, major: inout Int, minor: Int) -> Bool {
        if label.value == major {
            return label.minor == minor + 1 || minor > 0 && (minor + 2...minor + 12).contains(label.minor)
        }
        guard label.minor == 1, label.value > major, label.value <= major + 4 || major == 0 else { return false }
        major = label.value
        return true
    }

    private func unit(_ start: Start, _ lines: Range<Int>, _ section: [String]) -> Unit {
        let line = self.body.lines[lines.lowerBound]
        let label = self.body.traits[lines.lowerBound].label
        let behind = label?.textStart ?? line.end
        let (kind, number): (PassageKind, String) =
            switch start {
            case .paragraph(let number): (.narrative, String(number))
            case .recommendation(let number): (.recommendation, String(number))
            case .dotted(let major, let minor): (.recommendation, "\(major).\(minor)")
            case .article(let number): (.narrative, String(number))
            }
        return Unit(
            kind: kind, number: number, ordinal: number, lines: lines, textStart: behind, section: section,
            part: self.part)
    }
}
