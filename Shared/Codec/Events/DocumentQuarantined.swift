/// A submission could not become a document, and why.
public struct DocumentQuarantined: Sendable, Hashable {
    /// Where it stopped, a stable code such as `decode`, `convert` or `read`.
    public var stage: String
    /// Why, a stable code such as `malformed-json`; those of the codec are in ``ReasonCatalogue``.
    public var reason: String
    /// What happened and where, for people. Holds no text of the document.
    public var sentence: String
    /// What to do about it, for people.
    public var remedy: String
    /// JSON Pointer (RFC 6901) to the part of the message at fault; `""` is the whole message.
    public var pointer: String?
    /// SHA-256 of the file's bytes, or of the message body when no file could be taken out of it.
    public var sha256: String?
    /// Size of the file or message body in bytes.
    public var size: Int?

    public init(
        stage: String, reason: String, sentence: String, remedy: String, pointer: String? = nil, sha256: String? = nil,
        size: Int? = nil
    ) {
        (self.stage, self.reason, self.sentence, self.remedy) = (stage, reason, sentence, remedy)
        (self.pointer, self.sha256, self.size) = (pointer, sha256, size)
    }
}
