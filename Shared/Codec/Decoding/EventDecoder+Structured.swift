extension EventDecoder {
    /// Structured mode: the body is the whole event as a JSON object.
    func structured(
        _ message: WireMessage, _ expected: Set<EventType>, identity: inout EventIdentity?
    ) throws(Fault) -> Event {
        if message.body.isEmpty { throw Fault(.emptyMessage, at: "") }
        var salvaged: [JSONMember] = []
        let document: JSONDocument
        do {
            document = try JSONReader.read(message.body, depthLimit: self.limits.depth, salvaged: &salvaged)
        } catch {
            identity = AttributeSet(salvaged, in: message.body, limits: self.limits).identity
            throw error
        }
        guard case .object(let members) = document.root else {
            throw Fault(.wrongType, at: "", "expected an object, found \(document.root.typeName)")
        }
        var attributes = AttributeSet(members, in: document.bytes, limits: self.limits)
        identity = attributes.identity
        if members.count > self.limits.headerCount {
            throw Fault(.tooManyHeaders, at: "", "\(members.count) attributes, the limit is \(self.limits.headerCount)")
        }
        try self.checkSpecVersion(&attributes)
        let (id, source) = (try attributes.takeID(), try attributes.takeSource())
        let type = try self.type(attributes.takeRequired("type"), expected)
        let (subject, time) = (try attributes.takeLimited("subject"), try attributes.takeTime())
        let traceparent = try attributes.takeLimited("traceparent")
        let contentType = try attributes.takeLimited("datacontenttype")
        let body = StructuredData(members, in: document.bytes)
        let data: EventData
        if type == .documentSubmitted {
            let content = try body.submission(contentType: contentType, limits: self.limits)
            data = .submitted(try content.completed(from: &attributes, subject: subject))
        } else {
            if let contentType, MediaType(contentType)?.isJSON != true {
                throw Fault(.contentTypeMismatch, at: "/datacontenttype", "the data of this event is JSON")
            }
            data = try self.data(of: type, body.fields(limits: self.limits))
        }
        return Event(
            id: id, source: source, subject: subject, time: time, traceparent: traceparent,
            extensions: try attributes.extensions(), data: data)
    }
}

/// `data` or `data_base64` of an event in structured mode.
private struct StructuredData {
    private let plain: JSONValue?
    private let base64: JSONValue?
    private let bytes: [UInt8]

    init(_ members: [JSONMember], in bytes: [UInt8]) {
        func present(_ name: String) -> JSONValue? {
            guard let value = members.first(where: { $0.name == name })?.value else { return nil }
            if case .null = value { return nil }
            return value
        }
        (self.plain, self.base64, self.bytes) = (present("data"), present("data_base64"), bytes)
    }

    /// The fields of data that is a JSON object; base64 is taken too, as CloudEvents allows it for any data.
    func fields(limits: CodecLimits) throws(Fault) -> FieldReader {
        try self.checkSingle()
        if let base64 {
            let content = try Base64.content(of: base64, in: self.bytes, at: "/data_base64")
            return try FieldReader.whole(content, limits: limits)
        }
        guard let plain else { throw Fault(.missingData, at: "/data") }
        return try FieldReader(plain, in: self.bytes, at: "/data", limits: limits)
    }

    /// A submission: base64, a text, or an object with either and the document's description.
    func submission(contentType: String?, limits: CodecLimits) throws(Fault) -> Submission {
        try self.checkSingle()
        let submission: Submission
        let place: String
        if let base64 {
            let content = try Base64.content(of: base64, in: self.bytes, at: "/data_base64")
            (submission, place) = (Submission(content: content, contentType: contentType), "/data_base64")
        } else if case .string(let text)? = self.plain {
            submission = Submission(
                content: text.utf8(in: self.bytes), contentType: contentType ?? Submission.plainText)
            place = "/data"
        } else if let plain {
            let fields = try FieldReader(plain, in: self.bytes, at: "/data", limits: limits)
            (submission, place) = (try Submission(fields, contentType: contentType), "/data")
        } else {
            throw Fault(.missingData, at: "/data")
        }
        if submission.content.isEmpty { throw Fault(.emptyContent, at: place) }
        return submission
    }

    private func checkSingle() throws(Fault) {
        if self.plain != nil, self.base64 != nil {
            throw Fault(.conflictingFields, at: "/data_base64", "give data or data_base64, not both")
        }
    }
}
