import AMQP
import ArgumentParser
import Codec
import Foundation
import Identity
import Model
import ReportAssembly
import ServiceKit
import Store

/// `rapporteur report`: ask for reports and fetch them.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Ask for reports, list them, fetch their files.",
        subcommands: [RequestCommand.self, ListCommand.self, GetCommand.self])

    struct RequestCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "request", abstract: "Ask for a report.",
            discussion: """
                The same series and period give the same report, once, however often they are asked for. With --wait, the \
                paths of its files are printed, below the report folder.
                """)

        @Option(help: "index or compilation.")
        var kind: ReportRequest.Kind

        @Option(help: "Language of headings and labels: ar, en, es, fr, ru or zh.")
        var language: Language = .english

        @Option(name: .customLong("format"), help: "html, md, csv or json; may be given several times. Default: all.")
        var formats: [ReportRequest.Format] = []

        @Option(help: "Name of a run of reports, for example weekly.")
        var series: String?

        @Option(help: "Period of the series, for example 2026-W47.")
        var period: String?

        @Option(help: "Only this theme; may be given several times.")
        var theme: [String] = []

        @Option(help: "Only the document with this symbol; may be given several times.")
        var symbol: [String] = []

        @Option(help: "Only documents of this body; may be given several times.")
        var body: [String] = []

        @Option(
            name: .customLong("document-language"), help: "Only documents in this language; may be given several times."
        )
        var documentLanguages: [Language] = []

        @Option(
            name: .customLong("passage-kind"),
            help:
                "recommendation, operative, preambular or narrative; may be given several times. Default: the first two."
        )
        var passageKinds: [PassageKind] = PassageKind.recommending

        @Flag(help: "Passages of every kind.")
        var allPassages = false

        @Option(help: "Only documents of this date or later: YYYY, YYYY-MM or YYYY-MM-DD.")
        var from: CalendarDate?

        @Option(help: "Only documents of this date or earlier.")
        var to: CalendarDate?

        @Flag(help: "Wait until it is there.")
        var wait = false

        @Option(help: "Longest wait, in seconds.")
        var timeout: Int = 300

        func validate() throws {
            if (self.series == nil) != (self.period == nil) {
                throw ValidationError("--series and --period belong together")
            }
            if self.timeout < 1 { throw ValidationError("--timeout is at least 1 second") }
            if let from = self.from, let to = self.to, to < from { throw ValidationError("--to is before --from") }
        }

        func run() async throws {
            let servers = try Servers()
            let request = ReportRequest(
                kind: self.kind,
                filters: .init(
                    themes: self.theme.map { ThemeID($0) }, symbols: self.symbol, bodies: self.body,
                    languages: self.documentLanguages, passageKinds: self.allPassages ? [] : self.passageKinds,
                    from: self.from, to: self.to),
                language: self.language, formats: self.formats.isEmpty ? ReportRequest.Format.allCases : self.formats,
                series: self.series, period: self.period)
            let id = UUID().uuidString.lowercased()
            let event = Event(
                id: id, source: "urn:rapporteur:cli", time: LogTime.now(),
                data: .reportRequested(ReportRequested(request, requestedBy: ProcessInfo.processInfo.userName)))
            try await servers.withBroker { session in
                guard self.wait else {
                    try await servers.publish(event, through: session)
                    Output.write("requested \(id)")
                    return
                }
                let feed = try await EventFeed(
                    servers, session: session, types: [.reportPublished, .documentQuarantined])
                try await servers.publish(event, through: session)
                let answer = try await within(.seconds(self.timeout), waitingFor: "report") { () -> EventData? in
                    while let events = await feed.next() {
                        if let answer = events.first(where: { $0.extensions["causationid"] == .string(id) }) {
                            return answer.data
                        }
                    }
                    return nil
                }
                await feed.close()
                try await session.delete(queue: feed.queue)
                try self.tell(answer, request)
            }
        }

        private func tell(_ answer: EventData?, _ request: ReportRequest) throws {
            switch answer {
            case .reportPublished(let published):
                var published = published
                published.files.sort { $0.name < $1.name }
                var asked = request
                (asked.series, asked.period) = (published.series, published.period)
                let folder = ReportAssembly.folderName(asked, reportID: published.reportID)
                for file in published.files { Output.write("\(folder)/\(file.name)") }
            case .quarantined(let quarantined):
                throw Failure(
                    ServiceKit.ExitCode.failed, "\(quarantined.reason): \(quarantined.sentence) \(quarantined.remedy)")
            default:
                throw Failure(ServiceKit.ExitCode.tryAgain, "the connection to RabbitMQ ended before the report came")
            }
        }
    }

    struct ListCommand: AsyncParsableCommand {
        enum Form: String, ExpressibleByArgument, CaseIterable {
            case table, json, paths
        }

        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List reports, the newest first.")

        @Option(help: "Only this kind: index or compilation.")
        var kind: ReportRequest.Kind?

        @Option(help: "Only with headings in this language.")
        var language: Language?

        @Option(help: "Only of this series.")
        var series: String?

        @Option(help: "At most so many.")
        var limit: Int = 100

        @Option(
            name: .customLong("format"),
            help: "table, json (one object a line) or paths (of the files, below the report folder).")
        var form: Form = .table

        func validate() throws {
            if self.limit < 1 { throw ValidationError("--limit is at least 1") }
        }

        func run() async throws {
            let servers = try Servers()
            let reports = try await servers.withStore { try await $0.reports(limit: 10_000) }
                .filter { report in
                    (self.kind.map { $0 == report.request.kind } ?? true)
                        && (self.language.map { $0 == report.request.language } ?? true)
                        && (self.series.map { $0 == report.request.series } ?? true)
                }.prefix(self.limit)
            switch self.form {
            case .table:
                let rows = reports.map { report in
                    [
                        report.id, report.request.kind.rawValue, report.request.language.rawValue,
                        report.request.series ?? "-", report.request.period ?? "-", String(report.passages),
                        report.publishedAt,
                    ]
                }
                Output.write(
                    Output.table([["id", "kind", "language", "series", "period", "passages", "published"]] + rows))
            case .paths:
                for report in reports {
                    let folder = ReportAssembly.folderName(report.request, reportID: report.id)
                    for file in report.files { Output.write("\(folder)/\(file.name)") }
                }
            case .json:
                for report in reports { Output.write(String(decoding: Self.json(report), as: UTF8.self)) }
            }
        }

        private static func json(_ report: StoredReport) -> [UInt8] {
            JSONWriter.object { json in
                json.member("id", report.id)
                json.member("kind", report.request.kind.rawValue)
                json.member("language", report.request.language.rawValue)
                json.member("series", report.request.series)
                json.member("period", report.request.period)
                json.member("passages", report.passages)
                json.member("corpusState", report.corpusState.description)
                json.member("requestedBy", report.requestedBy)
                json.member("publishedAt", report.publishedAt)
                json.name("files")
                json.array(report.files) { json, file in
                    json.object {
                        $0.member("name", file.name)
                        $0.member("mediaType", file.mediaType)
                        $0.member("size", file.size)
                        $0.member("sha256", file.sha256)
                    }
                }
            }
        }
    }

    struct GetCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "get", abstract: "Fetch a report's files from the database.")

        @Argument(help: "The report's id, as `list` shows it.")
        var id: String

        @Option(help: "Folder to write to; made when missing.", completion: .directory)
        var out: String = "."

        func run() async throws {
            let servers = try Servers()
            try await servers.withStore { store in
                guard Derivation.isUUID(self.id), let report = try await store.publishedReport(self.id.lowercased())
                else {
                    throw Failure(
                        ServiceKit.ExitCode.failed, "there is no report '\(self.id)'; see rapporteur report list")
                }
                let folder = URL(filePath: self.out, directoryHint: .isDirectory)
                try Output.makeFolder(folder)
                for file in report.files {
                    guard let file = try await store.reportFile(report: report.id, name: file.name) else { continue }
                    let path = folder.appending(path: file.name)
                    try Output.write(file.bytes, to: path)
                    Output.write(path.path(percentEncoded: false))
                }
            }
        }
    }
}
