public import AMQP
public import Codec
internal import Identity
public import Store

/// Makes the events that a handled event causes, and the messages that carry them.
public struct Outgoing: Sendable {
    public let stage: StageName
    let names: BrokerNames
    /// Our own user at the broker, which vouches for it on what we publish; `nil` where it is not known.
    let user: String?

    /// `source` of every event the stage publishes.
    public var source: String { "urn:rapporteur:\(self.stage.rawValue)" }

    public init(stage: StageName, names: BrokerNames, user: String? = nil) {
        (self.stage, self.names, self.user) = (stage, names, user)
    }

    /// An event caused by the one under `key`. Its id is derived from the cause and its type, so it is the same however
    /// often it is made; `causationsource` and `causationid` name the cause, for whoever waits for the outcome.
    ///
    /// - Parameter part: Tells events of one type and cause apart, when there are several.
    public func event(
        _ data: EventData, causedBy key: InboxKey, subject: String? = nil, traceparent: String? = nil, part: String = ""
    ) -> OutgoingEvent {
        let cause = key.variant.isEmpty ? key.id : "\(key.id)#\(key.variant)"
        let event = Event(
            id: Derivation.eventID(
                causeSource: key.source, causeID: cause + (part.isEmpty ? "" : "/\(part)"),
                type: data.type.cloudEventsType),
            source: self.source, subject: subject, time: LogTime.now(), traceparent: traceparent,
            extensions: ["causationid": .string(key.id), "causationsource": .string(key.source)], data: data)
        let message = EventEncoder().structured(event)
        return OutgoingEvent(
            routingKey: data.type.routingKey, id: event.id, type: data.type.cloudEventsType,
            contentType: message.contentType ?? "application/cloudevents+json", body: message.body)
    }

    /// The event that says why one under `key` was put into quarantine.
    func quarantined(_ entry: QuarantineEntry, key: InboxKey, traceparent: String?) -> OutgoingEvent {
        self.event(
            .quarantined(
                DocumentQuarantined(
                    stage: entry.stage, reason: entry.reason, sentence: entry.sentence, remedy: entry.remedy,
                    pointer: entry.pointer, sha256: entry.sha256, size: entry.size)),
            causedBy: key, subject: entry.symbol, traceparent: traceparent)
    }

    /// A recorded event as a message. What one of our stages takes must reach its queue; the others go to whoever listens.
    public func message(_ event: OutgoingEvent) -> OutgoingMessage {
        OutgoingMessage(
            exchange: self.names.exchange, routingKey: event.routingKey,
            properties: MessageProperties(
                contentType: event.contentType, messageID: event.id, type: event.type,
                appID: "rapporteur-\(self.stage.rawValue)"),
            body: event.body, isMandatory: Self.routingKeysOfStages.contains(event.routingKey))
    }

    private static let routingKeysOfStages = Set(StageName.allCases.flatMap(\.takes).map(\.routingKey))

    /// A copy of a message that cannot be handled, for the stage's dead-letter queue: its body and headers as they came,
    /// and the reason beside them.
    func deadLetter(_ delivery: Delivery, _ reason: DocumentQuarantined, key: InboxKey) -> OutgoingMessage {
        var properties = self.copied(delivery.properties)
        let account: [(String, String?)] = [
            (MessageHeader.stage, reason.stage), (MessageHeader.reason, reason.reason),
            (MessageHeader.sentence, reason.sentence), (MessageHeader.remedy, reason.remedy),
            (MessageHeader.pointer, reason.pointer), (MessageHeader.eventSource, key.source),
            (MessageHeader.eventID, key.id),
        ]
        for (name, value) in account { properties.headers[name] = value.map(FieldValue.string) }
        return OutgoingMessage(
            exchange: self.names.deadExchange, routingKey: self.names.queue(self.stage), properties: properties,
            body: delivery.body, isMandatory: true)
    }

    /// A copy of a message that failed, to come back to the stage's queue after a delay.
    func retry(_ delivery: Delivery, attempt: Int, tier: BrokerNames.RetryTier) -> OutgoingMessage {
        var properties = self.copied(delivery.properties)
        properties.headers[MessageHeader.attempt] = .int(Int64(attempt))
        return OutgoingMessage(
            exchange: self.names.retry(tier), routingKey: self.names.queue(self.stage), properties: properties,
            body: delivery.body, isMandatory: true)
    }

    /// The broker user that first published a message, as far as the broker vouches for one.
    ///
    /// A copy of ours names it in a header, which counts only where the broker vouches that the copy is ours.
    func publisher(of properties: MessageProperties) -> String? {
        guard let user = self.user, properties.userID == user,
            case .string(let first)? = properties.headers[MessageHeader.userID]
        else { return properties.userID }
        return first
    }

    private func copied(_ original: MessageProperties) -> MessageProperties {
        var properties = original
        let publisher = self.publisher(of: original)
        properties.headers = original.headers.filter {
            !MessageHeader.isLeftBehind($0.key) && $0.key != MessageHeader.userID
        }
        // The broker refuses a user id that is not the publishing connection's, and an expiry would lose the copy.
        (properties.userID, properties.expiration, properties.isPersistent) = (nil, nil, true)
        if let publisher, let user = self.user {
            properties.userID = user
            if publisher != user { properties.headers[MessageHeader.userID] = .string(publisher) }
        }
        return properties
    }
}

extension WireMessage {
    /// A delivery as the codec reads it.
    public init(_ delivery: Delivery) {
        self.init(
            contentType: delivery.properties.contentType,
            headers: delivery.properties.headers.mapValues(WireValue.init),
            messageID: delivery.properties.messageID, type: delivery.properties.type, body: delivery.body)
    }
}

extension WireValue {
    init(_ value: FieldValue) {
        switch value {
        case .string(let text): self = .string(text)
        case .boolean(let flag): self = .boolean(flag)
        case .int(let number): self = .integer(number)
        case .bytes(let bytes): self = .bytes(bytes)
        default: self = .other
        }
    }
}
