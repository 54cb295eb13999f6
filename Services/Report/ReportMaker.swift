import Foundation
import Identity
import Logging
import Model
import ReportAssembly
import ReportBuilding
import ReportConversion
import Store
import ThemeClassification

/// Builds one report from the database into a work folder, with memory that does not grow with the corpus.
struct ReportMaker: Sendable {
    /// Bytes of a report's files that go into the database too; what is beyond that is in the report folder only.
    static let storedBytes = 64 << 20

    let store: Store
    let log: Logger
    private let converter = ReportConverter()

    init(store: Store, log: Logger) { (self.store, self.log) = (store, log) }

    func make(
        _ request: ReportRequest, by classifier: ThemeClassifier, requestedBy: String?, in work: WorkFolder
    ) async throws -> NewReport {
        let begun = ContinuousClock.now
        let now = try await self.store.withCorpus { try await $0.watermark() }
        let asOf = Self.end(of: request, now)
        let baseline = try await self.baseline(of: request, now)
        let built = try await self.store.withCorpus(asOf: asOf) { corpus in
            try await self.build(request, corpus, baseline, classifier, work)
        }
        var files: [BuiltReportFile] = []
        for name in built.names where name.format != .docx && name.format != .pdf {
            files.append(BuiltReportFile(name: name.description, mediaType: name.format.mediaType))
        }
        for name in built.names where name.format == .docx || name.format == .pdf {
            files.append(await self.convert(name, built.context, work))
        }
        let stored = try Self.stored(files.sorted { $0.name < $1.name }, work)
        return NewReport(
            id: built.context.reportID, request: request, corpusState: built.state, requestedBy: requestedBy,
            passages: built.records, elapsed: ContinuousClock.now - begun, files: stored, watermark: built.watermark)
    }

    private struct Built: Sendable {
        let context: ReportContext
        let state: CorpusState
        let watermark: Watermark
        let names: [ReportFileName]
        let records: Int
    }

    private func build(
        _ request: ReportRequest, _ corpus: CorpusSnapshot, _ baseline: (since: Watermark, period: String?)?,
        _ classifier: ThemeClassifier, _ work: WorkFolder
    ) async throws -> Built {
        let state = try await corpus.state()
        let id = ReportAssembly.reportID(request, corpusState: state.description)
        var filters = request.filters
        // The database knows no sub-themes: they follow from the evidence. Their themes narrow the query.
        if filters.themes.isEmpty {
            filters.themes = Set(filters.subthemes.map(ReportAssembly.theme(ofSubtheme:))).sorted()
        }
        var documents = try await corpus.documents(for: filters)
        if request.kind == .changes, let baseline {
            var known = Set(documents.map(\.id))
            for try await change in corpus.changes(since: baseline.since, for: filters)
            where known.insert(change.entry.document.id).inserted { documents.append(change.entry.document) }
        }
        var context = ReportAssembly.context(
            request, classifier: classifier, documents: documents, corpusState: state.description, reportID: id)
        context.site = request.formats.contains(.site) ? ReportFolder.site + "/" : nil
        context.since = baseline.map { ReportBaseline(period: $0.period, moment: $0.since.at) }
        var builder = try ReportBuilder(
            context, open: { try FileSink(path: work.file($0.description)) }, spool: { try work.spool() })
        var passages = 0
        if request.kind == .changes, let baseline {
            for try await change in corpus.changes(since: baseline.since, for: filters) {
                try builder.add(ChangedEntry(change, in: classifier.taxonomy))
                passages += 1
                self.tell(passages, id)
            }
        } else {
            for try await entry in corpus.entries(for: filters) {
                try builder.add(ReportAssembly.placed(entry, in: classifier.taxonomy))
                passages += 1
                self.tell(passages, id)
            }
        }
        var names = try builder.finish().map(\.name)
        names += try await self.archives(context, corpus, classifier, work)
        return Built(
            context: context, state: state, watermark: try await corpus.watermark(), names: names,
            records: builder.records)
    }

    /// The site and the Akoma Ntoso files, document by document, whole documents whatever the request's filters leave of them.
    private func archives(
        _ context: ReportContext, _ corpus: CorpusSnapshot, _ classifier: ThemeClassifier, _ work: WorkFolder
    ) async throws -> [ReportFileName] {
        let wanted = context.request.formats.filter { $0 == .site || $0 == .akn }
        guard !wanted.isEmpty else { return [] }
        var writers = try wanted.map { try ArchiveWriter($0, context, work) }
        var ofDocuments = context.request.filters
        (ofDocuments.themes, ofDocuments.subthemes, ofDocuments.passageKinds) = ([], [], [])
        (ofDocuments.addressees, ofDocuments.strengths) = ([], [])
        var rest = context.documents.sorted(by: ReportBuilder.precedes)[...]
        var entries: [ReportEntry] = []
        var count = 0
        func finish(until next: String?) async throws {
            // Documents without passages have a page too.
            while let head = rest.first, head.id != next {
                rest.removeFirst()
                let own = entries.first?.document.id == head.id ? entries : []
                if !own.isEmpty { entries = [] }
                let document = SiteDocument(
                    head: head, text: try await corpus.extractedText(head.id) ?? "", entries: own)
                for index in writers.indices { try writers[index].add(document) }
                count += 1
                if count % 500 == 0 {
                    self.log.info("pages of a site are written", metadata: ["documents": "\(count)"])
                }
            }
        }
        let known = Set(context.documents.map(\.id))
        for try await entry in corpus.entries(for: ofDocuments) where known.contains(entry.document.id) {
            if entries.first?.document.id != entry.document.id { try await finish(until: entry.document.id) }
            entries.append(ReportAssembly.placed(entry, in: classifier.taxonomy))
        }
        try await finish(until: nil)
        for index in writers.indices { try writers[index].finish() }
        return wanted.map { ReportFileName(kind: context.request.kind, format: $0) }
    }

    private func convert(_ name: ReportFileName, _ context: ReportContext, _ work: WorkFolder) async -> BuiltReportFile
    {
        let request = context.request
        do {
            let source = try Data(contentsOf: URL(filePath: work.file(name.description)))
            let cover = ReportCover(
                title: try ReportBuilder.title(of: request),
                symbol: [request.series, request.period].compactMap(\.self).joined(separator: " · "),
                language: request.language)
            let bytes = try await self.converter.convert(Array(source), to: name.format, cover: cover)
            try Data(bytes).write(to: URL(filePath: work.file(name.description)))
            return BuiltReportFile(name: name.description, mediaType: name.format.mediaType)
        } catch {
            // One format must not cost the others: the sentence stands where the file would.
            let sentence = (error as? ReportConversionError)?.description ?? "the file could not be written"
            self.log.error(
                "a format of a report could not be made",
                metadata: ["report": "\(context.reportID)", "file": "\(name)", "why": "\(sentence)"])
            try? FileManager.default.removeItem(atPath: work.file(name.description))
            let failed = name.description + FailedFormat.suffix
            try? Data((sentence + "\n").utf8).write(to: URL(filePath: work.file(failed)))
            return BuiltReportFile(name: failed, mediaType: "text/plain; charset=utf-8")
        }
    }

    /// With the bytes of what fits the database, the smallest first.
    private static func stored(_ files: [BuiltReportFile], _ work: WorkFolder) throws -> [ReportFile] {
        var left = Self.storedBytes
        let sized = try files.map { ($0, try FileDigest(path: work.file($0.name))) }
        var kept: Set<String> = []
        for (file, digest) in sized.sorted(by: { $0.1.size < $1.1.size }) where digest.size <= left {
            left -= digest.size
            kept.insert(file.name)
        }
        return try sized.map { file, digest in
            let bytes = kept.contains(file.name) ? Array(try Data(contentsOf: URL(filePath: work.file(file.name)))) : []
            return ReportFile(
                name: file.name, mediaType: file.mediaType, sha256: digest.sha256, bytes: bytes, size: digest.size)
        }
    }

    /// A report for a period that has ended shows the corpus as it was at its end, whenever it is made.
    private static func end(of request: ReportRequest, _ now: Watermark) -> Watermark? {
        guard request.series != nil, let end = request.period.flatMap({ ReportPeriod($0) })?.end else { return nil }
        return end < now.at ? Watermark(at: end) : nil
    }

    /// What `changes` compares with: the last report of the series before the period, else the period's beginning, and of a
    /// period that is still to come nothing, so that all is new.
    private func baseline(
        of request: ReportRequest, _ now: Watermark
    ) async throws -> (since: Watermark, period: String?)? {
        guard request.kind == .changes, let series = request.series, let period = request.period else { return nil }
        if let last = try await self.store.lastReport(series: series, before: period), let mark = last.watermark {
            return (mark, last.request.period)
        }
        guard let start = ReportPeriod(period)?.start, start < now.at else { return nil }
        return (Watermark(at: start), nil)
    }

    private func tell(_ passages: Int, _ id: String) {
        guard passages % 10_000 == 0 else { return }
        self.log.info("a report is being built", metadata: ["report": "\(id)", "passages": "\(passages)"])
    }
}

/// A file of a report in its work folder.
struct BuiltReportFile: Sendable {
    let name: String
    let mediaType: String
}

extension ChangedEntry {
    fileprivate init(_ change: PassageChange, in taxonomy: Taxonomy) {
        self.init(
            change: .added, entry: ReportAssembly.placed(change.entry, in: taxonomy), before: change.before,
            after: change.after)
        switch change.cause {
        case .new: self.change = .added
        case .reinstated: self.change = .reinstated
        case .superseded(let symbol): (self.change, self.replacedBy) = (.superseded, symbol)
        case .withdrawn(let reason): (self.change, self.reason) = (.withdrawn, reason)
        case .corrected(let people): (self.change, self.correctedBy) = (.corrected, people)
        case .reclassified: self.change = .rethemed
        }
    }
}
