internal import Model

/// Reads numbered paragraphs, recommendations and articles between two lines.
struct NumberedReader {
    private enum Start {
        case paragraph(Int)
        case recommendation(Int)
        case dotted(Int, Int)
        case article(Int)
        /// A row of a matrix, in whatever order its rows stand.
        case cell(Int, Int)
    }

    let body: BodyText
    let assembler: TextAssembler
    /// Numbers with a full stop inside are recommendations (Universal Periodic Review).
    var readsDotted: Bool
    var readsArticles: Bool
    /// Name of the part, for labels that come back.
    var part: String?
    /// Number of the last paragraph before these lines, where they go on with a text that something interrupts.
    var follows = 0

    /// Appends the units in `lines` to `structure`.
    func read(_ lines: Range<Int>, into structure: inout Structure, sections: inout SectionStack) {
        let starts = self.starts(lines, &structure)
        let finder = HeadingFinder(body: self.body)
        guard let first = starts.first else {
            structure.uncovered.append(contentsOf: lines)
            return
        }
        self.push(
            self.body.lines[first.line].isCell
                ? self.headingCells(lines.lowerBound..<first.line) : self.firstHeadings(lines.lowerBound..<first.line),
            finder, &sections)
        for (place, start) in starts.enumerated() {
            let end = place + 1 < starts.count ? starts[place + 1].line : lines.upperBound
            if case .cell = start.start {
                self.readCell(start.line, end, finder, &structure, &sections)
                continue
            }
            var textEnd = end
            if place + 1 < starts.count || self.part == nil { textEnd = finder.headingStart(start.line..<end) }
            if textEnd == end, place + 1 < starts.count, let last = sections.lastNumber {
                textEnd = finder.numberedHeading(start.line..<end, number: last + 1) ?? textEnd
            }
            // What stands in a matrix below is no part of the paragraph.
            textEnd = (start.line + 1..<max(textEnd, start.line + 1)).first { self.body.lines[$0].isCell } ?? textEnd
            textEnd = max(textEnd, start.line + 1)
            structure.units.append(self.unit(start.start, start.line..<textEnd, sections.path))
            self.push(textEnd..<end, finder, &sections)
        }
    }

    /// One recommendation of a matrix; where it stands under a second theme in the same words, it is not read again.
    private func readCell(
        _ line: Int, _ end: Int, _ finder: HeadingFinder, _ structure: inout Structure, _ sections: inout SectionStack
    ) {
        guard let label = self.body.traits[line].label else { return }
        let textEnd = min(label.hasText ? line + 1 : line + 2, max(end, line + 1))
        let unit = self.unit(.cell(label.value, label.minor), line..<textEnd, sections.path)
        let twin = structure.units.first { other in
            other.number == unit.number && self.body.lines[other.lines.lowerBound].isCell
                && self.assembler.text(other.lines) == self.assembler.text(unit.lines)
        }
        if twin == nil { structure.units.append(unit) } else { structure.repeats.append(contentsOf: line..<textEnd) }
        finder.push(textEnd..<max(end, textEnd), self.assembler, to: &sections)
    }

    private func push(_ lines: Range<Int>, _ finder: HeadingFinder, _ sections: inout SectionStack) {
        finder.push(lines, self.assembler, to: &sections)
    }

    /// The rows of a matrix directly above its first recommendation.
    private func headingCells(_ lines: Range<Int>) -> Range<Int> {
        var start = lines.upperBound
        while start > lines.lowerBound, self.body.lines[start - 1].isCell { start -= 1 }
        return start..<lines.upperBound
    }

    /// Headings directly above the first unit: the last lines before it, back to a blank line or the end of a sentence.
    private func firstHeadings(_ lines: Range<Int>) -> Range<Int> {
        // Who speaks, `We, the harbour masters, …,`, is no heading.
        guard lines.isEmpty || self.body.traits[lines.upperBound - 1].ending != .comma else {
            return lines.upperBound..<lines.upperBound
        }
        var start = lines.upperBound
        while start > lines.lowerBound, lines.upperBound - start < 8, !self.body.endsSentence(start - 1) {
            start -= 1
            // Above a table of contents or a page's edge stands the title, unless it is the heading of a part; below it, a
            // heading without a number, such as `Introduction`, does not stand over the numbered ones.
            if self.body.traits[start].followsGap, start > lines.lowerBound, !self.isNumberedHeading(start - 1) {
                return (start..<lines.upperBound).first(where: self.isNumberedHeading).map { $0..<lines.upperBound }
                    ?? lines.upperBound..<lines.upperBound
            }
            if self.isNumberedHeading(start), lines.upperBound - start > 1 { continue }
            if self.body.blanks(start) > 0, start > lines.lowerBound, !self.body.isBareLabel(start - 1) { break }
        }
        // The document's own title stands over all of it.
        while start < lines.upperBound, self.namesGenre(start) || self.namesDocument(start) { start += 1 }
        let first = start..<lines.upperBound
        guard let index = first.first(where: self.isNumberedHeading) else {
            // Without numbers, only a short run of lines can be told from a title.
            return first.count <= 2 && first.lowerBound > 0 ? first : lines.upperBound..<lines.upperBound
        }
        return index..<lines.upperBound
    }

    private func namesGenre(_ line: Int) -> Bool {
        let folded = self.body.folded(line, limit: 240)
        let lexicon = self.body.lexicon
        return lexicon.genres.prefix(folded) != nil
            || lexicon.language == .chinese && TitleFinder.genreAtEnd(folded, lexicon) != nil
    }

    /// The symbol with the body's name, or an annex that the table of contents names last: neither is over the text.
    private func namesDocument(_ line: Int) -> Bool {
        let text = self.body.lines[line]
        if SymbolReader.symbol(self.body.bytes, at: text.start, end: text.end) != nil { return true }
        guard self.part == nil, text.count < 24 else { return false }
        return self.body.folded(line).withUnsafeBufferPointer { folded in
            guard let word = self.body.lexicon.annex.match(folded, at: 0),
                let tail = AnnexName.tail(folded, from: word.length, self.body.lexicon)
            else { return false }
            return tail.end == folded.count
        }
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
            if self.body.lines[line].isCell {
                if let label = traits.label, label.form == .dotted {
                    starts.append((line, .cell(label.value, label.minor)))
                }
                continue
            }
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
        if self.part == nil, let first = chain.links.first, first.value > self.follows + 1, chain.links.count > 1 {
            structure.gaps.append((String(self.follows), String(first.value)))
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
    private func isLone(_ value: Int, _ lines: Range<Int>) -> Bool { value == self.follows + 1 }

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
            case .dotted(let major, let minor), .cell(let major, let minor): (.recommendation, "\(major).\(minor)")
            case .article(let number): (.narrative, String(number))
            }
        return Unit(
            kind: kind, number: number, ordinal: number, lines: lines, textStart: behind, section: section,
            part: self.part)
    }
}
