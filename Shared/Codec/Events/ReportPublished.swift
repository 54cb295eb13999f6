public import Model

/// A report is ready.
public struct ReportPublished: Sendable, Hashable {
    public struct File: Sendable, Hashable {
        /// Name without folders.
        public var name: String
        /// RFC 6838.
        public var mediaType: String
        /// In bytes.
        public var size: Int
        /// 64 lower-case hexadecimal digits.
        public var sha256: String

        public init(name: String, mediaType: String, size: Int, sha256: String) {
            (self.name, self.mediaType, self.size, self.sha256) = (name, mediaType, size, sha256)
        }
    }

    /// The report's derived id, lower-case UUID text.
    public var reportID: String
    public var kind: ReportRequest.Kind
    public var series: String?
    public var period: String?
    /// In the order in which they were written; at least one.
    public var files: [File]
    /// Names the state of the corpus that the report shows.
    public var corpusState: String
    /// How many passages it holds, from 0.
    public var entries: Int

    public init(
        reportID: String, kind: ReportRequest.Kind, series: String? = nil, period: String? = nil, files: [File],
        corpusState: String, entries: Int
    ) {
        (self.reportID, self.kind, self.series, self.period) = (reportID, kind, series, period)
        (self.files, self.corpusState, self.entries) = (files, corpusState, entries)
    }
}
