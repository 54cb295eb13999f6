extension ReportRequest {
    /// The form of a report's file. Raw values are what requests and the command line say.
    public enum Format: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
        /// One self-contained page.
        case html
        /// Start page, a page for each document with its passages marked, pages for each theme; one archive.
        case site
        case markdown = "md"
        case csv
        case json
        case docx
        case pdf
        /// iCalendar (RFC 5545).
        case ics
        /// Which document cites which.
        case graphml
        /// Akoma Ntoso (AKN4UN), one file per document; one archive.
        case akn

        public static func < (left: Format, right: Format) -> Bool { left.rawValue < right.rawValue }

        /// Media type of the file (RFC 6838).
        public var mediaType: String {
            switch self {
            case .html: "text/html; charset=utf-8"
            case .site, .akn: "application/zip"
            case .markdown: "text/markdown; charset=utf-8"
            case .csv: "text/csv; charset=utf-8"
            case .json: "application/json"
            case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            case .pdf: "application/pdf"
            case .ics: "text/calendar; charset=utf-8"
            case .graphml: "application/graphml+xml"
            }
        }

        /// What a file's name ends in, without the full stop before it: `html`, `site.zip`.
        public var fileExtension: String {
            switch self {
            case .site, .akn: self.rawValue + ".zip"
            case .html, .markdown, .csv, .json, .docx, .pdf, .ics, .graphml: self.rawValue
            }
        }
    }
}

extension ReportRequest.Kind {
    /// In which formats a report of this kind can be made.
    public var formats: [ReportRequest.Format] {
        let common: [ReportRequest.Format] = [.html, .site, .markdown, .csv, .json, .docx, .pdf]
        return switch self {
        case .commitments: common + [.ics]
        case .coverage: common + [.graphml]
        case .compilation: common + [.akn]
        case .index, .practices, .changes, .recurrence: common
        }
    }

    /// The kinds of passage it is made of when nothing else is asked for; an empty list stands for all.
    public var usualPassageKinds: [PassageKind] {
        switch self {
        case .index, .compilation, .recurrence: PassageKind.recommending
        // Declarations speak in numbered paragraphs, and reports refer to the topics they propose there.
        case .commitments: PassageKind.recommending + [.narrative]
        case .practices: [.narrative]
        case .changes, .coverage: []
        }
    }

    /// What it is made in when nothing else is asked for: everything for which no other program is needed, Akoma Ntoso apart.
    public var usualFormats: [ReportRequest.Format] { self.formats.filter { ![.docx, .pdf, .akn].contains($0) } }
}

extension ReportRequest {
    /// The formats asked for that the kind has no use for, in their order; empty for a request that makes sense.
    public var unfitFormats: [Format] {
        self.formats.filter { !self.kind.formats.contains($0) }
    }

    /// Says which kinds a format is for: "ics is for commitments".
    public static func sentence(on format: Format) -> String {
        let kinds = Kind.allCases.filter { $0.formats.contains(format) }.map(\.rawValue)
        return "\(format.rawValue) is for \(kinds.joined(separator: ", "))"
    }
}
