import AMQP
import Postgres
import Store
import Testing

@testable import ServiceKit

@Suite("What a failure is about", .timeLimit(.minutes(1)))
struct TroubleTests {
    private enum Kind: Equatable { case outage(Dependency), message, cancelled }

    private func kind(_ error: any Error) -> Kind {
        switch Trouble(error) {
        case .outage(let dependency, _): .outage(dependency)
        case .message: .message
        case .cancelled: .cancelled
        }
    }

    private struct Missing: OutageError {
        let isOutage: Bool
        var dependency: Dependency { .machine }
        var sentenceForLogs: String { "away" }
    }

    private struct Foreign: Error { let text = "the document's words" }

    @Test("the store's errors", arguments: StoreError.Code.allCases)
    func store(code: StoreError.Code) {
        let expected: Kind =
            switch code {
            case .database, .schemaMissing, .schemaTooOld, .schemaTooNew, .migrationEdited, .migrationBusy:
                .outage(.database)
            case .invalidInput, .unreadableRow, .taxonomyChanged: .message
            case .cancelled: .cancelled
            }
        #expect(self.kind(StoreError(code, "x", "y")) == expected)
    }

    @Test("a stage's own errors, a stop, and what nobody foresaw")
    func others() {
        #expect(self.kind(Missing(isOutage: true)) == .outage(.machine))
        #expect(self.kind(Missing(isOutage: false)) == .message)
        #expect(self.kind(CancellationError()) == .cancelled)
        #expect(self.kind(Unconfirmed(left: [], sentence: "full")) == .outage(.publishing))
        #expect(Trouble(Foreign()) == .message(sentence: "Foreign"), "never the text of an error that is not ours")
    }

    @Test("a broker that is away is an outage; a message that no frame can carry is not")
    func broker() async throws {
        let away = await #expect(throws: AMQPError.self) {
            var configuration = try BrokerConfiguration("amqp://127.0.0.1:1")
            configuration.connectTimeout = .seconds(1)
            _ = try await BrokerSession.open(configuration)
        }
        #expect(self.kind(try #require(away)) == .outage(.publishing))
        let large = OutgoingMessage(
            exchange: "", routingKey: String(repeating: "k", count: 300), properties: MessageProperties(), body: [],
            isMandatory: true)
        let tooLarge = await #expect(throws: AMQPError.self) {
            _ = try await Publisher(try BrokerConfiguration("amqp://127.0.0.1:1")).publish([large])
        }
        #expect(self.kind(try #require(tooLarge)) == .message)
    }
}
