internal import Postgres

/// Tells a caller's own error, which is thrown as it is, from one of the database.
struct PassingThrough: Sendable {
    /// A caller's error on its way through a transaction.
    struct Carrier: Error { let error: any Error }

    func on<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch { throw Carrier(error: error) }
    }
}

extension Store {
    /// Like ``guarded(_:_:)``, but errors of a caller's closure, run by `passing.on`, come out unchanged.
    static func passingThrough<Value: Sendable>(
        _ operation: String, _ body: (PassingThrough) async throws -> Value
    ) async throws -> Value {
        do {
            return try await body(PassingThrough())
        } catch let carrier as PassingThrough.Carrier {
            throw carrier.error
        } catch let error as TransactionError {
            if let carrier = error.cause as? PassingThrough.Carrier { throw carrier.error }
            throw StoreError(operation, causedBy: error)
        } catch {
            throw StoreError(operation, causedBy: error)
        }
    }
}
