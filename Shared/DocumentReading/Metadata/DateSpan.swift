internal import Model

/// Days from one to another, as meetings give them: `9–11 September 2019`, `30 June to 17 July 2020`, `2020年6月30日至7月17日`.
struct DateSpan: Equatable {
    var from: CalendarDate
    var to: CalendarDate
}

/// Reads spans of days in folded text.
struct DateSpanReader {
    private struct Day {
        var day: Int
        var month: Int?
        var year: Int?
        var end: Int
    }

    let lexicon: Lexicon

    /// The first span in `text`.
    func first(_ text: [UInt8]) -> (span: DateSpan, range: Range<Int>)? {
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let scalar = Scalar(text, at: index)
                guard scalar.digit != nil else {
                    index += scalar.length
                    continue
                }
                if let found = self.span(text, at: index) { return (found.span, index..<found.end) }
                while index < text.count, Scalar(text, at: index).digit != nil {
                    index += Scalar(text, at: index).length
                }
            }
            return nil
        }
    }

    private func span(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (span: DateSpan, end: Int)? {
        let read = self.lexicon.language == .chinese ? self.chineseDay : self.day
        guard let first = read(text, start), let joint = self.joint(text, first.end), let last = read(text, joint)
        else { return nil }
        // What the last day says holds for the first; in Chinese it is the other way round.
        guard let year = last.year ?? first.year, let month = last.month ?? first.month,
            let from = CalendarDate(year: first.year ?? year, month: first.month ?? month, day: first.day),
            let to = CalendarDate(year: year, month: month, day: last.day), from <= to
        else { return nil }
        return (DateSpan(from: from, to: to), last.end)
    }

    /// A day, its month and year where they are printed.
    private func day(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Day? {
        let dates = DateReader(lexicon: self.lexicon)
        var cursor = start
        guard let number = dates.number(text, &cursor), (1...31).contains(number) else { return nil }
        var found = Day(day: number, month: nil, year: nil, end: cursor)
        dates.skipLinks(text, &cursor)
        guard let month = dates.month(text, &cursor) else { return found }
        (found.month, found.end) = (month, cursor)
        dates.skipLinks(text, &cursor)
        if let year = dates.number(text, &cursor), (1945..<2200).contains(year) {
            (found.year, found.end) = (year, cursor)
        }
        return found
    }

    /// 2020年6月30日
    private func chineseDay(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Day? {
        let dates = DateReader(lexicon: self.lexicon)
        var found = Day(day: 0, month: nil, year: nil, end: start)
        var cursor = start
        for _ in 0..<3 {
            guard let number = dates.number(text, &cursor) else { return nil }
            if dates.skip(0x5E74, text, &cursor) {
                found.year = number
            } else if dates.skip(0x6708, text, &cursor) {
                found.month = number
            } else if dates.skip(0x65E5, text, &cursor) {
                (found.day, found.end) = (number, cursor)
                return found
            } else {
                return nil
            }
        }
        return nil
    }

    /// Behind the dash or word between the two days.
    private func joint(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var index = start
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard index < text.count else { return nil }
        let sign = Scalar(text, at: index)
        switch sign.value {
        case 0x2D, 0x2013, 0x2014, 0x2212: index += sign.length
        default:
            // Arabic writes its "and" directly before the digits, so the word is looked up by itself.
            var end = index
            while end < text.count, Scalar(text, at: end).isLetter, Scalar(text, at: end).digit == nil {
                end += Scalar(text, at: end).length
            }
            guard self.lexicon.spanWords.prefix(Array(text[index..<end]))?.length == end - index else { return nil }
            index = end
        }
        while index < text.count, text[index] == 0x20 { index += 1 }
        return index < text.count ? index : nil
    }
}
