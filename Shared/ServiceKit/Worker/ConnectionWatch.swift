internal import AMQP
internal import Logging

/// Carries what connections tell into readiness, metrics and the log.
struct ConnectionWatch: Sendable {
    let readiness: Readiness
    let metrics: MetricRegistry
    let log: Logger

    func note(_ event: ConnectionEvent, on dependency: Dependency) {
        let connection: Logger.Metadata = ["connection": "\(dependency.rawValue)"]
        switch event {
        case .connected:
            self.readiness.report(dependency, trouble: nil)
            // A new connection is not blocked until the broker says so again.
            if dependency == .publishing { self.metrics.set(.blocked, to: 0) }
            self.log.info("connected to the broker", metadata: connection)
        case .disconnected(let error):
            // Failed attempts to connect come here, too: only the first counts as a connection lost.
            if self.readiness.report(dependency, trouble: error.description) {
                self.metrics.add(to: .reconnects, dependency.rawValue)
            }
            self.log.warning(
                "not connected to the broker", metadata: connection.merging(["reason": "\(error.description)"]) { $1 })
        case .retrying(let wait):
            self.log.debug("connecting again soon", metadata: connection.merging(["wait": "\(wait)"]) { $1 })
        case .blocked(let reason):
            self.metrics.set(.blocked, to: 1)
            self.readiness.report(dependency, trouble: "the broker takes nothing in: \(reason)")
            self.log.warning(
                "the broker takes nothing in", metadata: connection.merging(["reason": "\(reason)"]) { $1 })
        case .unblocked:
            self.metrics.set(.blocked, to: 0)
            self.readiness.report(dependency, trouble: nil)
            self.log.notice("the broker takes messages again", metadata: connection)
        case .consumerCancelled:
            self.readiness.report(dependency, trouble: "the queue was deleted or moved")
            self.log.warning("the broker ended our consumer: the queue was deleted or moved", metadata: connection)
        }
    }
}
