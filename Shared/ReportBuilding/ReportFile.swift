public import Model

/// One file of a report: `index.html`, `compilation.csv`.
public struct ReportFileName: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let kind: ReportRequest.Kind
    public let format: ReportRequest.Format

    public init(kind: ReportRequest.Kind, format: ReportRequest.Format) {
        (self.kind, self.format) = (kind, format)
    }

    /// The file's name without a folder: ASCII letters and full stops.
    public var description: String { "\(self.kind.rawValue).\(self.format.fileExtension)" }

    public static func < (left: ReportFileName, right: ReportFileName) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}

/// A file that has been built and handed to its sink whole.
public struct BuiltFile: Sendable, Hashable {
    public let name: ReportFileName
    /// Bytes handed to the sink.
    public let size: Int

    /// Media type with its parameters (RFC 6838), for example `text/html; charset=utf-8`.
    public var mediaType: String { self.name.format.mediaType }

    /// Whether what was built is only the source that a converter turns into the file: Markdown for `docx`, HTML for `pdf`.
    public var needsConversion: Bool { self.name.format == .docx || self.name.format == .pdf }
}
