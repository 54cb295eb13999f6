internal import Model

/// Finds the times by which something is asked for, and resolves them where the text allows.
struct DeadlineReader {
    let read: ReadText
    let words: RegisterWords
    let names: RegisterNames
    let calendar: SessionCalendar
    let document: DocumentHead

    /// The times in a stretch of text, in order, each once. Times before the document's own date have been and are left out.
    func deadlines(_ tokens: Range<Int>) -> [CommitmentDeadline] {
        var found: [(place: Int, deadline: CommitmentDeadline)] = []
        var behind = tokens.lowerBound
        for mark in self.read.marks(in: tokens) where mark.tokens.upperBound <= tokens.upperBound {
            guard mark.tokens.lowerBound >= behind else { continue }
            let read: (deadline: CommitmentDeadline?, end: Int)? =
                switch mark.cue {
                case .by: self.date(mark, tokens, isStrict: false)
                case .during: self.date(mark, tokens, isStrict: true)
                case .within: self.period(mark, tokens)
                case .session: self.session(mark, tokens)
                case .recurrence: (self.recurrence(mark), mark.tokens.upperBound)
                case .openTerm: (self.deadline(mark.tokens, nil, .open), mark.tokens.upperBound)
                default: nil
                }
            guard let read else { continue }
            behind = read.end
            if let deadline = read.deadline,
                !found.contains(where: { $0.deadline.time != nil && $0.deadline.time == deadline.time })
            {
                found.append((mark.tokens.lowerBound, deadline))
            }
        }
        return found.map(\.deadline)
    }

    private func deadline(_ tokens: Range<Int>, _ time: CommitmentDeadline.Time?, _ basis: CommitmentDeadline.Basis)
        -> CommitmentDeadline
    {
        CommitmentDeadline(text: self.read.string(tokens), time: time, basis: basis)
    }

    private func recurrence(_ mark: CueMark) -> CommitmentDeadline {
        self.deadline(mark.tokens, mark.value > 0 ? .every(months: mark.value) : nil, .recurrence)
    }

    /// "No later than December 2021", "by 2030", "by the end of 2022"; strict: "in 2020", only for a time ahead.
    private func date(_ mark: CueMark, _ tokens: Range<Int>, isStrict: Bool)
        -> (deadline: CommitmentDeadline?, end: Int)?
    {
        var index = mark.tokens.upperBound
        var day: Int?
        var month: Int?
        var year: Int?
        let end = min(tokens.upperBound, index + 10)
        var last = index
        while index < end, year == nil {
            let token = self.read.list[index]
            if token.kind == .number {
                let digits = self.read.text[token.bytes]
                guard let value = Int(FigureReader.value(digits)) else { return nil }
                if FigureReader.isYear(ArraySlice(String(value).utf8)) {
                    year = value
                } else if (1...31).contains(value), day == nil {
                    // 2021年12月: the month's number stands before its word.
                    if index + 1 < end, let word = self.read.mark(.month, at: index + 1), word.value == 0 {
                        month = value
                    } else {
                        day = value
                    }
                } else {
                    return nil
                }
                last = index + 1
            } else if let name = self.read.mark(.month, at: index) {
                if name.value > 0 { month = name.value }
                index = name.tokens.upperBound
                last = index
                continue
            } else if let word = self.read.mark(.endOf, at: index) ?? self.read.mark(.yearWord, at: index) {
                index = word.tokens.upperBound
                continue
            } else if token.kind == .mark ? !token.isMark("/") && !token.isMark(",") : token.bytes.count > 4 {
                break
            }
            index += 1
        }
        guard let year else { return nil }
        // "2021年12月": year first.
        index = last
        if self.words.isUnspaced {
            if index < end, let word = self.read.mark(.yearWord, at: index) { index = word.tokens.upperBound }
            if month == nil, index + 1 < tokens.upperBound, self.read.list[index].kind == .number,
                self.read.mark(.month, at: index + 1) != nil
            {
                month = Int(FigureReader.value(self.read.text[self.read.list[index].bytes]))
                index += 2
            }
            last = index
        }
        guard
            let date = CalendarDate(year: year, month: month, day: month == nil ? nil : day)
                ?? CalendarDate(year: year, month: month)
        else { return nil }
        guard self.isAhead(date, isStrict: isStrict) else { return (nil, last) }
        return (self.deadline(mark.tokens.lowerBound..<last, .date(date), .statedDate), last)
    }

    /// Not over on the document's day; strict: not in its own year unless the month is ahead.
    private func isAhead(_ date: CalendarDate, isStrict: Bool) -> Bool {
        guard let own = self.document.date else { return !isStrict }
        if isStrict, date.month == nil { return date.year > own.year }
        return date.lastDay >= own
    }

    /// "Within two years", "within 12 months".
    private func period(_ mark: CueMark, _ tokens: Range<Int>) -> (deadline: CommitmentDeadline?, end: Int)? {
        var index = mark.tokens.upperBound
        var count = 0
        while index < min(tokens.upperBound, mark.tokens.upperBound + 4) {
            let token = self.read.list[index]
            if token.kind == .number { count = Int(FigureReader.value(self.read.text[token.bytes])) ?? 0 }
            if let number = self.read.mark(.cardinal, at: index) { count = number.value }
            // One word may be both, as the Arabic dual is.
            if let unit = self.read.mark(.unit, at: index), count > 0 {
                let range = mark.tokens.lowerBound..<unit.tokens.upperBound
                let unitName = CommitmentDeadline.Unit.allCases[unit.value]
                guard let date = self.document.date?.adding(count, unitName) else {
                    return (self.deadline(range, nil, .open), range.upperBound)
                }
                return (self.deadline(range, .date(date), .documentDate), range.upperBound)
            } else if token.kind == .mark, !token.isMark("-") {
                return nil
            }
            index += 1
        }
        return nil
    }

    /// "At its seventy-sixth session", "at its next session", "сессии", "第七十六届会议".
    private func session(_ mark: CueMark, _ tokens: Range<Int>) -> (deadline: CommitmentDeadline?, end: Int)? {
        let back = max(tokens.lowerBound, mark.tokens.lowerBound - 9)..<mark.tokens.lowerBound
        let ahead = mark.tokens.upperBound..<min(tokens.upperBound, mark.tokens.upperBound + 6)
        let before = self.number(back, isBackwards: true)
        let number = before ?? self.number(ahead, isBackwards: false)
        let end = max(mark.tokens.upperBound, number?.range.upperBound ?? 0)
        let start = min(mark.tokens.lowerBound, before?.range.lowerBound ?? mark.tokens.lowerBound)
        let body = self.body(before: start, behind: end, tokens)
        let range = self.withLead(start, tokens)..<end
        guard let number else {
            let near =
                max(tokens.lowerBound, mark.tokens.lowerBound - 3)..<min(tokens.upperBound, mark.tokens.upperBound + 2)
            guard let next = self.read.first(.next, in: near) else { return nil }
            let words =
                self.withLead(
                    min(next.tokens.lowerBound, mark.tokens.lowerBound), tokens)..<max(
                    next.tokens.upperBound, mark.tokens.upperBound)
            guard let own = self.document.session, let body, body == self.document.body else {
                return (self.deadline(words, nil, .open), words.upperBound)
            }
            let opens = self.calendar.opening(of: own + 1, body: body)
            return (
                self.deadline(words, .session(body: body, number: own + 1, opens: opens), .documentSession),
                words.upperBound
            )
        }
        guard let body, self.calendar.knows(body) || body == self.document.body && self.document.session != nil else {
            return (self.deadline(range, nil, .open), end)
        }
        // A session of the past, or the one in which the document was adopted, is no deadline.
        if body == self.document.body, let own = self.document.session, number.value <= own { return (nil, end) }
        let opens = self.calendar.opening(of: number.value, body: body)
        if let opens, let own = self.document.date, opens.adding(12, .month).map({ $0.lastDay < own }) ?? false {
            return (nil, end)
        }
        return (self.deadline(range, .session(body: body, number: number.value, opens: opens), .sessionCalendar), end)
    }

    /// The preposition and pronoun before: "at its".
    private func withLead(_ start: Int, _ tokens: Range<Int>) -> Int {
        // Chinese has one character before the number: 第.
        if self.words.isUnspaced { return max(tokens.lowerBound, start - 1) }
        var place = start
        while place > tokens.lowerBound, start - place < 2, self.read.list[place - 1].kind == .word,
            self.read.list[place - 1].bytes.count <= 4
        {
            place -= 1
        }
        return place
    }

    /// Ordinals that stand together are added up: "seventy-sixth", "septuagésimo sexto", "七十六".
    private func number(_ range: Range<Int>, isBackwards: Bool) -> (value: Int, range: Range<Int>)? {
        var parts: [(value: Int, tokens: Range<Int>)] = []
        for index in range {
            if self.read.list[index].kind == .number,
                let value = Int(FigureReader.value(self.read.text[self.read.list[index].bytes])), value < 1000
            {
                parts.append((value * 1000, index..<index + 1))
            } else if let mark = self.read.mark(.ordinal, at: index) ?? self.read.mark(.cardinal, at: index) {
                parts.append((mark.value, mark.tokens))
            }
        }
        guard var run = isBackwards ? parts.last : parts.first else { return nil }
        if run.value >= 1000 { return (run.value / 1000, run.tokens) }
        var values = [run.value]
        for part in isBackwards ? parts.dropLast().reversed() : Array(parts.dropFirst()) {
            let gap =
                isBackwards
                ? run.tokens.lowerBound - part.tokens.upperBound : part.tokens.lowerBound - run.tokens.upperBound
            guard part.value < 1000, gap <= 1 else { break }
            if isBackwards { values.insert(part.value, at: 0) } else { values.append(part.value) }
            run.tokens =
                min(run.tokens.lowerBound, part.tokens.lowerBound)..<max(run.tokens.upperBound, part.tokens.upperBound)
        }
        var total = 0
        for value in values {
            // 七十六: ten times what stands before it, where Chinese writes tens.
            if self.words.isUnspaced, value == 10, (1...9).contains(total) { total *= 10 } else { total += value }
        }
        return total > 0 ? (total, run.tokens) : nil
    }

    /// Whose session: named behind ("of the Conference"), else the nearest body before it that has sessions, else the
    /// document's own.
    private func body(before start: Int, behind end: Int, _ tokens: Range<Int>) -> String? {
        let ahead = end..<min(tokens.upperBound, end + 5)
        if let name = self.sessionBody(in: ahead).first { return name }
        let back = max(tokens.lowerBound, start - 24)..<start
        if let name = self.sessionBody(in: back).last { return name }
        return self.document.body
    }

    private func sessionBody(in range: Range<Int>) -> [String] {
        guard !range.isEmpty else { return [] }
        return self.read.all(.addressee, in: range).map { self.names.bodies[$0.value].name }.filter(self.calendar.knows)
    }
}
