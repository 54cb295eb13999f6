public import Codec

/// The stages of the pipeline, each a service of its own.
public enum StageName: String, Sendable, Hashable, CaseIterable, Codable {
    case ingest
    case classify
    case report

    /// The events that the stage's queue is bound to.
    public var takes: [EventType] {
        switch self {
        case .ingest: [.documentSubmitted]
        case .classify:
            [
                .documentIngested, .classificationRequested, .correctionSubmitted, .correctionsSubmitted,
                .correctionsWithdrawn,
            ]
        case .report: [.reportRequested]
        }
    }
}
