internal import Model

/// Reads the preambular and operative paragraphs of a resolution.
struct ResolutionReader {
    let body: BodyText
    let assembler: TextAssembler
    var part: String?
    /// The text is a resolution inside another.
    var isOuter = false
    private var layout: ParagraphLayout

    init(body: BodyText, assembler: TextAssembler, part: String? = nil, isOuter: Bool = false) {
        (self.body, self.assembler, self.part, self.isOuter) = (body, assembler, part, isOuter)
        self.layout = ParagraphLayout(body, 0..<0)
    }

    /// Reads from the line behind the opening words on; the line where the resolution's own text ends.
    mutating func read(_ lines: Range<Int>, into structure: inout Structure, sections: SectionStack) -> Int {
        let chain = NumberChain(self.body, lines)
        // The first number ends the preamble, if it is a first number or the first of many.
        let links = chain.links.first?.value ?? 0 <= 2 || chain.links.count >= 4 ? chain.links : []
        self.layout = ParagraphLayout(self.body, lines.lowerBound..<(links.first?.line ?? lines.upperBound))
        var paragraphs: [(line: Int, kind: PassageKind, number: Int?)] = []
        var link = 0
        var isOperative = false
        var end = lines.upperBound
        var start: Int? = lines.lowerBound
        for line in lines {
            if line > lines.lowerBound, self.isClosing(line, isOperative: isOperative) {
                end = line
                structure.closingLine = structure.closingLine ?? line
                break
            }
            if link < links.count, links[link].line == line {
                isOperative = true
                paragraphs.append((line, .operative, links[link].value))
                link += 1
                start = nil
                continue
            }
            let isBoundary =
                start == line || self.isBoundary(line, isOperative: isOperative, isNumbered: !links.isEmpty)
            guard isBoundary else { continue }
            start = nil
            if self.isLinking(line) {
                start = line + 1
                paragraphs.append((line, .narrative, nil))
                continue
            }
            if !isOperative, links.isEmpty, self.opensOperative(line, lines) { isOperative = true }
            paragraphs.append((line, isOperative ? .operative : .preambular, nil))
        }
        if !self.isOuter, let first = links.first {
            structure.gaps.append(contentsOf: chain.gaps.map { (String($0), String($1)) })
            if first.value > 1 { structure.gaps.append(("0", String(first.value))) }
        }
        self.moveMisplacedNumber(&paragraphs, end)
        self.append(paragraphs, end: end, to: &structure, sections)
        return end
    }

    private func append(
        _ paragraphs: [(line: Int, kind: PassageKind, number: Int?)], end: Int, to structure: inout Structure,
        _ sections: SectionStack
    ) {
        var sections = sections
        let finder = HeadingFinder(body: self.body)
        var ordinals: [PassageKind: Int] = [:]
        for (place, paragraph) in paragraphs.enumerated() {
            let next = place + 1 < paragraphs.count ? paragraphs[place + 1].line : end
            // Lines between preamble and operative part.
            if paragraph.kind == .narrative { continue }
            var textEnd = next
            if paragraph.kind == .operative { textEnd = finder.headingStart(paragraph.line..<next) }
            textEnd = max(textEnd, paragraph.line + 1)
            ordinals[paragraph.kind, default: 0] += 1
            let ordinal = paragraph.number ?? ordinals[paragraph.kind] ?? 1
            let label = paragraph.number == nil ? nil : self.body.traits[paragraph.line].label
            if label == nil, paragraph.number != nil { textEnd = self.withoutBareLabel(paragraph.line..<textEnd) }
            structure.units.append(
                Unit(
                    kind: paragraph.kind, number: paragraph.number.map { String($0) }, ordinal: String(ordinal),
                    lines: paragraph.line..<textEnd,
                    textStart: label?.textStart ?? self.body.lines[paragraph.line].start, section: sections.path,
                    part: self.part))
            for (place, heading) in finder.headings(textEnd..<next).enumerated() {
                sections.push(
                    self.assembler.text(heading), label: self.body.traits[heading.lowerBound].label, isFirst: place == 0
                )
            }
        }
    }

    private func withoutBareLabel(_ lines: Range<Int>) -> Int {
        lines.count > 1 && self.body.isBareLabel(lines.upperBound - 1) ? lines.upperBound - 1 : lines.upperBound
    }

    /// A last number that stands behind its paragraph: the paragraph is the end of the one before.
    private func moveMisplacedNumber(_ paragraphs: inout [(line: Int, kind: PassageKind, number: Int?)], _ end: Int) {
        guard paragraphs.count > 1, let last = paragraphs.last, last.number != nil, last.line + 1 >= end,
            self.body.isBareLabel(last.line)
        else { return }
        let previous = paragraphs[paragraphs.count - 2].line
        let start = (previous + 1..<max(last.line, previous + 1)).last { line in
            self.body.traits[line].opening == .operative && self.body.traits[line].startsUpper
                && self.body.endsSentence(line - 1)
        }
        if let start { paragraphs[paragraphs.count - 1].line = start }
    }

    // MARK: Paragraphs

    /// A new paragraph begins: the last one ended, and this line opens like one or stands apart.
    private func isBoundary(_ line: Int, isOperative: Bool, isNumbered: Bool) -> Bool {
        let traits = self.body.traits[line]
        let previous = self.body.traits[line - 1]
        if isOperative, isNumbered { return false }
        if let label = traits.label, label.form != .capital, label.form != .number { return false }
        if self.body.shape == .paragraphs {
            guard traits.canOpen else { return false }
            // "…, and" at the end of a paragraph: the next opens all the same.
            if previous.ending == .none {
                return self.body.lines[line].blanks > 0 && traits.opening != .none
                    && (traits.startsUpper || self.body.lexicon.lowerCaseOpenings)
            }
            if self.body.blanks(line) > 0, !self.body.traits[line].startsLower { return true }
            guard self.body.traits[line].opening != .none else { return false }
            return self.body.blanks(line) > 0 || self.body.lines[line].blanks > 0 || traits.opening != .none
                || self.body.lexicon.language == .chinese
        }
        guard traits.canOpen else { return false }
        if traits.startsLower || self.body.lexicon.language == .chinese {
            return self.isSmallBoundary(line, isOperative: isOperative)
        }
        guard previous.ending != .none else {
            return self.body.blanks(line) > 0 && traits.opening != .none && traits.startsUpper
        }
        if !isNumbered, traits.looksFinite, traits.startsUpper, traits.opening == .none { return true }
        if traits.opening != .none, traits.startsUpper {
            if isOperative, previous.ending == .comma { return false }
            return true
        }
        guard self.body.blanks(line) > 0 || self.layout.isIndented(line), traits.startsUpper else { return false }
        return previous.ending != .comma || !isOperative
    }

    /// Where case does not show where a paragraph begins, the line before must also have ended early.
    private func isSmallBoundary(_ line: Int, isOperative: Bool) -> Bool {
        let previous = self.body.traits[line - 1].ending
        guard previous != .none, !isOperative || previous != .comma else {
            return false
        }
        if self.layout.isUnwrapped || self.body.blanks(line) > 0 || previous == .semicolon { return true }
        if self.layout.isIndented(line), self.body.traits[line].opening != .none { return true }
        return !self.layout.isFull(line - 1) || self.body.lines[line].indent > self.body.lines[line - 1].indent + 1
    }

    private func opensOperative(_ line: Int, _ lines: Range<Int>) -> Bool {
        let traits = self.body.traits[line]
        if traits.opening == .operative { return true }
        return traits.opening == .none && traits.looksFinite && traits.startsUpper && line > lines.lowerBound
    }

    private func isLinking(_ line: Int) -> Bool {
        guard self.body.lines[line].count < 60 else { return false }
        return self.body.lexicon.linking.prefix(self.body.folded(line, limit: 60)) != nil
    }

    /// Meeting and day of adoption, or the vote.
    private func isClosing(_ line: Int, isOperative: Bool) -> Bool {
        let count = self.body.lines[line].count
        guard isOperative, count < 140, !self.body.traits[line].startsLower else { return false }
        let previous = self.body.traits[line - 1].ending
        guard previous == .stop || previous == .semicolon || previous == .none && self.body.lines[line].blanks > 0
        else {
            return false
        }
        let folded = self.body.folded(line, limit: 100)
        guard self.body.lexicon.closing.contains(folded) else { return false }
        if self.body.lexicon.closing.prefix(folded) != nil { return true }
        return self.body.traits[line].ending == .none || folded.first == 0x5B
    }
}
