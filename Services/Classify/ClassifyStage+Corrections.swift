import Codec
import Identity
import Model
import ServiceKit
import Store
import ThemeClassification

/// People's corrections: found, checked, recorded and taken back.
extension ClassifyStage {
    /// - Throws: ``Rejection`` for the first that cannot be: then none of the event's is stored.
    func corrections(
        _ submitted: [CorrectionSubmitted], batch: String? = nil, _ taken: TakenEvent, _ taxonomy: Taxonomy
    ) async throws -> [Correction] {
        let found = try await self.store.passages(
            named: submitted.map { one in
                switch one.target {
                case .document(let id): PassageQuery(document: id, language: one.language, label: one.label)
                case .symbol(let symbol): PassageQuery(symbol: symbol, language: one.language, label: one.label)
                }
            })
        return try zip(submitted, found).enumerated().map { index, pair in
            let (one, places) = pair
            let pointer = batch == nil ? "/data" : "/data/corrections/\(index)"
            guard taxonomy.theme(one.theme) != nil else {
                throw Rejection(
                    reason: "unknown-theme", pointer: pointer + "/theme",
                    sentence: "The taxonomy in force, \(taxonomy.version), has no theme \(one.theme).",
                    remedy: "Name one of: \(taxonomy.themes.map(\.id.rawValue).joined(separator: ", ")).")
            }
            guard let place = places.first else {
                throw Rejection(
                    reason: "unknown-passage", pointer: pointer + "/label",
                    sentence: "No stored document that the correction names has a passage \(one.label).",
                    remedy: "Check symbol and label with `rapporteur documents show SYMBOL` or in a report.")
            }
            guard places.count == 1 else {
                throw Rejection(
                    reason: "ambiguous-passage", pointer: pointer + "/symbol",
                    sentence: "\(places.count) stored documents of that symbol have a passage \(one.label).",
                    remedy: "Name the language, or the document by its id.")
            }
            let cause = batch == nil ? taken.key.id : "\(taken.key.id)/\(index)"
            return Correction(
                id: Derivation.eventID(causeSource: taken.key.source, causeID: cause, type: "correction"),
                passageID: place.passageID, documentID: place.documentID, theme: one.theme,
                action: one.action == .add ? .add : .remove, grade: one.grade, author: one.who, reason: one.why,
                decidedAt: taken.event.time ?? LogTime.now(), batch: batch, userID: taken.userID)
        }
    }

    /// - Throws: ``Rejection`` when there is nothing of that name.
    func undo(_ withdrawn: CorrectionsWithdrawn) async throws -> ClassificationUnit.Work {
        switch withdrawn.selection {
        case .corrections(let ids):
            for (index, id) in ids.enumerated() {
                guard try await self.store.correction(id) != nil else {
                    throw Rejection(
                        reason: "unknown-correction", pointer: "/data/correctionIds/\(index)",
                        sentence: "There is no correction \(id).",
                        remedy: "Look its id up with `rapporteur corrections list`.")
                }
            }
            return .undo(CorrectionUndo(ids: ids, author: withdrawn.who, reason: withdrawn.why), [])
        case .batch(let batch):
            let known = try await self.store.corrections(
                matching: CorrectionFilter(batch: batch, includesUndone: true), limit: 1)
            guard !known.isEmpty else {
                throw Rejection(
                    reason: "unknown-batch", pointer: "/data/batch", sentence: "There is no batch \(batch).",
                    remedy: "Look its name up with `rapporteur corrections list`.")
            }
            return .undo(CorrectionUndo(batch: batch, author: withdrawn.who, reason: withdrawn.why), [])
        }
    }
}
