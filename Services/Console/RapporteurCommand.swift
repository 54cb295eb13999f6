import ArgumentParser
import ServiceKit

/// `rapporteur`: everything a person or a script does with Rapporteur.
struct RapporteurCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapporteur",
        abstract:
            "Reads United Nations documents on trafficking in persons, finds and classifies their recommendations, builds reports.",
        discussion: """
            Without servers: read, digest, themes. With RabbitMQ and PostgreSQL: setup, submit, status, doctor, watch, report,
            documents, align, dead-letters, correct, corrections, reclassify.

            Exit codes: 0 done, 1 failed, 64 wrong use or settings, 69 a server cannot be reached, 75 try again later.

            \(HelpText.settings(of: .console))
            """,
        version: "rapporteur \(ProgramVersion.current)",
        subcommands: [
            ReadCommand.self, DigestCommand.self, ThemesCommand.self, SetupCommand.self, SubmitCommand.self,
            StatusCommand.self, DoctorCommand.self,
            WatchCommand.self, DocumentsCommand.self, AlignCommand.self, ReportCommand.self, DeadLettersCommand.self,
            CorrectCommand.self, CorrectionsCommand.self, ReclassifyCommand.self,
            SettingsCommand.self,
        ])
}

/// `rapporteur settings`: what is in force.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show the settings in force, secrets masked.")

    func run() throws {
        Output.write(HelpText.effective(try Output.settings()), terminator: "")
    }
}
