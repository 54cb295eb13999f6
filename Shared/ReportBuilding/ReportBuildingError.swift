/// Why a report could not be built. None of these goes away by trying again.
public struct ReportBuildingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable names, for logs and tests.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// Entries did not come in the order of ``ReportBuilder/precedes(_:_:)``, or one came twice.
        case entryOutOfOrder = "entry-out-of-order"
        /// An entry's document is not among the context's documents.
        case unknownDocument = "unknown-document"
        /// The request names no format, or the context no theme.
        case emptyRequest = "empty-request"
        /// A data file of this library is damaged: a fault of the build.
        case brokenData = "broken-data"
        /// ``ReportBuilder/finish()`` was called already.
        case finished
        /// The request asks for a format that its kind has no use for.
        case unfitFormat = "unfit-format"
        /// A spool gave back other bytes than it was given.
        case damagedSpool = "damaged-spool"
        /// A site or archive would have more or larger files than its format allows.
        case tooLarge = "too-large"
    }
    public let code: Code
    /// Says what happened, where and what to do, without any document's text.
    public let message: String

    init(_ code: Code, _ message: String) { (self.code, self.message) = (code, message) }

    public var description: String { "\(self.code.rawValue): \(self.message)" }
}
