internal import Model

/// Which kind and which format is made by what.
extension KindKit {
    /// How a format gets its content.
    enum Output {
        /// As passages come.
        case passages(any ReportFormatter)
        /// From the kind's blocks.
        case blocks(any BlockRenderer)
    }

    /// The maker of the request's kind.
    func builder() throws -> any ReportKindBuilder {
        switch self.frame.context.request.kind {
        case .index: IndexKind(self)
        case .compilation: CompilationKind(self)
        case .changes: ChangesKind(self)
        case .recurrence: try RecurrenceKind(self)
        case .coverage: CoverageKind(self)
        case .practices: try PracticesKind(self)
        case .commitments: try CommitmentsKind(self)
        }
    }

    /// The maker of one file.
    func output(_ name: ReportFileName, file: OutputFile, columns: [ReportColumn]) throws -> Output {
        let kind = self.frame.context.request.kind
        switch name.format {
        case .html, .pdf: return .blocks(try HTMLReport(self.frame, file: file, spool: self.spool))
        case .markdown: return .blocks(MarkdownReport(self.frame, file: file))
        case .csv:
            return kind == .index || kind == .compilation
                ? .passages(try CSVReport(self.frame, file: file))
                : .blocks(try RecordsCSV(self.frame, columns: columns, file: file))
        case .json:
            let json = try JSONReport(self.frame, file: file)
            return kind == .compilation ? .passages(json) : .blocks(json)
        case .docx: return .blocks(OfficeReport(self.frame, file: file))
        case .ics: return .blocks(try CalendarReport(self.frame, file: file))
        case .graphml: return .passages(GraphMLReport(self.frame, file: file))
        case .site, .akn:
            throw ReportBuildingError(.unfitFormat, "\(name.format.rawValue) is not made here")
        }
    }
}
