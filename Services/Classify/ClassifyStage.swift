import Codec
import Identity
import Model
import ServiceKit
import Store
import ThemeClassification

/// `document.ingested` and `classification.requested` → stored themes and `document.classified`;
/// `correction.submitted` → a stored correction.
struct ClassifyStage: Stage {
    let name = StageName.classify
    private let classifier: ThemeClassifier
    private let taxonomyVersion: String
    private let store: Store
    private let outgoing: Outgoing

    init(_ context: ServiceProgram.Context) throws {
        let taxonomy =
            try context.settings.taxonomySource().map { try Taxonomy(yaml: $0.yaml, name: $0.name) } ?? .builtIn()
        self.classifier = try ThemeClassifier(taxonomy: taxonomy)
        self.taxonomyVersion = taxonomy.version
        self.store = context.store
        self.outgoing = Outgoing(stage: .classify, names: BrokerNames(prefix: context.settings.prefix))
    }

    func prepare(_ taken: TakenEvent) async throws -> ClassificationUnit {
        ClassificationUnit(key: taken.key, bodySHA256: taken.bodySHA256, work: try await self.work(taken))
    }

    func commit(_ units: [ClassificationUnit]) async throws -> [CommitResult] {
        try await self.store.commit(units)
    }

    private func work(_ taken: TakenEvent) async throws -> ClassificationUnit.Work {
        switch taken.event.data {
        case .ingested(let ingested): return try await self.classification(of: ingested.documentID, taken)
        case .classificationRequested(let request): return try await self.classifications(request, taken)
        case .correction(let correction): return try await self.correction(correction, taken)
        case .submitted, .duplicate, .quarantined, .classified, .reportRequested, .reportPublished:
            preconditionFailure("the decoder lets only the stage's own events through")
        }
    }

    private func classification(of id: String, _ taken: TakenEvent) async throws -> ClassificationUnit.Work {
        guard let document = try await self.store.storedDocument(id) else {
            throw Rejection(
                reason: "unknown-document", sentence: "There is no document \(id) in the database.",
                remedy: "Submit the document again; if it was removed on purpose, discard this message.")
        }
        var counts: [ThemeID: DocumentClassified.Counts] = [:]
        let assignments = document.passages.map { stored in
            let given = self.classifier.classify(
                stored.passage.text, language: document.head.language, headings: stored.passage.section,
                kind: stored.passage.kind)
            for assignment in given {
                counts[assignment.theme, default: .init(core: 0, touch: 0)].add(assignment.grade)
            }
            return given
        }
        let classification = Classification(
            documentID: id, classifierVersion: self.classifier.version, taxonomyVersion: self.taxonomyVersion,
            assignments: assignments)
        let classified = self.outgoing.event(
            .classified(
                DocumentClassified(
                    documentID: id, symbol: document.head.symbol, themes: counts,
                    classifierVersion: self.classifier.version, taxonomyVersion: self.taxonomyVersion)),
            causedBy: taken.key, subject: document.head.symbol, traceparent: taken.event.traceparent)
        return .classification(classification, classified: [classified], superseded: [])
    }

    /// One document is classified at once; several, or all, become one event for each, so that they are shared out.
    private func classifications(
        _ request: ClassificationRequested, _ taken: TakenEvent
    ) async throws -> ClassificationUnit.Work {
        var ids: [String] = []
        switch request.selection {
        case .documents(let chosen):
            if chosen.count == 1 { return try await self.classification(of: chosen[0], taken) }
            ids = chosen
        case .all:
            while case let page = try await self.store.documentIDs(after: ids.last, limit: 1000), !page.isEmpty {
                ids += page
            }
        }
        return .events(
            ids.map { id in
                self.outgoing.event(
                    .classificationRequested(.init(.documents([id]), requestedBy: request.requestedBy)),
                    causedBy: taken.key, traceparent: taken.event.traceparent, part: id)
            })
    }

    private func correction(_ submitted: CorrectionSubmitted, _ taken: TakenEvent) async throws
        -> ClassificationUnit.Work
    {
        let candidates =
            switch submitted.target {
            case .document(let id): [id]
            case .symbol(let symbol): try await self.store.documents(symbol: symbol).map(\.head.id)
            }
        let found = try await self.store.storedDocuments(candidates).compactMap { document in
            document.passages.first { $0.passage.label == submitted.label }.map {
                (document: document.head.id, passage: $0.id)
            }
        }
        guard let place = found.first else {
            throw Rejection(
                reason: "unknown-passage", pointer: "/data/label",
                sentence: "No stored document that the correction names has a passage \(submitted.label).",
                remedy: "Check symbol and label with `rapporteur read` or in a report.")
        }
        guard found.count == 1 else {
            throw Rejection(
                reason: "ambiguous-passage", pointer: "/data/symbol",
                sentence: "Several stored documents of that symbol have a passage \(submitted.label).",
                remedy: "Name the document by its id.")
        }
        let id = Derivation.eventID(causeSource: taken.key.source, causeID: taken.key.id, type: "correction")
        return .correction(
            Correction(
                id: id, passageID: place.passage, documentID: place.document, theme: submitted.theme,
                action: submitted.action == .add ? .add : .remove, author: submitted.who, reason: submitted.why,
                decidedAt: taken.event.time ?? LogTime.now()), [])
    }
}

extension DocumentClassified.Counts {
    fileprivate mutating func add(_ grade: Grade) {
        switch grade {
        case .core: self.core += 1
        case .touch: self.touch += 1
        }
    }
}
