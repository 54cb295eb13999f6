import Identity
import Model
import Store

/// Documents, events and themes made up for tests of the store.
enum Fixture {
    static func key(_ id: String, consumer: String = "ingest", variant: String = "") -> InboxKey {
        InboxKey(consumer: consumer, source: "urn:test", id: id, variant: variant)
    }

    static func digest(_ text: String) -> String { Derivation.sha256(Array(text.utf8)) }

    static func event(_ name: String) -> OutgoingEvent {
        OutgoingEvent(
            routingKey: "document.\(name)", id: "event-\(name)", type: "org.rapporteur.document.\(name).v1",
            contentType: "application/json", body: Array("{\"name\":\"\(name)\",\"quote\":\"\\\"\"}".utf8))
    }

    static func document(
        _ symbol: String, passages count: Int = 3, language: Language? = .english, date: CalendarDate? = nil,
        content: String? = nil
    ) -> NewDocument {
        let bytes = Array((content ?? "file of \(symbol) \(language?.rawValue ?? "")").utf8)
        let sha256 = Derivation.sha256(bytes)
        let passages = (0..<count).map { Self.passage($0) }
        return NewDocument(
            id: Derivation.documentID(symbol: symbol, language: language, sha256: sha256),
            document: Document(
                symbol: symbol, title: "A title with \"quotes\" and \\", kind: .workingGroupReport, language: language,
                body: "Working Group", session: 9, agendaItem: "3 (a)", date: date,
                verdict: Verdict(.needsReview, reasons: ["numbering-gap: a number, say {4}, is missing"]),
                passages: passages, footnotes: [Footnote(mark: "1", text: "See \"annex\".", page: 2)]),
            original: OriginalFile(bytes: bytes, sha256: sha256, mediaType: "text/plain", name: "file.txt"),
            extractedText: "Extracted text of \(symbol)",
            provenance: Provenance(eventSource: "urn:test", eventID: symbol, userID: "someone"), readerVersion: "1.0.0")
    }

    static func passage(_ ordinal: Int) -> Passage {
        Passage(
            label: "R\(ordinal + 1)", kind: ordinal % 2 == 0 ? .recommendation : .narrative, number: "\(ordinal + 1)",
            section: ["II. Recommendations", "A. Heading, \"quoted\" {and} \\ braced"],
            text: "States parties should train consular staff, número \(ordinal): 领事.\nSecond line.",
            footnotes: ordinal == 0 ? ["1"] : [], page: ordinal == 1 ? nil : 2,
            range: TextRange(ordinal * 10, ordinal * 10 + 9),
            subparagraphs: ordinal == 0
                ? [
                    Subparagraph(
                        label: "a", text: "One \"item\"\t😀",
                        subparagraphs: [Subparagraph(label: "i", text: "Inner", subparagraphs: [])])
                ] : [], verb: "should", strength: .should, addressees: ["States parties", "UNODC, \"Vienna\""],
            deadline: ordinal == 2 ? "2030-01" : nil, citations: ordinal == 1 ? [] : ["A/RES/64/293"])
    }

    static func ingest(_ document: NewDocument, id: String? = nil) -> IngestUnit {
        IngestUnit(
            key: Self.key(id ?? "submit-\(document.id)"), bodySHA256: document.original.sha256,
            work: .document(
                document, ingested: [Self.event("ingested")], duplicate: { [Self.event("duplicate-of-\($0)")] }))
    }

    static func quarantine(_ name: String, bytes: [UInt8]? = [0x25, 0x00, 0xFF]) -> QuarantineEntry {
        QuarantineEntry(
            stage: "ingest.read", reason: "document.unreadable", pointer: "/data", sentence: "The file cannot be read.",
            remedy: "Send another copy.", eventSource: "urn:test", eventID: name, symbol: "A/1",
            sha256: Self.digest(name),
            size: 3, mediaType: "application/pdf", fileName: "a.pdf", bytes: bytes)
    }

    static func assignment(_ theme: String, _ score: Double = 0.875, grade: Grade = .core) -> ThemeAssignment {
        ThemeAssignment(
            theme: ThemeID(theme), grade: grade, score: score, decidedBy: .classifier,
            evidence: [Evidence(start: 3, end: 9, text: "\"consular\"", cue: "consular.staff", weight: 1.25)])
    }

    static func classify(
        _ document: NewDocument, event: String, classifier: String = "1.0.0", taxonomy: String = "1",
        _ assignments: [[ThemeAssignment]]
    ) -> ClassificationUnit {
        ClassificationUnit(
            key: Self.key(event, consumer: "classify"), bodySHA256: Self.digest(event),
            work: .classification(
                Classification(
                    documentID: document.id, classifierVersion: classifier, taxonomyVersion: taxonomy,
                    assignments: assignments), classified: [Self.event("classified")],
                superseded: [Self.event("superseded")]))
    }

    static func correction(
        _ name: String, passage: Int, of document: NewDocument, theme: String, _ action: Correction.Action,
        decidedAt: String = "2026-01-02T03:04:05Z"
    ) -> ClassificationUnit {
        ClassificationUnit(
            key: Self.key(name, consumer: "classify"), bodySHA256: Self.digest(name),
            work: .corrections(
                [
                    Correction(
                        id: Derivation.uuid("test.correction", [name]),
                        passageID: Derivation.passageID(
                            document: document.id, label: document.document.passages[passage].label),
                        documentID: action == .add ? document.id : nil,
                        theme: ThemeID(theme), action: action, author: "analyst", reason: "It says so.",
                        decidedAt: decidedAt)
                ], []))
    }
}

extension Store {
    /// All entries, in order.
    func allEntries(
        _ filters: ReportRequest.Filters = .init(), order: CorpusSnapshot.Order = .symbol
    ) async throws -> [ReportEntry] {
        try await self.withCorpus { corpus in
            var entries: [ReportEntry] = []
            for try await entry in corpus.entries(for: filters, order: order) { entries.append(entry) }
            return entries
        }
    }
}
