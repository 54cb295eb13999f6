internal import Model

/// The corpus as an archive of Akoma Ntoso files, one per document.
public struct CorpusArchive {
    private let frame: ReportFrame
    private let write: (_ name: String, _ bytes: [UInt8]) throws -> Void

    /// - Parameter write: Takes one finished file: its name without a folder, and its bytes.
    /// - Throws: ``ReportBuildingError``.
    public init(
        _ context: ReportContext, write: @escaping (_ name: String, _ bytes: [UInt8]) throws -> Void
    ) throws {
        let documents = context.documents.sorted(by: ReportBuilder.precedes)
        self.frame = ReportFrame(
            context: context, plan: ThemePlan(context), labels: try Labels(context.request.language),
            documents: documents, anchors: Anchors(documents))
        self.write = write
    }

    /// Writes the document's file.
    /// - Throws: ``ReportBuildingError`` when it is not in the report's list; what `write` throws.
    public func add(_ document: SiteDocument) throws {
        guard let stem = self.frame.anchors.stem(of: document.head.id) else {
            throw ReportBuildingError(
                .unknownDocument, "document \(document.head.id) is not in the report's list of documents")
        }
        var file = AkomaNtoso(
            document.head, themes: self.frame.context.themes, language: self.frame.language,
            names: try AkomaNtosoNames()
        )
        for entry in document.entries.sorted(by: { $0.ordinal < $1.ordinal }) { file.add(entry) }
        try self.write(stem + ".xml", file.finish())
    }
}
