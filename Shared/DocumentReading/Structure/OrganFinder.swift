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
        for line in 0..<max(self.body.count - 1, 0) {
            guard let organ = self.body.traits[line].organ, self.body.lines[line].count < 160 else {
                if let opening = self.spread(line) { openings.append(opening) }
                continue
            }
            let next = self.body.traits[line + 1]
            let isPaused = self.body.traits[line].ending != .none
            let opens = next.opening != .none || next.label?.form == .number && next.label?.value == 1
            guard opens || isPaused && next.startsUpper else { continue }
            openings.append(Opening(line: line, behind: line + 1, organ: organ))
        }
        return openings
    }

    /// The name of the body fills more than one line.
    private func spread(_ line: Int) -> Opening? {
        guard self.body.traits[line].startsUpper, self.body.traits[line].ending == .none, line + 2 < self.body.count,
            self.body.lines[line].count < 110,
            let found = self.body.lexicon.organs.prefix(self.body.folded(line, limit: 90))
        else { return nil }
        let next = self.body.traits[line + 1]
        guard next.ending == .comma, self.body.lines[line + 1].count < 80, self.body.traits[line + 2].opening == .preambular
        else { return nil }
        return Opening(line: line, behind: line + 2, organ: found.value)
    }

    /// Old resolutions without the body's name: the line behind the one that names the resolution.
    func bareStart() -> Int? {
        for line in 0..<min(self.body.count, 30) {
            let folded = self.body.folded(line, limit: 80)
            guard self.body.lexicon.resolutionHeads.contains(folded), self.body.lines[line].count < 80 else { continue }
            return line + 1 < self.body.count ? line + 1 : nil
        }
        return nil
    }
}
