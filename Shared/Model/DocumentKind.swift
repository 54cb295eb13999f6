/// The genre of a document, which decides what its passages are called.
public enum DocumentKind: String, Sendable, Hashable, Codable, CaseIterable {
    case workingGroupReport = "working-group report"
    case resolution
    case draftResolution = "draft resolution"
    case decision
    /// A report with numbered paragraphs: of the Secretary-General, a special rapporteur, a committee.
    case report
    /// A report of the Working Group on the Universal Periodic Review.
    case universalPeriodicReview = "UPR report"
    case concludingObservations = "concluding observations"
    case generalRecommendation = "general recommendation"
    case convention
    case letter
    case agenda
    case verbatimRecord = "verbatim record"
    case participants = "list of participants"
    /// A page that a server sent in place of the document.
    case errorPage = "error page"
    case unknown
}
