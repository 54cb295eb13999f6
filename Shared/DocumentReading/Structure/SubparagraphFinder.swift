internal import Model

/// Finds the lettered and numbered items of a passage.
struct SubparagraphFinder {
    struct Item {
        var line: Int
        /// 0 for the outermost.
        var depth: Int
        var label: LineLabel
        var name: String
    }

    private struct List {
        var style: Style
        var next: Int
        var items: [Int]
    }

    private enum Style {
        case letter
        case roman
        case number
        case ideographic
    }

    /// Lists inside lists: UN documents go down to four; a text that goes on for ever must not.
    private static let deepest = 6

    let body: BodyText

    /// Items of the passage in `lines`, in order; `start` is the byte where its text begins.
    func find(_ lines: Range<Int>, from start: Int) -> [Item] {
        guard lines.dropFirst().contains(where: { self.body.traits[$0].label != nil }) else { return [] }
        var items: [Item] = []
        var open: [List] = []
        var closed: [List] = []
        // `5. (a) Decides …`: the first item stands beside the number.
        if let first = self.firstItem(lines, start) {
            items.append(first.item)
            open.append(List(style: first.style, next: 2, items: [0]))
        }
        for line in lines.dropFirst() {
            guard let label = self.body.traits[line].label,
                label.form == .letter || label.form == .number || self.isBracketed(label, line),
                self.endsItem(line - 1, isFirst: items.isEmpty)
            else { continue }
            guard let (depth, style, value) = self.place(label, open, after: line - 1) else { continue }
            while open.count > depth + 1 { closed.append(open.removeLast()) }
            if depth == open.count { open.append(List(style: style, next: value, items: [])) }
            open[depth].next = value + 1
            open[depth].items.append(items.count)
            let name = String(decoding: self.body.bytes[label.printed], as: UTF8.self)
            items.append(Item(line: line, depth: depth, label: label, name: name))
        }
        return self.withoutInline(items, open + closed, lines)
    }

    /// The first item of a list whose second begins a line further on.
    private func firstItem(_ lines: Range<Int>, _ start: Int) -> (item: Item, style: Style)? {
        let line = self.body.lines[lines.lowerBound]
        guard start > line.start, let label = LineLabel(self.body.bytes, start, end: line.end), label.hasText,
            label.form == .letter, label.value == 1
        else { return nil }
        let goesOn = lines.dropFirst().contains { line in
            self.body.traits[line].label.map { $0.form == .letter && $0.value == 2 } ?? false
        }
        guard goesOn else { return nil }
        let name = String(decoding: self.body.bytes[label.printed], as: UTF8.self)
        return (Item(line: lines.lowerBound, depth: 0, label: label, name: name), .letter)
    }

    /// The line before an item ends an item or a sentence, or introduces the list.
    private func endsItem(_ line: Int, isFirst: Bool) -> Bool {
        switch self.body.traits[line].ending {
        case .stop, .semicolon, .colon, .comma, .dash: return true
        case .none:
            // "…; and", or an item without a full stop that leaves its line unfilled.
            let folded = self.body.folded(line)
            if folded.count > 4, self.endsWithLink(folded) { return true }
            return self.body.lines[line + 1].blanks > 0
                || !isFirst && self.body.lines[line].count * 10 < self.body.width * 8
        }
    }

    /// `（一）`
    private func isBracketed(_ label: LineLabel, _ line: Int) -> Bool {
        let sign = Scalar(self.body.bytes, at: self.body.lines[line].start).value
        return label.form == .ideographic && (sign == 0x28 || sign == 0xFF08)
    }

    private func endsWithLink(_ folded: [UInt8]) -> Bool {
        guard let space = folded.lastIndex(of: 0x20), space > 0 else { return false }
        let sign = folded[space - 1]
        return sign == 0x3B || sign == 0x2C || sign >= 0x80
    }

    /// Which list the label carries on, or which one it begins.
    private func place(_ label: LineLabel, _ open: [List], after line: Int) -> (depth: Int, style: Style, value: Int)? {
        for depth in open.indices.reversed() {
            switch open[depth].style {
            case .letter where label.form == .letter && label.value == open[depth].next:
                return (depth, .letter, label.value)
            case .roman where label.form == .letter && label.roman == open[depth].next:
                return (depth, .roman, open[depth].next)
            case .number where label.form == .number && label.value == open[depth].next:
                return (depth, .number, label.value)
            case .ideographic where label.form == .ideographic && label.value == open[depth].next:
                return (depth, .ideographic, label.value)
            case .letter, .roman, .number, .ideographic: continue
            }
        }
        let ending = self.body.traits[line].ending
        guard ending != .none || open.isEmpty == false, open.count < Self.deepest else { return nil }
        if label.form == .number { return label.value == 1 && ending == .colon ? (open.count, .number, 1) : nil }
        if label.form == .ideographic { return label.value == 1 ? (open.count, .ideographic, 1) : nil }
        if label.roman == 1, label.value != 1 { return (open.count, .roman, 1) }
        if label.value == 1 { return (open.count, .letter, 1) }
        return nil
    }

    /// A list that goes on inside a sentence is text, even where an item happens to begin a line.
    private func withoutInline(_ items: [Item], _ lists: [List], _ lines: Range<Int>) -> [Item] {
        var dropped: Set<Int> = []
        for list in lists {
            guard let last = list.items.last else { continue }
            let next = items.indices.dropFirst(last + 1).first { items[$0].depth <= items[last].depth }
            let end = next.map { items[$0].line } ?? lines.upperBound
            if list.items.count == 1 && !self.isIntroduced(items[last].line) || self.holds(list, items[last].line..<end)
            {
                dropped.formUnion(list.items)
                // What hangs on a dropped list goes with it.
                for index in list.items[0]..<(next ?? items.count) where items[index].depth > items[last].depth {
                    dropped.insert(index)
                }
            }
        }
        return items.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    }

    private func isIntroduced(_ line: Int) -> Bool { line > 0 && self.body.traits[line - 1].ending == .colon }

    /// The list's next label stands inside the text of its last item.
    private func holds(_ list: List, _ lines: Range<Int>) -> Bool {
        // A list that runs on does so soon.
        var text = self.body.folded(lines, limit: 4000)
        guard text.count > 4 else { return false }
        text.append(0x20)
        let label: [UInt8]
        switch list.style {
        case .letter:
            guard list.next <= 26 else { return false }
            label = [0x60 + UInt8(list.next), 0x29, 0x20]
        case .roman:
            let numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
            guard list.next <= numerals.count else { return false }
            label = Array("\(numerals[list.next - 1])) ".utf8)
        case .number, .ideographic: return false
        }
        guard let found = ByteSearch.first(text, label), found > 1 else { return false }
        let before = text[found - 1] == 0x28 ? found - 2 : found - 1
        return before > 0 && text[before] == 0x20 && !text[before - 1].isASCIIDigit
    }
}
