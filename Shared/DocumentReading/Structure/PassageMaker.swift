internal import Model

/// Makes passages of the units: text, sub-paragraphs, notes, range, label.
struct PassageMaker {
    let body: BodyText
    let assembler: TextAssembler
    let marks: [FootnoteMark]
    let counter: ScalarCounter
    let hasPages: Bool
    /// Reads who made each recommendation, in a universal periodic review.
    var states: RecommendingStates?

    func make(_ units: [Unit]) -> [Passage] {
        var labels = PassageLabels(units)
        let finder = SubparagraphFinder(body: self.body)
        return units.map { unit in
            let items = finder.find(unit.lines, from: unit.textStart)
            let byteRange = unit.textStart..<max(self.body.lines[unit.lines.upperBound - 1].end, unit.textStart)
            let first = self.body.lines[unit.lines.lowerBound]
            let start = min(self.firstText(unit), byteRange.upperBound)
            let text = self.text(unit, items)
            return Passage(
                label: labels.label(unit), kind: unit.kind, number: unit.number, section: unit.section,
                text: text, footnotes: self.footnotes(first.start..<byteRange.upperBound),
                page: self.hasPages ? first.page : nil,
                range: self.counter.range(start..<byteRange.upperBound),
                subparagraphs: self.tree(items, unit.lines.upperBound),
                recommendedBy: unit.kind == .recommendation ? self.states?.states(text) ?? [] : [])
        }
    }

    /// Where the text begins: behind the label, or on the next line when the label stands alone.
    private func firstText(_ unit: Unit) -> Int {
        guard unit.textStart >= self.body.lines[unit.lines.lowerBound].end, unit.lines.count > 1 else {
            return unit.textStart
        }
        return self.body.lines[unit.lines.lowerBound + 1].start
    }

    private func footnotes(_ range: Range<Int>) -> [String] {
        var low = 0
        var high = self.marks.count
        while low < high {
            let middle = (low + high) / 2
            if self.marks[middle].offset < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var found: [String] = []
        while low < self.marks.count, self.marks[low].offset <= range.upperBound + 16 {
            let mark = self.marks[low]
            if self.isInside(mark, range), !found.contains(mark.mark) { found.append(mark.mark) }
            low += 1
        }
        return found
    }

    /// A mark behind the last full stop still belongs to the passage.
    private func isInside(_ mark: FootnoteMark, _ range: Range<Int>) -> Bool {
        if mark.offset < range.upperBound { return !self.isInNote(mark) }
        return (range.upperBound..<mark.offset).allSatisfy {
            self.body.bytes[$0] == Scalar.removed || self.body.bytes[$0] == 0x20
        }
            && self.body.bytes[range.upperBound] != 0x0A
    }

    /// Marks that begin a note stand between the lines of the body.
    private func isInNote(_ mark: FootnoteMark) -> Bool {
        var low = 0
        var high = self.body.lines.count
        while low < high {
            let middle = (low + high) / 2
            if self.body.lines[middle].end < mark.offset { low = middle + 1 } else { high = middle }
        }
        let gap = low > 0 ? self.body.lines[low - 1].end : 0
        let nextStart = low < self.body.lines.count ? self.body.lines[low].start : .max
        guard mark.offset < nextStart else { return false }
        // Between two lines: behind the end of the first, it is that line's mark; behind a line feed, a note's.
        return (gap..<mark.offset).contains { self.body.bytes[$0] == 0x0A }
    }

    private func text(_ unit: Unit, _ items: [SubparagraphFinder.Item]) -> String {
        var output: [UInt8] = []
        var item = 0
        for line in unit.lines {
            let from = line == unit.lines.lowerBound ? unit.textStart : self.body.lines[line].start
            if item < items.count, items[item].line == line {
                item += 1
                self.breakLine(&output)
            } else if self.body.traits[line].label?.form == .bullet || self.startsParagraph(line, unit) {
                self.breakLine(&output)
            }
            self.assembler.append(line, from: from, to: &output)
        }
        while output.last == 0x0A || output.last == 0x20 { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }

    private func breakLine(_ output: inout [UInt8]) {
        while output.last == 0x20 { output.removeLast() }
        if let last = output.last, last != 0x0A { output.append(0x0A) }
    }

    /// Where one line is one paragraph, a paragraph behind a finished one keeps its own line.
    private func startsParagraph(_ line: Int, _ unit: Unit) -> Bool {
        self.body.shape == .paragraphs && line > unit.lines.lowerBound && self.body.endsSentence(line - 1)
            && !self.body.traits[line].startsLower
    }

    private func tree(_ items: [SubparagraphFinder.Item], _ end: Int) -> [Subparagraph] {
        var place = 0
        return self.level(items, &place, depth: 0, end)
    }

    /// Where the words begin that follow a list and go on with the sentence above it; the end when there are none.
    private func tail(_ lines: Range<Int>) -> Int {
        lines.dropFirst().first { line in
            let (traits, previous) = (self.body.traits[line], self.body.traits[line - 1].ending)
            guard traits.startsLower, traits.label == nil, previous == .semicolon || previous == .stop else {
                return false
            }
            // A semicolon may end a line by chance; then the line is as full as the others.
            return self.body.shape == .paragraphs || self.body.blanks(line) > 0
                || self.body.lines[line - 1].count * 10 < self.body.width * 8
        } ?? lines.upperBound
    }

    private func level(
        _ items: [SubparagraphFinder.Item], _ place: inout Int, depth: Int, _ end: Int
    ) -> [Subparagraph] {
        var result: [Subparagraph] = []
        while place < items.count, items[place].depth >= depth {
            let item = items[place]
            place += 1
            let next = place < items.count ? items[place].line : end
            var output: [UInt8] = []
            let isLast = place >= items.count || items[place].depth < item.depth
            for line in item.line..<(isLast ? self.tail(item.line..<next) : next) {
                self.assembler.append(
                    line, from: line == item.line ? item.label.textStart : self.body.lines[line].start, to: &output)
            }
            let children = self.level(items, &place, depth: depth + 1, end)
            result.append(
                Subparagraph(label: item.name, text: String(decoding: output, as: UTF8.self), subparagraphs: children))
        }
        return result
    }
}
