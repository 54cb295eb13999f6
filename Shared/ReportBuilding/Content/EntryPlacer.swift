internal import Model

/// Works out once what all formats need to know about a passage.
struct EntryPlacer {
    private let frame: ReportFrame
    private let anchors: Anchors
    private let rules: ShortLine.Rules

    init(_ frame: ReportFrame) throws(ReportBuildingError) {
        self.frame = frame
        self.anchors = Anchors(frame.documents)
        self.rules = try ShortLine.Rules()
    }

    /// The stem of a document's file names and anchors; `nil` when the report does not have it.
    func stem(of document: DocumentHead) -> String? { self.anchors.stem(of: document.id) }

    /// - Throws: ``ReportBuildingError`` when the document is not in the report's list.
    func place(_ entry: ReportEntry) throws(ReportBuildingError) -> PlacedEntry {
        guard let anchor = self.anchors.anchor(document: entry.document.id, label: entry.passage.label) else {
            throw ReportBuildingError(
                .unknownDocument, "document \(entry.document.id) is not in the report's list of documents")
        }
        let labels = self.frame.labels
        let placement = self.frame.plan.placement(of: entry.assignments)
        let citation = Citation(symbol: entry.document.symbol, passage: entry.passage)
        let layout = PassageLayout(
            entry.passage, evidence: entry.assignments.filter { $0.grade == .core }.flatMap(\.evidence))
        var headings: [Int: PlacedEntry.Heading] = [:]
        for theme in placement.core {
            let subtheme = placement.subthemes[theme].flatMap {
                self.frame.plan.label(ofSubtheme: $0, in: labels.language)
            }
            headings[theme] = PlacedEntry.Heading(of: entry, subtheme: subtheme, labels: labels)
        }
        return PlacedEntry(
            entry: entry, placement: placement, anchor: anchor, citation: citation.description,
            localCitation: labels.text(of: citation), layout: layout,
            line: ShortLine(layout.text, rule: self.rules[entry.passage.language ?? entry.document.language]),
            headings: headings)
    }
}
