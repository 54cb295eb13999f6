import ArgumentParser

/// `rapporteur report`: ask for reports and fetch them.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Ask for reports, list them, fetch their files.",
        subcommands: [
            ReportRequestCommand.self, ReportListCommand.self, ReportCatchUpCommand.self, ReportRunsCommand.self,
            ReportGetCommand.self,
        ])
}
