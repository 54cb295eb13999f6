/// One event: the attributes of CloudEvents 1.0 and what it carries.
public struct Event: Sendable, Hashable {
    /// Identifies the event together with ``source``: the key under which repeats are recognised. 1 to 256 bytes.
    public var id: String
    /// Who published it, as a URI reference. 1 to 512 bytes.
    public var source: String
    /// The symbol of the document it is about, when known.
    public var subject: String?
    /// When it happened, RFC 3339 (`2031-03-04T10:00:00Z`).
    public var time: String?
    /// W3C trace context, kept as it came so that a trace runs through all services.
    public var traceparent: String?
    /// Attributes that this version has no use for, kept and passed on. Names are lower-case ASCII letters and digits.
    public var extensions: [String: ExtensionValue]
    public var data: EventData

    public init(
        id: String, source: String, subject: String? = nil, time: String? = nil, traceparent: String? = nil,
        extensions: [String: ExtensionValue] = [:], data: EventData
    ) {
        (self.id, self.source, self.subject, self.time) = (id, source, subject, time)
        (self.traceparent, self.extensions, self.data) = (traceparent, extensions, data)
    }

    /// Follows from ``data``.
    public var type: EventType { self.data.type }
}

/// The value of an attribute that this version does not know.
///
/// The types of CloudEvents 1.0 that JSON can tell apart; URIs, times and binary values are strings there.
public enum ExtensionValue: Sendable, Hashable {
    case string(String)
    case boolean(Bool)
    /// CloudEvents integers have 32 bits.
    case integer(Int32)
}
