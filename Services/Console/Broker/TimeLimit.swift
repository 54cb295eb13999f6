import ServiceKit

/// Runs `body` and ends it after `limit`.
///
/// - Throws: ``Failure`` with exit code 75 when the time is over.
func within<Result: Sendable>(
    _ limit: Duration, waitingFor what: String, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw Failure(
                ServiceKit.ExitCode.tryAgain,
                "no \(what) within \(limit.components.seconds) s; are the services running?")
        }
        defer { group.cancelAll() }
        guard let result = try await group.next() else { preconditionFailure("a group of two has a first result") }
        return result
    }
}
