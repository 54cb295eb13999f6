internal import Model

/// Finds the passages of a document whose genre is known.
struct StructureReader {
    let body: BodyText
    let assembler: TextAssembler
    let genre: DocumentKind

    func read() -> Structure {
        var structure = Structure()
        switch self.genre {
        case .letter, .agenda, .verbatimRecord, .participants, .errorPage:
            structure.headEnd = self.body.count
            return structure
        case .resolution, .draftResolution, .decision:
            self.readResolution(&structure)
        case .workingGroupReport, .report, .universalPeriodicReview, .concludingObservations, .generalRecommendation,
            .convention, .unknown:
            self.readParts(0..<self.body.count, &structure, skipping: nil)
        }
        if let first = structure.units.map(\.lines.lowerBound).min() {
            structure.headEnd = min(structure.organLine ?? first, first)
        } else {
            structure.headEnd = min(self.body.count, 40)
        }
        structure.units.sort { $0.lines.lowerBound < $1.lines.lowerBound }
        return structure
    }

    // MARK: Resolutions

    private func readResolution(_ structure: inout Structure) {
        let finder = OrganFinder(body: self.body)
        let organs = finder.find()
        let annexes = self.annexLines()
        let mainEnd = annexes.first(where: { $0 > organs.first?.line ?? -1 }) ?? self.body.count
        if self.genre == .decision, self.readDecision(0..<mainEnd, organs, &structure) {
            self.readAnnexes(annexes.filter { $0 >= mainEnd }, &structure)
            return
        }
        guard let first = organs.first, first.line < mainEnd else {
            guard let start = finder.bareStart(), start < mainEnd else { return }
            var reader = ResolutionReader(body: self.body, assembler: self.assembler)
            _ = reader.read(start..<mainEnd, into: &structure, sections: SectionStack())
            self.readAnnexes(annexes, &structure)
            return
        }
        (structure.organ, structure.organLine) = (first.organ, first.line)
        var place = 0
        var end = first.behind
        while place < organs.count, organs[place].line < mainEnd {
            let organ = organs[place]
            // A name over two lines may have the next name as its second.
            let next = max(place + 1 < organs.count ? min(organs[place + 1].line, mainEnd) : mainEnd, organ.behind)
            let isOuter = place + 1 < organs.count && organs[place + 1].line < mainEnd && next - organ.behind < 12
            let part: String? = isOuter ? "outer" : (structure.units.contains { $0.part == nil } ? "\(place + 1)" : nil)
            var reader = ResolutionReader(body: self.body, assembler: self.assembler, part: part, isOuter: isOuter)
            let declared = self.declaration(organ.behind..<next)
            let region = organ.behind..<(declared ?? next)
            end = reader.read(region, into: &structure, sections: SectionStack())
            if let declared, declared < next { self.readNested(declared..<next, &structure) }
            place += 1
        }
        structure.closingLine = structure.closingLine ?? (end < mainEnd ? end : nil)
        self.readAnnexes(annexes.filter { $0 >= mainEnd }, &structure)
    }

    /// A statement of a president, or a decision in one sentence.
    private func readDecision(
        _ lines: Range<Int>, _ organs: [OrganFinder.Opening], _ structure: inout Structure
    ) -> Bool {
        if let heading = self.statementHeading() {
            structure.units = DecisionReader(body: self.body, lines: heading + 1..<lines.upperBound).statement()
        } else {
            // Opening words with a comma begin a text in paragraphs.
            let isParted = organs.contains { organ in
                lines.contains(organ.behind) && self.body.traits[organ.behind].label?.form != .letter
            }
            let reader = DecisionReader(body: self.body, lines: lines)
            guard let unit = isParted ? nil : self.sentence(lines) ?? reader.sentence(organs) else { return false }
            structure.units = [unit]
            structure.organ = self.body.traits[unit.lines.lowerBound].organStart
        }
        structure.organLine = structure.units.first?.lines.lowerBound
        structure.closingLine = structure.units.last.flatMap { last in
            last.lines.upperBound < lines.upperBound ? last.lines.upperBound : nil
        }
        return !structure.units.isEmpty
    }

    /// `Statement by the President of the Security Council`
    private func statementHeading() -> Int? {
        (0..<min(self.body.count, 30)).first { line in
            self.body.lexicon.statementHeads.prefix(self.body.folded(line, limit: 120)) != nil
        }
    }

    /// A decision that begins with the body's name and its verb.
    private func sentence(_ lines: Range<Int>) -> Unit? {
        guard let start = OrganFinder(body: self.body).sentenceStart(), lines.contains(start) else { return nil }
        return Unit(
            kind: .operative, number: nil, ordinal: "1", lines: start..<lines.upperBound,
            textStart: self.body.lines[start].start, section: [], part: nil)
    }

    /// Where a text begins that the operative sentence adopts: `Adopts the following political declaration:`
    private func declaration(_ lines: Range<Int>) -> Int? {
        for line in lines.prefix(80) where self.body.traits[line].opening == .operative {
            guard self.body.traits[line].label == nil else { return nil }
            let folded = self.body.folded(line..<min(line + 4, lines.upperBound), limit: 400)
            guard self.body.lexicon.nestedText.contains(folded) else { continue }
            for end in line..<min(line + 6, lines.upperBound) {
                let ending = self.body.traits[end].ending
                if ending == .colon || ending == .stop { return end + 1 < lines.upperBound ? end + 1 : nil }
            }
        }
        return nil
    }

    private func readNested(_ lines: Range<Int>, _ structure: inout Structure) {
        var end = lines.upperBound
        let closing = lines.first { line in
            self.body.lines[line].count < 90 && line > lines.lowerBound && self.body.traits[line - 1].ending == .stop
                && self.body.traits[line].ending == .none
                && self.body.lexicon.closing.containsBehindNumber(self.body.folded(line, limit: 100))
        }
        if let closing {
            end = closing
            structure.closingLine = structure.closingLine ?? closing
        }
        var sections = SectionStack()
        let reader = NumberedReader(
            body: self.body, assembler: self.assembler, readsDotted: false, readsArticles: false)
        let known = structure.units.count
        reader.read(lines.lowerBound..<end, into: &structure, sections: &sections)
        if known < structure.units.count {
            structure.leadIn = lines.lowerBound..<structure.units[known].lines.lowerBound
        }
    }

    // MARK: Parts

    private func annexLines() -> [Int] {
        (0..<self.body.count).filter { line in
            guard self.body.traits[line].isAnnex, self.body.lines[line].count < 160,
                self.body.traits[line].ending != .stop
            else { return false }
            return line == 0
                || self.body.traits[line - 1].ending != .comma && self.body.traits[line - 1].ending != .none
                || self.body.lines[line].blanks > 0 || self.body.lines[line].startsPage
                // A word cut off from its sentence would stand under a full line.
                || self.body.lines[line - 1].count * 10 < self.body.width * 6
        }
    }

    private func readParts(_ lines: Range<Int>, _ structure: inout Structure, skipping: String?) {
        let annexes = self.annexLines().filter { $0 > 3 }
        let mainEnd = annexes.first ?? lines.upperBound
        var sections = SectionStack()
        if self.genre == .report {
            let blocks = EmbeddedResolutions(body: self.body, assembler: self.assembler).blocks()
                .filter { $0.lines.upperBound <= mainEnd }
            if !blocks.isEmpty {
                self.readAround(blocks, lines.lowerBound..<mainEnd, &structure)
                self.readAnnexes(annexes, &structure)
                return
            }
        }
        let start =
            self.genre == .convention ? self.readPreamble(lines.lowerBound..<mainEnd, &structure) : lines.lowerBound
        let reader = NumberedReader(
            body: self.body, assembler: self.assembler, readsDotted: self.genre == .universalPeriodicReview,
            readsArticles: self.genre == .convention)
        reader.read(start..<mainEnd, into: &structure, sections: &sections)
        if self.genre == .universalPeriodicReview {
            structure.units = RecommendationLists(body: self.body).parted(structure.units)
        }
        self.readAnnexes(annexes, &structure)
    }

    /// A report on a session: its own paragraphs go on between the resolutions that it quotes.
    private func readAround(_ blocks: [EmbeddedResolutions.Block], _ lines: Range<Int>, _ structure: inout Structure) {
        var sections = SectionStack()
        var reader = NumberedReader(
            body: self.body, assembler: self.assembler, readsDotted: false, readsArticles: false)
        var start = lines.lowerBound
        for block in blocks + [nil] {
            let end = block?.lines.lowerBound ?? lines.upperBound
            if start < end {
                let known = structure.units.count
                reader.read(start..<end, into: &structure, sections: &sections)
                let last = structure.units[known...].last { $0.kind == .narrative }
                reader.follows = last?.number.flatMap { Int($0) } ?? reader.follows
            }
            guard let block else { return }
            // What the report's own headings call the part stands over the resolution; its own headings end with it.
            var resolution = ResolutionReader(body: self.body, assembler: self.assembler, part: block.name)
            _ = resolution.read(block.opening.behind..<block.lines.upperBound, into: &structure, sections: sections)
            structure.annexHeads.append(block.lines.lowerBound..<block.opening.behind)
            start = block.lines.upperBound
        }
    }

    /// Preamble and proclamation of a declaration, before its first article; the line where the articles begin.
    private func readPreamble(_ lines: Range<Int>, _ structure: inout Structure) -> Int {
        guard let article = lines.first(where: { self.body.traits[$0].article == 1 }) else { return lines.lowerBound }
        guard let organ = OrganFinder(body: self.body).find().first(where: { $0.line < article }),
            let start = self.preambleStart(lines.lowerBound..<organ.line)
        else { return self.readProclamation(lines.lowerBound..<article, &structure) }
        var reader = ResolutionReader(body: self.body, assembler: self.assembler)
        _ = reader.read(start..<organ.line, into: &structure, sections: SectionStack())
        _ = reader.read(min(organ.behind, article)..<article, into: &structure, sections: SectionStack())
        (structure.organ, structure.organLine) = (organ.organ, start)
        return article
    }

    /// The first line that opens as a preamble does and is no title.
    private func preambleStart(_ lines: Range<Int>) -> Int? {
        lines.first { line in
            let traits = self.body.traits[line]
            return traits.opening == .preambular && (traits.ending != .none || self.body.lines[line].count > 100)
        }
    }

    /// A preamble whose last paragraph names the body in its sentence: `Now, therefore, the General Assembly proclaims …`
    private func readProclamation(_ lines: Range<Int>, _ structure: inout Structure) -> Int {
        guard let start = self.preambleStart(lines),
            let proclamation = lines.last(where: { line in
                line > start && self.body.lexicon.organs.first(in: self.body.folded(line, limit: 60)) != nil
            })
        else { return lines.lowerBound }
        var reader = ResolutionReader(body: self.body, assembler: self.assembler)
        _ = reader.read(start..<proclamation, into: &structure, sections: SectionStack())
        structure.units.append(
            Unit(
                kind: .operative, number: nil, ordinal: "1", lines: proclamation..<lines.upperBound,
                textStart: self.body.lines[proclamation].start, section: [], part: nil))
        structure.organLine = start
        return lines.upperBound
    }

    private func readAnnexes(_ annexes: [Int], _ structure: inout Structure) {
        let organs = annexes.isEmpty ? [] : OrganFinder(body: self.body).find()
        for (place, line) in annexes.enumerated() {
            let end = place + 1 < annexes.count ? annexes[place + 1] : self.body.count
            let title = self.assembler.text(line..<line + 1)
            let part = AnnexName.name(self.body.folded(line), self.body.lexicon)
            var sections = SectionStack()
            sections.begin(title)
            let lines = line + 1..<end
            guard lines.count > 1 else { continue }
            if let organ = organs.first(where: { lines.contains($0.line) }) {
                var reader = ResolutionReader(body: self.body, assembler: self.assembler, part: part)
                _ = reader.read(min(organ.behind, end)..<end, into: &structure, sections: sections)
                continue
            }
            let reader = NumberedReader(
                body: self.body, assembler: self.assembler, readsDotted: false, readsArticles: false,
                part: part)
            let known = structure.uncovered.count
            let units = structure.units.count
            defer {
                if units < structure.units.count {
                    structure.annexHeads.append(line..<structure.units[units].lines.lowerBound)
                }
            }
            reader.read(lines, into: &structure, sections: &sections)
            // An annex without numbers has no passages: it is known, not missed.
            structure.uncovered.removeSubrange(known...)
        }
    }
}
