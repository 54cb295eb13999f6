import ArgumentParser
import Model
import ServiceKit
import Store

/// `rapporteur report runs`.
struct ReportRunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "The ledger: every request, when, by whom, how long, what came of it.")

    @Option(help: "Only of this series.")
    var series: String?

    @Option(help: "At most so many, the latest first.")
    var limit: Int = 100

    func validate() throws {
        if self.limit < 1 { throw ValidationError("--limit is at least 1") }
    }

    func run() async throws {
        let servers = try Servers()
        let runs = try await servers.withStore { try await $0.reportRuns(series: self.series, limit: self.limit) }
        let rows = runs.map { run in
            [
                run.begunAt, run.state.rawValue, run.request.kind.rawValue, run.request.series ?? "-",
                run.request.period ?? "-", run.requestedBy ?? "-",
                run.elapsed.map { "\($0.components.seconds) s" } ?? "-", String(run.attempts),
                run.failure ?? run.files.joined(separator: " "),
            ]
        }
        Output.write(
            Output.table(
                [["begun", "state", "kind", "series", "period", "by", "took", "attempts", "files or failure"]] + rows))
    }
}
