import Codec
import Identity
import Model
import ReportAssembly
import ReportBuilding
import ServiceKit
import Store
import ThemeClassification

/// `report.requested` → files in the report folder and the database, and `report.published`.
struct ReportStage: Stage {
    let name = StageName.report
    private let classifier: ThemeClassifier
    private let store: Store
    private let outgoing: Outgoing
    private let folder: ReportFolder

    init(_ context: ServiceProgram.Context) throws {
        let taxonomy: Taxonomy =
            try context.settings.taxonomySource().map { try Taxonomy(yaml: $0.yaml, name: $0.name) } ?? .builtIn()
        self.classifier = try ThemeClassifier(taxonomy: taxonomy)
        self.store = context.store
        self.outgoing = Outgoing(stage: .report, names: BrokerNames(prefix: context.settings.prefix))
        self.folder = ReportFolder(path: context.settings.reportFolder)
    }

    func prepare(_ taken: TakenEvent) async throws -> ReportUnit {
        guard case .reportRequested(let requested) = taken.event.data else {
            preconditionFailure("the decoder lets only the stage's own events through")
        }
        var request = requested.request
        request.formats = Array(Set(request.formats)).sorted()
        let report = try await self.build(request, requestedBy: requested.requestedBy)
        let (outgoing, key, subject, traceparent) = (
            self.outgoing, taken.key, taken.event.subject, taken.event.traceparent
        )
        let published = ReportPublished(
            reportID: report.id, kind: request.kind, series: request.series, period: request.period,
            files: report.files.map {
                .init(name: $0.name, mediaType: $0.mediaType, size: $0.bytes.count, sha256: $0.sha256)
            },
            corpusState: report.corpusState.description, entries: report.passages)
        let event = outgoing.event(
            .reportPublished(published), causedBy: key, subject: subject, traceparent: traceparent)
        return ReportUnit(
            key: taken.key, bodySHA256: taken.bodySHA256,
            work: .report(report, published: [event]) { existing in
                let repeated = ReportPublished(
                    reportID: existing.id, kind: existing.request.kind, series: existing.request.series,
                    period: existing.request.period,
                    files: existing.files.map {
                        .init(name: $0.name, mediaType: $0.mediaType, size: $0.size, sha256: $0.sha256)
                    }, corpusState: existing.corpusState.description, entries: existing.passages)
                return [
                    outgoing.event(
                        .reportPublished(repeated), causedBy: key, subject: subject, traceparent: traceparent)
                ]
            })
    }

    func commit(_ units: [ReportUnit]) async throws -> [CommitResult] {
        var results: [CommitResult] = []
        for unit in units {
            results.append(
                try await self.store.commit(unit) {
                    if case .report(let report, _, _) = unit.work { try self.folder.write(report) }
                })
        }
        return results
    }

    private func build(_ request: ReportRequest, requestedBy: String?) async throws -> NewReport {
        let classifier = self.classifier
        return try await self.store.withCorpus { corpus in
            let state = try await corpus.state()
            let id = ReportAssembly.reportID(request, corpusState: state.description)
            let context = ReportAssembly.context(
                request, classifier: classifier, documents: try await corpus.documents(for: request.filters),
                corpusState: state.description, reportID: id)
            var spools: [ReportFileName: MemorySpool] = [:]
            var builder = try ReportBuilder(context) { file in
                let spool = MemorySpool()
                spools[file] = spool
                return spool
            }
            var passages = 0
            for try await entry in corpus.entries(for: request.filters) {
                try builder.add(ReportAssembly.placed(entry, in: classifier.taxonomy))
                passages += 1
            }
            let files = try builder.finish().map { built in
                let bytes = spools[built.name]?.bytes ?? []
                return ReportFile(
                    name: built.name.description, mediaType: built.mediaType, sha256: Derivation.sha256(bytes),
                    bytes: bytes)
            }
            return NewReport(
                id: id, request: request, corpusState: state, requestedBy: requestedBy, passages: passages, files: files
            )
        }
    }
}
