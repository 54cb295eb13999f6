internal import Model

/// Finds until when, or at which occasion, a passage asks for something.
///
/// A day, month or year is given in ISO 8601; any other time in the passage's own words: `at its seventy-sixth session`,
/// `within six months`, `every two years`.
struct DeadlineFinder {
    enum Deadline {
        case date(CalendarDate)
        /// Bytes of the folded text.
        case words(Range<Int>)
    }

    let lexicon: Lexicon
    let dates: DateReader
    /// Day and session of the document: what lies before them has been and is no deadline.
    let date: CalendarDate?
    let session: Int?

    /// - Parameters:
    ///   - array: the folded passage, `text` the same.
    ///   - start: where the words that ask begin.
    ///   - repetitions: whether what is to be done again and again counts.
    func find(
        _ array: [UInt8], _ text: UnsafeBufferPointer<UInt8>, _ hits: [PassageScan.Hit], from start: Int,
        repetitions: Bool
    ) -> Deadline? {
        for hit in hits where hit.start >= start {
            let found: Deadline? =
                switch hit.kind {
                case .deadline: self.behind(array, text, hit)
                case .suffix: self.before(text, hit)
                case .every where repetitions: self.repetition(text, hit)
                case .frequency where repetitions: .words(hit.start..<hit.end)
                default: nil
                }
            if let found { return found }
        }
        return nil
    }

    private func behind(_ array: [UInt8], _ text: UnsafeBufferPointer<UInt8>, _ hit: PassageScan.Hit) -> Deadline? {
        var start = hit.end
        while start < text.count, text[start] == 0x20 { start += 1 }
        guard start < text.count else { return nil }
        if let occasion = self.occasion(text, hit.start, start) { return occasion }
        // "by the year 2030"
        while start < text.count, let link = self.lexicon.meaning.dateLinks.match(text, at: start) {
            start += link.length
            while start < text.count, text[start] == 0x20 { start += 1 }
        }
        guard start < text.count else { return nil }
        if let date = self.dates.first(array, from: start, within: 12) {
            return self.isAhead(date.date) ? .date(date.date) : nil
        }
        if let date = self.dates.loose(array, at: start) { return self.isAhead(date) ? .date(date) : nil }
        return self.period(text, hit.start, start)
    }

    /// Not before the day of the document; a month or year without a day counts as its last.
    private func isAhead(_ date: CalendarDate) -> Bool {
        guard let own = self.date else { return true }
        if date.year != own.year { return date.year > own.year }
        guard let month = date.month, let ownMonth = own.month, month <= ownMonth else { return true }
        guard month == ownMonth, let day = date.day, let ownDay = own.day else { return month == ownMonth }
        return day >= ownDay
    }

    // MARK: Sessions

    /// `at its seventy-sixth session`, `before the next meeting`: the words themselves.
    private func occasion(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ behind: Int) -> Deadline? {
        // Where the number follows, the word of time may hold that of the session.
        let base = self.isNumberBehind ? start : behind
        let clause = UnsafeBufferPointer(rebasing: text[base..<self.clauseEnd(text, behind, limit: 72)])
        let tables = [self.lexicon.session, self.lexicon.meeting]
        guard let session = tables.lazy.compactMap({ $0.first(in: clause) }).first, session.range.upperBound < 60 else {
            return nil
        }
        // In Arabic the number stands behind the word.
        let around = UnsafeBufferPointer(
            rebasing: clause[..<min(clause.count, session.range.upperBound + (self.isNumberBehind ? 48 : 0))])
        let isNext = self.lexicon.meaning.nextWords.first(in: around) != nil
        let hasNumber = self.lexicon.numerals.first(in: around) != nil || around.contains(where: \.isASCIIDigit)
        guard isNext || hasNumber || self.isIdeographicOrdinal(around) else { return nil }
        // "At its seventy-third session" in a document of the seventy-fourth tells what was done.
        if !isNext, let own = self.session, let number = self.number(around), number <= own, number + 12 > own {
            return nil
        }
        var end = base + session.range.upperBound
        if self.isNumberBehind { end = self.ordinalEnd(text, end) }
        return .words(start..<end)
    }

    private var isNumberBehind: Bool { self.lexicon.language == .arabic }

    /// `第八十届`
    private func isIdeographicOrdinal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        self.lexicon.language == .chinese && text.count >= 3 && Scalar(text, at: 0).value == 0x7B2C
    }

    /// Behind the ordinals that follow a word.
    private func ordinalEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var (end, index) = (start, start)
        while index < text.count {
            if text[index] == 0x20 {
                index += 1
                continue
            }
            guard
                let word = self.lexicon.numerals.match(text, at: index)
                    ?? self.lexicon.meaning.nextWords.match(text, at: index)
            else { break }
            index += word.length
            end = index
        }
        return end
    }

    private func clauseEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, limit: Int) -> Int {
        var end = start
        while end < text.count, end - start < limit, text[end] != 0x2C, text[end] != 0x2E, text[end] != 0x3B {
            end += 1
        }
        return end
    }

    /// The number that ordinals or digits tell.
    private func number(_ words: UnsafeBufferPointer<UInt8>) -> Int? {
        var total = 0
        self.lexicon.numerals.each(words) { value, _ in
            total += value
            return true
        }
        if total > 0 { return total }
        let digits = words.drop { !$0.isASCIIDigit }.prefix { $0.isASCIIDigit }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    // MARK: Periods

    /// `within six months`, `in 12 months' time`: from the word of time to the unit.
    private func period(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ behind: Int) -> Deadline? {
        guard self.lexicon.language != .chinese, let end = self.periodEnd(text, behind) else { return nil }
        return .words(start..<end)
    }

    /// `every two years`
    private func repetition(_ text: UnsafeBufferPointer<UInt8>, _ hit: PassageScan.Hit) -> Deadline? {
        var start = hit.end
        while start < text.count, text[start] == 0x20 { start += 1 }
        if start < text.count, let unit = self.lexicon.meaning.periods.match(text, at: start) {
            return .words(hit.start..<start + unit.length)
        }
        return self.periodEnd(text, start).map { .words(hit.start..<$0) }
    }

    /// Behind a number, in digits or words, and a unit of time that begin at `start`.
    private func periodEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        let meaning = self.lexicon.meaning
        var index = start
        var hasNumber = false
        for _ in 0..<6 {
            while index < text.count, text[index] == 0x20 || text[index] == 0x2D || text[index] == 0x28 { index += 1 }
            guard index < text.count, index - start < 40 else { return nil }
            if text[index].isASCIIDigit {
                while index < text.count, text[index].isASCIIDigit || text[index] == 0x29 { index += 1 }
                hasNumber = true
            } else if hasNumber, let unit = meaning.periods.match(text, at: index) {
                return index + unit.length
            } else if let number = meaning.cardinals.match(text, at: index) {
                index += number.length
                hasNumber = true
            } else if let link = meaning.dateLinks.match(text, at: index) {
                index += link.length
            } else {
                // "In a period of six months": one unknown word is let pass.
                guard !hasNumber else { return nil }
                let unit = PhraseTable.unit(text, at: index)
                guard unit.length > 0, !Scalar(text, at: index).isHan else { return nil }
                index += unit.length
            }
        }
        return nil
    }

    // MARK: Time before its word

    /// `2025年12月31日之前`, `六个月内`: Chinese puts the word behind the time.
    private func before(_ text: UnsafeBufferPointer<UInt8>, _ hit: PassageScan.Hit) -> Deadline? {
        var start = hit.start
        while start > 0, hit.start - start < 40, let previous = self.timeCharacter(text, before: start) {
            start = previous
        }
        guard start < hit.start else { return nil }
        let words = UnsafeBufferPointer(rebasing: text[start..<hit.start])
        let array = Array(words)
        if let date = self.dates.first(array, from: 0, within: 6) {
            return self.isAhead(date.date) ? .date(date.date) : nil
        }
        if let date = self.yearAndMonth(words) { return self.isAhead(date) ? .date(date) : nil }
        guard self.lexicon.meaning.periods.first(in: words) != nil else { return nil }
        return .words(start..<hit.end)
    }

    /// Where the digit, numeral or unit of time that ends at `end` begins.
    private func timeCharacter(_ text: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
        if text[end - 1].isASCIIDigit || text[end - 1] == 0x20 { return end - 1 }
        guard end >= 3, Scalar(text, at: end - 3).isHan else { return nil }
        let meaning = self.lexicon.meaning
        let found =
            meaning.periods.match(text, at: end - 3) ?? meaning.cardinals.match(text, at: end - 3)
            ?? meaning.dateLinks.match(text, at: end - 3)
        return found == nil ? nil : end - 3
    }

    /// `2025年`, `2025年6月`
    private func yearAndMonth(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
        var numbers: [Int] = []
        var index = 0
        while index < text.count {
            guard text[index].isASCIIDigit else {
                index += 1
                continue
            }
            var value = 0
            while index < text.count, text[index].isASCIIDigit, value < 10_000 {
                value = value * 10 + Int(text[index] - 0x30)
                index += 1
            }
            numbers.append(value)
        }
        guard let year = numbers.first, (1945..<2200).contains(year), numbers.count <= 2 else { return nil }
        return CalendarDate(year: year, month: numbers.count > 1 ? numbers[1] : nil)
    }
}
