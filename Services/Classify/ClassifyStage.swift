import Codec
import Identity
import Model
import ServiceKit
import Store
import ThemeClassification

/// `document.ingested` and `classification.requested` → stored themes and `document.classified`; `correction.submitted`,
/// `corrections.submitted` and `corrections.withdrawn` → stored or taken-back corrections.
struct ClassifyStage: Stage {
    /// A unit with the event it came of: when the taxonomy changes before it is stored, it is worked out anew.
    struct Prepared: Sendable {
        let taken: TakenEvent
        let unit: ClassificationUnit
        let expected: ExpectedTaxonomy
    }

    let name = StageName.classify
    let store: Store
    let outgoing: Outgoing
    let taxonomy: TaxonomyInForce

    init(_ context: ServiceProgram.Context) throws {
        let taxonomy =
            try context.settings.taxonomySource().map { try Taxonomy(yaml: $0.yaml, name: $0.name) } ?? .builtIn()
        self.taxonomy = try TaxonomyInForce(ofSettings: taxonomy, store: context.store)
        self.store = context.store
        self.outgoing = Outgoing(stage: .classify, names: BrokerNames(prefix: context.settings.prefix))
    }

    func prepare(_ taken: TakenEvent) async throws -> Prepared {
        let current = try await self.taxonomy.current()
        return Prepared(
            taken: taken,
            unit: ClassificationUnit(
                key: taken.key, bodySHA256: taken.bodySHA256, work: try await self.work(taken, current)),
            expected: current.expected)
    }

    func commit(_ prepared: [Prepared]) async throws -> [CommitResult] {
        guard let expected = prepared.first?.expected, prepared.allSatisfy({ $0.expected == expected }) else {
            return try await self.commitAnew(prepared)
        }
        do throws(StoreError) {
            return try await self.store.commit(prepared.map(\.unit), by: expected)
        } catch {
            guard error.code == .taxonomyChanged else { throw error }
            return try await self.commitAnew(prepared)
        }
    }

    /// With the taxonomy that is in force now. Should it change once more, the messages come back a little later.
    private func commitAnew(_ prepared: [Prepared]) async throws -> [CommitResult] {
        let current = try await self.taxonomy.current(isFresh: true)
        var units: [ClassificationUnit] = []
        for one in prepared {
            units.append(
                ClassificationUnit(
                    key: one.unit.key, bodySHA256: one.unit.bodySHA256, work: try await self.work(one.taken, current)))
        }
        return try await self.store.commit(units, by: current.expected)
    }

    private func work(_ taken: TakenEvent, _ current: TaxonomyInForce.Current) async throws -> ClassificationUnit.Work {
        switch taken.event.data {
        case .ingested(let ingested): return try await self.classification(of: ingested.documentID, taken, current)
        case .classificationRequested(let request): return try await self.reclassification(request, taken, current)
        case .correction(let correction):
            return .corrections(try await self.corrections([correction], taken, current.classifier.taxonomy), [])
        case .corrections(let batch):
            return .corrections(
                try await self.corrections(
                    batch.corrections, batch: batch.batch, taken, current.classifier.taxonomy), [])
        case .correctionsWithdrawn(let withdrawn): return try await self.undo(withdrawn)
        case .submitted, .duplicate, .quarantined, .classified, .reportRequested, .reportPublished:
            preconditionFailure("the decoder lets only the stage's own events through")
        }
    }

    private func classification(
        of id: String, _ taken: TakenEvent, _ current: TaxonomyInForce.Current
    ) async throws -> ClassificationUnit.Work {
        guard let document = try await self.store.storedDocument(id) else {
            throw Rejection(
                reason: "unknown-document", sentence: "There is no document \(id) in the database.",
                remedy: "Submit the document again; if it was removed on purpose, discard this message.")
        }
        let (classification, event) = self.classify(
            document, current, causedBy: taken.key, traceparent: taken.event.traceparent)
        return .classification(classification, classified: [event], superseded: [])
    }

    /// The themes of a document's passages, and the event that tells of them.
    func classify(
        _ document: StoredDocument, _ current: TaxonomyInForce.Current, causedBy key: InboxKey,
        traceparent: String? = nil,
        part: String = ""
    ) -> (Classification, OutgoingEvent) {
        var counts: [ThemeID: DocumentClassified.Counts] = [:]
        let assignments = document.passages.map { stored in
            let given = current.classifier.classify(
                stored.passage.text, language: stored.passage.language ?? document.head.language,
                headings: stored.passage.section, kind: stored.passage.kind)
            for assignment in given {
                counts[assignment.theme, default: .init(core: 0, touch: 0)].add(assignment.grade)
            }
            return given
        }
        let classification = Classification(
            documentID: document.head.id, classifierVersion: current.classifier.version,
            taxonomyVersion: current.version, assignments: assignments)
        let event = self.outgoing.event(
            .classified(
                DocumentClassified(
                    documentID: document.head.id, symbol: document.head.symbol, themes: counts,
                    classifierVersion: current.classifier.version, taxonomyVersion: current.version)),
            causedBy: key, subject: document.head.symbol, traceparent: traceparent, part: part)
        return (classification, event)
    }

    /// One document is classified at once; more are left to the workers that have nothing fresh to do.
    private func reclassification(
        _ request: ClassificationRequested, _ taken: TakenEvent, _ current: TaxonomyInForce.Current
    ) async throws -> ClassificationUnit.Work {
        let selection: ReclassificationSelection
        switch request.selection {
        case .documents(let chosen):
            if chosen.count == 1 { return try await self.classification(of: chosen[0], taken, current) }
            selection = ReclassificationSelection(documents: chosen)
        case .all: selection = ReclassificationSelection()
        case .matching(let matching):
            selection = ReclassificationSelection(
                symbols: matching.symbols, languages: matching.languages, themes: matching.themes,
                notOfTaxonomy: matching.notOfTaxonomy, uncorrectedOnly: matching.uncorrectedOnly)
        }
        let id = Derivation.eventID(causeSource: taken.key.source, causeID: taken.key.id, type: "reclassification")
        return .reclassification(
            Reclassification(id: id, selection: selection, requestedBy: request.requestedBy), [])
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
