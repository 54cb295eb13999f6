import Codec
import Foundation
import Identity
import Logging
import Model
import ReportAssembly
import ReportBuilding
import ReportConversion
import ServiceKit
import Store

/// `report.requested` → files in the report folder and the database, and `report.published`.
struct ReportStage: Stage {
    /// A report that is built and waits to be recorded; `work` holds its files until they are moved.
    struct Prepared: Sendable {
        let unit: ReportUnit
        let work: WorkFolder?
    }

    let name = StageName.report
    private let taxonomy: ReportTaxonomy
    private let store: Store
    private let outgoing: Outgoing
    private let folder: ReportFolder
    private let maker: ReportMaker

    init(_ context: ServiceProgram.Context) throws {
        self.taxonomy = try ReportTaxonomy(context.settings, store: context.store)
        self.store = context.store
        self.outgoing = Outgoing(stage: .report, names: BrokerNames(prefix: context.settings.prefix))
        self.folder = ReportFolder(path: context.settings.reportFolder)
        self.maker = ReportMaker(store: context.store, log: context.log)
        WorkFolder.clean(context.settings.reportFolder)
    }

    func prepare(_ taken: TakenEvent) async throws -> Prepared {
        guard case .reportRequested(let requested) = taken.event.data else {
            preconditionFailure("the decoder lets only the stage's own events through")
        }
        var request = requested.request
        request.formats = Array(Set(request.formats)).sorted()
        if let unfit = request.unfitFormats.first {
            throw Rejection(
                reason: "unfit-format", pointer: "/data/formats",
                sentence: "\(ReportRequest.sentence(on: unfit)), not for \(request.kind.rawValue)",
                remedy: "Ask for \(request.kind.rawValue) in "
                    + request.kind.formats.map(\.rawValue).joined(separator: ", "))
        }
        try await self.store.begin(
            ReportRun(
                key: taken.key, request: request, requestedBy: requested.requestedBy, userID: taken.userID,
                worker: "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"))
        if let series = request.series, let period = request.period,
            let existing = try await self.store.publishedReport(series: series, period: period)
        {
            return Prepared(unit: self.unit(taken, Self.standIn(for: existing)), work: nil)
        }
        do {
            let work = try WorkFolder(in: self.folder.path)
            let report = try await self.maker.make(
                request, by: try await self.taxonomy.current(), requestedBy: requested.requestedBy, in: work)
            return Prepared(unit: self.unit(taken, report), work: work)
        } catch let error as SpoolError {
            throw FolderOutage(error)
        } catch let error as ReportBuildingError where error.code == .emptyRequest || error.code == .tooLarge {
            throw Rejection(
                reason: error.code.rawValue, pointer: "/data", sentence: error.message,
                remedy: "Correct the request and send it again under a new id.")
        }
    }

    func commit(_ prepared: [Prepared]) async throws -> [CommitResult] {
        var results: [CommitResult] = []
        for one in prepared {
            results.append(
                try await self.store.commit(one.unit) {
                    guard case .report(let report, _, _) = one.unit.work else { return }
                    guard let work = one.work else { throw RemovedReport() }
                    try self.folder.take(report, from: work)
                })
        }
        return results
    }

    func machineTrouble() async -> String? { self.folder.trouble() }

    private func unit(_ taken: TakenEvent, _ report: NewReport) -> ReportUnit {
        let (outgoing, key, subject, traceparent) = (
            self.outgoing, taken.key, taken.event.subject, taken.event.traceparent
        )
        func event(_ published: ReportPublished) -> OutgoingEvent {
            outgoing.event(.reportPublished(published), causedBy: key, subject: subject, traceparent: traceparent)
        }
        let published = ReportPublished(
            reportID: report.id, kind: report.request.kind, series: report.request.series,
            period: report.request.period,
            files: report.files.map { .init(name: $0.name, mediaType: $0.mediaType, size: $0.size, sha256: $0.sha256) },
            corpusState: report.corpusState.description, entries: report.passages)
        return ReportUnit(
            key: taken.key, bodySHA256: taken.bodySHA256,
            work: .report(report, published: [event(published)]) { existing in
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

    /// A report of which another of the same series and period is on record: nothing needs to be built.
    private static func standIn(for existing: StoredReport) -> NewReport {
        NewReport(
            id: existing.id, request: existing.request, corpusState: existing.corpusState,
            requestedBy: existing.requestedBy, passages: existing.passages, files: [])
    }
}

/// The report that was on record when the request came is gone now; the request is taken up anew and builds it.
private struct RemovedReport: OutageError {
    var isOutage: Bool { true }
    var dependency: Dependency { .database }
    var sentenceForLogs: String { "a report was removed from the database while it was asked for again" }
}
