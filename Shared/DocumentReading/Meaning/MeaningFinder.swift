internal import Model

/// Finds verb, strength, addressees, deadline and citations of a passage.
struct MeaningFinder {
    let lexicon: Lexicon
    let citations: CitationFinder
    let dates: DateReader
    /// Day and session of the document: what lies before them has been and is no deadline.
    private let date: CalendarDate?
    private let session: Int?

    init(lexicon: Lexicon, ownPrefix: String?, date: CalendarDate?, session: Int?) {
        (self.lexicon, self.date, self.session) = (lexicon, date, session)
        self.citations = CitationFinder(lexicon: lexicon, ownPrefix: ownPrefix)
        self.dates = DateReader(lexicon: lexicon)
    }

    func fill(_ passage: inout Passage) {
        let text = Array(passage.text.utf8)
        let folded = text.withUnsafeBufferPointer { Folding.fold($0, 0..<text.count) }
        if let verb = self.verb(folded, passage.kind) {
            passage.verb = String(decoding: folded[verb.range], as: UTF8.self)
            passage.strength = verb.strength
        }
        let isAsking = passage.kind == .operative || passage.kind == .recommendation
        if isAsking {
            passage.addressees = self.addressees(folded)
            passage.deadline = self.deadline(folded)
        }
        passage.citations = self.citations.find(text, folded: folded)
    }

    /// An operative paragraph's verb opens it; a recommendation's is the first that asks.
    private func verb(_ text: [UInt8], _ kind: PassageKind) -> (range: Range<Int>, strength: Strength)? {
        switch kind {
        case .operative:
            return text.withUnsafeBufferPointer { self.opening($0) } ?? self.firstAsking(text)
        case .recommendation:
            return self.firstAsking(text)
        case .narrative:
            return self.firstAsking(text)
        case .preambular:
            return nil
        }
    }

    private func opening(_ text: UnsafeBufferPointer<UInt8>) -> (range: Range<Int>, strength: Strength)? {
        guard !text.isEmpty else { return nil }
        var start = 0
        for _ in 0..<3 {
            if let verb = self.lexicon.verbs.match(text, at: start) {
                return (start..<start + verb.length, self.lexicon.strengths[verb.value])
            }
            guard let adverb = self.lexicon.adverbs.match(text, at: start) else { return nil }
            start += adverb.length
            while start < text.count, text[start] == 0x20 || text[start] == 0x2C { start += 1 }
            guard start < text.count else { return nil }
        }
        return nil
    }

    /// The first verb that asks for something; what merely affirms or notes does not count.
    private func firstAsking(_ text: [UInt8]) -> (range: Range<Int>, strength: Strength)? {
        var found: (range: Range<Int>, strength: Strength)?
        text.withUnsafeBufferPointer { text in
            self.lexicon.verbs.each(text) { value, range in
                let strength = self.lexicon.strengths[value]
                guard strength != .affirms, strength != .takesNote else { return true }
                found = (range, strength)
                return false
            }
        }
        return found
    }

    /// Names in the order of the text, each once, from the first 400 bytes: whoever is asked stands near the verb.
    private func addressees(_ text: [UInt8]) -> [String] {
        var names: [String] = []
        text.withUnsafeBufferPointer { text in
            let head = UnsafeBufferPointer(rebasing: text[..<min(text.count, 400)])
            self.lexicon.addressees.each(head) { value, _ in
                let name = self.lexicon.addresseeNames[value]
                if !names.contains(name) { names.append(name) }
                return true
            }
        }
        return names
    }

    /// The date behind a word of time, or the words of an occasion.
    private func deadline(_ text: [UInt8]) -> String? {
        var result: String?
        text.withUnsafeBufferPointer { bytes in
            self.lexicon.deadlines.each(bytes) { _, range in
                var start = range.upperBound
                while start < bytes.count, bytes[start] == 0x20 { start += 1 }
                guard start < bytes.count else { return false }
                if let date = self.dates.first(text, from: start), date.range.lowerBound - start < 12 {
                    result = self.isAhead(date.date) ? date.date.description : nil
                } else if let date = self.dates.loose(text, at: start) {
                    result = self.isAhead(date) ? date.description : nil
                } else {
                    result = self.occasion(text, range.lowerBound, start)
                }
                return result == nil
            }
        }
        return result
    }

    /// Not before the day of the document; a month or year without a day counts as its last.
    private func isAhead(_ date: CalendarDate) -> Bool {
        guard let own = self.date else { return true }
        if date.year != own.year { return date.year > own.year }
        guard let month = date.month, let ownMonth = own.month, month <= ownMonth else { return true }
        guard month == ownMonth, let day = date.day, let ownDay = own.day else { return month == ownMonth }
        return day >= ownDay
    }

    /// The number that ordinals or digits tell.
    private func number(_ words: [UInt8]) -> Int? {
        var total = 0
        words.withUnsafeBufferPointer { words in
            self.lexicon.numerals.each(words) { value, _ in
                total += value
                return true
            }
        }
        if total > 0 { return total }
        let digits = words.drop { !$0.isASCIIDigit }.prefix { $0.isASCIIDigit }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// `at its seventy-sixth session`, `within 12 months`: the words themselves, when they are few and tell a number.
    private func occasion(_ text: [UInt8], _ start: Int, _ behind: Int) -> String? {
        var end = behind
        while end < text.count, end - behind < 60, text[end] != 0x2C, text[end] != 0x2E, text[end] != 0x3B { end += 1 }
        let words = Array(text[behind..<end])
        if let session = self.lexicon.session.first(in: words), session.range.upperBound < 50,
            self.lexicon.numerals.contains(words) || words.contains(where: \.isASCIIDigit)
        {
            // "At its seventy-third session" in a document of the seventy-fourth tells what was done.
            if let own = self.session, let number = self.number(Array(words[..<session.range.lowerBound])),
                number <= own, number + 12 > own
            {
                return nil
            }
            return String(decoding: text[start..<behind + session.range.upperBound], as: UTF8.self)
        }
        guard words.first?.isASCIIDigit == true, words.count < 40 else { return nil }
        return String(decoding: text[start..<end], as: UTF8.self)
    }
}
