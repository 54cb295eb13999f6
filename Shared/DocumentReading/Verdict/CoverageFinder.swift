internal import Model

/// Accounts for every line of the text: what is in no passage and no known part of the document, and what a passage
/// may hold that is not its own.
struct CoverageFinder {
    /// Prose outside all passages.
    struct Uncovered {
        var bytes = 0
        /// Line of the body where the longest piece begins.
        var line = 0
        fileprivate var longest = 0
    }

    /// Shorter paragraphs outside passages are headings, mastheads, signatures, items of lists of names. In bytes;
    /// Chinese says in half as many what others say.
    private var prose: Int { self.body.lexicon.language == .chinese ? 100 : 200 }

    let body: BodyText
    let structure: Structure
    let passages: [Passage]

    // MARK: Outside passages

    func uncovered() -> Uncovered {
        var found = Uncovered()
        var isCovered = [Bool](repeating: false, count: self.body.count)
        for unit in self.structure.units { for line in unit.lines { isCovered[line] = true } }
        for line in self.structure.repeats { isCovered[line] = true }
        var start = 0
        var isSummary = false
        while start < self.body.count {
            guard !isCovered[start] else {
                start += 1
                continue
            }
            var end = start + 1
            while end < self.body.count, !isCovered[end], !self.startsParagraph(end) { end += 1 }
            let isHead =
                start < self.structure.headEnd
                || self.structure.annexHeads.contains { $0.count <= 12 && $0.contains(start) }
            isSummary = isHead && (isSummary || self.isSummaryHeading(start..<end))
            let bytes = (start..<end).reduce(0) { $0 + self.body.lines[$1].count }
            if bytes >= self.prose, !isSummary, !self.isKnown(start..<end, isHead: isHead) {
                found.bytes += bytes
                if bytes > found.longest { (found.longest, found.line) = (bytes, start) }
            }
            start = end
        }
        return found
    }

    private func startsParagraph(_ line: Int) -> Bool {
        self.body.blanks(line) > 0 || self.body.endsSentence(line - 1) || self.body.traits[line].label != nil
            || self.structure.annexHeads.contains { $0.lowerBound == line }
    }

    /// `Summary`, alone on its line: what follows up to the first paragraph is front matter.
    private func isSummaryHeading(_ lines: Range<Int>) -> Bool {
        lines.contains { line in
            self.body.lines[line].count < 24
                && self.body.lexicon.subtitles.prefix(self.body.folded(line, limit: 30)) != nil
        }
    }

    /// A title, the list of a draft's sponsors, where it was recommended, or the text's closing.
    private func isKnown(_ lines: Range<Int>, isHead: Bool) -> Bool {
        let ending = self.body.traits[lines.upperBound - 1].ending
        if let leadIn = self.structure.leadIn, leadIn.contains(lines.lowerBound), leadIn.count < 60 { return true }
        let folded = self.body.folded(lines, limit: 2000)
        guard isHead else { return folded.first == 0x5B && folded.count < 400 }
        if folded.first == 0x5B || self.body.lexicon.draftHeads.contains(folded) { return true }
        return ending != .stop && folded.count < 600
    }

    // MARK: Inside passages

    /// A passage that holds numbered lines which were read neither as paragraphs nor as items, with their number.
    func unreadNumbers() -> (label: String, count: Int)? {
        var worst: (label: String, count: Int)?
        for (unit, passage) in zip(self.structure.units, self.passages) {
            let numbered = unit.lines.dropFirst().count { line in
                let traits = self.body.traits[line]
                if traits.recommendation != nil || traits.article != nil { return true }
                guard let label = traits.label, label.form == .number || label.form == .dotted, label.hasText else {
                    return false
                }
                return traits.canOpen && self.body.endsSentence(line - 1)
            }
            let unread = numbered - Self.numberedItems(passage.subparagraphs)
            let isOpen = unit.kind == .operative && unread > 0 && self.holdsNumberedOpening(unit)
            if unread >= 3 || isOpen, unread > worst?.count ?? 0 { worst = (passage.label, unread) }
        }
        return worst
    }

    /// A passage in whose line the next numbers go on, `…the quays. 5. States should …`, with how many of them.
    func runOn() -> (label: String, count: Int)? {
        let read = Set(self.structure.units.compactMap { $0.number.flatMap { Int($0) } })
        for (unit, passage) in zip(self.structure.units, self.passages) where unit.kind != .preambular {
            let own = unit.number.flatMap { Int($0) }
            guard own != nil || unit.number == nil else { continue }
            var next = (own ?? 1) + 1
            guard !read.contains(next) else { continue }
            let first = next
            for line in unit.lines { self.count(&next, in: self.body.lines[line]) }
            // Without a number of its own, a passage may quote one.
            if next - first >= (own == nil ? 2 : 1) { return (passage.label, next - first) }
        }
        return nil
    }

    /// Counts `next` up with each ` 5. S` behind the end of a sentence.
    private func count(_ next: inout Int, in line: TextLine) {
        let bytes = self.body.bytes
        guard line.count > 12 else { return }
        for dot in line.start + 4..<line.end - 2 where bytes[dot] == 0x2E && bytes[dot - 1].isASCIIDigit {
            var start = dot
            var (value, place) = (0, 1)
            while start > line.start, dot - start < 4, bytes[start - 1].isASCIIDigit {
                start -= 1
                value += Int(bytes[start] - 0x30) * place
                place *= 10
            }
            guard value == next, start >= line.start + 3, bytes[start - 1].isBlank, bytes[dot + 1].isBlank else {
                continue
            }
            let sign = bytes[start - 2]
            let isEnd = sign == 0x3B || sign == 0x2E && !bytes[start - 3].isASCIIDigit
            if isEnd, Scalar(bytes, at: dot + 2).isUpper { next += 1 }
        }
    }

    /// A numbered line inside opens as an operative paragraph does.
    private func holdsNumberedOpening(_ unit: Unit) -> Bool {
        unit.lines.dropFirst().contains { line in
            let traits = self.body.traits[line]
            return traits.label?.form == .number && traits.opening == .operative && self.body.endsSentence(line - 1)
        }
    }

    private static func numberedItems(_ items: [Subparagraph]) -> Int {
        items.reduce(0) { count, item in
            count + (item.label.utf8.first?.isASCIIDigit == true ? 1 : 0) + self.numberedItems(item.subparagraphs)
        }
    }

    /// A passage with paragraphs inside, many times as long as others of its kind, with how many times.
    func swollen() -> (label: String, times: Int)? {
        var lengths: [PassageKind: [Int]] = [:]
        for unit in self.structure.units { lengths[unit.kind, default: []].append(self.length(unit)) }
        let medians = lengths.mapValues { $0.sorted()[$0.count / 2] }
        for (unit, passage) in zip(self.structure.units, self.passages) {
            let median = max(medians[unit.kind] ?? 0, 1)
            let length = self.length(unit)
            guard length > 1500, self.structure.units.count > 1 else { continue }
            let inner = self.innerParagraphs(unit)
            let limit = inner >= 6 ? 5 : inner >= 2 ? 7 : inner >= 1 ? 20 : .max
            if limit < .max, length > median * limit { return (passage.label, length / median) }
        }
        return nil
    }

    /// The last passage of the text, when it holds more paragraphs than any other.
    func trailing() -> String? {
        guard self.structure.units.count > 2, let last = self.structure.units.last, let passage = self.passages.last
        else {
            return nil
        }
        let inner = self.innerParagraphs(last)
        guard inner >= 3, self.length(last) > 400 else { return nil }
        return self.structure.units.dropLast().allSatisfy { self.innerParagraphs($0) < inner } ? passage.label : nil
    }

    /// The second of two passages in a row whose words stood before, in a row too: one may introduce two sections
    /// with the same words, two show a page that stands twice.
    func repeated() -> String? {
        // By hash of the bytes: strings as keys would be brought to normal form first.
        var places: [UInt64: Int] = [:]
        for (place, passage) in self.passages.enumerated() where passage.text.utf8.count > 60 {
            let key = ByteSearch.hash(passage.text)
            if let first = places[key], first > 0, first < place - 1,
                self.passages[first].text == passage.text,
                self.passages[first - 1].text == self.passages[place - 1].text
            {
                return passage.label
            }
            places[key] = place
        }
        return nil
    }

    private func length(_ unit: Unit) -> Int {
        self.body.lines[unit.lines.upperBound - 1].end - self.body.lines[unit.lines.lowerBound].start
    }

    private func innerParagraphs(_ unit: Unit) -> Int {
        unit.lines.dropFirst().count { line in
            let traits = self.body.traits[line]
            return traits.label == nil && traits.startsUpper && self.body.blanks(line) > 0
                && self.body.traits[line - 1].ending == .stop
        }
    }

    // MARK: Notes

    /// How many numbers are missing between the first and the last note.
    static func missing(_ notes: [Footnote]) -> Int {
        let numbers = Set(notes.compactMap { Int($0.mark) })
        guard let first = numbers.min(), let last = numbers.max(), last < 1000 else { return 0 }
        return last - first + 1 - numbers.count
    }

    /// How many marks 1, 2, 3 … stick to words, counted upwards from 1.
    func gluedMarks() -> Int {
        var next = 1
        for line in self.body.lines {
            var index = line.start + 3
            while index < line.end {
                guard self.body.bytes[index].isASCIIDigit else {
                    index += 1
                    continue
                }
                let start = index
                var value = 0
                while index < line.end, self.body.bytes[index].isASCIIDigit {
                    value = min(value * 10 + Int(self.body.bytes[index] - 0x30), 1000)
                    index += 1
                }
                if value == next, self.isWordEnd(start), self.isMarkEnd(index, line.end) { next += 1 }
            }
        }
        return next - 1
    }

    /// Three small letters, or a sign behind letters.
    private func isWordEnd(_ index: Int) -> Bool {
        let bytes = self.body.bytes
        // "Rev.1", "Corr.2" are no marks; a comma behind a word may have one.
        let end = bytes[index - 1] == 0x2C ? index - 1 : index
        guard end - 3 >= 0 else { return false }
        if (end - 3..<end).allSatisfy({ bytes[$0].isASCIILower }) { return true }
        // Cyrillic and Arabic letters take two bytes, the first of them from this range.
        return end >= 4 && [end - 4, end - 2].allSatisfy { (0xD0...0xDB).contains(bytes[$0]) }
    }

    private func isMarkEnd(_ index: Int, _ end: Int) -> Bool {
        guard index < end else { return true }
        let byte = self.body.bytes[index]
        return byte.isBlank || byte == 0x2C || byte == 0x2E || byte == 0x3B || byte == 0x29
    }
}
