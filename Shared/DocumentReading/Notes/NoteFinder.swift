/// Finds the notes at the foot of pages and takes their lines out of the text.
struct NoteFinder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var zones: [NoteZone] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func run(_ table: inout LineTable, furniture: FurnitureFinder, marks: [FootnoteMark]) {
        self.findMarkedNotes(&table, marks)
        self.findRuledNotes(&table, furniture)
        self.findStarred(&table, marks)
        self.findTrailing(&table)
    }

    // MARK: Notes that begin with a superscript mark

    /// A line that begins with a mark of its own is a note: `<sup>3</sup> Resolution 70/1.`
    private mutating func findMarkedNotes(_ table: inout LineTable, _ marks: [FootnoteMark]) {
        guard !marks.isEmpty else { return }
        var place = 0
        for index in table.indices {
            let line = table[index]
            // Marks taken out leave the line's start behind them: look at what lies before it.
            while place < marks.count, marks[place].offset < self.lineBegin(line) { place += 1 }
            guard place < marks.count, marks[place].offset < line.start, table[index].role == .body else { continue }
            var pieces = [line.range]
            table[index].role = .note
            var next = index + 1
            while next < table.count, table[next].blanks == 0, !table[next].startsPage, table[next].role == .body,
                !self.beginsWithMark(table[next], marks, from: place + 1)
            {
                table[next].role = .note
                pieces.append(table[next].range)
                next += 1
            }
            let note = NoteZone.Note(mark: marks[place].mark, pieces: pieces, page: line.page)
            self.zones.append(NoteZone(lines: index..<next, notes: [note]))
        }
    }

    private func lineBegin(_ line: TextLine) -> Int {
        var start = line.start
        while start > 0, self.bytes[start - 1] != 0x0A { start -= 1 }
        return start
    }

    private func beginsWithMark(_ line: TextLine, _ marks: [FootnoteMark], from place: Int) -> Bool {
        let begin = self.lineBegin(line)
        for mark in marks[min(place, marks.count)...] {
            if mark.offset >= line.start { return false }
            if mark.offset >= begin { return true }
        }
        return false
    }

    // MARK: Notes below a rule

    private mutating func findRuledNotes(_ table: inout LineTable, _ furniture: FurnitureFinder) {
        // A text whose notes carry marks of their own has no others.
        guard self.zones.isEmpty else { return }
        let hasPages = table.indices.contains { $0 > 0 && table[$0].startsPage }
        var index = 0
        while index < table.count {
            guard furniture.isRule(index), self.canRule(table, index) else {
                index += 1
                continue
            }
            let end = self.pageEnd(table, furniture, from: index + 1, hasPages: hasPages)
            let lines = (index + 1..<end).filter { table[$0].role == .body }
            let notes = NoteParser(self.bytes, table, lines).notes()
            if !notes.isEmpty {
                for line in lines { table[line].role = .note }
                self.zones.append(NoteZone(lines: index..<end, notes: notes))
            }
            index = max(end, index + 1)
        }
    }

    /// A line of dashes also parts sections and front matter: it stands above notes only when one follows it.
    private func canRule(_ table: LineTable, _ index: Int) -> Bool {
        guard self.bytes[table[index].start] == 0x2D else { return true }
        guard let next = (index + 1..<table.count).first(where: { table[$0].role == .body }) else { return false }
        return self.bytes[table[next].start] == 0x2A || self.leadingNumber(table[next]) != nil
    }

    /// `3`, `3 Resolution 70/1.`: the number that begins a note; that of a paragraph has a sign behind it.
    private func leadingNumber(_ line: TextLine) -> Int? {
        var index = line.start
        var number = 0
        while index < line.end, self.bytes[index].isASCIIDigit, index - line.start < 4 {
            number = number * 10 + Int(self.bytes[index] - 0x30)
            index += 1
        }
        guard (1...3).contains(index - line.start), index == line.end || self.bytes[index].isBlank else { return nil }
        return number
    }

    /// Whether the text of the next page begins behind `index`, a job or page number: no further note follows.
    private func endsPage(_ table: LineTable, _ index: Int, from start: Int) -> Bool {
        let numbers = (start..<index).filter { table[$0].role == .body }.compactMap { self.leadingNumber(table[$0]) }
        guard let last = numbers.max() else { return false }
        guard let next = (index + 1..<table.count).first(where: { table[$0].role == .body }) else { return true }
        return self.leadingNumber(table[next]) != last + 1
    }

    /// The next page's first line; where pages are not marked, the next line that is the document's symbol, or a job
    /// number at the foot of the page.
    private func pageEnd(_ table: LineTable, _ furniture: FurnitureFinder, from start: Int, hasPages: Bool) -> Int {
        var index = start
        while index < table.count {
            if !hasPages, furniture.isNumberOfJob(index), self.endsPage(table, index, from: start) { return index }
            if table[index].startsPage { return index }
            if furniture.isSymbol(index), table[index].role == .furniture {
                // The running title may stand above the symbol.
                return index
            }
            if index - start > 120 { return start }
            index += 1
        }
        return index
    }

    // MARK: Notes behind the end

    /// Old resolutions put their notes behind the vote, without a rule: `22 Adopted without vote.`
    private mutating func findTrailing(_ table: inout LineTable) {
        guard self.zones.isEmpty, table.shape != .doubleSpaced else { return }
        let body = table.indices.filter { table[$0].role == .body }
        var starts: [Int] = []
        var end = body.count
        // Blocks from the end on, as long as each begins with a number.
        while end > 1 {
            var start = end - 1
            while start > 0, table[body[start]].blanks == 0, self.noteNumber(table[body[start]]) == nil { start -= 1 }
            guard start > 0, table[body[start]].blanks > 0, let number = self.noteNumber(table[body[start]]) else {
                break
            }
            if let last = starts.last, let next = self.noteNumber(table[body[last]]), number != next - 1 { break }
            starts.append(start)
            end = start
        }
        guard let first = starts.last, self.isCited(table, body, first) else { return }
        let notes = NoteParser(self.bytes, table, Array(body[first...])).notes()
        for line in body[first...] { table[line].role = .note }
        self.zones.append(NoteZone(lines: body[first]..<table.count, notes: notes))
    }

    /// `22 Adopted`: a number, a blank, and a capital.
    private func noteNumber(_ line: TextLine) -> Int? {
        var index = line.start
        var number = 0
        while index < line.end, self.bytes[index].isASCIIDigit, index - line.start < 3 {
            number = number * 10 + Int(self.bytes[index] - 0x30)
            index += 1
        }
        guard index > line.start, index + 1 < line.end, self.bytes[index] == 0x20,
            Scalar(self.bytes, at: index + 1).isUpper
        else { return nil }
        return number
    }

    /// The first note's number ends a line or stands behind a sign further up.
    private func isCited(_ table: LineTable, _ body: [Int], _ first: Int) -> Bool {
        guard let number = self.noteNumber(table[body[first]]) else { return false }
        let marks = [0x20, 0x2C, 0x2E, 0x3B].map { [$0] + Array(String(number).utf8) }
        return body[..<first].contains { line in
            let text = Array(self.bytes[table[line].range])
            return marks.contains { mark in
                ByteSearch.first(text, mark).map { found in
                    let behind = found + mark.count
                    return found > 0 && !(mark[0] != 0x20 && text[found - 1].isASCIIDigit)
                        && (behind == text.count || text[behind] == 0x20 || text[behind] == 0x2C
                            || text[behind] == 0x2E)
                } ?? false
            }
        }
    }

    // MARK: Notes with asterisks

    /// `* The annex is circulated as received.`
    private mutating func findStarred(_ table: inout LineTable, _ marks: [FootnoteMark]) {
        for index in table.indices where table[index].role == .body && self.bytes[table[index].start] == 0x2A {
            let line = table[index]
            var behind = line.start
            while behind < line.end, self.bytes[behind] == 0x2A { behind += 1 }
            let stars = behind - line.start
            guard stars <= 4, behind < line.end, self.bytes[behind] == 0x20 else { continue }
            let text = behind + 1..<line.end
            let isMarked = marks.contains { $0.offset < line.start && $0.mark == String(repeating: "*", count: stars) }
            guard text.count > 8, isMarked || self.hasReference(to: stars, before: line.start) else { continue }
            var pieces = [text]
            table[index].role = .note
            var next = index + 1
            while next < table.count, table[next].role == .body, table[next].blanks == 0, !table[next].startsPage,
                self.bytes[table[next].start] != 0x2A, next - index < 6,
                LineEnding(self.bytes, table[next - 1]) != .stop
            {
                table[next].role = .note
                pieces.append(table[next].range)
                next += 1
            }
            let mark = String(repeating: "*", count: stars)
            let note = NoteZone.Note(mark: mark, pieces: pieces, page: line.page)
            self.zones.append(NoteZone(lines: index..<next, notes: [note]))
        }
    }

    /// A word with the same number of asterisks behind it stands earlier in the text; at a line's end, a blank may part them.
    private func hasReference(to stars: Int, before end: Int) -> Bool {
        var index = max(0, end - 20_000)
        while index < end {
            if self.bytes[index] == 0x2A, index > 1, self.bytes[index - 1] != 0x0A {
                var behind = index
                while behind < end, self.bytes[behind] == 0x2A { behind += 1 }
                let isParted = self.bytes[index - 1].isBlank
                let endsLine = behind < end && self.bytes[behind] == 0x0A && !self.bytes[index - 2].isBlank
                if behind - index == stars, !isParted || endsLine { return true }
                index = behind
            }
            index += 1
        }
        return false
    }
}
