import Foundation
import Testing

/// The servers that `deploy/local/test` starts for a run.
enum TestServers {
    /// `amqp://…` of a private RabbitMQ.
    static var amqpURL: String? { ProcessInfo.processInfo.environment["RAPPORTEUR_TEST_AMQP_URL"] }
    /// `postgresql://…` of a private PostgreSQL, with a role that may create databases and roles.
    static var databaseURL: String? { ProcessInfo.processInfo.environment["RAPPORTEUR_TEST_DATABASE_URL"] }
    /// Whether a missing server is a failure and not a reason to leave tests out.
    static var areRequired: Bool { ProcessInfo.processInfo.environment["RAPPORTEUR_REQUIRE_SERVERS"] == "1" }

    static let areAvailable = (amqpURL != nil && databaseURL != nil) || areRequired
}

extension Trait where Self == ConditionTrait {
    /// Leaves the test out where no servers are at hand; `deploy/local/test` always brings them.
    static var needsServers: Self {
        .enabled(if: TestServers.areAvailable, "run deploy/local/test, which starts the servers")
    }
}
