internal import Model

/// Reads what the masthead and the foot of the first page say of the document as an issue: symbols, job number, languages,
/// days of the meeting.
struct MastheadReader {
    let metadata: MetadataReader

    private var bytes: UnsafeBufferPointer<UInt8> { self.metadata.bytes }
    private var table: LineTable { self.metadata.table }

    /// The symbols of a document issued under several, the first of them `symbol`; empty when there is only one.
    func jointSymbols(_ symbol: String) -> [String] {
        let symbols = SymbolFamily.jointSymbols(symbol)
        if symbols.count > 1 { return symbols }
        // The heads of a few pages say all that the heads of a thousand say.
        var heads = 24
        for index in self.table.indices where self.isTop(index) || self.table[index].role == .furniture {
            let line = self.table[index]
            guard line.count < 120 else { continue }
            heads -= 1
            guard heads > 0 else { break }
            // Symbols parted by a dash or its like, or one below the other.
            if self.bytes[line.range].contains(where: { $0 == 0x2D || $0 == 0x3B || $0 == 0x3D || $0 == 0xE2 }) {
                let text = String(decoding: self.bytes[line.range], as: UTF8.self)
                let joint = text.split(whereSeparator: \.isWhitespace).lazy
                    .map { SymbolFamily.jointSymbols(String($0)) }
                    .first { $0.count > 1 && $0.contains(symbol) }
                if let joint { return [symbol] + joint.filter { $0 != symbol } }
            }
            let below = index + 1
            guard self.symbol(index) == symbol, below < self.table.count, let other = self.symbol(below),
                Self.series(other) != Self.series(symbol)
            else { continue }
            return [symbol, other]
        }
        return []
    }

    private func isTop(_ index: Int) -> Bool { index < 16 }

    private static func series(_ symbol: String) -> Substring { symbol.prefix { $0 != "/" } }

    /// The symbol that fills line `index`.
    private func symbol(_ index: Int) -> String? {
        let line = self.table[index]
        guard line.count < 60, let found = SymbolReader.symbol(self.bytes, at: line.start, end: line.end),
            found.end >= line.end
        else { return nil }
        return found.text
    }

    /// `V.19-10293`: the number under which the text was processed, from the first page's foot.
    func jobNumber() -> String? {
        for index in self.table.indices where self.table[index].role == .furniture {
            let line = self.table[index]
            var start = line.start
            while start < line.end {
                while start < line.end, self.bytes[start].isBlank { start += 1 }
                var end = start
                while end < line.end, !self.bytes[end].isBlank { end += 1 }
                if start < end, case .jobNumber = FurnitureToken(self.bytes, start..<end) {
                    return self.withoutPage(start..<end)
                }
                start = end
            }
        }
        return nil
    }

    /// The number itself where a page number is glued to it: `311-26839`.
    private func withoutPage(_ range: Range<Int>) -> String? {
        guard let dash = range.first(where: { self.bytes[$0] == 0x2D }) else { return nil }
        let hasStation = range.contains { self.bytes[$0] == 0x2E }
        let start = hasStation ? range.lowerBound : max(dash - 2, range.lowerBound)
        return String(decoding: self.bytes[start..<min(dash + 6, range.upperBound)], as: UTF8.self)
    }

    /// `Original: English`, on one line or two.
    func originalLanguage(in lines: Range<Int>) -> Language? {
        let lexicon = self.metadata.lexicon
        for index in lines {
            let folded = Folding.fold(self.bytes, self.table[index].range, limit: 200)
            guard let word = lexicon.original.first(in: folded) else { continue }
            var rest = Array(folded[word.range.upperBound...])
            for next in index + 1..<min(index + 3, self.table.count) {
                rest.append(0x20)
                Folding.append(self.bytes, self.table[next].range, to: &rest, limit: 40)
            }
            if let name = lexicon.languages.first(in: rest), name.range.lowerBound < 30 {
                return lexicon.languageCodes[name.value]
            }
        }
        return nil
    }

    /// The days on a line of the head, or on two: `Vienna, 9–11 September 2019`. What a report covers is no meeting.
    func meeting(in lines: Range<Int>) -> DateSpan? {
        let reader = DateSpanReader(lexicon: self.metadata.lexicon)
        for index in lines where self.table[index].count < 400 {
            var folded = Folding.fold(self.bytes, self.table[index].range, limit: 400)
            let own = folded.count
            if index + 1 < lines.upperBound {
                folded.append(0x20)
                Folding.append(self.bytes, self.table[index + 1].range, to: &folded, limit: 200)
            }
            guard let found = reader.first(folded), found.range.lowerBound < own else { continue }
            let before = Array(folded[..<found.range.lowerBound])
            guard !self.metadata.lexicon.periods.contains(before) else { continue }
            return found.span
        }
        return nil
    }

    /// The one day of a meeting that a record tells of: the first date in the head that is not the day of distribution.
    func meetingDay(in lines: Range<Int>) -> CalendarDate? {
        let dates = DateReader(lexicon: self.metadata.lexicon)
        return lines.lazy.compactMap { index -> CalendarDate? in
            let folded = Folding.fold(self.bytes, self.table[index].range, limit: 200)
            guard folded.count < 100, !self.metadata.lexicon.distribution.contains(folded) else { return nil }
            // A date alone is the day of distribution; Chinese begins with the date and goes on with the weekday.
            return dates.first(folded).flatMap { found in
                found.range.lowerBound > 0 || found.range.upperBound + 6 < folded.count ? found.date : nil
            }
        }.first
    }
}
