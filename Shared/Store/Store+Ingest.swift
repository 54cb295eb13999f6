internal import Model
internal import Postgres

extension Store {
    /// Stores a batch of handled submissions in one transaction: each event's outcome, and its document or what is to
    /// be put aside.
    ///
    /// The first writer of a key wins; of the same bytes, in one batch or by many workers, the first is ingested and
    /// the others are duplicates of it. When it throws, nothing is stored.
    ///
    /// - Returns: One result for each unit, in their order.
    /// - Throws: `.invalidInput`, with `unit` set, before anything is sent, when a unit cannot be stored; `.database`.
    public func commit(_ units: [IngestUnit]) async throws(StoreError) -> [CommitResult] {
        let commit = UnitCommit(operation: "commit \(units.count) submissions", units: units)
        return try await commit.run(on: self.pool) { transaction, places in
            let submissions = places.compactMap { place -> Submission? in
                switch units[place].work {
                case .document(let document, _, let duplicate):
                    Submission(place: place, document: document, duplicate: duplicate)
                case .quarantine: nil
                }
            }
            return try await Self.store(submissions, transaction)
        }
    }

    private struct Submission: Sendable {
        let place: Int
        let document: NewDocument
        let duplicate: @Sendable (String) -> [OutgoingEvent]
    }

    /// Returns the decisions on those that turn out to be duplicates.
    private static func store(
        _ submissions: [Submission], _ transaction: PGTransaction
    ) async throws -> [Int: Decision] {
        guard !submissions.isEmpty else { return [:] }
        let first = Dictionary(
            submissions.map { ($0.document.original.sha256, $0) }, uniquingKeysWith: { first, _ in first })
        // In the order of their digests, like every other writer.
        let candidates = first.sorted { $0.key < $1.key }.map(\.value)
        let inserted = try await transaction.execute(
            DocumentColumns.insert, DocumentColumns.values(candidates.map(\.document)))
        let ids = Set(try inserted.map { try $0.requireUUID(0) })
        let new = candidates.filter { ids.contains($0.document.id) }
        if !new.isEmpty { _ = try await transaction.pipeline(Self.statements(new.map(\.document))) }

        let stored = Set(new.map(\.place))
        let duplicates = submissions.filter { !stored.contains($0.place) }
        guard !duplicates.isEmpty else { return [:] }
        let existing = try await Self.existing(duplicates.map(\.document), transaction)
        return try Dictionary(
            uniqueKeysWithValues: duplicates.map { submission in
                guard let id = existing[submission.document.original.sha256] else {
                    throw StoreError(
                        .invalidInput, "commit submissions",
                        "the document's id belongs to a document of other bytes; derive ids from the bytes",
                        unit: submission.place)
                }
                return (submission.place, Decision(outcome: .duplicate, events: submission.duplicate(id)))
            })
    }

    private static func statements(_ documents: [NewDocument]) -> [PGStatement] {
        var passages = PassageColumns()
        var footnotes = FootnoteColumns()
        var families = FamilyColumns()
        for document in documents {
            passages.append(document)
            footnotes.append(document)
            families.append(document)
        }
        return passages.statements + footnotes.statements + families.statements
            + OriginalColumns.statements(documents.map { ($0.original.sha256, $0.original.bytes) })
    }

    /// The ids of the documents that have the bytes of `documents`, by SHA-256.
    private static func existing(
        _ documents: [NewDocument], _ transaction: PGTransaction
    ) async throws -> [String: String] {
        let rows = try await transaction.execute(
            "SELECT encode(sha256, 'hex'), id FROM rapporteur.documents WHERE sha256 = ANY ($1::bytea[])",
            [.byteaArray(documents.map { Hexadecimal.bytes($0.original.sha256) })])
        return Dictionary(
            uniqueKeysWithValues: try rows.map { (try $0.requireText(0), try $0.requireUUID(1)) })
    }
}

extension IngestUnit: RecordedUnit {
    var expected: Decision {
        switch self.work {
        case .document(_, let ingested, _): Decision(outcome: .ingested, events: ingested)
        case .quarantine(_, let events): Decision(outcome: .quarantined, events: events)
        }
    }

    var quarantined: QuarantineEntry? {
        switch self.work {
        case .document: nil
        case .quarantine(let entry, _): entry
        }
    }

    func check(_ input: InputCheck) throws(StoreError) {
        switch self.work {
        case .document(let document, _, _): try document.check(input)
        case .quarantine(let entry, _): try entry.check(input)
        }
    }
}

extension NewDocument {
    func check(_ input: InputCheck) throws(StoreError) {
        try input.uuid(self.id, "document.id")
        try input.digest(self.original.sha256, "original.sha256")
        try input.text(self.extractedText, "extractedText")
        let document = self.document
        for text in [
            document.symbol, document.title, document.body, document.agendaItem, document.jobNumber, self.original.name,
        ] {
            try input.text(text, "document")
        }
        try input.texts(document.verdict.reasons, "document.verdict")
        try input.texts(document.jointSymbols, "document.jointSymbols")
        for symbol in self.symbols {
            try input.texts([symbol.symbol, symbol.base, symbol.lineage, symbol.target ?? ""], "symbols")
        }
        for target in self.corrigendumTargets {
            try input.texts([target.number, target.item ?? ""], "corrigendumTargets")
        }
        for text in [
            self.provenance.eventSource, self.provenance.eventID, self.provenance.userID, self.provenance.sourceURI,
        ] {
            try input.text(text, "provenance")
        }
        for passage in document.passages {
            try input.text(passage.text, "passage.text")
            for text in [passage.label, passage.number, passage.verb, passage.deadline] {
                try input.text(text, "passage")
            }
            for texts in [
                passage.section, passage.footnotes, passage.addressees, passage.citations, passage.recommendedBy,
            ] {
                try input.texts(texts, "passage")
            }
            try Self.check(passage.subparagraphs, input)
        }
        for footnote in document.footnotes { try input.texts([footnote.mark, footnote.text], "footnote") }
    }

    private static func check(_ items: [Subparagraph], _ input: InputCheck) throws(StoreError) {
        for item in items {
            try input.texts([item.label, item.text], "passage.subparagraphs")
            try Self.check(item.subparagraphs, input)
        }
    }
}
