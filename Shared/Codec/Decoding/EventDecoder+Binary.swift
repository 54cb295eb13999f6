internal import Identity

extension EventDecoder {
    /// Binary mode: the attributes are headers, the body is the data.
    func binary(
        _ message: WireMessage, _ headers: AttributeSet, _ expected: Set<EventType>
    ) throws(Fault) -> Event {
        var attributes = headers
        try self.checkSpecVersion(&attributes)
        let (id, source) = (try attributes.takeID(), try attributes.takeSource())
        let type = try self.type(attributes.takeRequired("type"), expected)
        let (subject, time) = (try attributes.takeLimited("subject"), try attributes.takeTime())
        let traceparent = try attributes.takeLimited("traceparent")
        let contentType = try self.contentType(of: message, &attributes)
        if message.body.isEmpty { throw Fault(.emptyMessage, at: "") }
        let data: EventData
        if type == .documentSubmitted {
            let submission = Submission(content: message.body, contentType: contentType)
            data = .submitted(try submission.completed(from: &attributes, subject: subject))
        } else {
            let mediaType = MediaType(contentType)
            if let mediaType, !mediaType.isJSON {
                throw Fault(.contentTypeMismatch, at: "/datacontenttype", "the data of this event is JSON")
            }
            try mediaType?.checkCharset()
            data = try self.data(of: type, FieldReader.whole(message.body, limits: self.limits))
        }
        return Event(
            id: id, source: source, subject: subject, time: time, traceparent: traceparent,
            extensions: try attributes.extensions(), data: data)
    }

    /// The content type of the data: the message's own. A header that says the same is tolerated.
    private func contentType(of message: WireMessage, _ attributes: inout AttributeSet) throws(Fault) -> String? {
        let header = try attributes.takeLimited("datacontenttype")
        let property = try self.contentTypeProperty(of: message)
        if let header, let property, header != property {
            throw Fault(
                .conflictingAttribute, at: "/datacontenttype", "the header and the content type property differ")
        }
        return property ?? header
    }

    /// The content type property within the limits; `nil` when there is none or it is empty.
    private func contentTypeProperty(of message: WireMessage) throws(Fault) -> String? {
        guard let text = message.contentType, MediaType(text) != nil else { return nil }
        if text.utf8.count > self.limits.attributeLength {
            throw Fault(
                .attributeTooLong, at: "/datacontenttype",
                "the content type has \(text.utf8.count) bytes, the limit is \(self.limits.attributeLength)")
        }
        try TextCheck.check(text, at: "/datacontenttype")
        return text
    }

    /// A file and nothing else. Its id is the SHA-256 of its bytes, so handing it in twice is one submission.
    func bare(_ message: WireMessage, _ mediaType: MediaType?, _ expected: Set<EventType>) throws(Fault) -> Event {
        if message.body.isEmpty { throw Fault(.emptyMessage, at: "") }
        if mediaType?.essence == MediaType.cloudEventBatch { throw Fault(.batchNotSupported, at: "") }
        guard expected.contains(.documentSubmitted) else { throw Fault(.notAnEvent, at: "") }
        if mediaType == nil || mediaType?.isJSON == true, Self.looksLikeEvent(message.body) {
            throw Fault(.contentTypeMismatch, at: "", "the body looks like an event in structured mode")
        }
        return Event(
            id: Derivation.sha256(message.body), source: EventIdentity.bareSource,
            data: .submitted(Submission(content: message.body, contentType: try self.contentTypeProperty(of: message))))
    }

    /// Whether `body` begins like a JSON object with a `specversion`, which no document does.
    private static func looksLikeEvent(_ body: [UInt8]) -> Bool {
        guard let first = body.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }), first == UInt8(ascii: "{")
        else { return false }
        let (start, name) = (body.prefix(4096), Array("\"specversion\"".utf8))
        return start.indices.contains { start[$0...].starts(with: name) }
    }
}
