import ArgumentParser
import Foundation
import ServiceKit

// A pipe whose reader left is an error of one write, not the end of the program.
signal(SIGPIPE, SIG_IGN)

do {
    var command = try RapporteurCommand.parseAsRoot()
    if var command = command as? any AsyncParsableCommand {
        try await command.run()
    } else {
        try command.run()
    }
} catch {
    Failure.leave(error)
}
