internal import Model

/// The register of commitments: what has a time first, by time; then what returns; then what is open, by addressee; last the
/// topics proposed for future meetings and work.
struct CommitmentsKind: ReportKindBuilder {
    private enum Part: Int, CaseIterable {
        case dated, recurring, open, topics
    }

    let columns = CommitmentColumns.all
    private let kit: KindKit
    private var reader: CommitmentReader
    private var sorter: EntrySorter
    /// Topics of the document that is passing, until all its paragraphs have been seen.
    private var topics: [(placed: PlacedEntry, topic: ProposedTopic, number: Int)] = []
    /// Its paragraphs that speak of topics without listing them.
    private var referring: [String] = []
    private var document: String?

    init(_ kit: KindKit) throws {
        (self.kit, self.sorter) = (kit, EntrySorter(kit))
        self.reader = try CommitmentReader()
    }

    mutating func add(_ placed: PlacedEntry) throws {
        if self.document != placed.entry.document.id { try self.flushTopics() }
        self.document = placed.entry.document.id
        var number = 0
        let reading = try self.reader.read(placed.entry)
        for row in reading.commitments {
            var note = ByteWriter()
            let part = Self.part(of: row)
            note.number(part.rawValue)
            note.number(number)
            row.write(to: &note)
            try self.sorter.add(placed, key: self.key(row, part), note: note.bytes)
            number += 1
        }
        for topic in reading.topics {
            self.topics.append((placed, topic, number))
            number += 1
        }
        if reading.refersToTopics { self.referring.append(placed.citation) }
    }

    mutating func finish(_ summary: ReportSummary, to writer: inout BlockWriter) throws {
        try self.flushTopics()
        let labels = self.kit.labels
        var open: Part?
        func begin(_ part: Part, count: Int? = nil) throws {
            // Both halves of the register are there even when they are empty.
            if part == .topics, open == nil { try begin(.open, count: 0) }
            if part == .topics, writer.items == 0 { try writer.write(.paragraph(labels[.noCommitment])) }
            open = part
            let heading = ContentText.own(labels[Self.heading(part)])
            try writer.write(
                .section(ReportSection(id: "commitments-\(Self.name(part))", level: 1, heading, count: count)))
        }
        var sorter = self.sorter
        try sorter.forEach { placed, note in
            var reader = ByteReader(note)
            guard let part = Part(rawValue: try reader.number()) else { throw ByteReader.damage }
            let number = try reader.number()
            let id = placed.anchor + (number == 0 ? "" : "-\(number + 1)")
            if open != part { try begin(part) }
            if part == .topics {
                try writer.write(.item(try self.topicItem(placed, id, &reader)))
            } else {
                let row = try Commitment(from: &reader)
                try writer.write(
                    .item(
                        ReportItem(
                            id: id, placed, form: .excerpt([row.range]),
                            values: CommitmentColumns.values(row, placed.language, labels))))
            }
        }
        if open != .topics {
            try begin(.topics, count: 0)
            try writer.write(.paragraph(labels[.noTopic]))
        }
    }

    private func topicItem(_ placed: PlacedEntry, _ id: String, _ reader: inout ByteReader) throws -> ReportItem {
        let text = try reader.text()
        let item = try reader.list { try $0.text() }
        let occasion = try reader.optional { try $0.text() }
        let start = try reader.number()
        let count = try reader.number()
        let referring = try reader.list { try $0.text() }
        guard start >= 0, count >= 0 else { throw ByteReader.damage }
        var values: [(column: ReportColumn, value: ReportValue)] = [
            (CommitmentColumns.topic, .text(.quoted(text, placed.language)))
        ]
        if !item.isEmpty { values.append((CommitmentColumns.item, .own(CommitmentColumns.text(ofItem: item)))) }
        if let occasion { values.append((CommitmentColumns.occasion, .text(.quoted(occasion, placed.language)))) }
        if !referring.isEmpty { values.append((CommitmentColumns.alsoIn, .list(referring.map { .own($0) }))) }
        return ReportItem(id: id, placed, form: .excerpt([start..<start + count]), values: values)
    }

    /// Sets the topics of a document aside, with the paragraphs of it that refer to them.
    private mutating func flushTopics() throws {
        for (placed, topic, number) in self.topics {
            var key = SortKey()
            key.number(Part.topics.rawValue)
            var note = ByteWriter()
            note.number(Part.topics.rawValue)
            note.number(number)
            note.text(topic.text)
            note.list(topic.item) { $0.text($1) }
            note.optional(topic.occasion) { $0.text($1) }
            note.number(topic.range.lowerBound)
            note.number(topic.range.count)
            note.list(self.referring) { $0.text($1) }
            try self.sorter.add(placed, key: key, note: note.bytes)
        }
        (self.topics, self.referring) = ([], [])
    }

    private static func part(of row: Commitment) -> Part {
        switch row.mainDeadline?.time {
        case .date, .session: .dated
        case .every: .recurring
        case nil: .open
        }
    }

    /// By time, then by addressee, then the strongest first.
    private func key(_ row: Commitment, _ part: Part) -> SortKey {
        var key = SortKey()
        key.number(part.rawValue)
        switch row.mainDeadline?.time {
        case .date(let date): key.text(date.lastDay.description)
        // A session whose month is not known stands behind all dates.
        case .session(_, _, let opens): key.text(opens?.lastDay.description ?? "9999")
        case .every(let months): key.number(months)
        case nil: break
        }
        key.text(FoldedText.key(row.addressees.first.map(self.kit.labels.name(of:)) ?? ""))
        key.number(row.strength?.rank ?? Strength.allCases.count)
        return key
    }

    private static func name(_ part: Part) -> String {
        switch part {
        case .dated: "dated"
        case .recurring: "recurring"
        case .open: "open"
        case .topics: "topics"
        }
    }

    private static func heading(_ part: Part) -> Labels.Key {
        switch part {
        case .dated: .partDated
        case .recurring: .partRecurring
        case .open: .partOpen
        case .topics: .partTopics
        }
    }
}
