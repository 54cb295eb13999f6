internal import Model

/// Writes events as messages: the same event gives the same bytes, on every machine.
///
/// The encoder does not check what it is given: an event that breaks a limit is refused by whoever decodes it.
public struct EventEncoder: Sendable {
    /// The headers of binary mode: the CloudEvents AMQP binding allows `:` and `_`; only `_` survives JMS clients.
    static let prefix = "cloudEvents_"
    static let json = "application/json"

    public init() {}

    /// Structured mode: the whole event as one JSON object, content type `application/cloudevents+json`.
    ///
    /// A submitted file grows by a third, since JSON holds it in base64.
    public func structured(_ event: Event) -> WireMessage {
        var capacity = 1024
        if case .submitted(let submission) = event.data { capacity += (submission.content.count + 2) / 3 * 4 }
        let body = JSONWriter.object(reserving: capacity) { writer in
            for (name, value) in self.attributes(of: event) {
                writer.name(name)
                switch value {
                case .string(let text): writer.string(text)
                case .boolean(let flag): writer.boolean(flag)
                case .integer(let number): writer.integer(number)
                }
            }
            if let type = self.contentType(of: event) { writer.member("datacontenttype", type) }
            if case .submitted(let submission) = event.data {
                writer.name("data_base64")
                writer.base64(submission.content)
            } else {
                writer.name("data")
                self.write(event.data, to: &writer)
            }
        }
        return WireMessage(
            contentType: MediaType.cloudEvent + "; charset=utf-8", messageID: event.id,
            type: event.type.cloudEventsType,
            body: body)
    }

    /// Binary mode: the attributes as headers prefixed `cloudEvents_`, the data as the body.
    ///
    /// The body of a submission is the file itself.
    public func binary(_ event: Event) -> WireMessage {
        var headers: [String: WireValue] = [:]
        for (name, value) in self.attributes(of: event) {
            switch value {
            case .string(let text): headers[Self.prefix + name] = .string(text)
            case .boolean(let flag): headers[Self.prefix + name] = .boolean(flag)
            case .integer(let number): headers[Self.prefix + name] = .integer(Int64(number))
            }
        }
        let body: [UInt8]
        if case .submitted(let submission) = event.data {
            body = submission.content
        } else {
            var writer = JSONWriter()
            self.write(event.data, to: &writer)
            body = writer.bytes
        }
        return WireMessage(
            contentType: self.contentType(of: event), headers: headers, messageID: event.id,
            type: event.type.cloudEventsType, body: body)
    }

    private func contentType(of event: Event) -> String? {
        if case .submitted(let submission) = event.data { return submission.contentType }
        return Self.json
    }

    /// The attributes in the order in which they are written: CloudEvents' own, the submission's, then the unknown ones.
    private func attributes(of event: Event) -> [(name: String, value: ExtensionValue)] {
        var texts: [(String, String?)] = [
            ("specversion", "1.0"), ("id", event.id), ("source", event.source), ("type", event.type.cloudEventsType),
            ("subject", event.subject), ("time", event.time), ("traceparent", event.traceparent),
        ]
        if case .submitted(let submission) = event.data {
            if event.subject == nil {
                texts[4].1 = submission.symbol
            } else if submission.symbol != event.subject {
                texts.append(("symbol", submission.symbol))
            }
            texts += [
                ("language", submission.language?.rawValue), ("title", submission.title),
                ("filename", submission.fileName), ("sourceuri", submission.sourceURI),
            ]
        }
        var attributes = texts.compactMap { name, text in text.map { (name: name, value: ExtensionValue.string($0)) } }
        let written = Set(attributes.map(\.name)).union(["datacontenttype", "data", "data_base64"])
        attributes += event.extensions.filter { !written.contains($0.key) }.sorted { $0.key < $1.key }
            .map { (name: $0.key, value: $0.value) }
        return attributes
    }

    private func write(_ data: EventData, to writer: inout JSONWriter) {
        switch data {
        case .submitted: break
        case .ingested(let event): writer.data(event)
        case .duplicate(let event): writer.data(event)
        case .quarantined(let event): writer.data(event)
        case .classified(let event): writer.data(event)
        case .classificationRequested(let event): writer.data(event)
        case .correction(let event): writer.data(event)
        case .corrections(let event): writer.data(event)
        case .correctionsWithdrawn(let event): writer.data(event)
        case .reportRequested(let event): writer.data(event)
        case .reportPublished(let event): writer.data(event)
        }
    }
}
