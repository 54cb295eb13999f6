internal import Model

/// Parts the lists of early universal periodic reviews: a paragraph that introduces them, and under it recommendations that are
/// counted from 1 again.
///
/// Such a recommendation is called by its paragraph and its own number, `R92.3`, as later reports print it.
struct RecommendationLists {
    let body: BodyText

    func parted(_ units: [Unit]) -> [Unit] {
        let finder = SubparagraphFinder(body: self.body)
        return units.flatMap { unit -> [Unit] in
            guard unit.kind == .narrative, let number = unit.number else { return [unit] }
            let items = finder.find(unit.lines, from: unit.textStart).filter { $0.depth == 0 }
            guard items.count >= 2, items.allSatisfy({ $0.label.form == .number }), let first = items.first,
                first.line > unit.lines.lowerBound
            else { return [unit] }
            let ends = items.dropFirst().map(\.line) + [unit.lines.upperBound]
            let named = ends.count { self.endsWithStates($0 - 1) }
            guard named * 2 > items.count else { return [unit] }
            var head = unit
            head.lines = unit.lines.lowerBound..<first.line
            return [head]
                + zip(items, ends).map { item, end in
                    let own = "\(number).\(item.label.value)"
                    return Unit(
                        kind: .recommendation, number: own, ordinal: own, lines: item.line..<end,
                        textStart: item.label.textStart, section: unit.section, part: unit.part)
                }
        }
    }

    /// `… (Chile);`
    private func endsWithStates(_ line: Int) -> Bool {
        let line = self.body.lines[line]
        var end = line.end
        while end > line.start, [0x3B, 0x2E, 0x2C, 0x20].contains(self.body.bytes[end - 1]) { end -= 1 }
        guard end > line.start else { return false }
        return self.body.bytes[end - 1] == 0x29
            || end >= line.start + 3 && Scalar(self.body.bytes, at: end - 3).value == 0xFF09
    }
}
