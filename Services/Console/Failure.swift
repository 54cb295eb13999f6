import AMQP
import ArgumentParser
import Foundation
import Postgres
import ServiceKit
import Store
import ThemeClassification

/// What ends a command: a sentence for people and an exit code for scripts.
struct Failure: Error {
    let code: Int32
    let sentence: String

    init(_ code: Int32, _ sentence: String) { (self.code, self.sentence) = (code, sentence) }

    /// Says what went wrong and ends the process with the code that fits.
    static func leave(_ error: any Error) -> Never {
        switch error {
        case let failure as Failure:
            if !failure.sentence.isEmpty { Output.tell("rapporteur: \(failure.sentence)") }
            Foundation.exit(failure.code)
        case let error as SettingsError:
            Output.tell("rapporteur: settings that cannot be used:\n\(error)\nSee rapporteur --help.")
            Foundation.exit(ServiceKit.ExitCode.usage)
        case let error as TaxonomyError:
            Output.tell("rapporteur: \(error)")
            Foundation.exit(ServiceKit.ExitCode.usage)
        case let error as AMQPError:
            Output.tell("rapporteur: RabbitMQ: \(error)")
            Foundation.exit(error.isTransient ? ServiceKit.ExitCode.unavailable : ServiceKit.ExitCode.failed)
        case let error as StoreError:
            Output.tell("rapporteur: \(error)")
            let code = error.isTransient ? ServiceKit.ExitCode.tryAgain : ServiceKit.ExitCode.failed
            Foundation.exit(self.code(of: error.database) ?? code)
        case let error as PGError:
            Output.tell("rapporteur: \(error)")
            Foundation.exit(self.code(of: error) ?? ServiceKit.ExitCode.failed)
        default:
            // Help, version and wrong use are ArgumentParser's, which knows their words and codes.
            RapporteurCommand.exit(withError: error)
        }
    }

    private static func code(of error: PGError?) -> Int32? {
        guard let error else { return nil }
        // The server answered, and refused user, password (class 28) or database (class 3D): trying again is of no use.
        if ["28", "3D"].contains(error.state.category) { return ServiceKit.ExitCode.failed }
        if error.code == .cannotConnect || error.isConnectionLoss { return ServiceKit.ExitCode.unavailable }
        return error.isTransient ? ServiceKit.ExitCode.tryAgain : nil
    }
}
