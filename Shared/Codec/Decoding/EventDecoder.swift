internal import Identity

/// Reads events out of messages.
///
/// Three forms are accepted: CloudEvents 1.0 in structured mode (content type `application/cloudevents+json`), in binary
/// mode (attributes in headers with one of the prefixes `cloudEvents:`, `cloudEvents_`, `ce-`), and a bare file.
/// Decoding is pure: the same message gives the same event or the same error.
public struct EventDecoder: Sendable {
    public let limits: CodecLimits

    public init(limits: CodecLimits = .init()) { self.limits = limits }

    /// The event in `message`.
    ///
    /// - Parameter expected: the types that the caller handles. A message that is a file and nothing else is taken as
    ///   `document.submitted` only when that is among them.
    /// - Throws: ``CodecError`` with a reason code and, where one can be named, the place.
    public func decode(_ message: WireMessage, expecting expected: Set<EventType>) throws(CodecError) -> Event {
        var identity: EventIdentity?
        do {
            return try self.event(in: message, expected, identity: &identity)
        } catch {
            let fallback = EventIdentity(
                source: EventIdentity.unreadableSource, id: Derivation.sha256(message.body), isReadable: false)
            throw CodecError(error, identity: identity ?? fallback)
        }
    }

    /// - Parameter identity: set as soon as it is known, so that an error can carry it.
    private func event(
        in message: WireMessage, _ expected: Set<EventType>, identity: inout EventIdentity?
    ) throws(Fault) -> Event {
        let mediaType = MediaType(message.contentType)
        let isStructured = mediaType?.essence == MediaType.cloudEvent
        try self.checkHeaders(message)
        let headers = isStructured ? nil : try AttributeSet.inHeaders(of: message, limits: self.limits)
        identity = headers?.identity
        if message.body.count > self.limits.bodySize {
            throw Fault(.tooLarge, at: "", "\(message.body.count) bytes, the limit is \(self.limits.bodySize)")
        }
        var event: Event
        if isStructured {
            try mediaType?.checkCharset()
            event = try self.structured(message, expected, identity: &identity)
        } else if let headers {
            event = try self.binary(message, headers, expected)
        } else {
            event = try self.bare(message, mediaType, expected)
        }
        // The trace context may travel as a plain header, beside the event.
        if event.traceparent == nil, case .string(let header)? = message.headers["traceparent"],
            (1...self.limits.attributeLength).contains(header.utf8.count),
            (try? TextCheck.check(header, at: "/traceparent")) != nil
        {
            event.traceparent = header
        }
        return event
    }

    private func checkHeaders(_ message: WireMessage) throws(Fault) {
        if message.headers.count > self.limits.headerCount {
            throw Fault(
                .tooManyHeaders, at: "", "\(message.headers.count) headers, the limit is \(self.limits.headerCount)")
        }
        if message.headers.keys.contains(where: { $0.utf8.count > self.limits.headerNameLength }) {
            throw Fault(.headerNameTooLong, at: "", "the limit is \(self.limits.headerNameLength) bytes")
        }
    }

    /// The type that `text` names.
    ///
    /// - Throws: `unknown-event-type`, `unknown-version`, or `unexpected-event-type` when it is not among `expected`.
    func type(_ text: String, _ expected: Set<EventType>) throws(Fault) -> EventType {
        if let type = EventType.byCloudEventsType[text] {
            guard expected.contains(type) else {
                let names = expected.map(\.cloudEventsType).sorted().joined(separator: ", ")
                throw Fault(.unexpectedEventType, at: "/type", "it is \(text); this queue takes \(names)")
            }
            return type
        }
        let isKnownEvent = EventType.allCases.contains { text.hasPrefix(EventType.namespace + $0.rawValue + ".v") }
        throw isKnownEvent
            ? Fault(.unknownVersion, at: "/type", "this version reads \(EventType.version)")
            : Fault(.unknownEventType, at: "/type")
    }

    /// Checks that the message says CloudEvents 1.0.
    func checkSpecVersion(_ attributes: inout AttributeSet) throws(Fault) {
        guard try attributes.takeRequired("specversion") == "1.0" else {
            throw Fault(.unsupportedSpecVersion, at: "/specversion", "expected 1.0")
        }
    }
}
