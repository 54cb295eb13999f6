import ArgumentParser
import Model
import ServiceKit
import Store

/// `rapporteur report catch-up`.
struct ReportCatchUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catch-up", abstract: "Ask for the periods of a series that were missed.",
        discussion: """
            Each is asked for as the report before it was, and shows the corpus as it was at the period's end. Prints a line \
            a report; asking again does no harm. Exit codes as for `report request`.
            """)

    @Option(help: "The series; without it, every series.")
    var series: String?

    @Flag(help: "Only say what would be asked for.")
    var dryRun = false

    @Option(help: "Longest wait for each report, in seconds.")
    var timeout: Int = 300

    @Flag(name: .shortAndLong, help: "Print nothing unless something is wrong.")
    var quiet = false

    func validate() throws {
        if self.timeout < 1 { throw ValidationError("--timeout is at least 1 second") }
    }

    func run() async throws {
        let orders = try ReportOrders()
        let known = try await orders.servers.withStore { try await $0.reports(series: self.series, limit: 10_000) }
        for missed in MissedPeriods(known, now: LogTime.now()).all {
            guard !self.dryRun else {
                Output.write(Output.oneLine("missed \(missed.request.kind.rawValue) \(missed.series) \(missed.period)"))
                continue
            }
            var request = missed.request
            (request.series, request.period) = (missed.series, missed.period)
            let answer = try await orders.ask(request, within: .seconds(self.timeout))
            if !self.quiet { Output.write(answer.line) }
            try answer.check(against: request)
        }
    }
}
