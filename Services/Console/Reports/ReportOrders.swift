import AMQP
import Codec
import Foundation
import Model
import ReportAssembly
import ServiceKit

/// Requests for reports, and what comes of them.
struct ReportOrders {
    /// A report that is there.
    struct Answer {
        let published: ReportPublished
        /// Below the report folder.
        let folder: String

        var paths: [String] { self.published.files.map { "\(self.folder)/\($0.name)" } }

        /// `published index weekly 2026-W47 weekly/2026-W47 4`
        var line: String {
            let published = self.published
            return Output.oneLine(
                "published \(published.kind.rawValue) \(published.series ?? "-") \(published.period ?? "-") \(self.folder) \(published.files.count)"
            )
        }

        /// - Throws: ``Failure`` when a format is missing, or the series and period hold a report of another kind.
        func check(against request: ReportRequest) throws {
            if self.published.kind != request.kind {
                throw Failure(
                    ServiceKit.ExitCode.failed,
                    "the series '\(request.series ?? "")' holds a report of the kind \(self.published.kind.rawValue) for this period; give \(request.kind.rawValue) a series of its own"
                )
            }
            let failed = self.published.files.filter { $0.name.hasSuffix(FailedFormat.suffix) }.map(\.name)
            guard failed.isEmpty else {
                throw Failure(
                    ServiceKit.ExitCode.failed,
                    "the report is there, but a format could not be made; see why in "
                        + failed.map { "\(self.folder)/\($0)" }.joined(separator: ", "))
            }
        }
    }

    let servers: Servers

    init() throws { self.servers = try Servers() }

    /// Asks, and goes on.
    /// - Returns: The event's id.
    func ask(_ request: ReportRequest) async throws -> String {
        let event = Self.event(request)
        try await self.servers.withBroker { try await self.servers.publish(event, through: $0) }
        return event.id
    }

    /// Asks, and waits for the answer.
    /// - Throws: ``Failure``: `failed` when the request was put aside, `tryAgain` when there is no answer in time.
    func ask(_ request: ReportRequest, within time: Duration) async throws -> Answer {
        let event = Self.event(request)
        return try await self.servers.withBroker { session in
            let feed = try await EventFeed(
                self.servers, session: session, types: [.reportPublished, .documentQuarantined])
            try await self.servers.publish(event, through: session)
            let answer = try await rapporteur.within(time, waitingFor: "report") { () -> EventData? in
                while let events = await feed.next() {
                    if let answer = events.first(where: { $0.extensions["causationid"] == .string(event.id) }) {
                        return answer.data
                    }
                }
                return nil
            }
            await feed.close()
            try await session.delete(queue: feed.queue)
            return try Self.answer(answer, to: request)
        }
    }

    private static func event(_ request: ReportRequest) -> Event {
        Event(
            id: UUID().uuidString.lowercased(), source: Servers.source, time: LogTime.now(),
            data: .reportRequested(ReportRequested(request, requestedBy: ProcessInfo.processInfo.userName)))
    }

    private static func answer(_ data: EventData?, to request: ReportRequest) throws -> Answer {
        switch data {
        case .reportPublished(var published):
            published.files.sort { $0.name < $1.name }
            var asked = request
            (asked.kind, asked.series, asked.period) = (published.kind, published.series, published.period)
            return Answer(
                published: published, folder: ReportAssembly.folderName(asked, reportID: published.reportID))
        case .quarantined(let quarantined):
            throw Failure(
                ServiceKit.ExitCode.failed, "\(quarantined.reason): \(quarantined.sentence) \(quarantined.remedy)")
        default:
            throw Failure(ServiceKit.ExitCode.tryAgain, "the connection to RabbitMQ ended before the report came")
        }
    }
}
