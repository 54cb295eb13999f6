import ArgumentParser
import Codec
import Model
import ReportAssembly
import ServiceKit
import Store

/// `rapporteur report list`.
struct ReportListCommand: AsyncParsableCommand {
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table, json, paths
    }

    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List reports, the newest first, and behind them periods of a series that were missed.",
        discussion:
            "A series whose periods are years, quarters, months, weeks or days misses a period that lies between its first report and now and has none. `rapporteur report catch-up` makes it."
    )

    @Option(help: "Only this kind.")
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
        let known = try await servers.withStore { try await $0.reports(series: self.series, limit: 10_000) }
        let missed = MissedPeriods(known, now: LogTime.now()).all.filter { missed in
            self.kind.map { $0 == missed.request.kind } ?? true
        }
        let reports = known.filter { report in
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
            let gaps = missed.map { missed in
                [
                    "-", missed.request.kind.rawValue, missed.request.language.rawValue, missed.series, missed.period,
                    "-", "missed",
                ]
            }
            Output.write(
                Output.table([["id", "kind", "language", "series", "period", "passages", "published"]] + rows + gaps))
        case .paths:
            for report in reports {
                let folder = ReportAssembly.folderName(report.request, reportID: report.id)
                for file in report.files { Output.write("\(folder)/\(file.name)") }
            }
        case .json:
            for report in reports { Output.write(String(decoding: Self.json(report), as: UTF8.self)) }
            for missed in missed {
                let line = JSONWriter.object(reserving: 128) { json in
                    json.member("state", "missed")
                    json.member("kind", missed.request.kind.rawValue)
                    json.member("series", missed.series)
                    json.member("period", missed.period)
                }
                Output.write(String(decoding: line, as: UTF8.self))
            }
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
