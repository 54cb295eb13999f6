internal import Model

/// Finds the resolutions that stand inside a report on a session: each with the line that names it, `Resolution 13/2`, its
/// opening words, and numbers of its own.
struct EmbeddedResolutions {
    struct Block {
        /// From the naming line to the end of the last operative paragraph.
        var lines: Range<Int>
        var opening: OrganFinder.Opening
        /// `resolution 13/2`: the name of the part in labels, the same in every language.
        var name: String
    }

    let body: BodyText
    let assembler: TextAssembler

    /// The resolutions of a report, in order; empty where fewer than two are named, as in a resolution itself.
    func blocks() -> [Block] {
        let openings = OrganFinder(body: self.body).find().filter { $0.line > 8 }
        var named: [(opening: OrganFinder.Opening, line: Int)] = []
        for opening in openings {
            // Two openings under one name, or a name inside an opening: the first has it.
            guard let line = self.naming(above: opening.line), named.last.map({ $0.opening.behind <= line }) ?? true
            else { continue }
            named.append((opening, line))
        }
        guard named.count >= 2 else { return [] }
        return named.enumerated().map { place, item in
            let limit = place + 1 < named.count ? named[place + 1].line : self.body.count
            let end = self.end(from: item.opening.behind, limit)
            return Block(
                lines: item.line..<end, opening: item.opening, name: "resolution " + self.number(item.line))
        }
    }

    /// The number behind the word: `13/2`, `IV`.
    private func number(_ line: Int) -> String {
        let text = self.assembler.text(line..<line + 1)
        guard let first = text.firstIndex(where: \.isWholeNumber) else {
            return text.split(whereSeparator: \.isWhitespace).last.map { $0.lowercased() } ?? ""
        }
        return String(text[first...].prefix { $0.isWholeNumber || $0 == "/" })
    }

    /// `Resolution 13/1`, alone on a line a little above the opening words.
    private func naming(above line: Int) -> Int? {
        ((max(0, line - 7))..<line).last { index in
            let folded = self.body.folded(index, limit: 60)
            guard folded.count < 40, folded.last?.isASCIIDigit == true || folded.contains(0x2F),
                folded.contains(where: \.isASCIIDigit)
            else { return false }
            return self.body.lexicon.resolutionHeads.prefix(folded) != nil
                || self.body.lexicon.draftHeads.prefix(folded) != nil
        }
    }

    /// A heading with a letter or numeral of the report, behind the first operative paragraph; else the next resolution.
    private func end(from start: Int, _ limit: Int) -> Int {
        var hasNumber = false
        for line in start..<limit {
            let label = self.body.traits[line].label
            if label?.form == .number { hasNumber = true }
            guard hasNumber, let label, label.form == .capital || label.form == .ideographic, label.hasText,
                self.body.endsSentence(line - 1), self.body.traits[line].ending == .none,
                self.body.lines[line].count < 160
            else { continue }
            return line
        }
        return limit
    }
}
