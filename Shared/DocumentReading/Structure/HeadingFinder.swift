/// Finds the headings that stand behind the last sentence of a passage.
struct HeadingFinder {
    let body: BodyText

    /// First line of the headings at the end of `lines`; its end when there are none.
    ///
    /// Whatever follows the last line that ends a sentence is a heading, when it is short and begins like one.
    func headingStart(_ lines: Range<Int>) -> Int {
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
            return self.body.blanks(index) > 0 && self.body.lines[index].count < 160
        }
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
        // A heading goes on in the next line only when it has filled the line before.
        return previous.count * 10 > self.body.width * 6
    }

    /// The heading's words, its label included.
    func title(_ heading: Range<Int>, _ assembler: TextAssembler) -> String { assembler.text(heading) }
}
