public import Model

/// A report is wanted.
public struct ReportRequested: Sendable, Hashable {
    public var request: ReportRequest
    /// Who asked, for the log.
    public var requestedBy: String?

    public init(_ request: ReportRequest, requestedBy: String? = nil) {
        (self.request, self.requestedBy) = (request, requestedBy)
    }
}
