internal import Model

/// Finds symbol, title, body, session, agenda item and dates.
struct MetadataReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let table: LineTable
    let lexicon: Lexicon

    /// Lines of the table that the head can fill: up to the first page's end or `limit` lines.
    func headLines(until line: Int?) -> Range<Int> { 0..<min(self.table.count, line ?? 60, 90) }

    // MARK: Symbol

    /// A symbol that fills a line or ends one near the top, else the one that running heads repeat.
    func symbol() -> String? {
        var counts: [String: Int] = [:]
        var first: String?
        for index in self.table.indices {
            let line = self.table[index]
            let isTop = index < 16
            guard line.role == .furniture || isTop, let found = self.symbol(line, endsLine: isTop) else { continue }
            if isTop, first == nil { first = found }
            counts[found, default: 0] += 1
        }
        if let first { return first }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? self.quotedSymbol()
    }

    /// Archives put the symbol into their own first lines: `A/HRC/26/37. General Assembly`, `…, U.N. Doc. CRC/C/15/Add.40`.
    private func quotedSymbol() -> String? {
        let word = Array("Doc. ".utf8)
        for index in self.table.indices.prefix(5) {
            let line = self.table[index]
            if index < 2, let found = SymbolReader.symbol(self.bytes, at: line.start, end: line.end) {
                return found.text
            }
            for start in line.start..<line.end where start >= line.start + word.count {
                guard self.bytes[start].isASCIIUpper, self.bytes[start - 1] == 0x20,
                    self.bytes[start - word.count..<start].elementsEqual(word)
                else { continue }
                if let found = SymbolReader.symbol(self.bytes, at: start, end: line.end) { return found.text }
            }
        }
        return nil
    }

    private func symbol(_ line: TextLine, endsLine: Bool) -> String? {
        var index = line.start
        while index < line.end {
            let isWordStart = index == line.start || self.bytes[index - 1].isBlank
            if isWordStart, let found = self.jointSymbol(at: index, line.end) {
                let stands = index == line.start || endsLine && found.end >= line.end
                if stands, found.end >= line.end || line.role == .furniture {
                    return self.withLostLetter(found.text, index, line)
                }
                index = found.end
            } else {
                index += 1
            }
        }
        return nil
    }

    /// A symbol, with the one that a dash joins to it; the asterisk of a reissue or a note belongs to neither.
    private func jointSymbol(at start: Int, _ end: Int) -> (text: String, end: Int)? {
        guard var found = SymbolReader.symbol(self.bytes, at: start, end: end) else { return nil }
        if found.end + 3 < end {
            let dash = Scalar(self.bytes, at: found.end)
            if (0x2010...0x2014).contains(dash.value),
                let second = SymbolReader.symbol(self.bytes, at: found.end + dash.length, end: end)
            {
                found = ("\(found.text)–\(second.text)", second.end)
            }
        }
        while found.end < end, self.bytes[found.end] == 0x2A { found.end += 1 }
        return found
    }

    /// `C EDAW/C/…`: the first letter of a known series stands apart.
    private func withLostLetter(_ symbol: String, _ index: Int, _ line: TextLine) -> String {
        guard index - 2 >= line.start, self.bytes[index - 1] == 0x20, self.bytes[index - 2].isASCIIUpper,
            index - 2 == line.start || self.bytes[index - 3].isBlank, IssuingBody.name(symbol) == nil
        else { return symbol }
        let whole = String(UnicodeScalar(self.bytes[index - 2])) + symbol
        return IssuingBody.name(whole) == nil ? symbol : whole
    }

    /// `74/176.` before the title, or `181 (1963). Resolution of …`: the symbol that the body's resolutions have.
    func resolutionSymbol(_ organ: String?, in lines: Range<Int>) -> String? {
        for index in lines {
            let line = self.table[index]
            guard line.role == .body else { continue }
            if let found = self.assemblyNumber(line), organ == nil || organ == "General Assembly" {
                return "A/RES/\(found)"
            }
            if let found = self.councilNumber(line), organ == nil || organ == "Security Council" {
                return "S/RES/\(found)"
            }
        }
        return nil
    }

    /// `74/176.`
    private func assemblyNumber(_ line: TextLine) -> String? {
        ResolutionNumber.read(self.bytes, line).flatMap { found in
            // The number of a draft is still open.
            guard self.bytes[found.number.upperBound - 1].isASCIIDigit else { return nil }
            return String(decoding: self.bytes[found.number].filter { !$0.isBlank }, as: UTF8.self)
        }
    }

    /// `Resolution 2388 (2017)`, `181 (1963). Resolution of 7 August 1963`
    private func councilNumber(_ line: TextLine) -> String? {
        guard line.count < 90 else { return nil }
        let folded = Folding.fold(self.bytes, line.range)
        guard let head = self.lexicon.resolutionHeads.first(in: folded), head.range.lowerBound < 24 else { return nil }
        for start in line.start..<line.end where self.bytes[start].isASCIIDigit {
            guard start == line.start || !self.bytes[start - 1].isASCIIDigit else { continue }
            var end = start
            while end < line.end, self.bytes[end].isASCIIDigit { end += 1 }
            guard end - start <= 4, let year = SymbolReader.year(self.bytes, at: end, end: line.end) else { continue }
            return String(decoding: self.bytes[start..<end], as: UTF8.self) + " (\(year.value))"
        }
        return nil
    }

    // MARK: Session and agenda

    func session(in lines: Range<Int>) -> Int? {
        for index in lines where self.table[index].count < 120 {
            let folded = Folding.fold(self.bytes, self.table[index].range)
            guard let found = self.lexicon.session.first(in: folded) else { continue }
            // The ordinal stands before the word, in Arabic behind it.
            if let number = self.ordinal(Array(folded[..<found.range.lowerBound])) { return number }
            if let number = self.ordinal(Array(folded[found.range.lowerBound...])) { return number }
        }
        return nil
    }

    /// Number told by ordinals, digits or Chinese numerals on a line about a session; years are none.
    func ordinal(_ folded: [UInt8]) -> Int? {
        var total = 0
        folded.withUnsafeBufferPointer { text in
            self.lexicon.numerals.each(text) { value, _ in
                total += value
                return true
            }
        }
        if total > 0 { return total }
        return folded.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let scalar = Scalar(text, at: index)
                if let digit = scalar.digit {
                    var value = digit
                    index += scalar.length
                    while index < text.count, let next = Scalar(text, at: index).digit {
                        value = min(value * 10 + next, 100_000)
                        index += Scalar(text, at: index).length
                    }
                    if value < 200 { return value }
                    return nil
                }
                if scalar.value == 0x7B2C {
                    var letters: [UInt32] = []
                    var next = index + scalar.length
                    while next < text.count, letters.count < 6 {
                        let letter = Scalar(text, at: next)
                        guard ChineseNumeral.value(letters + [letter.value]) != nil else { break }
                        letters.append(letter.value)
                        next += letter.length
                    }
                    if let value = ChineseNumeral.value(letters) { return value }
                }
                index += scalar.length
            }
            return nil
        }
    }

    /// The item's number, and the line on which it stands: `106`, `3 (b) (iii)`.
    func agendaItem(in lines: Range<Int>) -> (item: String, line: Int)? {
        for index in lines where self.table[index].count < 90 {
            let line = self.table[index]
            let folded = Folding.fold(self.bytes, line.range)
            guard let end = self.agendaWord(folded) else { continue }
            var cursor = line.start
            // Folding keeps the length of these words, so the number stands behind as many bytes.
            cursor = min(cursor + end, line.end)
            while cursor < line.end, self.bytes[cursor].isBlank || self.bytes[cursor] == 0x3A { cursor += 1 }
            if let item = self.itemNumber(cursor, line.end) { return (item, index) }
        }
        return nil
    }

    /// Behind the word for an item at the line's beginning; 临时议程* 项目107 has it further on.
    private func agendaWord(_ folded: [UInt8]) -> Int? {
        if let found = self.lexicon.agendaItem.prefix(folded) { return found.length }
        guard self.lexicon.language == .chinese, let found = self.lexicon.agendaItem.first(in: folded),
            found.range.lowerBound < 24
        else { return nil }
        return found.range.upperBound
    }

    private func itemNumber(_ start: Int, _ end: Int) -> String? {
        var index = start
        var number = 0
        while index < end, let digit = Scalar(self.bytes, at: index).digit {
            number = min(number * 10 + digit, 100_000)
            index += Scalar(self.bytes, at: index).length
        }
        guard number > 0, number < 500 else { return nil }
        var item = String(number)
        while true {
            var cursor = index
            while cursor < end, self.bytes[cursor].isBlank { cursor += 1 }
            let isOpen = cursor < end && self.bytes[cursor] == 0x28
            if isOpen { cursor += 1 }
            let first = cursor
            while cursor < end, self.isItemLetter(cursor) { cursor += Scalar(self.bytes, at: cursor).length }
            guard cursor > first, cursor - first <= 4, cursor < end, self.bytes[cursor] == 0x29 else { return item }
            item += " (" + String(decoding: self.bytes[first..<cursor], as: UTF8.self) + ")"
            index = cursor + 1
        }
    }

    /// A small letter of any alphabet: `(b)`, `(б)`, `(ب)`.
    private func isItemLetter(_ index: Int) -> Bool {
        let scalar = Scalar(self.bytes, at: index)
        return scalar.isLower || scalar.isArabic
    }

    // MARK: Dates

    /// Day of adoption from the line that says so, or the two lines behind it.
    func adoptionDate(in lines: Range<Int>) -> CalendarDate? {
        let dates = DateReader(lexicon: self.lexicon)
        for index in lines {
            if self.lexicon.language == .chinese, let date = self.namedDate(index) { return date }
            let folded = self.joined(index..<min(index + 3, self.table.count))
            guard let found = self.lexicon.adoptedOn.first(in: folded) else { continue }
            // The words must stand on this line: a date above them is the session's.
            guard found.range.lowerBound < min(60, self.table[index].count) else { continue }
            if let date = dates.first(folded, from: found.range.upperBound), date.range.lowerBound < 200 {
                return date.date
            }
            if let date = dates.first(folded) { return date.date }
        }
        return nil
    }

    /// 大会2019年12月18日决议: the body, the day, the resolution.
    private func namedDate(_ index: Int) -> CalendarDate? {
        let folded = Folding.fold(self.bytes, self.table[index].range, limit: 160)
        guard folded.count < 120, let organ = self.lexicon.organs.prefix(folded),
            let date = DateReader(lexicon: self.lexicon).first(folded), date.range.lowerBound <= organ.length + 3,
            self.lexicon.resolutionHeads.contains(Array(folded[date.range.upperBound...]))
        else { return nil }
        return date.date
    }

    /// The date on the line that names a resolution by number, or on the next: `Resolution 241 (1967) of 15 November
    /// 1967`.
    func namingDate(in lines: Range<Int>) -> CalendarDate? {
        let dates = DateReader(lexicon: self.lexicon)
        for index in lines where self.councilNumber(self.table[index]) != nil {
            return dates.first(self.joined(index..<min(index + 2, self.table.count)))?.date
        }
        return nil
    }

    /// Day of distribution: the date behind `Distr.`.
    func distributionDate(in lines: Range<Int>) -> CalendarDate? {
        let dates = DateReader(lexicon: self.lexicon)
        for index in lines {
            let folded = Folding.fold(self.bytes, self.table[index].range, limit: 300)
            guard let found = self.lexicon.distribution.first(in: folded) else { continue }
            if let date = dates.first(folded, from: found.range.upperBound) { return date.date }
            let behind = self.joined(index + 1..<min(index + 4, self.table.count))
            if let date = dates.first(behind) { return date.date }
        }
        return nil
    }

    /// The first date in `lines` that fills its line.
    func closingDate(in lines: Range<Int>) -> CalendarDate? {
        let dates = DateReader(lexicon: self.lexicon)
        return lines.lazy.compactMap { dates.first(Folding.fold(self.bytes, self.table[$0].range, limit: 200))?.date }
            .first
    }

    private func joined(_ lines: Range<Int>) -> [UInt8] {
        var output: [UInt8] = []
        for index in lines {
            if !output.isEmpty { output.append(0x20) }
            Folding.append(self.bytes, self.table[index].range, to: &output, limit: 300)
        }
        return output
    }
}
