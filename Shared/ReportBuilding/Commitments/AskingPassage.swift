internal import Model

/// Reads the rows of one passage: its lead, its items, and what they take from one another.
struct AskingPassage {
    let read: ReadText
    let words: RegisterWords
    let names: RegisterNames
    let entry: ReportEntry
    /// The country under review, in English.
    let reviewed: String?
    let deadlines: DeadlineReader

    /// What items take over from the lead before them.
    private struct Lead {
        let addressees: [String]
        let addresseeText: String?
        let verb: String?
        let strength: Strength?
        let deadlines: [CommitmentDeadline]
    }

    func commitments() -> [Commitment] {
        let (lead, items) = ItemFinder(read: self.read).items()
        let finder = ClauseFinder(read: self.read, words: self.words)
        var rows: [Commitment] = []
        var governing: Lead?
        let sentences = self.sentences(in: lead)
        // In a universal periodic review every recommendation is in the imperative.
        for (place, sentence) in sentences.enumerated() where self.entry.document.kind != .universalPeriodicReview {
            // What a declaration says in passing that should be is no promise of it.
            let clauses = finder.clauses(sentence).filter { self.entry.passage.kind != .narrative || !$0.hasSubject }
            for (index, clause) in clauses.enumerated() where ClauseFinder.asks(clause.strength) {
                let isLast = place == sentences.count - 1 && index == clauses.count - 1
                if isLast, !items.isEmpty, self.itemsAct(clause, lead) {
                    governing = self.lead(clause)
                } else {
                    let end = isLast && !items.isEmpty ? self.read.list.count : clause.action.upperBound
                    rows.append(self.row(clause, end: end))
                }
            }
        }
        if let governing {
            rows += self.itemRows(items, governing, finder)
        } else if rows.isEmpty {
            rows += self.withoutVerb(items, finder)
        }
        return rows
    }

    /// The sentences that begin in a range, cut at its end.
    private func sentences(in range: Range<Int>) -> [Range<Int>] {
        self.read.sentences.compactMap {
            let sentence =
                max(
                    $0.lowerBound, range.lowerBound)..<max(
                    $0.lowerBound, range.lowerBound, min($0.upperBound, range.upperBound))
            return sentence.isEmpty ? nil : sentence
        }
    }

    /// Whether a lead leaves the action to its items: nothing but the addressee stands before the colon, or a word that says so.
    private func itemsAct(_ clause: AskingClause, _ lead: Range<Int>) -> Bool {
        if TopicFinder.namesTopics(self.read, lead) { return false }
        let action = self.read.trimmed(
            clause.action.lowerBound..<max(clause.action.lowerBound, min(clause.action.upperBound, lead.upperBound)))
        if action.isEmpty { return true }
        let tail = max(action.lowerBound, action.upperBound - 4)..<action.upperBound
        return self.read.has(.listLead, in: tail)
    }

    /// "Should consider" is weaker than "should", wherever the two words stand.
    private func strength(_ clause: AskingClause) -> Strength {
        guard clause.strength == .should, self.read.mark(.consider, at: clause.action.lowerBound) != nil else {
            return clause.strength
        }
        return .shouldConsider
    }

    private func lead(_ clause: AskingClause) -> Lead {
        Lead(
            addressees: self.addressees(clause), addresseeText: self.addresseeText(clause),
            verb: self.read.string(clause.verb.tokens), strength: self.strength(clause),
            deadlines: self.deadlines.deadlines(clause.tokens))
    }

    private func row(_ clause: AskingClause, end: Int) -> Commitment {
        let action = clause.action.lowerBound..<max(clause.action.lowerBound, end)
        let tokens = min(clause.tokens.lowerBound, action.lowerBound)..<max(clause.tokens.upperBound, action.upperBound)
        let trimmed = self.read.trimmed(action)
        return Commitment(
            ordinal: self.entry.ordinal, item: [], addressees: self.addressees(clause),
            addresseeText: self.addresseeText(clause), verb: self.read.string(clause.verb.tokens),
            strength: self.strength(clause), range: self.read.list.bytes(self.read.trimmed(tokens)),
            action: self.read.string(trimmed), deadlines: self.deadlines.deadlines(tokens))
    }

    private func addressees(_ clause: AskingClause) -> [String] {
        if clause.strength == .decides, clause.addressee.isEmpty { return self.entry.document.body.map { [$0] } ?? [] }
        if clause.hasSubject, self.read.mark(.auxiliary, at: clause.action.lowerBound) != nil { return [] }
        let finder = AddresseeFinder(read: self.read, names: self.names, isUnspaced: self.words.isUnspaced)
        return finder.addressees(clause.addressee)
    }

    private func addresseeText(_ clause: AskingClause) -> String? {
        clause.addressee.isEmpty ? nil : self.read.string(clause.addressee)
    }

    private func itemRows(_ items: [PassageItem], _ lead: Lead, _ finder: ClauseFinder) -> [Commitment] {
        var rows: [Commitment] = []
        var path: [String] = []
        for (index, item) in items.enumerated() {
            path = Array(path.prefix(item.depth)) + [item.label]
            // An item with items of its own that ends in a colon leaves the action to them.
            let isLead = index + 1 < items.count && items[index + 1].depth > item.depth
            let tokens = self.read.trimmed(item.tokens)
            guard !tokens.isEmpty else { continue }
            if item.depth > 0, !self.parentLeaves(items, index) { continue }
            let end = isLead && !self.leaves(item) ? self.end(of: index, items) : tokens.upperBound
            if isLead, self.leaves(item) { continue }
            let own = finder.clauses(tokens).first {
                !$0.hasSubject && ClauseFinder.asks($0.strength) && $0.tokens.lowerBound == tokens.lowerBound
            }
            if let own {
                let row = self.row(own, end: own.action.upperBound)
                rows.append(row.standing(in: path))
                continue
            }
            let range = tokens.lowerBound..<end
            let deadlines = self.deadlines.deadlines(range)
            rows.append(
                Commitment(
                    ordinal: self.entry.ordinal, item: path, addressees: lead.addressees,
                    addresseeText: lead.addresseeText,
                    verb: lead.verb, strength: lead.strength, range: self.read.list.bytes(range),
                    action: self.read.string(self.read.trimmed(range)),
                    deadlines: deadlines.isEmpty ? lead.deadlines : deadlines))
        }
        return rows
    }

    /// Whether an item's words end in a colon and a word that announces a list, so that its own items say what to do.
    private func leaves(_ item: PassageItem) -> Bool {
        guard !item.tokens.isEmpty, self.read.list[item.tokens.upperBound - 1].isMark(":") else { return false }
        let tail = max(item.tokens.lowerBound, item.tokens.upperBound - 5)..<item.tokens.upperBound
        return self.read.has(.listLead, in: tail)
    }

    private func parentLeaves(_ items: [PassageItem], _ index: Int) -> Bool {
        guard let parent = items[..<index].last(where: { $0.depth < items[index].depth }) else { return false }
        return self.leaves(parent)
    }

    private func end(of index: Int, _ items: [PassageItem]) -> Int {
        let next = items[(index + 1)...].first { $0.depth <= items[index].depth }
        let end = next?.start ?? self.read.list.count
        return self.read.trimmed(items[index].tokens.lowerBound..<end).upperBound
    }

    /// A recommendation without a verb that is known: one in the imperative, as reviews write them, or one that stands
    /// as it is, so that none is lost. Items with verbs of their own are read for themselves.
    private func withoutVerb(_ items: [PassageItem], _ finder: ClauseFinder) -> [Commitment] {
        let own =
            self.entry.document.kind == .universalPeriodicReview
            ? []
            : items.flatMap { item in
                finder.clauses(self.read.trimmed(item.tokens)).filter { ClauseFinder.asks($0.strength) }
                    .map { self.row($0, end: $0.action.upperBound).standing(in: [item.label]) }
            }
        if !own.isEmpty { return own }
        guard self.entry.passage.kind == .recommendation, !self.read.list.tokens.isEmpty else { return [] }
        let whole = self.withoutRecommender(self.read.trimmed(0..<self.read.list.count))
        guard !whole.isEmpty else { return [] }
        let considers = self.read.mark(.consider, at: whole.lowerBound)
        let isImperative = self.entry.document.kind == .universalPeriodicReview || self.reviewed != nil
        let verb = considers?.tokens ?? (isImperative ? whole.lowerBound..<whole.lowerBound + 1 : nil)
        return [
            Commitment(
                ordinal: self.entry.ordinal, item: [], addressees: self.reviewed.map { [$0] } ?? [], addresseeText: nil,
                verb: verb.map { self.read.string($0) },
                strength: considers != nil ? .shouldConsider : isImperative ? .requests : nil,
                range: self.read.list.bytes(whole), action: self.read.string(whole),
                deadlines: self.deadlines.deadlines(whole))
        ]
    }

    /// Without the State that made the recommendation, in brackets at its end.
    private func withoutRecommender(_ range: Range<Int>) -> Range<Int> {
        guard range.count > 3, self.read.list[range.upperBound - 1].isMark(")"),
            let open = range.reversed().first(where: { self.read.list[$0].isMark("(") }),
            self.read.has(.country, in: open..<range.upperBound), open > range.lowerBound
        else { return range }
        return range.lowerBound..<open
    }
}

extension Commitment {
    /// The same row in an item.
    fileprivate func standing(in item: [String]) -> Commitment {
        Commitment(
            ordinal: self.ordinal, item: item, addressees: self.addressees, addresseeText: self.addresseeText,
            verb: self.verb, strength: self.strength, range: self.range, action: self.action, deadlines: self.deadlines)
    }
}
