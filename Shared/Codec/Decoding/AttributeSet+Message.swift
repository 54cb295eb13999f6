extension AttributeSet {
    /// The prefixes of attribute headers: those of the CloudEvents AMQP binding, and the one of its HTTP binding that
    /// brokers with both use.
    static let prefixes = ["cloudEvents:", "cloudEvents_", "ce-"]

    /// The attributes in the headers of a message in binary mode; `nil` when no header has one of the prefixes.
    ///
    /// - Throws: `mixed-prefixes` when headers have different ones.
    static func inHeaders(of message: WireMessage, limits: CodecLimits) throws(Fault) -> AttributeSet? {
        var values: [String: Value] = [:]
        var found: String?
        for (header, value) in message.headers {
            guard let prefix = Self.prefixes.first(where: { header.utf8.starts(with: $0.utf8) }) else { continue }
            if let found, found != prefix { throw Fault(.mixedPrefixes, at: "") }
            found = prefix
            values[String(header.dropFirst(prefix.count))] = Self.value(of: value)
        }
        return found == nil ? nil : AttributeSet(values, limits: limits)
    }

    /// The attributes among the members of an event in structured mode. Null is the same as absent.
    init(_ members: [JSONMember], in bytes: [UInt8], limits: CodecLimits) {
        var values: [String: Value] = [:]
        for member in members where member.name != "data" && member.name != "data_base64" {
            switch member.value {
            case .null: break
            case .boolean(let flag): values[member.name] = .boolean(flag)
            case .integer(let number): values[member.name] = .integer(Int64(number))
            case .string(let string): values[member.name] = .string(string.text(in: bytes))
            case .fraction, .array, .object: values[member.name] = .unusable(member.value.typeName)
            }
        }
        self.init(values, limits: limits)
    }

    private static func value(of header: WireValue) -> Value {
        switch header {
        case .string(let text): .string(text)
        case .boolean(let flag): .boolean(flag)
        case .integer(let number): .integer(number)
        // Some clients send text as a byte array.
        case .bytes(let bytes): String(validating: bytes, as: UTF8.self).map(Value.string) ?? .notText
        case .other: .unusable("a table, a list or a time")
        }
    }
}
