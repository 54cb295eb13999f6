internal import Postgres

extension Store {
    /// Runs `body` and turns whatever it throws into a ``StoreError`` that names `operation`.
    static func guarded<Value: Sendable>(
        _ operation: String, _ body: () async throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await body()
        } catch {
            throw StoreError(operation, causedBy: error)
        }
    }
}

extension StoreError {
    /// The error of the store for any error that comes out of a connection or a transaction.
    init(_ operation: String, causedBy error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as TransactionError: self.init(operation, causedBy: error.cause)
        case let error as PGError:
            switch error.code {
            case .invalidValue: self.init(.invalidInput, operation, error.message, database: error)
            case .invalidColumn: self.init(.unreadableRow, operation, error.message, database: error)
            case .cancelled: self.init(.cancelled, operation, "the task was cancelled", database: error)
            case .refusedByServer, .cannotConnect, .connectionLost, .commitUnknown, .timedOut, .invalidConfiguration,
                .misuse:
                self.init(.database, operation, error.description, database: error)
            }
        case is CancellationError: self.init(.cancelled, operation, "the task was cancelled")
        default: self.init(.database, operation, "an unexpected error of type \(type(of: error))")
        }
    }
}
