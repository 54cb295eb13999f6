/// The items of a passage: on lines of their own, or inline behind a colon.
struct PassageItem: Sendable, Hashable {
    /// The mark without brackets: `a`, `ii`, `3`.
    let label: String
    /// How deep: 0 for the first list's items.
    let depth: Int
    /// Tokens behind the mark, to the next item or the end.
    let tokens: Range<Int>
    /// Where the mark begins.
    let start: Int
}

/// Finds "(a) …; (b) …", "a) …", "i. …" and the marks of other scripts, in order.
struct ItemFinder {
    let read: ReadText

    /// The items and the tokens before the first of them.
    func items() -> (lead: Range<Int>, items: [PassageItem]) {
        let all = 0..<self.read.list.count
        let marks = self.markers()
        guard let first = marks.first, marks.count > 1 || first.isAtLineStart else { return (all, []) }
        var items: [PassageItem] = []
        for (index, marker) in marks.enumerated() {
            let end = index + 1 < marks.count ? marks[index + 1].start : all.upperBound
            items.append(
                PassageItem(
                    label: marker.label, depth: marker.depth, tokens: marker.end..<max(marker.end, end),
                    start: marker.start))
        }
        return (all.lowerBound..<first.start, items)
    }

    private struct Marker {
        let label: String
        let start: Int
        let end: Int
        let isAtLineStart: Bool
        var depth: Int
    }

    /// Marks that count on from one another; a bracketed letter anywhere else is no item.
    private func markers() -> [Marker] {
        var chains: [[Int]] = []
        var found: [Marker] = []
        for index in 1..<max(1, self.read.list.count) {
            guard let marker = self.marker(at: index) else { continue }
            let numbers = Self.numbers(marker.label)
            // The innermost list that this mark continues, else a new list where the mark is a first one.
            if let level = chains.indices.last(where: { chain in
                zip(chains[chain], Self.positions).contains { last, kind in numbers[kind] == last + 1 && last > 0 }
            }) {
                chains.removeLast(chains.count - level - 1)
                chains[level] = zip(chains[level], Self.positions).map { last, kind in
                    numbers[kind] == last + 1 ? last + 1 : 0
                }
                found.append(
                    Marker(
                        label: marker.label, start: marker.start, end: marker.end, isAtLineStart: marker.isAtLineStart,
                        depth: level))
            } else if numbers.contains(1), marker.isAtLineStart || self.opensList(marker.start) {
                chains.append(numbers.map { $0 == 1 ? 1 : 0 })
                found.append(
                    Marker(
                        label: marker.label, start: marker.start, end: marker.end, isAtLineStart: marker.isAtLineStart,
                        depth: chains.count - 1))
            }
        }
        return found
    }

    private static let positions = 0..<3

    /// Behind a colon, or behind a word directly: "as follows: a)", "the following (a)".
    private func opensList(_ start: Int) -> Bool {
        start > 0 && (self.read.list[start - 1].isMark(":") || self.read.list[start - 1].kind == .word)
            && self.hasColonBefore(start)
    }

    private func hasColonBefore(_ start: Int) -> Bool {
        (0..<start).contains { self.read.list[$0].isMark(":") }
    }

    private func marker(at index: Int) -> Marker? {
        var place = index
        let hasOpening = self.read.list[place].isMark("(")
        if hasOpening { place += 1 }
        guard place + 1 < self.read.list.count, self.read.list[place + 1].isMark(")") else { return nil }
        let token = self.read.list[place]
        guard token.kind != .mark, token.bytes.count <= 5 else { return nil }
        if !hasOpening, place > 0, self.read.list[place - 1].isMark("(") { return nil }
        let gap = self.read.text[self.read.list[index - 1].bytes.upperBound..<self.read.list[index].bytes.lowerBound]
        let isAtLineStart = gap.contains(0x0A)
        // Inline, a mark stands behind white space; a bracket glued to a word is none.
        guard isAtLineStart || !gap.isEmpty || self.read.list[index - 1].kind == .mark else { return nil }
        return Marker(
            label: self.read.string(place..<place + 1), start: index, end: place + 2, isAtLineStart: isAtLineStart,
            depth: 0)
    }

    /// What a mark counts as: a letter's place, a Roman number, a number; 0 where it is none.
    static func numbers(_ label: String) -> [Int] {
        let scalars = Array(label.unicodeScalars)
        var letter = 0
        if scalars.count == 1 {
            let value = Int(scalars[0].value)
            switch value {
            case 0x61...0x7A: letter = value - 0x60
            case 0x41...0x5A: letter = value - 0x40
            // а б в … without ё and й, as lists leave them out.
            case 0x430...0x438: letter = value - 0x42F
            case 0x43A...0x44F: letter = value - 0x430
            default:
                letter = (Self.arabic.firstIndex(of: scalars[0]) ?? Self.chinese.firstIndex(of: scalars[0]) ?? -1) + 1
            }
        }
        return [letter, Self.roman.firstIndex(of: label.lowercased()).map { $0 + 1 } ?? 0, Int(label) ?? 0]
    }

    /// Letters of Arabic lists in the order of abjad.
    private static let arabic = Array("أبجدهوزحطيكلمنسعفصقرشت".unicodeScalars)
    private static let chinese = Array("一二三四五六七八九十".unicodeScalars)
    private static let roman = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    ]
}
