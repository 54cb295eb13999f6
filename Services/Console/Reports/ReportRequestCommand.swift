import ArgumentParser
import Model
import ServiceKit

/// `rapporteur report request`.
struct ReportRequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask for a report.",
        discussion: """
            The same series and period give the same report, once, however often they are asked for: made for cron. A period \
            that has ended shows the corpus as it was at its end, whenever it is asked for.

            Prints one line. Without --wait: requested ID. With --wait: published KIND SERIES PERIOD FOLDER FILES, where \
            FOLDER is below the report folder.

            Exit codes: 0 done, 1 the report or one of its formats failed, 64 wrong use, 69 a server cannot be reached, \
            75 not there in time; ask again.
            """)

    @Option(help: "index, compilation, practices, commitments, changes, recurrence or coverage.")
    var kind: ReportRequest.Kind

    @Option(help: "Name of a run of reports, for example weekly-index.")
    var series: String?

    @Option(help: "Period of the series: 2026, 2026-Q4, 2026-11, 2026-W47, 2026-11-21, or a name of your own.")
    var period: String?

    @OptionGroup var selection: ReportSelection

    @Flag(help: "Wait until it is there.")
    var wait = false

    @Option(help: "Longest wait, in seconds.")
    var timeout: Int = 300

    @Flag(help: "Print the paths of its files instead, one a line. Implies --wait.")
    var paths = false

    @Flag(name: .shortAndLong, help: "Print nothing unless something is wrong.")
    var quiet = false

    func validate() throws {
        if (self.series == nil) != (self.period == nil) {
            throw ValidationError("--series and --period belong together")
        }
        if self.timeout < 1 { throw ValidationError("--timeout is at least 1 second") }
        let request = self.selection.request(self.kind)
        if let unfit = request.unfitFormats.first { throw ValidationError(ReportRequest.sentence(on: unfit)) }
    }

    func run() async throws {
        let orders = try ReportOrders()
        let request = self.selection.request(self.kind, series: self.series, period: self.period)
        guard self.wait || self.paths else {
            let id = try await orders.ask(request)
            if !self.quiet { Output.write("requested \(id)") }
            return
        }
        let answer = try await orders.ask(request, within: .seconds(self.timeout))
        if !self.quiet { Output.write(self.paths ? answer.paths.joined(separator: "\n") : answer.line) }
        try answer.check(against: request)
    }
}
