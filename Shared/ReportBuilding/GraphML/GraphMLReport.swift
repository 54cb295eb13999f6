internal import Model

/// The citations of a report's passages as a network; see ``GraphML``.
struct GraphMLReport: ReportFormatter {
    private var network: CitationNetwork
    private var file: OutputFile

    init(_ frame: ReportFrame, file: OutputFile) {
        (self.network, self.file) = (CitationNetwork(frame.documents), file)
    }

    mutating func add(_ placed: PlacedEntry) { self.network.add(placed.entry) }

    mutating func finish(_ summary: ReportSummary) throws -> Int {
        var file = self.file
        try GraphML.write(self.network) { try file.write($0) }
        try file.flush()
        self.file = file
        return file.size
    }
}
