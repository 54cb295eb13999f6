import AMQP
import Codec
import Postgres
import ServiceKit
import Store

/// What commands need of the two servers.
struct Servers {
    let settings: ServiceSettings
    let names: BrokerNames

    /// `source` of the events that the command line publishes.
    static let source = "urn:rapporteur:cli"

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
        try await self.publish([message], of: type, through: session)
    }

    /// Publishes many and waits for the broker's word on each.
    ///
    /// - Throws: ``Failure`` when it did not take one; the others it has.
    func publish(_ messages: [WireMessage], of type: EventType, through session: BrokerSession) async throws {
        let outcomes = try await session.publish(messages.map { self.outgoing($0, of: type) })
        for place in messages.indices {
            switch outcomes.indices.contains(place) ? outcomes[place] : nil {
            case .confirmed: continue
            case .returned:
                throw Failure(
                    ServiceKit.ExitCode.failed,
                    "no queue is bound for \(type.routingKey) on exchange '\(self.names.exchange)': run `rapporteur setup`"
                )
            case .refused, nil:
                throw Failure(
                    ServiceKit.ExitCode.tryAgain, "the broker took no more messages: a queue is full; try again later")
            }
        }
    }

    private func outgoing(_ message: WireMessage, of type: EventType) -> OutgoingMessage {
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
        return OutgoingMessage(
            exchange: self.names.exchange, routingKey: type.routingKey,
            properties: MessageProperties(
                contentType: message.contentType, headers: headers, messageID: message.messageID,
                type: type.cloudEventsType, appID: "rapporteur"),
            body: message.body, isMandatory: true)
    }
}
