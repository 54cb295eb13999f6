import ArgumentParser
import Foundation
import ServiceKit

// A pipe whose reader left is an error of one write, not the end of the program.
signal(SIGPIPE, SIG_IGN)

/// Runs the command that the arguments name.
func runCommand() async throws {
    var command = try RapporteurCommand.parseAsRoot()
    if var command = command as? any AsyncParsableCommand {
        try await command.run()
    } else {
        try command.run()
    }
}

do {
    try await runCommand()
} catch {
    Failure.leave(error)
}
