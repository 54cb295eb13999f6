internal import Model

/// One verb that asks, with whom it asks and what for.
struct AskingClause {
    let verb: CueMark
    let strength: Strength
    /// Whether the addressee is the verb's subject ("States should").
    let hasSubject: Bool
    /// From the verb or its subject to the next verb or the end.
    let tokens: Range<Int>
    /// Where the addressee stands.
    let addressee: Range<Int>
    /// What is asked for; empty where the next clause says it for both.
    var action: Range<Int>
}

/// Finds the asking verbs of a stretch of text.
struct ClauseFinder {
    let read: ReadText
    let words: RegisterWords

    /// The clauses of a sentence in order, affirming and noting ones included: they end those before them.
    func clauses(_ sentence: Range<Int>) -> [AskingClause] {
        let verbs = self.verbs(sentence)
        var clauses: [AskingClause] = []
        for (index, verb) in verbs.enumerated() {
            let end = index + 1 < verbs.count ? verbs[index + 1].start : sentence.upperBound
            clauses.append(self.clause(verb, max(end, verb.mark.tokens.upperBound), sentence))
        }
        // "Urges A, and invites B, to do": what the second asks for is what the first does.
        for index in clauses.indices.dropLast().reversed() where clauses[index].action.isEmpty {
            if Self.asks(clauses[index].strength), Self.asks(clauses[index + 1].strength) {
                clauses[index].action = clauses[index + 1].action
            }
        }
        return clauses
    }

    static func asks(_ strength: Strength) -> Bool { strength != .affirms && strength != .takesNote }

    private struct Verb {
        let mark: CueMark
        /// With its subject, or with the joining words before it.
        let start: Int
        let hasSubject: Bool
    }

    private func verbs(_ sentence: Range<Int>) -> [Verb] {
        var verbs: [Verb] = []
        var hasSubjectVerb = false
        for mark in self.read.marks(in: sentence) where mark.tokens.upperBound <= sentence.upperBound {
            if let last = verbs.last, mark.tokens.lowerBound < last.mark.tokens.upperBound { continue }
            switch mark.cue {
            case .asking:
                guard !hasSubjectVerb, let start = self.opening(mark, sentence) else { continue }
                verbs.append(Verb(mark: mark, start: start, hasSubject: false))
            case .opener:
                guard let start = self.opening(mark, sentence),
                    start == sentence.lowerBound || !verbs.isEmpty && self.follows(.adverb, mark, from: start)
                else { continue }
                guard verbs.isEmpty else { continue }
                verbs.append(Verb(mark: mark, start: start, hasSubject: false))
            case .subjectVerb:
                guard verbs.isEmpty || hasSubjectVerb else { continue }
                guard verbs.isEmpty ? !self.isRelative(mark) : self.isJoined(mark, sentence) else { continue }
                let start = verbs.isEmpty ? sentence.lowerBound : self.subjectStart(mark, after: verbs[verbs.count - 1])
                verbs.append(Verb(mark: mark, start: start, hasSubject: true))
                hasSubjectVerb = true
            default: continue
            }
        }
        return verbs
    }

    /// "… principles, which should guide": the clause says more of a noun and asks nobody.
    private func isRelative(_ mark: CueMark) -> Bool { self.ending(.relative, mark.tokens.lowerBound - 1) != nil }

    private func follows(_ cue: Cue, _ mark: CueMark, from start: Int) -> Bool {
        self.read.has(cue, in: start..<mark.tokens.lowerBound)
    }

    /// Where the words that join a verb to what stands before begin; `nil` where it is no verb of the paragraph.
    private func opening(_ mark: CueMark, _ sentence: Range<Int>) -> Int? {
        var start = mark.tokens.lowerBound
        var isJoined = false
        while start > sentence.lowerBound {
            let before = start - 1
            if self.read.list[before].isMark(",") || self.read.list[before].isMark(";")
                || self.read.list[before].isMark("\"")
            {
                isJoined = true
                start = before
            } else if let adverb = self.ending(.adverb, before) {
                start = adverb.tokens.lowerBound
            } else if let joint = self.ending(.coordinator, before) {
                isJoined = true
                start = joint.tokens.lowerBound
            } else {
                break
            }
        }
        // "The Committee recommends", "El Grupo de Trabajo pide": the body that asks may stand before its verb.
        if let organ = self.ending(.organ, start - 1), organ.tokens.lowerBound - sentence.lowerBound <= 6 {
            return organ.tokens.lowerBound
        }
        if start == sentence.lowerBound { return start }
        if self.words.isUnspaced { isJoined = isJoined || self.read.list[start - 1].kind == .mark }
        guard isJoined else { return nil }
        if self.ending(.notVerbBefore, mark.tokens.lowerBound - 1) != nil { return nil }
        if self.read.mark(.notVerbAfter, at: mark.tokens.upperBound) != nil { return nil }
        return start
    }

    /// Whether a second "should" goes on from the first: joined by "and", alone or behind a subject of its own.
    private func isJoined(_ mark: CueMark, _ sentence: Range<Int>) -> Bool {
        var place = mark.tokens.lowerBound
        while place > sentence.lowerBound, let adverb = self.ending(.adverb, place - 1) {
            place = adverb.tokens.lowerBound
        }
        if place > sentence.lowerBound, self.ending(.coordinator, place - 1) != nil { return true }
        let near = max(sentence.lowerBound, place - 6)..<place
        guard let name = self.read.all(.addressee, in: near).last else { return false }
        return name.tokens.lowerBound > sentence.lowerBound
            && self.read.has(
                .coordinator, in: max(sentence.lowerBound, name.tokens.lowerBound - 2)..<name.tokens.lowerBound)
    }

    private func subjectStart(_ mark: CueMark, after last: Verb) -> Int {
        var place = mark.tokens.lowerBound
        while place > last.mark.tokens.upperBound, self.ending(.coordinator, place - 1) == nil { place -= 1 }
        return place > last.mark.tokens.upperBound ? place - 1 : mark.tokens.lowerBound
    }

    /// The mark of a cue that ends with a token.
    private func ending(_ cue: Cue, _ token: Int) -> CueMark? {
        guard token >= 0 else { return nil }
        return self.read.marks(in: max(0, token - 5)..<token + 1).first {
            $0.cue == cue && $0.tokens.upperBound == token + 1
        }
    }

    private func clause(_ verb: Verb, _ end: Int, _ sentence: Range<Int>) -> AskingClause {
        let list = verb.mark.cue == .subjectVerb ? Cue.subjectVerb : verb.mark.cue
        let strength = Strength.allCases[verb.mark.value]
        let behind = verb.mark.tokens.upperBound
        if list == .subjectVerb {
            return AskingClause(
                verb: verb.mark, strength: strength, hasSubject: true, tokens: verb.start..<end,
                addressee: self.read.trimmed(verb.start..<verb.mark.tokens.lowerBound),
                action: self.read.trimmed(behind..<end))
        }
        let tokens = verb.mark.tokens.lowerBound..<end
        if let object = self.read.mark(.objectVerb, at: verb.mark.tokens.lowerBound), object.tokens == verb.mark.tokens
        {
            return AskingClause(
                verb: verb.mark, strength: strength, hasSubject: false, tokens: tokens, addressee: behind..<behind,
                action: self.read.trimmed(behind..<end))
        }
        guard let connector = self.connector(behind..<end, strength) else {
            let named = self.names(behind..<end)
            // Without a word between, what is asked for begins behind the names.
            let isDirect = self.words.isUnspaced || strength == .decides || named.isEmpty
            return AskingClause(
                verb: verb.mark, strength: strength, hasSubject: false, tokens: tokens,
                addressee: strength == .decides
                    ? behind..<behind : named.isEmpty ? behind..<behind : behind..<named.upperBound,
                action: isDirect
                    ? self.read.trimmed((strength == .decides ? behind : max(behind, named.upperBound))..<end)
                    : end..<end)
        }
        if connector.lowerBound == behind, let subject = self.subject(connector.upperBound..<end) {
            return AskingClause(
                verb: verb.mark, strength: strength, hasSubject: false, tokens: tokens, addressee: subject,
                action: self.read.trimmed(subject.upperBound..<end))
        }
        return AskingClause(
            verb: verb.mark, strength: strength, hasSubject: false, tokens: tokens,
            addressee: self.read.trimmed(behind..<connector.lowerBound),
            action: self.read.trimmed(connector.upperBound..<end))
    }

    /// The names that follow one another at the head of a range, with what stands between them.
    private func names(_ range: Range<Int>) -> Range<Int> {
        var end = range.lowerBound
        for name in self.read.all(.addressee, in: range) {
            guard name.tokens.lowerBound - end <= self.gap(before: name, range, end) else { break }
            if self.words.isUnspaced, self.read.has(.aside, in: end..<name.tokens.lowerBound) { break }
            end = name.tokens.upperBound
        }
        return range.lowerBound..<end
    }

    /// How many words may stand before a name. Chinese puts what describes the first one before it, ending in 的.
    private func gap(before name: CueMark, _ range: Range<Int>, _ end: Int) -> Int {
        guard self.words.isUnspaced else { return 4 }
        let isDescribed = end == range.lowerBound && self.ending(.relative, name.tokens.lowerBound - 1) != nil
        return isDescribed ? 80 : 6
    }

    /// The subject of a clause with "that": "recommends that the State party adopt".
    private func subject(_ range: Range<Int>) -> Range<Int>? {
        guard let name = self.read.first(.addressee, in: range), name.tokens.lowerBound - range.lowerBound <= 2 else {
            return nil
        }
        return range.lowerBound..<self.names(range).upperBound
    }

    /// The words between addressee and action.
    private func connector(_ range: Range<Int>, _ strength: Strength) -> Range<Int>? {
        let takesThat = strength == .requests || strength == .decides || strength == .should
        var isAside = false
        for index in range {
            if self.read.list[index].isMark(",") { isAside = false }
            if !isAside, index > range.lowerBound, self.read.list[index - 1].isMark(","),
                self.read.mark(.aside, at: index) != nil
            {
                isAside = self.closesAside(index, range)
            }
            if isAside { continue }
            // "Decides to hold a meeting that will …": only "decides that" has its word right behind it.
            if strength == .decides, index > range.lowerBound { return nil }
            if let mark = self.read.mark(takesThat ? .connectorThat : .connectorTo, at: index) {
                return mark.tokens
            }
            if self.words.infinitives.isEmpty { continue }
            if let marker = self.read.mark(.infinitiveMarker, at: index) {
                var next = marker.tokens.upperBound
                while next < range.upperBound, let adverb = self.read.mark(.adverb, at: next) {
                    next = adverb.tokens.upperBound
                }
                // Pronouns may stand between: "de lui présenter", "à ne pas poursuivre".
                if (next..<min(next + 3, range.upperBound)).contains(where: self.isInfinitive) { return marker.tokens }
            } else if self.words.needsNoMarker, self.isInfinitive(index) {
                return index..<index
            }
        }
        return nil
    }

    /// An aside is closed by a comma; without one it is no aside.
    private func closesAside(_ index: Int, _ range: Range<Int>) -> Bool {
        (index + 1..<range.upperBound).contains { self.read.list[$0].isMark(",") }
    }

    private func isInfinitive(_ index: Int) -> Bool {
        let token = self.read.list[index]
        guard token.kind == .word, !token.isCapitalised else { return false }
        let word = self.read.text[token.bytes]
        return self.words.infinitives.contains { word.count > $0.count + 1 && word.suffix($0.count).elementsEqual($0) }
    }
}
