internal import Model

/// Finds the headings that stand behind the last sentence of a passage.
struct HeadingFinder {
    let body: BodyText

    /// First line of the headings at the end of `lines`; its end when there are none.
    ///
    /// Whatever follows the last line that ends a sentence is a heading, when it is short and begins like one.
    func headingStart(_ lines: Range<Int>) -> Int {
        if let chart = self.chartStart(lines) { return chart }
        let end = lines.upperBound
        var start = end
        let earliest = max(lines.lowerBound + 1, end - 12)
        while start > earliest, !self.body.endsSentence(start - 1) { start -= 1 }
        if start > lines.lowerBound, start > earliest || self.body.endsSentence(max(start - 1, lines.lowerBound)) {
            if start < end, self.looksLikeHeadings(start..<end) { return start }
            if start < end, let labelled = self.labelledHeading(start..<end) { return labelled }
        } else if let labelled = self.labelledHeading(earliest..<end) {
            return labelled
        }
        return end
    }

    private func looksLikeHeadings(_ lines: Range<Int>) -> Bool {
        guard self.isHeadingStart(lines.lowerBound) else { return false }
        return lines.allSatisfy { self.body.lines[$0].count < 220 && self.body.traits[$0].label?.form != .bullet }
    }

    private func isHeadingStart(_ index: Int) -> Bool {
        let traits = self.body.traits[index]
        if let label = traits.label { return label.form == .capital || label.form == .ideographic }
        return traits.startsUpper && self.body.lines[index].count < 160
    }

    /// A heading with a number or letter of its own behind text that has lost its full stop.
    private func labelledHeading(_ lines: Range<Int>) -> Int? {
        lines.first { index in
            guard let label = self.body.traits[index].label, label.form == .capital || label.form == .ideographic else {
                return false
            }
            // A name cut in two, `… by | A. Lantern`, would stand under a full line.
            let isParted =
                self.body.blanks(index) > 0 || self.body.lines[index - 1].count * 10 < self.body.width * 7
            return isParted && self.body.lines[index].count < 160
        }
    }

    /// `2. Definition of the lantern`, behind a passage under `1. General measures`: the next heading with a number, alone
    /// at the end of `lines`. Where a passage ends with a list, other numbers stand beside it, or signs end its items.
    func numberedHeading(_ lines: Range<Int>, number: Int) -> Int? {
        var start = lines.upperBound
        while start > lines.lowerBound, lines.upperBound - start < 4, !self.body.endsSentence(start - 1) { start -= 1 }
        guard start > lines.lowerBound, start < lines.upperBound, self.body.traits[start - 1].ending == .stop,
            let label = self.body.traits[start].label, label.form == .number, label.value == number, label.hasText
        else { return nil }
        let isAlone = (start..<lines.upperBound).allSatisfy { line in
            self.body.lines[line].count < 160 && (line == start || self.body.traits[line].label == nil)
        }
        return isAlone ? start : nil
    }

    /// Parts `lines` into headings.
    func headings(_ lines: Range<Int>) -> [Range<Int>] {
        var headings: [Range<Int>] = []
        for index in lines {
            if let last = headings.last, self.continues(index, last) {
                headings[headings.count - 1] = last.lowerBound..<index + 1
            } else {
                headings.append(index..<index + 1)
            }
        }
        return headings
    }

    private func continues(_ index: Int, _ heading: Range<Int>) -> Bool {
        let traits = self.body.traits[index]
        if let label = traits.label, label.form == .capital || label.form == .ideographic { return false }
        if heading.count == 1, self.body.isBareLabel(heading.lowerBound) { return true }
        if traits.startsLower { return true }
        if self.body.blanks(index) > 0 { return false }
        let previous = self.body.lines[index - 1]
        // A heading goes on in the next line only when it has filled the line before; with a capital it rarely does.
        return previous.count * 10 > self.body.width * (traits.startsUpper && self.hasCase(index) ? 8 : 6)
    }

    private func hasCase(_ index: Int) -> Bool {
        let scalar = Scalar(self.body.bytes, at: self.body.lines[index].start)
        return scalar.isUpper || scalar.isLower
    }

    /// Takes the headings in `lines` into `sections`; captions and heads of tables are none.
    func push(_ lines: Range<Int>, _ assembler: TextAssembler, to sections: inout SectionStack) {
        let headings = self.headings(lines)
        var isTable = false
        for (place, heading) in headings.enumerated() {
            let label = self.body.traits[heading.lowerBound].label
            if self.isCaption(heading.lowerBound) {
                isTable = true
            } else if label?.form == .capital || label?.form == .ideographic {
                isTable = false
            }
            guard !isTable else { continue }
            if label == nil, let rank = self.chapterRank(heading.lowerBound) {
                sections.push(assembler.text(heading), rank: rank)
                continue
            }
            let run = headings[place...].prefix { self.body.traits[$0.lowerBound].label == nil }.count
            sections.push(assembler.text(heading), label: label, isFirst: place == 0, run: run)
        }
    }

    /// `Chapter XIII: …`, `第十三章`: 0 for a part, 1 for a chapter, 2 for a section.
    private func chapterRank(_ line: Int) -> Int? {
        let folded = self.body.folded(line, limit: 60)
        let lexicon = self.body.lexicon
        let word: Int
        if lexicon.language == .chinese {
            guard folded.starts(with: [0xE7, 0xAC, 0xAC]), let found = lexicon.chapter.first(in: folded),
                found.range.lowerBound < 24
            else { return nil }
            word = found.value
        } else {
            guard let found = lexicon.chapter.prefix(folded), found.length + 1 < folded.count else { return nil }
            word = found.value
        }
        return [1, 0, 2].indices.contains(word) ? [1, 0, 2][word] : nil
    }

    /// `Table 3`, `Figure II`: what stands above a table or a picture.
    private func isCaption(_ line: Int) -> Bool {
        let folded = self.body.folded(line, limit: 40)
        guard let found = self.body.lexicon.captions.prefix(folded) else { return false }
        var rest = found.length
        while rest < folded.count, folded[rest] == 0x20 { rest += 1 }
        guard rest < folded.count else { return true }
        return folded.withUnsafeBufferPointer { text in
            AnnexName.tail(text, from: rest, self.body.lexicon).map { $0.number > 0 } ?? false
        }
    }

    // MARK: Pictures

    /// Where the words of a chart begin that stand behind the last sentence in `lines`: short lines, most of them numbers.
    func chartStart(_ lines: Range<Int>) -> Int? {
        var start = lines.upperBound
        var (numbers, isShort) = (0, true)
        while start > lines.lowerBound + 1, lines.upperBound - start < 120, !self.body.endsSentence(start - 1) {
            start -= 1
            if self.isNumbers(start) { numbers += 1 }
            if self.body.lines[start].count * 10 >= self.body.width * 8 { isShort = false }
        }
        guard lines.upperBound - start >= 3, self.body.endsSentence(start - 1) else { return nil }
        return self.isCaption(start) || isShort && numbers >= 3 ? start : nil
    }

    /// Digits and signs, no letters.
    private func isNumbers(_ line: Int) -> Bool {
        let line = self.body.lines[line]
        var digits = 0
        for index in line.range {
            let byte = self.body.bytes[index]
            if byte.isASCIIDigit { digits += 1 }
            if byte.isASCIILetter || byte >= 0x80 { return false }
        }
        return digits > 0
    }
}
