/// Finds the opening words of resolutions: `The General Assembly,`
struct OrganFinder {
    struct Opening {
        var line: Int
        /// First line of the text.
        var behind: Int
        /// Index in the lexicon's names of bodies.
        var organ: Int
    }

    let body: BodyText

    func find() -> [Opening] {
        var openings: [Opening] = []
        for line in self.body.organLines where line + 1 < self.body.count {
            guard let organ = self.body.traits[line].organ, self.body.lines[line].count < 160 else {
                if let opening = self.spread(line) { openings.append(opening) }
                continue
            }
            let next = self.body.traits[line + 1]
            let isPaused = self.body.traits[line].ending != .none
            let opens = next.opening != .none || next.label?.form == .number && next.label?.value == 1
            guard opens || isPaused && next.canOpen else { continue }
            openings.append(Opening(line: line, behind: line + 1, organ: organ))
        }
        return self.withoutMasthead(openings)
    }

    /// A body's name without a comma, above the same name with one, is the masthead.
    private func withoutMasthead(_ openings: [Opening]) -> [Opening] {
        openings.enumerated().filter { place, opening in
            self.body.traits[opening.line].ending != .none
                || !openings[(place + 1)...].contains {
                    $0.organ == opening.organ && self.body.traits[$0.line].ending != .none && $0.line < 60
                }
        }.map(\.element)
    }

    /// The name of the body fills more than one line.
    private func spread(_ line: Int) -> Opening? {
        guard self.body.traits[line].startsUpper, self.body.traits[line].ending == .none, line + 2 < self.body.count,
            self.body.lines[line].count < 110, let organ = self.body.traits[line].organStart
        else { return nil }
        let next = self.body.traits[line + 1]
        guard next.ending == .comma, self.body.lines[line + 1].count < 80,
            self.body.traits[line + 2].opening == .preambular
        else { return nil }
        return Opening(line: line, behind: line + 2, organ: organ)
    }

    /// Behind the lines that tell day and meeting of adoption.
    private func behindAdoption(_ start: Int) -> Int? {
        var line = start
        while line < min(self.body.count, start + 4) {
            let folded = self.body.folded(line, limit: 80)
            let isBracket = folded.first == 0x5B
            guard isBracket || self.body.lexicon.adoptedOn.prefix(folded) != nil else { break }
            line += 1
            // The day may stand on the next line.
            if !isBracket, line < self.body.count, self.body.lines[line].count < 40, self.body.blanks(line) == 0 {
                line += 1
            }
        }
        return line < self.body.count ? line : nil
    }

    /// A decision in one sentence: `The Council takes note of the following reports`.
    func sentenceStart() -> Int? {
        self.body.organLines.first { line in
            guard let organ = self.body.lexicon.organs.prefix(self.body.folded(line)) else { return false }
            var rest = Array(self.body.folded(line).dropFirst(organ.length))
            while rest.first == 0x20 || rest.first == 0x2C { rest.removeFirst() }
            if rest.isEmpty, line + 1 < self.body.count { rest = self.body.folded(line + 1) }
            return self.body.lexicon.verbs.prefix(rest) != nil
        }
    }

    /// Old resolutions without the body's name: the line behind the one that names the resolution.
    func bareStart() -> Int? { self.namingLine().flatMap { self.behindAdoption($0 + 1) } }

    /// The line that names a resolution.
    func namingLine() -> Int? {
        (0..<min(self.body.count, 30)).first { line in
            self.body.lines[line].count < 80
                && self.body.lexicon.resolutionHeads.contains(self.body.folded(line, limit: 80))
        }
    }
}
