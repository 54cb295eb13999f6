import AMQP
import Logging
import Testing

@testable import ServiceKit

@Suite("Readiness", .timeLimit(.minutes(1)))
struct ReadinessTests {
    private let metrics = MetricRegistry()

    @Test("ready once everything answers, not ready with a sentence for each that does not")
    func troubles() {
        let readiness = Readiness(metrics: self.metrics)
        #expect(readiness.troubles.count == 3)
        for dependency in [Dependency.consuming, .publishing, .database] { readiness.report(dependency, trouble: nil) }
        #expect(readiness.troubles == [])
        #expect(readiness.report(.machine, trouble: "the folder is full"))
        #expect(!readiness.report(.machine, trouble: "the folder is full"), "it did not answer before either")
        #expect(readiness.troubles == ["machine: the folder is full"])
        #expect(self.metrics.value(of: .dependencyUp, "machine") == 0)
        readiness.report(.machine, trouble: nil)
        #expect(self.metrics.value(of: .dependencyUp, "machine") == 1)
        readiness.stop()
        #expect(readiness.troubles == ["stopping"])
    }

    @Test("a step's time runs from the step, and not while waiting for messages")
    func stepTime() {
        let readiness = Readiness(metrics: self.metrics)
        #expect(readiness.stepTime == .zero)
        readiness.step()
        #expect(readiness.stepTime > .zero)
        readiness.idle()
        #expect(readiness.stepTime == .zero)
    }

    @Test("a lost connection counts once however many attempts fail, and a new one is not blocked")
    func connections() async throws {
        let readiness = Readiness(metrics: self.metrics)
        let watch = ConnectionWatch(
            readiness: readiness, metrics: self.metrics, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let error = try #require(
            await #expect(throws: AMQPError.self) {
                var configuration = try BrokerConfiguration("amqp://127.0.0.1:1")
                configuration.connectTimeout = .seconds(1)
                _ = try await BrokerSession.open(configuration)
            })
        watch.note(.disconnected(error), on: .publishing)
        #expect(self.metrics.value(of: .reconnects, "publishing") == 0, "it was never there")
        watch.note(.connected(host: "h:1"), on: .publishing)
        watch.note(.blocked(reason: "low on memory"), on: .publishing)
        #expect(self.metrics.value(of: .blocked) == 1)
        #expect(readiness.troubles.contains("publishing: the broker takes nothing in: low on memory"))
        watch.note(.unblocked, on: .publishing)
        watch.note(.blocked(reason: "low on memory"), on: .publishing)
        watch.note(.unblocked, on: .publishing)
        watch.note(.disconnected(error), on: .publishing)
        watch.note(.disconnected(error), on: .publishing)
        #expect(self.metrics.value(of: .reconnects, "publishing") == 1)
        watch.note(.connected(host: "h:1"), on: .publishing)
        #expect(self.metrics.value(of: .blocked) == 0)
        #expect(!readiness.troubles.contains { $0.hasPrefix("publishing") })
    }
}
