import Codec
import Model

/// What became of each submission.
struct OutcomeBook: Sendable {
    private enum Outcome {
        case ingested(DocumentIngested)
        case classified(DocumentIngested, DocumentClassified)
        case duplicate(DocumentDuplicate)
        case quarantined(DocumentQuarantined)
    }

    private var outcomes: [String: Outcome?]
    /// Which submission an ingested event came of, so that its classification is recognised.
    private var submission: [String: String] = [:]

    init(_ ids: [String]) { self.outcomes = Dictionary(ids.map { ($0, nil) }) { first, _ in first } }

    var total: Int { self.outcomes.count }

    var settled: Int {
        self.outcomes.values.count { outcome in
            switch outcome {
            case .classified, .duplicate, .quarantined: true
            case .ingested, nil: false
            }
        }
    }

    var isComplete: Bool { self.settled == self.total }

    var hasQuarantined: Bool {
        self.outcomes.values.contains { if case .quarantined = $0 { true } else { false } }
    }

    mutating func note(_ event: Event) {
        guard case .string(let cause)? = event.extensions["causationid"] else { return }
        if let id = self.submission[cause] {
            if case .classified(let classified) = event.data, case .ingested(let ingested)? = self.outcomes[id] {
                self.outcomes[id] = .classified(ingested, classified)
            } else if case .quarantined(let quarantined) = event.data {
                self.outcomes[id] = .quarantined(quarantined)
            }
            return
        }
        guard case .some(.none) = self.outcomes[cause] else { return }
        switch event.data {
        case .ingested(let ingested):
            self.outcomes[cause] = .ingested(ingested)
            self.submission[event.id] = cause
        case .duplicate(let duplicate): self.outcomes[cause] = .duplicate(duplicate)
        case .quarantined(let quarantined): self.outcomes[cause] = .quarantined(quarantined)
        case .submitted, .classified, .classificationRequested, .correction, .corrections, .correctionsWithdrawn,
            .reportRequested, .reportPublished:
            break
        }
    }

    /// The cells of a table: outcome, then what there is to say of it.
    func words(for id: String) -> [String] {
        switch self.outcomes[id] {
        case .classified(let ingested, let classified):
            let themes = classified.themes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.core)" }
            return [
                "ingested",
                "\(ingested.symbol ?? "no symbol"), \(ingested.language?.rawValue ?? "?"), \(ingested.passages) passages, \(ingested.verdict.state.rawValue); \(themes.joined(separator: ", "))",
            ]
        case .ingested(let ingested):
            return ["ingested", "\(ingested.symbol ?? "no symbol"), \(ingested.passages) passages"]
        case .duplicate(let duplicate): return ["duplicate", "stored before as \(duplicate.documentID)"]
        case .quarantined(let quarantined): return ["quarantined", "\(quarantined.reason): \(quarantined.sentence)"]
        case nil, .some(.none): return ["submitted", "no outcome yet"]
        }
    }
}
