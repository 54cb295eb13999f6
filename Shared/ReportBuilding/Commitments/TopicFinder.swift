internal import Model

/// Finds topics proposed for future meetings and work.
struct TopicFinder {
    let read: ReadText
    let words: RegisterWords
    let entry: ReportEntry

    /// Whether a stretch of text names topics and the future work they are for.
    static func namesTopics(_ read: ReadText, _ range: Range<Int>) -> Bool {
        read.has(.topic, in: range) && read.has(.futureWork, in: range)
    }

    var mentionsTopics: Bool {
        self.read.sentences.contains { Self.namesTopics(self.read, $0) }
    }

    func topics() -> [ProposedTopic] {
        let (lead, items) = ItemFinder(read: self.read).items()
        if !items.isEmpty {
            guard Self.namesTopics(self.read, lead) else { return [] }
            let occasion = self.read.first(.futureWork, in: lead).map { self.read.string($0.tokens) }
            var path: [String] = []
            return items.compactMap { item in
                path = Array(path.prefix(item.depth)) + [item.label]
                return self.topic(item.tokens, path, occasion)
            }
        }
        guard self.entry.passage.kind != .narrative else { return [] }
        for sentence in self.read.sentences where Self.namesTopics(self.read, sentence) {
            let occasion = self.read.first(.futureWork, in: sentence)
            let clauses = ClauseFinder(read: self.read, words: self.words).clauses(sentence)
            guard let clause = clauses.last(where: { ClauseFinder.asks($0.strength) }), !clause.action.isEmpty else {
                continue
            }
            return [self.topic(clause.action, [], occasion.map { self.read.string($0.tokens) })].compactMap(\.self)
        }
        return []
    }

    private func topic(_ tokens: Range<Int>, _ item: [String], _ occasion: String?) -> ProposedTopic? {
        let range = self.read.trimmed(tokens)
        guard !range.isEmpty else { return nil }
        return ProposedTopic(
            ordinal: self.entry.ordinal, item: item, text: self.read.string(range), range: self.read.list.bytes(range),
            occasion: occasion)
    }
}
