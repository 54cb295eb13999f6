import AMQP
import Codec
import Postgres
import ServiceKit
import Store

/// What commands need of the two servers.
struct Servers {
    let settings: ServiceSettings
    let names: BrokerNames

    init() throws {
        self.settings = try Output.settings()
        self.names = BrokerNames(prefix: self.settings.prefix)
    }

    /// A session with the broker for the time of `body`.
    func withBroker<Result>(_ body: (BrokerSession) async throws -> Result) async throws -> Result {
        let session = try await BrokerSession.open(self.settings.broker)
        do {
            let result = try await body(session)
            await session.close()
            return result
        } catch {
            await session.close()
            throw error
        }
    }

    /// The store for the time of `body`.
    func withStore<Result>(_ body: (Store) async throws -> Result) async throws -> Result {
        let pool = PGPool(self.settings.database, size: 1)
        do {
            let result = try await body(Store(pool: pool))
            await pool.close()
            return result
        } catch {
            await pool.close()
            throw error
        }
    }

    /// Publishes an event of our own and waits for the broker's confirm.
    func publish(_ event: Event, through session: BrokerSession) async throws {
        try await self.publish(EventEncoder().structured(event), of: event.type, through: session)
    }

    func publish(_ message: WireMessage, of type: EventType, through session: BrokerSession) async throws {
        var headers: [String: FieldValue] = [:]
        for (name, value) in message.headers {
            switch value {
            case .string(let text): headers[name] = .string(text)
            case .boolean(let flag): headers[name] = .boolean(flag)
            case .integer(let number): headers[name] = .int(number)
            case .bytes(let bytes): headers[name] = .bytes(bytes)
            case .other: break
            }
        }
        let outgoing = OutgoingMessage(
            exchange: self.names.exchange, routingKey: type.routingKey,
            properties: MessageProperties(
                contentType: message.contentType, headers: headers, messageID: message.messageID,
                type: type.cloudEventsType, appID: "rapporteur"),
            body: message.body, isMandatory: true)
        switch try await session.publish([outgoing]).first {
        case .confirmed: return
        case .returned:
            throw Failure(
                ServiceKit.ExitCode.failed,
                "no queue is bound for \(type.routingKey) on exchange '\(self.names.exchange)': run `rapporteur setup`")
        case .refused, nil:
            throw Failure(
                ServiceKit.ExitCode.tryAgain, "the broker took no more messages: a queue is full; try again later")
        }
    }
}
