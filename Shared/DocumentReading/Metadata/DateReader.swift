internal import Model

/// Reads dates as the six languages write them, in folded text.
struct DateReader {
    let lexicon: Lexicon

    /// The first date of day precision in `text` at or behind `start`, and where it stands.
    ///
    /// - Parameter limit: within how many bytes behind `start` it must begin.
    func first(_ text: [UInt8], from start: Int = 0, within limit: Int = .max) -> (
        date: CalendarDate, range: Range<Int>
    )? {
        text.withUnsafeBufferPointer { text in
            var index = start
            let end = limit < text.count - start ? start + limit : text.count
            while index < end {
                let scalar = Scalar(text, at: index)
                guard scalar.digit != nil else {
                    index += scalar.length
                    continue
                }
                if let found = self.date(text, at: index) { return found }
                while index < text.count, Scalar(text, at: index).digit != nil {
                    index += Scalar(text, at: index).length
                }
            }
            return nil
        }
    }

    /// A month and year without a day, or a year, directly at `index`.
    func loose(_ text: [UInt8], at index: Int) -> CalendarDate? {
        text.withUnsafeBufferPointer { text in
            var cursor = index
            let month = self.month(text, &cursor)
            self.skipLinks(text, &cursor)
            guard let year = self.number(text, &cursor), year >= 1945, year < 2200 else { return nil }
            return CalendarDate(year: year, month: month)
        }
    }

    private func date(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (date: CalendarDate, range: Range<Int>)? {
        var cursor = start
        guard let first = self.number(text, &cursor) else { return nil }
        if first >= 1900, first < 2200 { return self.chinese(text, start, year: first, cursor) }
        guard (1...31).contains(first) else { return nil }
        self.skipLinks(text, &cursor)
        guard let month = self.month(text, &cursor) else { return nil }
        self.skipLinks(text, &cursor)
        guard let year = self.number(text, &cursor), let date = CalendarDate(year: year, month: month, day: first)
        else {
            return nil
        }
        return (date, start..<cursor)
    }

    /// 2019年12月18日
    private func chinese(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, year: Int, _ behind: Int
    ) -> (date: CalendarDate, range: Range<Int>)? {
        var cursor = behind
        guard self.skip(0x5E74, text, &cursor), let month = self.number(text, &cursor),
            self.skip(0x6708, text, &cursor),
            let day = self.number(text, &cursor), let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return (date, start..<cursor)
    }

    func skip(_ value: UInt32, _ text: UnsafeBufferPointer<UInt8>, _ cursor: inout Int) -> Bool {
        while cursor < text.count, text[cursor] == 0x20 { cursor += 1 }
        guard cursor < text.count else { return false }
        let scalar = Scalar(text, at: cursor)
        guard scalar.value == value else { return false }
        cursor += scalar.length
        return true
    }

    func number(_ text: UnsafeBufferPointer<UInt8>, _ cursor: inout Int) -> Int? {
        var index = cursor
        while index < text.count, text[index] == 0x20 { index += 1 }
        var value = 0
        var count = 0
        while index < text.count, count < 5 {
            let scalar = Scalar(text, at: index)
            guard let digit = scalar.digit else { break }
            value = value * 10 + digit
            index += scalar.length
            count += 1
        }
        guard count > 0, count < 5 else { return nil }
        cursor = index
        return value
    }

    func month(_ text: UnsafeBufferPointer<UInt8>, _ cursor: inout Int) -> Int? {
        guard cursor < text.count, let found = self.lexicon.months.match(text, at: cursor) else { return nil }
        cursor += found.length
        // Arabic gives both names of a month: "كانون الأول/ديسمبر".
        if cursor < text.count, text[cursor] == 0x2F, let second = self.lexicon.months.match(text, at: cursor + 1) {
            cursor += 1 + second.length
        }
        return found.value
    }

    /// Blanks, and the small words and signs between the parts of a date.
    func skipLinks(_ text: UnsafeBufferPointer<UInt8>, _ cursor: inout Int) {
        let links: [StaticString] = ["de ", "del ", "of ", "er ", "º ", "ª ", "st ", "nd ", "rd ", "th "]
        var moved = true
        while moved, cursor < text.count {
            moved = false
            if text[cursor] == 0x20 || text[cursor] == 0x2C {
                cursor += 1
                moved = true
                continue
            }
            for link in links where cursor + link.utf8CodeUnitCount <= text.count {
                if (0..<link.utf8CodeUnitCount).allSatisfy({ text[cursor + $0] == link.utf8Start[$0] }) {
                    cursor += link.utf8CodeUnitCount
                    moved = true
                    break
                }
            }
        }
    }
}
