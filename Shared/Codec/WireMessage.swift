/// A message as a broker hands it over, without any of a broker's own types.
public struct WireMessage: Sendable, Hashable {
    /// The content type property (RFC 9110 syntax).
    public var contentType: String?
    /// Application headers; a name occurs once.
    public var headers: [String: WireValue]
    /// The message id property. Written by ``EventEncoder``, not read by ``EventDecoder``.
    public var messageID: String?
    /// The type property. Written by ``EventEncoder``, not read by ``EventDecoder``.
    public var type: String?
    public var body: [UInt8]

    public init(
        contentType: String? = nil, headers: [String: WireValue] = [:], messageID: String? = nil, type: String? = nil,
        body: [UInt8]
    ) {
        (self.contentType, self.headers, self.messageID) = (contentType, headers, messageID)
        (self.type, self.body) = (type, body)
    }
}

/// The value of a message header.
public enum WireValue: Sendable, Hashable {
    case string(String)
    case boolean(Bool)
    case integer(Int64)
    case bytes([UInt8])
    /// A table, list, time or other value that no event attribute can be.
    case other
}
