internal import Model

/// Reads the preambular and operative paragraphs of a resolution.
struct ResolutionReader {
    /// Where a paragraph begins, or what stands between two.
    private struct Paragraph {
        enum Role: Equatable {
            case passage(PassageKind)
            /// `Acting under Chapter VII …`, where it is no paragraph of its own
            case linking
            case heading
        }
        var line: Int
        var role: Role
        var number: Int?
    }

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
        var paragraphs: [Paragraph] = []
        var link = 0
        var isOperative = false
        var headingsEnd = lines.lowerBound
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
                paragraphs.append(Paragraph(line: line, role: .passage(.operative), number: links[link].value))
                link += 1
                start = nil
                continue
            }
            if line < headingsEnd { continue }
            if link == 0, let end = self.headings(from: line, in: lines) {
                paragraphs.append(Paragraph(line: line, role: .heading))
                (start, headingsEnd) = (end, end)
                continue
            }
            let isBoundary =
                start == line || self.isBoundary(line, isOperative: isOperative, isNumbered: !links.isEmpty)
            guard isBoundary else { continue }
            start = nil
            if self.isLinking(line) {
                start = line + 1
                paragraphs.append(Paragraph(line: line, role: .linking))
                continue
            }
            if !isOperative, links.isEmpty, self.opensOperative(line, lines) { isOperative = true }
            paragraphs.append(Paragraph(line: line, role: .passage(isOperative ? .operative : .preambular)))
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
        _ paragraphs: [Paragraph], end: Int, to structure: inout Structure, _ sections: SectionStack
    ) {
        var sections = sections
        let finder = HeadingFinder(body: self.body)
        var ordinals: [PassageKind: Int] = [:]
        for (place, paragraph) in paragraphs.enumerated() {
            let next = place + 1 < paragraphs.count ? paragraphs[place + 1].line : end
            guard case .passage(let kind) = paragraph.role else {
                if paragraph.role == .heading { finder.push(paragraph.line..<next, self.assembler, to: &sections) }
                continue
            }
            var textEnd = next
            if kind == .operative { textEnd = finder.headingStart(paragraph.line..<next) }
            if place + 1 == paragraphs.count, let last = self.lastWords(paragraph.line..<textEnd) { textEnd = last }
            textEnd = max(textEnd, paragraph.line + 1)
            ordinals[kind, default: 0] += 1
            let ordinal = paragraph.number ?? ordinals[kind] ?? 1
            let label = paragraph.number == nil ? nil : self.body.traits[paragraph.line].label
            if label == nil, paragraph.number != nil { textEnd = self.withoutBareLabel(paragraph.line..<textEnd) }
            structure.units.append(
                Unit(
                    kind: kind, number: paragraph.number.map { String($0) }, ordinal: String(ordinal),
                    lines: paragraph.line..<textEnd,
                    textStart: label?.textStart ?? self.body.lines[paragraph.line].start, section: sections.path,
                    part: self.part))
            if place + 1 < paragraphs.count { finder.push(textEnd..<next, self.assembler, to: &sections) }
        }
    }

    /// Behind the sentence with which bodies end their resolutions: that the matter stays before them.
    private func lastWords(_ lines: Range<Int>) -> Int? {
        for line in lines.prefix(6) where self.body.traits[line].ending == .stop {
            let folded = self.body.folded(lines.lowerBound..<line + 1, limit: 1200)
            guard self.body.lexicon.lastWords.contains(folded) else { return nil }
            return line + 1 < lines.upperBound ? line + 1 : nil
        }
        return nil
    }

    /// Headings inside a preamble, or above the first operative paragraph: they stand behind a paragraph that has ended,
    /// and what follows opens one. The line behind them.
    private func headings(from line: Int, in lines: Range<Int>) -> Int? {
        guard line > lines.lowerBound, self.body.lexicon.language != .chinese,
            self.body.traits[line - 1].ending != .none
        else { return nil }
        let isMarker = self.isMarker(line)
        let isApart = self.body.lines[line - 1].count * 20 < self.body.width * 17 || self.body.blanks(line) > 0
        guard isMarker || isApart else { return nil }
        var end = line
        while end < lines.upperBound, end - line < 4, self.isMarker(end) || self.isPlainHeading(end) { end += 1 }
        guard end > line, end < lines.upperBound else { return nil }
        let next = self.body.traits[end]
        if next.label?.form == .number { return end }
        // Between two paragraphs of a preamble, only a letter or numeral is a heading without a doubt.
        return isMarker && next.opening != .none && next.startsUpper ? end : nil
    }

    /// `A`, `II`, alone on the line.
    private func isMarker(_ line: Int) -> Bool {
        let text = self.body.lines[line]
        guard text.count <= 4, self.body.traits[line].startsUpper else { return false }
        let letters = text.range.map { UInt32(self.body.bytes[$0]) }
        return text.count == 1 || RomanNumeral.value(letters) != nil
    }

    private func isPlainHeading(_ line: Int) -> Bool {
        let traits = self.body.traits[line]
        if let form = traits.label?.form, form != .capital { return false }
        return self.body.lines[line].count < 110 && traits.startsUpper && traits.opening == .none
            && (traits.ending == .none || self.body.isBareLabel(line))
    }

    private func withoutBareLabel(_ lines: Range<Int>) -> Int {
        lines.count > 1 && self.body.isBareLabel(lines.upperBound - 1) ? lines.upperBound - 1 : lines.upperBound
    }

    /// A last number that stands behind its paragraph: the paragraph is the end of the one before.
    private func moveMisplacedNumber(_ paragraphs: inout [Paragraph], _ end: Int) {
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
        if let label = traits.label, label.form != .capital {
            // "(1)" is an item of the paragraph before it.
            guard label.form == .number, self.body.bytes[self.body.lines[line].start] != 0x28 else { return false }
        }
        if previous.ending == .colon, self.opensQuote(line) { return false }
        if self.body.shape == .paragraphs {
            guard traits.canOpen else { return false }
            // "…, and" at the end of a paragraph: the next opens all the same.
            if previous.ending == .none {
                return self.body.lines[line].blanks > 0 && traits.opening != .none
                    && (traits.startsUpper || self.body.lowerCaseOpenings)
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

    /// A text that the paragraph quotes.
    private func opensQuote(_ line: Int) -> Bool {
        Scalar(self.body.bytes, at: self.body.lines[line].start).isOpeningQuote
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

    /// A day alone on its line, above the line that names the meeting.
    private func isClosingDay(_ line: Int, _ end: Int) -> Bool {
        let folded = self.body.folded(line, limit: 60)
        guard folded.count < 50, line + 1 < end,
            let date = DateReader(lexicon: self.body.lexicon).first(folded), date.range.count + 8 > folded.count
        else { return false }
        return self.body.lexicon.closing.containsBehindNumber(self.body.folded(line + 1, limit: 100))
    }

    /// `66-е пленарное заседание,` goes on with the day.
    private func holdsDay(_ line: Int) -> Bool {
        guard line < self.body.count else { return false }
        let folded = self.body.folded(line, limit: 60)
        return folded.count < 60 && DateReader(lexicon: self.body.lexicon).first(folded) != nil
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
        if self.isClosingDay(line, self.body.count) { return true }
        let folded = self.body.folded(line, limit: 100)
        guard self.body.lexicon.closing.containsBehindNumber(folded) else { return false }
        if self.body.lexicon.closing.prefix(folded) != nil { return true }
        if self.body.traits[line].ending == .comma { return self.holdsDay(line + 1) }
        return self.body.traits[line].ending == .none || folded.first == 0x5B
    }
}
