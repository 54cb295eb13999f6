/// Why a message is not an event.
///
/// Always permanent: the same bytes fail in the same way every time. Texts hold names of fields, offsets and limits, never values.
public struct CodecError: Error, Sendable, Hashable {
    public let code: ReasonCode
    /// JSON Pointer (RFC 6901) to the attribute or field at fault, in both content modes; `""` is the whole message and
    /// `nil` means that no place can be named.
    public let pointer: String?
    /// Offset of the byte of the body at fault, from 0, where one can be named.
    public let offset: Int?
    /// What is wrong, and where.
    public let sentence: String
    /// What the publisher can do about it.
    public let remedy: String
    /// Whose message it is, as far as it can be read, so that even a broken submission gets exactly one outcome.
    public let identity: EventIdentity

    /// Never: retrying a broken message does not mend it.
    public var isTransient: Bool { false }

    init(_ fault: Fault, identity: EventIdentity) {
        let reason = ReasonCatalogue[fault.code]
        (self.code, self.pointer, self.offset) = (fault.code, fault.pointer, fault.offset)
        self.sentence = fault.sentence(reason.sentence)
        (self.remedy, self.identity) = (reason.remedy, identity)
    }
}

extension CodecError: CustomStringConvertible {
    /// Code, sentence and remedy in one line.
    public var description: String { "\(self.code.rawValue): \(self.sentence) \(self.remedy)" }
}

/// `source` and `id` of an event, or what stands for them where they cannot be read.
public struct EventIdentity: Sendable, Hashable {
    /// The `source` of messages that are a file and nothing else.
    public static let bareSource = "urn:rapporteur:bare"
    /// The `source` of messages whose own cannot be read.
    public static let unreadableSource = "urn:rapporteur:unreadable"

    public let source: String
    public let id: String
    /// Whether both are the publisher's own; otherwise ``id`` is the SHA-256 of the message body.
    public let isReadable: Bool
}
