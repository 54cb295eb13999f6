internal import AMQP
internal import Postgres
internal import Store

/// What a failure is about, which decides what becomes of the message.
enum Trouble: Sendable, Hashable {
    /// Something that every message needs is away: nothing is acknowledged, the worker waits and tries again.
    case outage(Dependency, sentence: String)
    /// This message fails, others may not: it is tried again later, a bounded number of times.
    case message(sentence: String)
    /// The worker is stopping.
    case cancelled

    init(_ error: any Error) {
        switch error {
        case is CancellationError: self = .cancelled
        case let error as any OutageError where error.isOutage:
            self = .outage(error.dependency, sentence: error.sentenceForLogs)
        case let error as any OutageError: self = .message(sentence: error.sentenceForLogs)
        case let error as StoreError: self = Self.ofStore(error)
        case let error as PGError: self = Self.ofDatabase(error)
        // Refused before it was sent: what is too large for the protocol today is too large tomorrow.
        case let error as AMQPError where error.code == .messageTooLarge: self = .message(sentence: error.description)
        case let error as AMQPError: self = .outage(.publishing, sentence: error.description)
        default: self = .message(sentence: String(describing: type(of: error)))
        }
    }

    /// Safe to log.
    var sentence: String {
        switch self {
        case .outage(_, let sentence), .message(let sentence): sentence
        case .cancelled: "stopping"
        }
    }

    private static func ofStore(_ error: StoreError) -> Trouble {
        switch error.code {
        case .database: error.database.map(Self.ofDatabase) ?? .outage(.database, sentence: error.description)
        case .schemaMissing, .schemaTooOld, .schemaTooNew, .migrationEdited, .migrationBusy:
            .outage(.database, sentence: error.description)
        case .cancelled: .cancelled
        case .invalidInput, .unreadableRow, .taxonomyChanged: .message(sentence: error.description)
        }
    }

    /// SQL is fixed when the program is built, so what depends on the values is of the classes 21 to 23 and 54 (limits);
    /// all else (no connection, full disk, missing right, lock, restart) is the database's trouble and not the message's.
    private static func ofDatabase(_ error: PGError) -> Trouble {
        if error.code == .cancelled { return .cancelled }
        let isAboutValues = error.code == .invalidValue || ["21", "22", "23", "54"].contains(error.state.category)
        return isAboutValues ? .message(sentence: error.description) : .outage(.database, sentence: error.description)
    }
}

/// An error of a stage that can be an outage: a converter that is not installed, a disk that is full.
public protocol OutageError: Error {
    /// Whether the trouble is the machine's and not the message's.
    var isOutage: Bool { get }
    /// What `/readyz` shows as not answering.
    var dependency: Dependency { get }
    /// Safe to log and to show.
    var sentenceForLogs: String { get }
}
