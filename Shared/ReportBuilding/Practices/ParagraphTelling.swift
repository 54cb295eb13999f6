/// Reads one paragraph sentence by sentence, holding who speaks and what was told last.
struct ParagraphTelling {
    let read: ReadText
    let ordinal: Int
    let names: RegisterNames
    let people: PeopleIndex
    let review: Int?

    private var current: Teller?
    private var rows: [Practice] = []
    /// The row of the segment before, in the same sentence.
    private var last: Practice?

    init(read: ReadText, ordinal: Int, names: RegisterNames, people: PeopleIndex, review: Int?) {
        (self.read, self.ordinal, self.names, self.people, self.review) = (read, ordinal, names, people, review)
    }

    mutating func practices() -> [Practice] {
        if self.isComment() { return [] }
        let cutter = SegmentCutter(read: self.read)
        let finder = TellerFinder(read: self.read, people: self.people, review: self.review)
        for sentence in self.read.sentences {
            let segments = cutter.segments(sentence)
            var itemsAreTold = false
            self.last = nil
            for (place, segment) in segments.enumerated() {
                let verb = self.tellingVerb(segment)
                if let teller = finder.teller(segment, verb: verb, current: self.current) { self.current = teller }
                let isItem = self.read.list[segment.lowerBound].isMark("(")
                let clause = self.clause(segment, verb, isItemOfTold: itemsAreTold && isItem)
                if !isItem, place + 1 < segments.count, self.read.list[segments[place + 1].lowerBound].isMark("(") {
                    // The lead of a list is told by its items.
                    itemsAreTold = clause.tellsItems
                    if itemsAreTold { continue }
                }
                self.take(clause)
            }
        }
        return self.rows
    }

    /// In a review other States comment on the one under review: what they welcome is its own, told elsewhere.
    private func isComment() -> Bool {
        guard let review = self.review, let first = self.read.sentences.first else { return false }
        for country in self.read.all(.country, in: first) where country.value != review {
            let near = country.tokens.upperBound..<min(country.tokens.upperBound + 3, first.upperBound)
            if self.read.marks(in: near).contains(where: {
                $0.cue == .reporting || $0.cue == .praise || $0.cue == .need
            }) {
                return true
            }
        }
        return false
    }

    /// The verb of telling in the head of a segment.
    private func tellingVerb(_ segment: Range<Int>) -> CueMark? {
        for mark in self.read.marks(in: segment) {
            switch mark.cue {
            case .reporting, .describing, .passive:
                guard mark.tokens.lowerBound - segment.lowerBound <= 24, mark.tokens.upperBound <= segment.upperBound
                else { return nil }
                // "In the information that they presented": a relative clause frames nothing.
                let before = mark.tokens.lowerBound - 1
                if before >= segment.lowerBound, self.read.mark(.relative, at: before) != nil { continue }
                // "Norway introduced a law": what is done is no telling.
                return self.read.mark(.action, at: mark.tokens.lowerBound) == nil ? mark : nil
            // Behind what is told no verb of telling frames it any more.
            case .action, .realised, .participle: return nil
            default: continue
            }
        }
        return nil
    }

    private func clause(_ segment: Range<Int>, _ verb: CueMark?, isItemOfTold: Bool) -> TellingClause {
        // A verb may be read as two phrases of different length: the longer one ends the frame.
        var start = segment.lowerBound
        if let verb {
            start = verb.tokens.upperBound
            for mark in self.read.marks(in: verb.tokens.lowerBound..<verb.tokens.lowerBound + 1)
            where mark.cue == .describing || mark.cue == .passive || mark.cue == .reporting {
                start = max(start, mark.tokens.upperBound)
            }
            // "For example, she mentioned": a second verb of telling ends the frame.
            var next = start
            while next < segment.upperBound, self.read.list[next].isMark(",") { next += 1 }
            if let second = self.read.mark(.reporting, at: next) ?? self.read.mark(.describing, at: next) {
                start = second.tokens.upperBound
            }
            // A teller behind the verb belongs to the frame.
            if let words = self.current?.words, words.lowerBound >= verb.tokens.upperBound,
                words.lowerBound <= start + 1
            {
                start = max(start, words.upperBound)
            }
        }
        // "informed the Working Group that": whom it is told to belongs to the frame.
        if let audience = self.read.mark(.proceedings, at: start), verb != nil { start = audience.tokens.upperBound }
        return TellingClause(
            read: self.read, body: min(start, segment.upperBound)..<segment.upperBound, segment: segment,
            isNamed: self.isNominal(verb, start), isItemOfTold: isItemOfTold, goesOn: self.last != nil,
            teller: self.current, review: self.review)
    }

    private mutating func take(_ clause: TellingClause) {
        guard !clause.body.isEmpty else { return }
        if clause.tellsOutcome, !self.rows.isEmpty {
            self.attach(clause)
        } else if clause.tellsPractice {
            let practice = self.practice(clause)
            self.rows.append(practice)
            self.last = practice
        } else {
            self.last = nil
        }
    }

    /// Whether the verb of telling has the measure itself as its object: "described the law", not "said that the law".
    private func isNominal(_ verb: CueMark?, _ end: Int) -> Bool {
        guard let verb, end < self.read.list.count else { return false }
        guard
            self.read.mark(.describing, at: verb.tokens.lowerBound) != nil
                || self.read.mark(.passive, at: verb.tokens.lowerBound) != nil
        else { return false }
        var place = end
        while place < self.read.list.count, self.read.list[place].isMark(",") { place += 1 }
        // "referred to that …": the preposition may stand before the word that begins a clause.
        for index in place..<min(place + 2, self.read.list.count) {
            if self.read.mark(.connectorThat, at: index) != nil { return false }
            if self.read.mark(.connector, at: index) == nil { break }
        }
        return true
    }

    private mutating func attach(_ clause: TellingClause) {
        let last = self.rows.count - 1
        let text = self.read.string(clause.quote)
        self.rows[last].outcomes.append(text)
        for figure in FigureReader(read: self.read).figures(clause.quote)
        where !self.rows[last].figures.contains(figure) {
            self.rows[last].figures.append(figure)
        }
        self.rows[last].reasons += clause.reasons
        if clause.grade == .evaluated || self.rows[last].grade == .declared { self.rows[last].grade = clause.grade }
    }

    private func practice(_ clause: TellingClause) -> Practice {
        var doers = Doers(clause, self.names)
        if doers.isNobody, let last = self.last { doers.take(from: last) }
        let quote = clause.quote
        return Practice(
            ordinal: self.ordinal, countries: doers.countries, bodies: doers.bodies, partners: doers.partners,
            teller: self.current?.words.map { self.read.string($0) }, kind: clause.kind,
            range: self.read.list.bytes(quote),
            measure: self.read.string(quote), outcomes: [], figures: FigureReader(read: self.read).figures(quote),
            grade: clause.grade, reasons: clause.reasons)
    }
}
