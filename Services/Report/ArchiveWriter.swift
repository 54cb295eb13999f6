import Model
import ReportAssembly
import ReportBuilding

/// One archive of a report while it is written; the site's pages also become files in a folder beside it.
struct ArchiveWriter {
    /// The archive, shared with the closure that the builder writes through.
    private final class Open {
        var archive: ZipArchive
        init(_ archive: ZipArchive) { self.archive = archive }
    }

    private let open: Open
    private var site: SiteBuilder?
    private var corpus: CorpusArchive?

    init(_ format: ReportRequest.Format, _ context: ReportContext, _ work: WorkFolder) throws {
        let name = ReportFileName(kind: context.request.kind, format: format)
        let open = Open(ZipArchive(try FileSink(path: work.file(name.description))))
        self.open = open
        if format == .site {
            try work.makeFolder(ReportFolder.site)
            self.site = try SiteBuilder(context) { name, bytes in
                try FileSink(path: work.file("\(ReportFolder.site)/\(name)")).write(bytes)
                try open.archive.add("\(ReportFolder.site)/\(name)", bytes)
            }
        } else {
            self.corpus = try CorpusArchive(context) { name, bytes in try open.archive.add(name, bytes) }
        }
    }

    mutating func add(_ document: SiteDocument) throws {
        try self.site?.add(document)
        try self.corpus?.add(document)
    }

    mutating func finish() throws {
        _ = try self.site?.finish()
        try self.open.archive.finish()
    }
}
