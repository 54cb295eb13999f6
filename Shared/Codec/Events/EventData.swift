/// What an event carries, one case for each ``EventType``.
public enum EventData: Sendable, Hashable {
    case submitted(Submission)
    case ingested(DocumentIngested)
    case duplicate(DocumentDuplicate)
    case quarantined(DocumentQuarantined)
    case classified(DocumentClassified)
    case classificationRequested(ClassificationRequested)
    case correction(CorrectionSubmitted)
    case corrections(CorrectionsSubmitted)
    case correctionsWithdrawn(CorrectionsWithdrawn)
    case reportRequested(ReportRequested)
    case reportPublished(ReportPublished)

    public var type: EventType {
        switch self {
        case .submitted: .documentSubmitted
        case .ingested: .documentIngested
        case .duplicate: .documentDuplicate
        case .quarantined: .documentQuarantined
        case .classified: .documentClassified
        case .classificationRequested: .classificationRequested
        case .correction: .correctionSubmitted
        case .corrections: .correctionsSubmitted
        case .correctionsWithdrawn: .correctionsWithdrawn
        case .reportRequested: .reportRequested
        case .reportPublished: .reportPublished
        }
    }
}
