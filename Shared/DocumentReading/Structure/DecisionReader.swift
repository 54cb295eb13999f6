internal import Model

/// Reads texts that have no numbered paragraphs by their form: decisions in one sentence, statements of a president.
struct DecisionReader {
    let body: BodyText
    let lines: Range<Int>

    // MARK: Decisions

    /// The one paragraph of a decision: `At its fifth meeting, the Council took note of …`, or what a body noted, decided and
    /// asked for in lettered items behind its name. `nil` when the text has another form.
    func sentence(_ organs: [OrganFinder.Opening]) -> Unit? {
        guard let start = self.listStart(organs) ?? self.sentenceStart() else { return nil }
        return Unit(
            kind: .operative, number: nil, ordinal: "1", lines: start..<self.end(from: start),
            textStart: self.body.lines[start].start, section: [], part: nil)
    }

    /// The body's name with a colon, above an item (a).
    private func listStart(_ organs: [OrganFinder.Opening]) -> Int? {
        organs.first { organ in
            guard self.lines.contains(organ.line), self.lines.contains(organ.behind) else { return false }
            let label = self.body.traits[organ.behind].label
            return label?.form == .letter && label?.value == 1
        }?.line
    }

    /// The first paragraph that opens with the meeting and names the body, or else the first that names it at all.
    private func sentenceStart() -> Int? {
        let named = self.lines.filter(self.namesBody)
        return named.first { self.body.lexicon.decisionOpenings.prefix(self.body.folded($0, limit: 60)) != nil }
            ?? named.first
    }

    private func namesBody(_ line: Int) -> Bool {
        let traits = self.body.traits[line]
        guard traits.startsUpper || !traits.startsLower, traits.label == nil, traits.organ == nil,
            ResolutionNumber.read(self.body.bytes, self.body.lines[line]) == nil
        else { return false }
        guard line == self.lines.lowerBound || self.body.traits[line - 1].ending != .comma else { return false }
        let opening = self.body.folded(line..<min(line + 3, self.lines.upperBound), limit: 260)
        guard opening.count > 80, self.body.lexicon.organs.contains(opening) else { return false }
        // A title names the body too, but does not go on to a full stop.
        return (line..<min(line + 8, self.lines.upperBound)).contains {
            self.body.traits[$0].ending == .stop || self.body.traits[$0].ending == .colon
        }
    }

    /// Before the lines that tell meeting and day.
    private func end(from start: Int) -> Int {
        (start + 1..<max(self.lines.upperBound, start + 1)).first { line in
            self.body.lines[line].count < 90 && self.body.traits[line - 1].ending == .stop
                && self.body.traits[line].ending == .none
                && self.body.lexicon.closing.containsBehindNumber(self.body.folded(line, limit: 100))
        } ?? self.lines.upperBound
    }

    // MARK: Statements

    /// The paragraphs of a statement by a president: each opens with a quotation mark, or with the name of the body.
    func statement() -> [Unit] {
        guard let first = self.lines.first(where: self.opensParagraph) else { return [] }
        var starts: [Int] = []
        for line in first..<self.lines.upperBound where line == first || self.opensParagraph(line) {
            if line == first || self.body.traits[line - 1].ending == .stop || self.body.blanks(line) > 0 {
                starts.append(line)
            }
        }
        return starts.enumerated().map { place, line in
            let end = place + 1 < starts.count ? starts[place + 1] : self.lines.upperBound
            return Unit(
                kind: .operative, number: nil, ordinal: String(place + 1), lines: line..<end,
                textStart: self.textStart(line), section: [], part: nil)
        }
    }

    private func opensParagraph(_ line: Int) -> Bool {
        let start = self.body.lines[line].start
        if Scalar(self.body.bytes, at: start).isOpeningQuote { return true }
        guard let first = self.lines.first, line > first else { return false }
        let previous = self.body.traits[line - 1].ending
        if self.body.traits[line].organStart != nil { return previous == .stop || previous == .colon }
        // "The Council" for short, behind a sentence that leaves its line unfilled.
        let isApart = self.body.blanks(line) > 0 || self.body.lines[line - 1].count * 20 < self.body.width * 17
        return previous == .stop && isApart && self.body.traits[line].startsUpper && self.isQuoted(line)
    }

    /// A quotation mark has opened the statement above.
    private func isQuoted(_ line: Int) -> Bool {
        self.lines.prefix { $0 < line }.contains {
            Scalar(self.body.bytes, at: self.body.lines[$0].start).isOpeningQuote
        }
    }

    /// Behind the quotation mark.
    private func textStart(_ line: Int) -> Int {
        var index = self.body.lines[line].start
        while index < self.body.lines[line].end {
            let scalar = Scalar(self.body.bytes, at: index)
            guard scalar.isOpeningQuote || scalar.value == 0x20 || scalar.value == 0xA0 else { break }
            index += scalar.length
        }
        return index
    }
}
